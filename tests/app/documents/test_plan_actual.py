"""Plan against what happened: every second is somewhere, and the whole minutes add up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.plan_actual import PlanActual, end_sentence, over_or_short, plan_actual, stretches
from app.documents.record import Amount, SessionRecord
from app.documents.taking import take_record
from app.live import events as e
from app.live.state import LiveEntry, fold_all
from app.model.entry import Entry
from tests.app.documents.test_taking import USERS, a_bent_day, a_day
from tests.events_for_tests import CLOCKS, LATER, Fact, at, started, told


def record_of(*facts: Fact) -> SessionRecord:
    return take_record(told(*facts), at(400), USERS)


def ended(journal: list[LiveEntry]) -> SessionRecord:
    """Any session, over at the latest five hours after its time."""
    end: LiveEntry = Entry("entry-end", "session-1", "alex", LATER, LATER, e.SessionEnded())
    return take_record(fold_all("session-1", [*journal, end]), LATER, {})


def milliseconds(*amounts: Amount) -> int:
    return sum(round(amount.seconds * 1000) for amount in amounts)


@given(CLOCKS)
def test_what_was_held_and_what_was_paused_is_all_the_time_from_start_to_end(
    journal: list[LiveEntry],
) -> None:
    record = ended(journal)
    assert record.started is not None
    assert record.ended is not None
    whole = (record.ended - record.started) // timedelta(milliseconds=1)
    assert milliseconds(*(block.held for block in record.blocks), record.paused) == whole
    assert milliseconds(*(block.paused for block in record.blocks)) == milliseconds(record.paused)
    for block in record.blocks:
        visits = [visit.end - visit.start for visit in block.visits if visit.end is not None]
        assert sum(visits, timedelta()) // timedelta(milliseconds=1) == milliseconds(block.held, block.paused)


@given(CLOCKS)
def test_whole_minutes_add_up_to_what_stands_everywhere_else(journal: list[LiveEntry]) -> None:
    record = ended(journal)
    actual = plan_actual(record)
    assert sum(line.held for line in actual.lines) == actual.held == record.held.minutes
    of_service = [line for line in actual.lines if line.block.service]
    assert sum(line.held for line in of_service) == actual.service == record.held_service.minutes
    assert sum(line.paused for line in actual.lines) == actual.paused == record.paused.minutes
    assert sum(line.planned for line in actual.lines) == actual.planned == record.planned_minutes
    assert sum(line.planned for line in of_service) == actual.planned_service
    for line in actual.lines:
        assert abs(line.held * 60 - line.block.held.seconds) < 60
        assert abs(line.paused * 60 - line.block.paused.seconds) < 60


@given(CLOCKS)
def test_why_it_ended_when_it_did_adds_up_to_how_late_it_ended(journal: list[LiveEntry]) -> None:
    record = ended(journal)
    actual = plan_actual(record)
    over = sum(line.difference for line in actual.lines)
    assert actual.start + over + actual.paused + actual.end == actual.drift
    assert abs(actual.drift * 60 - record.drift.seconds) <= 60
    assert record.started is not None
    late = (record.started - record.scheduled_start).total_seconds()
    assert actual.start == int(late / 60)  # as it was said in the room


@given(st.integers(0, 59), st.integers(0, 59), st.integers(0, 59), st.integers(0, 59))
def test_a_start_on_time_is_never_said_to_have_been_late(one: int, two: int, three: int, four: int) -> None:
    """However the seconds of the blocks and the pauses fall."""
    record = record_of(
        started(),
        (30 + one / 60, e.BlockEntered(block="education")),
        (50, e.Paused()),
        (52 + two / 60, e.Resumed()),
        (76 + three / 60, e.BlockEntered(block="break")),
        (95, e.BlockEntered(block="check-out")),
        (120 + four / 60, e.SessionEnded()),
    )
    actual: PlanActual = plan_actual(record)
    assert (actual.start, actual.end) == (0, 0)


def test_seconds_of_many_blocks_are_not_lost_in_the_sum() -> None:
    """Five blocks with 24 seconds more than their minutes are two minutes together."""
    record = record_of(
        started(),
        (30.4, e.BlockEntered(block="education")),
        (75.8, e.BlockEntered(block="break")),
        (91.2, e.BlockEntered(block="small-group")),
        (151.6, e.BlockEntered(block="check-out")),
        (182, e.SessionEnded()),
    )
    assert [block.held.minutes for block in record.blocks] == [30, 45, 15, 60, 30]
    actual = plan_actual(record)
    assert [line.held for line in actual.lines] == [31, 46, 15, 60, 30]
    assert (actual.held, actual.service) == (182, 167)
    assert (
        end_sentence(record)
        == "Ended 2 min after plan: Check-in & icebreaker 1 min over, Education 1 min over."
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([started()], "Ended on plan."),
        ([started(4), (5, e.EndSet(end=at(184)))], "Ended 4 min before plan: started 4 min late, "),
        ([started(-3)], "Ended on plan: started 3 min early, "),
    ],
)
def test_how_it_ended_is_said_first(facts: list[Fact], said: str) -> None:
    moves: list[Fact] = [
        (30, e.BlockEntered(block="education")),
        (75, e.BlockEntered(block="break")),
        (90, e.BlockEntered(block="small-group")),
        (150, e.BlockEntered(block="check-out")),
        (180, e.SessionEnded()),
    ]
    assert end_sentence(record_of(*facts, *moves)).startswith(said)


def test_before_its_end_there_is_nothing_to_say_about_it() -> None:
    assert end_sentence(record_of()) == ""
    assert end_sentence(record_of(started(4))) == ""
    assert plan_actual(record_of(started(4))).drift == 0


def test_a_short_look_at_another_block_does_not_take_a_block_apart() -> None:
    record = record_of(
        started(),
        (10, e.BlockEntered(block="education")),
        (10.5, e.BlockEntered(block="check-in")),
        (30, e.BlockEntered(block="education")),
        (60, e.SessionEnded()),
    )
    check_in, education, *_rest = record.blocks
    assert stretches(check_in) == [(at(0), at(30))]
    assert stretches(education) == [(at(10), at(10.5)), (at(30), at(60))]


def test_over_and_short_are_words() -> None:
    assert [over_or_short(minutes) for minutes in (6, -2, 0)] == ["6 over", "2 short", "as planned"]


def test_a_day_and_a_bent_one_come_to_what_they_were() -> None:
    day, bent = (plan_actual(take_record(session, at(200), USERS)) for session in (a_day(), a_bent_day()))
    assert [line.difference for line in day.lines] == [4, 0, 0, -4, 2]
    assert (day.start, day.paused, day.drift) == (2, 0, 4)
    assert [(line.block.id, line.planned, line.held) for line in bent.lines] == [
        ("check-in", 30, 20),
        ("visit", 0, 8),
        ("education", 45, 0),
        ("small-group", 60, 0),
        ("check-out", 30, 94),
        ("break", 15, 0),
    ]
    assert (bent.start, bent.paused, bent.drift) == (2, 6, -50)
