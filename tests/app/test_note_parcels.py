"""Signed notes that leave a desk: whose they are, that nobody else is named, and what is written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk
from app.documents.redaction import NamesToJudge
from app.errors import ExportRefused, Refused
from app.live import commands
from app.live.events import DocumentSent
from app.live.note_events import GROUP_SECTION, SignedNote, SignedSection
from app.live.state import Session
from app.model.leaving import Destination, LegalBasis
from app.model.people import Person
from app.note_parcels import group_note_parcel, note_parcel, packet_parcel
from app.parcels import attendance_parcel, nameless_parcel, session_parcel
from app.practice import commands as practice
from app.practice import consents
from app.practice.leavings import Wish, leaving_of
from app.sending import record_leaving, send
from tests.app.documents.signed_notes import signed
from tests.app.practice.test_leavings import DOCTOR
from tests.events_for_tests import after
from tests.practice_for_tests import ALEX, EVENING, JAMES, MARIA, held, opened
from tests.sent_for_tests import OWN_COPY, RECORD, to_clinic

DAY = date(2026, 11, 24)
SAID = "Maria thanked James. She read the next part, and asked for grace."


def note(text: str = SAID) -> SignedNote:
    section = SignedSection(id="data", title="Data", text=text)
    return SignedNote(format="DAP", title="DAP", header=(), sections=(section,), risk="none")


@pytest.fixture
def session(desk: Desk, clock: SetClock) -> Session:
    """On the desk, with Maria's note and the group's signed."""
    seat = opened(desk)
    seat.do(commands.start)
    held(seat, clock)
    group = note("James opened the round.")
    desk.act_live(ALEX.id, [signed(MARIA, note()), signed(GROUP_SECTION, group)], None)
    assert desk.session is not None
    return desk.session


def test_a_note_leaves_in_every_format_and_names_nobody_else(
    desk: Desk, session: Session, tmp_path: Path
) -> None:
    parcel = note_parcel(desk, session, MARIA)
    assert parcel.people == (MARIA,)
    assert [way.id for way in parcel.ways] == ["pdf", "docx", "markdown", "json"]
    written = send(desk.seat(ALEX.id), parcel, parcel.ways, tmp_path, to_clinic("care in an emergency"))
    assert all("Maria" not in path.name and "James" not in path.name for path in written)
    for path in written:
        if path.suffix in (".md", ".json"):
            text = path.read_text(encoding="utf-8")
            assert "Maria thanked another group member." in text
            assert "prohibit" in text
            assert "James" not in text
    assert desk.session is not None
    sent = [entry.event for entry in desk.session.entries if isinstance(entry.event, DocumentSent)]
    assert [(each.document, each.people) for each in sent] == [("note", (MARIA,))] * 4


def test_titles_and_the_program_name_nobody_either(desk: Desk, session: Session) -> None:
    """A practice writes the titles of its own formats, and what its programs are called."""
    section = SignedSection(id="own", title="What James asked", text="To call on Sunday.")
    own = SignedNote(format="own", title="After James", header=(), sections=(section,), risk="none")
    opened_with = session.opened
    assert opened_with is not None
    held = replace(
        session,
        opened=opened_with.model_copy(update={"program_name": "In memory of James"}),
        progress={**session.progress, MARIA: replace(session.progress_of(MARIA), signed=None)},
    )
    parcel = note_parcel(desk, after(held, 200, [signed(MARIA, own)]), MARIA)
    data = next(way for way in parcel.ways if way.id == "json").render(None).decode()
    for words in (parcel.text_for(RECORD), data):
        assert "What another group member asked" in words
        assert "James" not in words


def test_a_note_that_is_not_signed_does_not_leave(desk: Desk, session: Session) -> None:
    with pytest.raises(ExportRefused, match="not signed yet"):
        note_parcel(desk, session, JAMES)


def test_a_note_of_a_session_that_is_laid_aside_is_written_down_with_the_person(
    desk: Desk, session: Session
) -> None:
    desk.put_away()
    parcel = note_parcel(desk, session, MARIA)
    record_leaving(desk.seat(ALEX.id), parcel, "clipboard", parcel.text_for(OWN_COPY).encode(), OWN_COPY)
    (sent,) = desk.practice.care_of(MARIA).sent
    assert (sent.document, sent.format) == ("note", "clipboard")


def test_a_packet_says_what_is_in_it_and_what_is_missing(desk: Desk, session: Session) -> None:
    desk.put_away()
    parcel = packet_parcel(desk, [session], MARIA, DAY, DAY)
    assert (parcel.document, parcel.people, parcel.stream) == ("packet", (MARIA,), "")
    assert parcel.holds.startswith("1 signed note, from Tuesday, November 24, 2026 to")
    assert "another group member" in parcel.text_for(RECORD)
    with pytest.raises(ExportRefused, match="No note of these days is signed"):
        packet_parcel(desk, [session], JAMES, DAY, DAY)
    with pytest.raises(Refused, match="cannot be before the first"):
        packet_parcel(desk, [session], MARIA, DAY, date(2026, 11, 1))


def test_a_word_that_became_a_name_since_is_asked_about(desk: Desk, session: Session) -> None:
    """Grace joined after the note was signed; "grace" in it may be a word, or she."""
    desk.act_live(ALEX.id, [signed(JAMES, note("He asked for Grace."))], None)
    assert desk.session is not None
    desk.seat(ALEX.id).arrange(practice.add_person, Person(id="g", name="Grace L."), EVENING, DAY)
    with pytest.raises(NamesToJudge) as asked:
        note_parcel(desk, desk.session, JAMES)
    (question,) = asked.value.questions
    assert (question.word, question.phrase) == ("Grace", "He asked for Grace.")
    assert str(asked.value) == "“Grace” may be somebody else’s name. Say first whether it is."
    named = note_parcel(desk, desk.session, JAMES, {question.place: True})
    assert "asked for another group member." in named.text_for(RECORD)
    word = note_parcel(desk, desk.session, JAMES, {question.place: False})
    assert "asked for Grace." in word.text_for(RECORD)


def test_the_group_note_names_nobody_and_the_sheet_everybody_shortly(desk: Desk, session: Session) -> None:
    group = group_note_parcel(desk)
    assert "James" not in group.text_for(RECORD)
    assert group.people == tuple(session.people)
    sheet = attendance_parcel(desk).text_for(RECORD)
    assert "James T." in sheet
    assert [way.id for way in attendance_parcel(desk).ways] == ["pdf", "docx", "markdown", "csv"]


def test_names_removed_tells_of_the_same_people_and_warns(desk: Desk, session: Session) -> None:
    """The rules for a disclosure hold for it as well: what somebody said may still show who they are."""
    parcel = nameless_parcel(desk)
    words = parcel.text_for(RECORD)
    assert not any(name in words for name in ("Maria", "James", "Aisha", "Harmony"))
    assert set(parcel.people) == set(session.people)
    assert "may still tell who they are" in parcel.told


def test_the_scope_of_consents_names_nobody_in_a_document_that_names_nobody_in_full(
    desk: Desk, session: Session
) -> None:
    seat, people = desk.seat(ALEX.id), tuple(session.people)
    for person in people:
        seat.arrange(consents.keep_consent, person, DOCTOR.model_copy(update={"id": person}))
    chosen = {person: person for person in people}
    wish = Wish(Destination.OTHER, DOCTOR.to_whom, DOCTOR.purpose, LegalBasis.CONSENT, consents=chosen)
    for parcel in (nameless_parcel(desk), group_note_parcel(desk)):
        leaving = leaving_of(desk.practice, desk.now(), parcel.people, wish, parcel.nameless)
        words = parcel.text_for(leaving)
        assert words.count("Attendance and progress. From Harmony Recovery to Dr. Noor Haddad") == 1
        assert not any(name in words for name in ("Maria", "James", "Aisha"))
    james = desk.practice.people[JAMES].model_copy(update={"name": "James Turner"})
    seat.arrange(practice.change_person, james)
    for parcel, scope in (
        (attendance_parcel(desk), "Attendance and progress."),
        (session_parcel(desk), "James Turner: Attendance and progress."),
    ):
        leaving = leaving_of(desk.practice, desk.now(), parcel.people, wish, parcel.nameless)
        assert scope in leaving.scope
        assert ("Turner" in leaving.scope) is ("Turner" in scope)


def test_without_a_session_there_is_none_of_its_documents(desk: Desk) -> None:
    for taken in (group_note_parcel, attendance_parcel, nameless_parcel):
        with pytest.raises(Refused, match="No session is open"):
            taken(desk)
