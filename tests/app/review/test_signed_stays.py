"""What is signed stays, whatever is taken back afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Refused
from app.live import commands as live
from app.live import events as e
from app.live.noting import ProgressNote
from app.live.state import LiveEntry, Session, fold
from app.model.entry import Entry
from app.review.as_note import as_note
from app.review.commands import add_addendum
from app.review.sheets import note_sheet
from tests.app.review.notes_for_tests import PRACTICE, held, more
from tests.app.review.test_names_in_notes import SIGNED
from tests.events_for_tests import ALEX, PROGRESS, SAM, SIGNATURE, at, journals

LATE = e.Expected(id="late", name="Late L.", initials="LL")
TOLD = SIGNED.note.model_copy(update={"risk": "concern", "risk_words": "Said it.", "objectives": ("Sleep.",)})


def signed(*before: e.LiveEvent) -> Session:
    facts = [(181.0 + number, event) for number, event in enumerate(before)]
    return more(held(), *facts, (190, SIGNED.model_copy(update={"note": TOLD})))


def entry_of(session: Session, kind: type[e.LiveEvent]) -> str:
    return next(each.id for each in session.entries if isinstance(each.event, kind))


SIGNED_OR_TAKEN_BACK = st.one_of(
    st.just(SIGNED),
    st.just(e.AddendumSigned(about="maria", text="Rang.", signature=SIGNATURE)),
    st.just(e.NoteCosigned(about="maria", signature=SIGNATURE)),
    st.just(e.PersonExpected(person=LATE)),
    st.just(SIGNED.model_copy(update={"about": LATE.id})),
    st.builds(e.Undone, entry=st.sampled_from([f"entry-{number:03d}" for number in range(1, 8)])),
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(journals(SIGNED_OR_TAKEN_BACK, most=12), journals(st.one_of(SIGNED_OR_TAKEN_BACK, PROGRESS)))
)
def test_whatever_comes_after_a_signature_leaves_it_and_all_that_was_signed(entries: list[LiveEntry]) -> None:
    session = Session("session-1")
    kept: dict[str, ProgressNote] = {}
    for entry in entries:
        session = fold(session, entry)
        for about, before in kept.items():
            note = session.progress[about]
            assert note.signed == before.signed
            assert note.addenda[: len(before.addenda)] == before.addenda
            assert note.cosigned[: len(before.cosigned)] == before.cosigned
        kept = {about: note for about, note in session.progress.items() if note.signed is not None}


def test_the_end_of_a_session_with_a_signed_note_is_not_taken_back() -> None:
    session = signed()
    again = more(session, (191, e.Undone(entry=entry_of(session, e.SessionEnded))))
    assert again.run.ended == session.run.ended
    unsigned = held()
    open_again = more(unsigned, (191, e.Undone(entry=entry_of(unsigned, e.SessionEnded))))
    assert open_again.run.ended is None


def test_an_addendum_goes_to_the_note_that_is_read_and_to_no_other() -> None:
    session = signed()
    read, unsigned = note_sheet(session, PRACTICE, "maria"), note_sheet(held(), PRACTICE, "maria")
    assert read.signed is not None
    another = read.signed._replace(signature=SIGNATURE.model_copy(update={"digest": "f" * 64}))
    for sheet in (unsigned, replace(read, session="another"), replace(read, signed=another)):
        with pytest.raises(Refused, match="not the note that is signed here"):
            add_addendum(session, at(191), ALEX, sheet, "Rang.", (1, "ab"))
    assert add_addendum(session, at(191), ALEX, read, "Rang.", (1, "ab"))


def test_somebody_who_was_added_and_whose_note_is_signed_stays_on_the_list() -> None:
    session = held((100, e.PersonExpected(person=LATE)))
    added = entry_of(session, e.PersonExpected)
    session = more(session, (190, SIGNED.model_copy(update={"about": "late"})))
    session = more(session, (191, e.Undone(entry=added)))
    assert session.progress_of("late").signed is not None


@pytest.mark.parametrize("by", [ALEX.id, SAM.id])
def test_undo_goes_back_no_further_than_the_last_signature(by: str) -> None:
    session = signed(e.RiskAnswered(about="maria", answer="concern", words="Said it."))
    with pytest.raises(Refused, match="before a note was signed stays"):
        live.undo(session, at(191), by)
    session = more(session, (192, e.RiskAnswered(about="james", answer="none")))
    (back,) = live.undo(session, at(193), ALEX.id)
    assert isinstance(back, e.Undone)
    assert back.entry == session.entries[-1].id


def test_a_signed_note_shows_risk_and_objectives_as_they_were_signed() -> None:
    session = signed(e.RiskAnswered(about="maria", answer="none"))
    sheet = note_sheet(session, PRACTICE, "maria")
    assert sheet.risk == ("concern", "Said it.")
    assert [(each.text, each.named) for each in sheet.objectives] == [("Sleep.", True)]
    assert as_note(sheet) == TOLD


def test_a_counseling_note_is_changed_and_thrown_away_by_its_author_alone() -> None:
    kept = e.CounselingNoteKept(about="maria", id="c1", sealed="hers")
    for again in ("other", ""):
        session = more(held(), (190, kept))
        other = kept.model_copy(update={"sealed": again})
        session = fold(session, Entry("other", session.stream, SAM.id, at(191), at(191), other))
        assert session.progress_of("maria").counseling["c1"].sealed == "hers"
    session = more(session, (192, kept.model_copy(update={"sealed": ""})))
    assert session.progress_of("maria").counseling == {}
