"""Who has no mark yet in a block: from notes, turns and the floor of this block alone, and it is kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from app.live import events as e
from app.live.no_mark import no_mark_yet
from app.live.state import LiveEntry, fold_all
from app.model.rounds import Round
from tests.events_for_tests import AISHA, JAMES, JOURNALS, MARIA, Fact, arrived, started, told

IN_EDUCATION: tuple[Fact, ...] = (
    arrived(MARIA),
    arrived(JAMES),
    started(),
    (1, e.NoteCaught(text="@Maria spoke", people=("maria",))),
    (2, e.CheckedIn(person="james", answers={})),
    (30, e.BlockEntered(block="education")),
)


def test_a_new_block_begins_without_marks_and_who_is_not_here_needs_none() -> None:
    assert no_mark_yet(told(*IN_EDUCATION)) == {"maria", "james"}
    assert no_mark_yet(told(*IN_EDUCATION, arrived(AISHA, 40))) == {"maria", "james", "aisha"}


@pytest.mark.parametrize(
    "mark",
    [
        e.NoteCaught(text="@Maria asked", people=("maria",)),
        e.CheckedIn(person="maria", answers={"craving": "2"}),
        e.CheckedOut(person="maria", answers={}),
        e.TurnPassed(person="maria", round=Round.CHECK_OUT),
        e.SpeakerStarted(person="maria", minutes=3),
    ],
)
def test_a_note_a_turn_and_the_floor_are_marks(mark: e.LiveEvent) -> None:
    session = told(*IN_EDUCATION, (35, mark), (36, e.SpeakerEnded()))
    assert no_mark_yet(session) == {"james"}


def test_what_was_taken_back_or_struck_is_no_mark() -> None:
    facts: tuple[Fact, ...] = (
        *IN_EDUCATION,
        (35, e.NoteCaught(text="@Maria asked", people=("maria",))),
        (36, e.SpeakerStarted(person="james", minutes=3)),
    )
    assert no_mark_yet(told(*facts)) == set()
    session = told(*facts, (37, e.NoteStruck(note="entry-007")), (38, e.Undone(entry="entry-008")))
    assert no_mark_yet(session) == {"maria", "james"}


def test_a_block_that_is_visited_again_keeps_its_marks() -> None:
    session = told(*IN_EDUCATION, (31, e.BlockEntered(block="check-in")))
    assert no_mark_yet(session) == set()


@pytest.mark.parametrize(
    "facts",
    [
        (arrived(MARIA),),
        (arrived(MARIA), started(), (90, e.BlockEntered(block="break"))),
        (arrived(MARIA), started(), (180, e.SessionEnded())),
    ],
)
def test_nothing_is_pointed_out_before_the_start_in_a_break_and_after_the_end(
    facts: tuple[Fact, ...],
) -> None:
    assert no_mark_yet(told(*facts)) == set()


@given(JOURNALS)
def test_only_people_here_are_pointed_out(journal: list[LiveEntry]) -> None:
    session = fold_all("session-1", journal)
    assert no_mark_yet(session) <= session.here


def test_it_goes_into_no_note_and_no_document() -> None:
    """A help for the eye: nothing that is kept or leaves may know of it."""
    app = Path(__file__).resolve().parents[3] / "app"
    knows = [path.name for path in app.rglob("*.py") if "no_mark" in path.read_text(encoding="utf-8")]
    assert knows == ["no_mark.py"]
