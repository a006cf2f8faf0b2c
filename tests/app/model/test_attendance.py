"""Time in the room: every millisecond belongs to one part, whatever the spans look like."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.live import events as e
from app.live.rows import room_time, rows
from app.live.state import LiveEntry, fold_all
from app.model.agenda import ZERO, Run, Span
from app.model.attendance import counted_spans, time_in_room
from tests.events_for_tests import CLOCKS, LATER, MOMENTS, ROOMS, at, minutes, opening, started, told

SPANS = st.lists(
    st.tuples(MOMENTS, MOMENTS, st.booleans()).map(
        lambda found: Span(min(found[:2]), None if found[2] else max(found[:2]))
    ),
    max_size=6,
)
DAY = told(
    started(),
    (30, e.BlockEntered(block="education")),
    (50, e.Paused()),
    (55, e.Resumed()),
    (80, e.BlockEntered(block="break")),
    (95, e.BlockEntered(block="small-group")),
    (155, e.BlockEntered(block="check-out")),
    (185, e.SessionEnded()),
).run


@given(CLOCKS, SPANS)
def test_all_parts_add_up_to_the_whole_to_the_millisecond(
    journal: list[LiveEntry], spans: list[Span]
) -> None:
    """Overlapping, nested and touching spans, across pauses and blocks visited twice, before and after."""
    run = fold_all("session-1", journal).run
    time = time_in_room(spans, run, LATER)
    whole, reached = ZERO, at(-1000)
    for start, end in sorted(span.until(LATER) for span in spans):
        whole += max(ZERO, end - max(start, reached))
        reached = max(reached, end)
    assert time.whole == whole
    assert time.service + time.breaks == time.group == sum(time.blocks.values(), ZERO)
    assert min(time.group, time.service, time.breaks, time.before, time.paused, time.after) >= ZERO


@given(CLOCKS, SPANS)
def test_when_minutes_counted_comes_to_as_much_as_counted(
    journal: list[LiveEntry], spans: list[Span]
) -> None:
    run = fold_all("session-1", journal).run
    counted = counted_spans(spans, run, LATER)
    assert sum((end - start for start, end in counted), ZERO) == time_in_room(spans, run, LATER).group
    assert all(start < end for start, end in counted)
    assert all(one[1] <= other[0] for one, other in pairwise(counted))


@given(CLOCKS, SPANS)
def test_each_second_belongs_where_a_look_at_that_second_says(
    journal: list[LiveEntry], spans: list[Span]
) -> None:
    """Counted a second time by asking, every ten seconds, where the session is and who is here."""
    run = fold_all("session-1", journal).run
    time = time_in_room(spans, run, LATER)
    step = timedelta(seconds=10)
    seen = dict.fromkeys([*time.blocks, "before", "paused", "after"], 0)
    moment = at(-40)
    while moment < LATER:
        if any(span.start <= moment < (span.end or LATER) for span in spans):
            seen[where(moment, run)] += 1
        moment += step
    parts = {**time.blocks, "before": time.before, "paused": time.paused, "after": time.after}
    # each edge of a span, a visit or a pause can fall between two looks
    edges = 2 * (len(spans) + len(run.visits) + len(run.pauses) + 2)
    for part, looks in seen.items():
        assert abs(parts[part] - looks * step) <= edges * step


def where(moment: datetime, run: Run) -> str:
    """The block that was running at a moment, or 'before', 'paused', 'after'."""
    if run.started is None or moment < run.started:
        return "before"
    if run.ended is not None and moment >= run.ended:
        return "after"
    if any(pause.start <= moment < (pause.end or LATER) for pause in run.pauses):
        return "paused"
    return next(visit.block for visit in run.visits if visit.start <= moment < (visit.end or LATER))


def test_a_whole_day_is_split_over_its_blocks() -> None:
    time = time_in_room([Span(at(-3), at(190))], DAY, LATER)
    assert time.blocks == {
        "check-in": minutes(30),
        "education": minutes(45),
        "break": minutes(15),
        "small-group": minutes(60),
        "check-out": minutes(30),
    }
    assert (time.group, time.service, time.breaks) == (minutes(180), minutes(165), minutes(15))
    assert (time.before, time.paused, time.after) == (minutes(3), minutes(5), minutes(5))


def test_a_dropped_connection_costs_its_minutes() -> None:
    time = time_in_room([Span(at(0), at(40)), Span(at(43), at(185))], DAY, LATER)
    assert time.blocks["education"] == minutes(42)


def test_spans_on_top_of_each_other_count_once() -> None:
    time = time_in_room([Span(at(0), at(20)), Span(at(5), at(10)), Span(at(15), at(25))], DAY, LATER)
    assert time.whole == time.group == minutes(25)


def test_a_pause_belongs_to_no_block() -> None:
    time = time_in_room([Span(at(45), at(60))], DAY, LATER)
    assert (time.blocks["education"], time.paused) == (minutes(10), minutes(5))


def test_waiting_for_a_session_that_never_started_is_time_before_it() -> None:
    time = time_in_room([Span(at(-5), None)], told().run, at(10))
    assert (time.before, time.whole) == (minutes(15), minutes(15))


def test_somebody_who_was_never_here_has_no_minutes() -> None:
    assert time_in_room([], DAY, LATER).whole == ZERO


@given(ROOMS, st.integers(0, 24 * 60 - 1))
def test_minutes_of_marked_and_corrected_stays_add_up_whatever_the_hour(
    journal: list[LiveEntry], earlier: int
) -> None:
    """Arrivals, steps out, corrections and pauses in any order, moved to any hour: also across midnight, where the
    day of a session is that of its start."""
    session = fold_all("session-1", [moved(entry, minutes(earlier)) for entry in journal])
    now = LATER - minutes(earlier)
    for attendee in session.people.values():
        time = room_time(attendee, session, session.run.ended or now)
        last = max([session.run.ended or now, *(span.end for span in attendee.spans if span.end is not None)])
        whole, reached = ZERO, at(-10_000)
        for start, end in sorted(span.until(last) for span in attendee.spans):
            whole += max(ZERO, end - max(start, reached))
            reached = max(reached, end)
        assert time.whole == whole
        assert time.before + sum(time.blocks.values(), ZERO) + time.paused + time.after == whole
    kept = rows(session)
    assert {row.day for row in kept.attendance} <= {row.day for row in kept.sessions}


def moved(entry: LiveEntry, earlier: timedelta) -> LiveEntry:
    """The same entry, so much earlier, with all moments that it speaks of."""
    event = entry.event
    match event:
        case e.SessionOpened():
            event = event.model_copy(update={"scheduled": event.scheduled - earlier})
        case e.StayCorrected():
            spans = tuple(
                e.Stay(start=stay.start - earlier, end=stay.end - earlier if stay.end else None)
                for stay in event.spans
            )
            event = event.model_copy(update={"spans": spans})
        case e.PauseAdded():
            event = event.model_copy(update={"start": event.start - earlier, "end": event.end - earlier})
        case e.EndSet():
            event = event.model_copy(update={"end": event.end - earlier})
    return replace(entry, at=entry.at - earlier, recorded_at=entry.recorded_at - earlier, event=event)


def test_a_group_that_meets_past_midnight_keeps_its_minutes_on_one_day() -> None:
    """From eleven at night to two in the morning, with somebody's times corrected on both sides of midnight."""
    late = 14 * 60  # minutes after nine
    session = told(
        (late, e.SessionStarted()),
        (late + 30, e.BlockEntered(block="education")),
        (late + 2, e.PersonArrived(person="maria")),
        (late + 70, e.Paused()),
        (late + 75, e.Resumed()),
        (
            late + 100,
            e.StayCorrected(
                person="maria",
                spans=(
                    e.Stay(start=at(late - 5), end=at(late + 50)),
                    e.Stay(start=at(late + 58), end=at(late + 90)),
                ),
            ),
        ),
        (late + 180, e.SessionEnded()),
        opened=opening().model_copy(update={"scheduled": at(late)}),
    )
    kept = rows(session)
    maria = next(row for row in kept.attendance if row.person_id == "maria")
    spent = (maria.before_seconds // 60, maria.group_seconds // 60, maria.paused_seconds // 60)
    assert (maria.day, spent) == ("2026-11-24", (5, 77, 5))
