"""What was caught, looked at again: its block, its earlier words, and the notes that are asked for."""

from __future__ import annotations

from hypothesis import given

from app.live import events as e
from app.live.caught import NoteFilter, block_at, fits, versions
from app.live.state import LiveEntry, fold_all
from tests.events_for_tests import ALEX, JOURNALS, MARIA, SAM, arrived, at, started, told


def test_every_moment_of_the_group_is_in_a_block() -> None:
    session = told(
        started(),
        (30, e.BlockEntered(block="education")),
        (50, e.BlockEntered(block="check-in")),
        (60, e.BlockEntered(block="education")),
        (180, e.SessionEnded()),
    )
    found = [block_at(session, at(minute)) for minute in (-1, 0, 29.9, 30, 55, 60, 179.9, 180, 200)]
    assert [block.id if block else "" for block in found] == [
        *("", "check-in", "check-in", "education", "check-in", "education", "education", "", "")
    ]


@given(JOURNALS)
def test_the_block_is_that_of_the_visit_which_holds_the_moment(journal: list[LiveEntry]) -> None:
    session = fold_all("session-1", journal)
    for note in session.notes:
        holding = [
            v.block for v in session.run.visits if v.start <= note.at and (v.end is None or note.at < v.end)
        ]
        block = block_at(session, note.at)
        assert (block.id if block else None) == (holding[-1] if holding else None)


def test_what_a_note_said_before_is_kept_with_who_wrote_it() -> None:
    session = told(
        arrived(MARIA),
        (5, e.NoteCaught(text="calm", people=("maria",))),
        (6, e.NoteAmended(note="entry-002", text="calmer"), SAM.id),
        (7, e.NoteAmended(note="entry-002", text="calmest")),
        (8, e.Undone(entry="entry-004")),
        (9, e.NoteCaught(text="another")),
    )
    assert [(each.at, each.author, each.text) for each in versions(session, "entry-002")] == [
        (at(5), ALEX.id, "calm"),
        (at(6), SAM.id, "calmer"),
    ]


@given(JOURNALS)
def test_the_last_version_of_every_note_is_how_it_stands(journal: list[LiveEntry]) -> None:
    session = fold_all("session-1", journal)
    for note in session.notes:
        said = versions(session, note.id)
        first, last = said[0], said[-1]
        assert (first.at, first.author) == (note.at, note.author)
        assert (last.text, last.people, last.tags) == (note.text, note.people, note.tags)
        assert (len(said) > 1) == note.amended
    assert versions(session, "nothing") == ()


def test_notes_are_asked_for_by_person_tag_mark_block_and_author() -> None:
    session = told(
        started(),
        (5, e.NoteCaught(text="a", people=("maria", "james"), tags=("goal",))),
        (35, e.BlockEntered(block="education")),
        (40, e.NoteCaught(text="b", people=("maria",), mark="spoke"), SAM.id),
        (41, e.NoteCaught(text="c")),
    )

    def found(**asked: str) -> str:
        return "".join(note.text for note in session.notes if fits(session, NoteFilter(**asked), note))

    assert found() == "abc"
    assert (found(person="maria"), found(person="james"), found(person="aisha")) == ("ab", "a", "")
    assert (found(tag="goal"), found(mark="spoke"), found(author=SAM.id)) == ("a", "b", "b")
    assert (found(block="check-in"), found(block="education"), found(block="break")) == ("a", "bc", "")
    assert found(person="maria", block="education") == "b"
