"""A person is erased: no byte of their words is left anywhere, and everybody else's are as they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk, Seat
from app.destroying import destroy_working_notes, working_notes
from app.erasing import erase, told_of
from app.errors import Refused
from app.live import commands
from app.live import events as e
from app.model.people import Person
from app.model.plans import PlanLine, PlanPart
from app.practice import events as practice
from app.practice.care import discharge
from app.practice.commands import change_person
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from app.vault.keys import Purpose
from tests.app.told_of_people import GONE, STAYS, held, told_much
from tests.app.vault.making import journal_of
from tests.app.vault.pages import decrypted
from tests.practice_for_tests import (
    AISHA,
    ALEX,
    JAMES,
    MARIA,
    MORNING,
    PASSPHRASE,
    SAM,
    opened,
)

WHY = "Retention is over."


@pytest.fixture
def full(desk: Desk, clock: SetClock) -> Desk:
    told_much(desk)
    held(desk, clock)
    desk.seat(ALEX.id).arrange(discharge, MARIA, date(2026, 11, 24), "She moved away.")
    return desk


def erase_maria(seat: Seat, reason: str = WHY, typed: str = "maria s", elsewhere: bool = True) -> None:
    erase(seat, told_of(seat.desk, MARIA).result(), typed, reason, accounted_elsewhere=elsewhere)


def plain_bytes(folder: Path) -> bytes:
    """Every page of the journal of a vault that nobody has open, decrypted, free ones as well."""
    return decrypted(journal_of(folder), unlock(folder, PASSPHRASE).key(Purpose.JOURNAL))


def opened_again(folder: Path, clock: SetClock) -> Desk:
    return Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock, shipped_library())


def test_no_byte_of_their_words_is_left_and_those_of_others_stay(
    full: Desk, clock: SetClock, tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    full.close()
    before = plain_bytes(folder)
    for word in GONE + STAYS:
        assert word.encode() in before, word
    desk = opened_again(folder, clock)
    erase_maria(desk.seat(ALEX.id))
    assert desk.vault.verify().result() == []
    for word in GONE:
        assert desk.vault.search(word).result() == [], word
    desk.close()
    after = plain_bytes(folder)
    for word in (*GONE, "Maria", "maria s"):
        assert word.encode() not in after, word
    for word in STAYS:
        assert word.encode() in after, word
    again = opened_again(folder, clock)
    again.rebuild_views().result()
    assert MARIA not in again.practice.people
    assert again.vault.search("sharedword").result() != []
    assert again.vault.search("maria").result() == []
    assert again.vault.verify().result() == []
    again.close()


def test_what_the_desk_shows_is_what_the_vault_gives_and_others_are_as_they_were(full: Desk) -> None:
    session = full.session
    assert session is not None
    stream = session.stream
    rows = {person: full.vault.attendance_of(person).result() for person in (MARIA, JAMES, AISHA)}
    rounds = full.vault.rounds(JAMES).result()
    (head,), rooms = full.vault.sessions().result(), full.vault.rooms(MORNING, 5).result()
    people = {person: session.people[person] for person in (JAMES, AISHA)}
    erase_maria(full.seat(ALEX.id))
    after = full.session
    assert after is not None
    assert full.past_session(stream).result() == after
    assert {person: full.vault.attendance_of(person).result() for person in rows} == rows
    assert (full.vault.sessions().result(), full.vault.rooms(MORNING, 5).result()) == ([head], rooms)
    assert [row._replace(promise="") for row in full.vault.rounds(JAMES).result()] == [
        row._replace(promise="") for row in rounds
    ]
    assert {person: after.people[person].spans for person in people} == {
        person: each.spans for person, each in people.items()
    }
    assert after.people[AISHA] == people[AISHA]
    assert after.run == session.run
    assert after.sat == session.sat
    assert after.progress[JAMES].signed == session.progress[JAMES].signed
    assert MARIA not in after.progress
    assert after.people[MARIA].name == "A person who was erased"
    assert after.people[MARIA].spans == session.people[MARIA].spans
    assert after.names == {JAMES: "James T.", AISHA: "Aisha K."}
    assert [(note.text, note.people) for note in after.notes] == [
        ("another group member @James argued about a sharedword", (JAMES,)),
        ("@James jamesword of another group member’s zebra", (JAMES,)),
        ("@Aisha aishaword", (AISHA,)),
        ("another group member @James both, sharedword again", (JAMES,)),
        ("groupword without anybody", ()),
    ]
    assert full.practice.people[JAMES].access_needs == "sits with another group member"
    assert [line.text for line in full.practice.care_of(JAMES).plan.lines] == [
        "jamesplan: call another group member"
    ]
    assert [key.rpartition("/")[2] for key in full.drafts()] == [f"section-{JAMES}-data"]
    assert full.drafts() == full.vault.drafts().result()
    assert all(row.person_id != MARIA for row in full.vault.progress_owed().result())
    shown = full.practice
    full.reload()
    assert full.practice == shown


def test_nothing_comes_back_by_undoing(full: Desk) -> None:
    erase_maria(full.seat(ALEX.id))
    session = full.session
    assert session is not None
    for entry in (*session.entries, *full.practice.entries):
        if entry.stream == session.stream:
            full.act_live(ALEX.id, [e.Undone(entry=entry.id)], None)
        else:
            full.act_practice(ALEX.id, [practice.Undone(entry=entry.id)])
    assert MARIA not in full.practice.people
    now = full.session
    assert now is not None
    told = "".join(entry.event.model_dump_json() for entry in now.entries if entry.event)
    for word in GONE:
        assert word not in told
        assert word not in str(now.notes)


def test_a_second_person_is_erased_out_of_what_was_written_again(
    full: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = full.seat(ALEX.id)
    erase_maria(seat)
    for person, name in ((JAMES, "James T."), (AISHA, "Aisha K.")):
        seat.arrange(discharge, person, date(2026, 11, 24), "Moved.")
        erase(seat, told_of(full, person).result(), name, WHY)
    assert full.session is not None
    assert full.past_session(full.session.stream).result() == full.session
    assert [note.text for note in full.session.notes] == ["groupword without anybody"]
    assert [row.attended for row in full.vault.sessions().result()] == [3]
    assert full.vault.verify().result() == []
    full.close()
    after = plain_bytes(tmp_path / "vault")
    for word in (*GONE, "James", "Aisha", "jamesword", "sharedword", "aishaword", "jamesplan", "jamessigned"):
        assert word.encode() not in after, word
    assert b"groupword" in after


def test_working_notes_that_were_written_again_are_destroyed_too(full: Desk, tmp_path: Path) -> None:
    seat = full.seat(ALEX.id)
    erase_maria(seat)
    assert full.session is not None
    destroy_working_notes(seat, working_notes(full, full.session.stream).result(), "Policy.")
    assert full.session.notes == ()
    assert full.past_session(full.session.stream).result() == full.session
    assert full.vault.verify().result() == []
    full.close()
    assert b"sharedword" not in plain_bytes(tmp_path / "vault")


def test_it_asks_for_everything_that_makes_it_sure(desk: Desk, clock: SetClock) -> None:
    told_much(desk)
    seat = opened(desk)
    with pytest.raises(Refused, match="A session is open"):
        erase_maria(seat)
    seat.do(commands.end, [])
    with pytest.raises(Refused, match="in a group still"):
        erase_maria(seat)
    seat.arrange(discharge, MARIA, date(2026, 11, 24), "She moved away.")
    with pytest.raises(Refused, match="Say why"):
        erase_maria(seat, " ")
    with pytest.raises(Refused, match="without the name"):
        erase_maria(seat, "Maria asked for it")
    with pytest.raises(Refused, match="1 disclosure about them is younger"):
        erase_maria(seat, elsewhere=False)
    with pytest.raises(Refused, match="Type the name"):
        erase_maria(seat, typed="James T.")
    with pytest.raises(Refused, match="Only a facilitator"):
        erase_maria(desk.seat(SAM.id))
    early = told_of(desk, MARIA).result()
    seat.arrange(change_person, desk.practice.people[MARIA].model_copy(update={"pronouns": "she"}))
    with pytest.raises(Refused, match="changed meanwhile"):
        erase(seat, early, "Maria S.", WHY, accounted_elsewhere=True)
    assert MARIA in desk.practice.people
    assert not any(isinstance(each.event, practice.Erased) for each in desk.practice.entries)
    erase_maria(seat)
    with pytest.raises(Refused, match="not here any more"):
        told_of(desk, MARIA)


def test_a_name_that_another_person_has_too_stays_theirs(desk: Desk, clock: SetClock) -> None:
    seat = desk.seat(ALEX.id)
    other = Person(id="person-maria-b", name="Maria B.")
    desk.act_practice(
        ALEX.id,
        [
            practice.PersonAdded(person=other),
            practice.PlanLineKept(
                person=JAMES, line=PlanLine(id="1", part=PlanPart.PEOPLE_TO_CALL, text="Maria, or Maria S.")
            ),
        ],
    )
    seat.arrange(discharge, MARIA, date(2026, 11, 24), "She moved away.")
    erase_maria(seat)
    assert desk.practice.people["person-maria-b"] == other
    (line,) = desk.practice.care_of(JAMES).plan.lines
    assert line.text == "Maria, or another group member"
