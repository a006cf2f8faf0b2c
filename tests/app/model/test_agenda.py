"""The clock: planned and projected times, what a pause costs, and the way back to the plan."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.live import events as e
from app.live.state import LiveEntry, fold_all
from app.model.agenda import ZERO, Agenda, Block, Run, Span, Visit, lay, merged, overlap, whole_minutes
from tests.events_for_tests import (
    BLUE_HEART,
    CLOCKS,
    HARMONY,
    LATER,
    NINE,
    at,
    minutes,
    started,
    told,
)

BLOCKS = HARMONY.program.agenda.blocks


def running(block: str, since: float, *, began: float = 0, added: dict[str, int] | None = None) -> Run:
    """A Harmony day that went from its first block straight into `block`."""
    return Run(
        BLOCKS,
        NINE,
        started=at(began),
        visits=(Visit("check-in", at(began), at(since)), Visit(block, at(since), None)),
        added=added or {},
    )


def test_the_shipped_days_have_the_minutes_that_their_programs_promise() -> None:
    harmony, blue_heart = HARMONY.program.agenda, BLUE_HEART.program.agenda
    assert (harmony.minutes, harmony.service_minutes) == (180, 165)
    assert (blue_heart.minutes, blue_heart.service_minutes) == (135, 135)


def test_an_agenda_has_blocks_and_a_block_has_minutes() -> None:
    with pytest.raises(ValidationError):
        Agenda(id="none", title="None", blocks=())
    with pytest.raises(ValidationError):
        Block(id="none", title="None", minutes=0)


def test_before_the_start_the_plan_stands_and_waiting_moves_the_projection() -> None:
    run = Run(BLOCKS, NINE)
    early, late = lay(run, at(-20)), lay(run, at(7))
    assert (early.planned_end, early.projected_end, early.drift) == (at(180), at(180), ZERO)
    assert (late.planned_end, late.projected_end, late.drift) == (at(180), at(187), minutes(7))
    assert early.current is None
    assert [laid.state for laid in early.blocks] == ["next"] * 5


def test_each_block_follows_the_one_before() -> None:
    timeline = lay(told(started(2)).run, at(12))
    assert [(laid.planned_start, laid.planned_end) for laid in timeline.blocks] == [
        (at(0), at(30)),
        (at(30), at(75)),
        (at(75), at(90)),
        (at(90), at(150)),
        (at(150), at(180)),
    ]
    assert [(laid.start, laid.end) for laid in timeline.blocks] == [
        (at(2), at(32)),
        (at(32), at(77)),
        (at(77), at(92)),
        (at(92), at(152)),
        (at(152), at(182)),
    ]
    assert timeline.drift == minutes(2)
    assert timeline.current is not None
    assert timeline.current.remaining == minutes(20)


def test_over_run_counts_up_and_moves_the_end_with_every_second() -> None:
    timeline = lay(told(started()).run, at(36.5))
    assert timeline.current is not None
    assert timeline.current.remaining == minutes(-6.5)
    assert timeline.current.end == at(36.5)
    assert timeline.projected_end == at(186.5)


def test_a_pause_stops_the_block_and_moves_the_end() -> None:
    run = told(started(), (10, e.Paused())).run
    assert run.paused
    assert run.elapsed(BLOCKS[0], at(14)) == minutes(10)
    assert lay(run, at(14)).drift == minutes(4)


def test_minutes_given_and_taken_change_the_projection_and_not_the_plan() -> None:
    timeline = lay(told(started(), (5, e.TimeAdded(block="check-in", minutes=5))).run, at(6))
    assert (timeline.planned_end, timeline.projected_end) == (at(180), at(185))
    assert timeline.blocks[0].allotted == minutes(35)


def test_going_on_early_brings_the_end_forward() -> None:
    timeline = lay(told(started(), (25, e.BlockEntered(block="education"))).run, at(25))
    assert timeline.drift == minutes(-5)


def test_a_block_visited_twice_has_the_minutes_of_both_visits() -> None:
    run = told(
        started(),
        (20, e.BlockEntered(block="education")),
        (25, e.BlockEntered(block="check-in")),
        (30, e.BlockEntered(block="education")),
    ).run
    assert run.elapsed(BLOCKS[0], at(40)) == minutes(25)
    assert run.remaining(BLOCKS[1], at(40)) == minutes(30)
    assert [laid.state for laid in lay(run, at(40)).blocks] == ["done", "now", "next", "next", "next"]


def test_a_block_that_was_passed_over_takes_no_time() -> None:
    timeline = lay(running("break", 30), at(31))
    education = timeline.blocks[1]
    assert (education.state, education.elapsed, education.start, education.end) == (
        "passed_over",
        ZERO,
        at(31),
        at(31),
    )


def test_after_the_end_everything_stands_still() -> None:
    run = told(started(), (184, e.SessionEnded())).run
    assert lay(run, at(190)) == lay(run, at(500))
    assert lay(run, at(500)).drift == minutes(4)
    assert run.current is None


@given(CLOCKS)
def test_the_projection_is_now_and_what_is_left_of_the_blocks_to_come(journal: list[LiveEntry]) -> None:
    run = fold_all("session-1", journal).run
    timeline = lay(run, LATER)
    assert timeline.planned_end == run.scheduled + minutes(180)
    if run.ended is not None:
        assert timeline.projected_end == run.ended
    else:
        left = (max(ZERO, laid.remaining) for laid in timeline.blocks if laid.state in ("now", "next"))
        assert timeline.projected_end == LATER + sum(left, ZERO)
        assert [laid.state for laid in timeline.blocks].count("now") == (1 if run.started else 0)


@given(CLOCKS)
def test_blocks_to_come_lie_end_to_end(journal: list[LiveEntry]) -> None:
    timeline = lay(fold_all("session-1", journal).run, LATER)
    coming = [laid for laid in timeline.blocks if laid.state in ("now", "next")]
    for one, other in pairwise(coming):
        assert one.end == other.start <= other.end
    for laid in timeline.blocks:
        assert laid.start <= laid.end


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_the_union_of_stretches_holds_each_moment_once(found: list[tuple[int, int]]) -> None:
    stretches = [(at(min(pair)), at(max(pair))) for pair in found]
    union = merged(stretches)
    held = {moment for start, end in stretches for moment in range(60) if start <= at(moment) < end}
    assert {moment for start, end in union for moment in range(60) if start <= at(moment) < end} == held
    assert sum((end - start for start, end in union), ZERO) == minutes(len(held))
    assert union == sorted(union)


def test_stretches_that_only_touch_have_nothing_in_common() -> None:
    assert overlap((at(0), at(5)), (at(5), at(9))) == ZERO
    assert overlap((at(0), at(6)), (at(5), at(9))) == minutes(1)


def test_a_span_still_open_lasts_until_now_and_never_less_than_nothing() -> None:
    assert Span(at(0), None).until(at(5)) == (at(0), at(5))
    assert Span(at(9), None).until(at(5)) == (at(9), at(9))


@pytest.mark.parametrize(("seconds", "told"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2)])
def test_minutes_are_rounded_half_up(seconds: int, told: int) -> None:
    assert whole_minutes(timedelta(seconds=seconds)) == told
