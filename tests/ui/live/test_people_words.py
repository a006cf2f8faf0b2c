"""A row of the roster says three things in three places: attendance, the turn and the answers, small marks."""

from __future__ import annotations

from datetime import date

from app.live import events as e
from app.live.state import Session
from app.model.rounds import Round
from tests.events_for_tests import AISHA, JAMES, MARIA, Fact, arrived, at, opening, started, told
from ui.live.people_words import here_words, person_rows
from ui.live.round_words import Asked
from ui.parts.person_row import PersonRow

ALL_HERE: tuple[Fact, ...] = (arrived(MARIA), arrived(JAMES), arrived(AISHA), started())


def row(session: Session, person: e.Expected, minute: float, current: Asked | None = None) -> PersonRow:
    return next(row for row in person_rows(session, at(minute), current) if row.id == person.id)


def test_whoever_is_awaited_is_expected_and_after_the_start_not_here_yet() -> None:
    assert row(told(), MARIA, -5).status_word == "Expected"
    assert row(told(started()), MARIA, 5).status_word == "Not here yet"


def test_late_is_said_until_the_next_block_and_after_that_the_person_is_simply_here() -> None:
    late = told(started(), arrived(MARIA, 8))
    assert row(late, MARIA, 9).status_word == "Late 8 min"
    assert row(late, MARIA, 9).line.startswith("joined 9:08")
    later = told(started(), arrived(MARIA, 8), (30, e.BlockEntered(block="education")))
    assert row(later, MARIA, 31).status_word == "Here"
    assert "joined" not in row(later, MARIA, 31).line


def test_stepping_out_counts_the_minutes_and_leaving_says_when() -> None:
    out = told(*ALL_HERE, (12, e.PersonSteppedOut(person="maria")))
    assert (row(out, MARIA, 14).status_word, row(out, MARIA, 14).line) == (
        "Out 2 min",
        "out 9:12 · to check in",
    )
    left = told(*ALL_HERE, (12, e.PersonLeft(person="maria")))
    assert (row(left, MARIA, 14).status_word, row(left, MARIA, 14).line) == ("Left", "left 9:12")


def test_a_reason_for_absence_is_not_on_the_screen() -> None:
    excused = row(told((-10, e.PersonExcused(person="maria")), started()), MARIA, 5)
    assert (excused.status_word, excused.line) == ("Excused", "")


def test_the_line_says_whose_turn_it_is_and_who_is_next() -> None:
    devon = e.Expected(id="devon", name="Devon R.", initials="DR", last_craving=6)
    session = told(
        arrived(MARIA), arrived(devon), arrived(AISHA), started(), opened=opening_of(MARIA, devon, AISHA)
    )
    assert row(session, MARIA, 1).line == "checking in"
    assert row(session, MARIA, 1).current
    assert row(session, devon, 1).line == "next · craving was 6 last time"
    assert row(session, AISHA, 1).line == "to check in"


def test_answers_stand_where_the_turn_was() -> None:
    answers = {"used": "no", "craving": "3"}
    session = told(*ALL_HERE, (3, e.CheckedIn(person="maria", answers=answers, kept="kept")))
    assert row(session, MARIA, 4).line == "used no · craving 3 · promise kept"
    passed = told(*ALL_HERE, (3, e.TurnPassed(person="maria", round=Round.CHECK_IN)))
    assert row(passed, MARIA, 4).line == "passed"
    silent = told(*ALL_HERE, (3, e.CheckedIn(person="maria", answers={"feeling": "calm"})))
    assert row(silent, MARIA, 4).line == "checked in"


def test_who_missed_the_round_is_still_to_check_in_later() -> None:
    session = told(*ALL_HERE, (30, e.BlockEntered(block="education")))
    assert row(session, MARIA, 31).line == "to check in"
    called = row(session, MARIA, 31, Asked("maria", Round.CHECK_IN))
    assert (called.line, called.current) == ("checking in", True)


def test_in_the_closing_round_the_line_is_about_checking_out() -> None:
    session = told(
        *ALL_HERE,
        (3, e.CheckedIn(person="james", answers={"used": "no"})),
        (9, e.BlockEntered(block="check-out")),
    )
    assert row(session, MARIA, 10).line.startswith("checking out")
    assert row(session, JAMES, 10).line == "next"
    out = told(
        *ALL_HERE,
        (9, e.BlockEntered(block="check-out")),
        (11, e.CheckedOut(person="james", answers={"craving": "2"})),
    )
    assert row(out, JAMES, 12).line == "checked out · craving 2"


def test_a_newcomer_is_pointed_out_for_two_weeks() -> None:
    new = e.Expected(id="marcus", name="Marcus W.", initials="MW", joined=date(2026, 11, 16))
    old = e.Expected(id="tom", name="Tom B.", initials="TB", joined=date(2026, 10, 1))
    session = told(opened=opening_of(new, old))
    assert row(session, new, -5).line == "newcomer, day 9"
    assert row(session, old, -5).line == ""


def test_a_flag_is_a_mark_with_its_meaning() -> None:
    session = told(*ALL_HERE, (4, e.PersonFlagged(person="james")))
    assert row(session, JAMES, 5).marks[0].icon == "flag"
    assert "Flagged" in row(session, JAMES, 5).spoken


def test_the_head_counts_who_is_here() -> None:
    assert here_words(told(started(), arrived(MARIA, 1))) == "1 of 3 here"


def opening_of(*people: e.Expected) -> e.SessionOpened:
    return opening().model_copy(update={"expected": people})
