"""What is changed today moves no past week: not its rules, not who was expected, not what counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.model.care import BesideSession
from app.model.groups import Group, Meeting, ScheduleException
from app.model.programs import Program, Rules
from app.model.rows import AttendanceRow, SessionRow
from app.practice import events as e
from app.practice.person_record import PersonRecord, person_record
from app.practice.rules_then import rules_then
from app.practice.state import Practice
from app.practice.weeks import group_week
from tests.app.practice.test_weeks import (
    BLUE_HEART,
    DAY,
    EVENING,
    FAR,
    HARMONY,
    MONDAY,
    PEOPLE,
    ROWS,
    a_practice,
    at,
    came,
    on,
    the_week,
)

GROUPS = (DAY, EVENING, FAR)
NEXT_WEEK = at(9, 12)
STRICT = HARMONY.rules.model_copy(update={"weekly_minutes": 900, "days_a_week": 5, "check_in": ()})


def opened_with(rules: Rules, group: str = "day", day: date = MONDAY, hour: int = 14) -> SessionRow:
    started = f"{day}T{hour:02}:00:00+00:00"
    text = rules.model_dump_json(exclude={"check_in", "check_out"})
    return SessionRow("", group, "", "", day.isoformat(), started, started, started, 0, 0, rules=text)


def record(
    practice: Practice,
    person: str,
    held: Sequence[SessionRow],
    rows: Sequence[AttendanceRow] = (),
    now: datetime = NEXT_WEEK,
) -> PersonRecord:
    return person_record(practice, practice.people[person], rows, [], [], now.date(), held=held)


def test_a_week_that_is_over_has_the_rules_that_its_newest_session_was_opened_with() -> None:
    held = [
        opened_with(STRICT, day=on(1)),
        opened_with(HARMONY.rules, day=on(0)),
        opened_with(BLUE_HEART.rules, day=on(7)),
        opened_with(BLUE_HEART.rules, "evening", on(2)),
        opened_with(BLUE_HEART.rules, day=on(3))._replace(started=""),
    ]
    week = the_week(a_practice(), [], NEXT_WEEK, sessions=held)
    assert week.rules.weekly_minutes == 900
    # in whatever order they come
    assert the_week(a_practice(), [], NEXT_WEEK, sessions=held[::-1]).rules == week.rules
    assert {person.target for person in week.people} == {900}
    # while it goes on, today's count
    assert the_week(a_practice(), [], at(6, 23.9), sessions=held).rules == HARMONY.rules
    assert the_week(a_practice(), [], NEXT_WEEK, sessions=[], group=EVENING).rules == HARMONY.rules


def test_rules_that_a_later_version_wrote_say_nothing() -> None:
    row = opened_with(STRICT)._replace(rules='{"something_new": 1}')
    assert rules_then([row, opened_with(STRICT, "evening"), row._replace(group_id="far", rules="")]) == {
        ("evening", MONDAY): Rules.model_validate(STRICT.model_dump(exclude={"check_in", "check_out"}))
    }


def test_a_persons_weeks_stand_by_the_group_that_they_were_in_then() -> None:
    """Maria went on from the morning to the islands, whose program asks for less."""
    practice = a_practice(
        e.PersonWithdrawn(person="maria", group="day", on=on(7)),
        e.PersonEnrolled(person="maria", group="far", on=on(7)),
    )
    less = BLUE_HEART.rules.model_copy(update={"weekly_minutes": 60})
    held = [opened_with(STRICT), opened_with(less, "far"), opened_with(less, "far", on(7))]
    found = record(practice, "maria", held, [came("maria", on(0)), came("maria", on(-7))], at(15, 12))
    # no session of the week before is known: today's rules of the group of then
    assert [week.target for week in found.weeks] == [540, 900, 60, BLUE_HEART.rules.weekly_minutes]


def test_a_session_beside_the_group_counts_as_it_counted_then() -> None:
    session = BesideSession(id="1", kind="individual", on=on(2), minutes=50)
    practice = a_practice(e.BesideSessionKept(person="maria", session=session))
    counts = HARMONY.rules.model_copy(update={"individual_counts": True})
    assert the_week(practice, [], NEXT_WEEK, sessions=[opened_with(counts)]).people[0].counted == 50
    assert record(practice, "maria", [opened_with(counts)]).weeks[0].counted == 50
    assert record(practice, "maria", []).weeks[0].counted == 0


MEETINGS = st.lists(
    st.builds(
        Meeting,
        weekday=st.integers(0, 6),
        start=st.sampled_from([time(9), time(17)]),
        also=st.sets(st.sampled_from(["day", "evening", "far"])).map(lambda also: tuple(sorted(also))),
    ),
    max_size=6,
    unique_by=lambda meeting: (meeting.weekday, meeting.start),
).map(tuple)
EXCEPTIONS = st.lists(
    st.builds(
        lambda day, start, kind, later: ScheduleException(
            day=on(day),
            start=start,
            kind=kind,
            to=datetime.combine(on(day + later), start) if kind == "moved" else None,
        ),
        st.integers(-14, 14),
        st.sampled_from([time(9), time(17)]),
        st.sampled_from(["holiday", "moved"]),
        st.integers(1, 3),
    ),
    max_size=4,
).map(tuple)
SOME_RULES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "weekly_minutes": st.integers(0, 900),
        "days_a_week": st.integers(0, 7),
        "day_minutes": st.integers(0, 300),
        "breaks_count": st.booleans(),
        "individual_counts": st.booleans(),
        "family_counts": st.booleans(),
    }
)


@given(
    ROWS,
    st.lists(st.integers(0, 1), min_size=60, max_size=60),
    SOME_RULES,
    st.lists(st.tuples(MEETINGS, EXCEPTIONS, SOME_RULES), max_size=3),
)
def test_no_change_of_meetings_exceptions_or_rules_moves_a_week_that_is_over(
    rows: list[AttendanceRow],
    expected: list[int],
    then: dict[str, Any],
    changes: list[tuple[tuple[Meeting, ...], tuple[ScheduleException, ...], dict[str, Any]]],
) -> None:
    rows = [row._replace(expected=known) for row, known in zip(rows, expected, strict=False)]
    session = BesideSession(id="1", kind="individual", on=on(2), minutes=50)
    kept = e.BesideSessionKept(person="maria", session=session)
    rules = HARMONY.rules.model_copy(update=then)
    days = [on(day) for day in range(-14, 21)]
    held = [opened_with(rules, group.id, day) for group in GROUPS for day in days]
    before, now = a_practice(kept), at(23, 12)

    def changed() -> Practice:
        happened: list[e.PracticeEvent] = []
        for meetings, exceptions, others in changes:
            happened += [e.GroupChanged(group=_met(group, meetings, exceptions)) for group in GROUPS]
            happened += [e.ProgramChanged(program=_asking(each, others)) for each in (HARMONY, BLUE_HEART)]
        return a_practice(kept, *happened)

    after = changed()
    for group in GROUPS:
        for back in (-14, -7, 0, 7, 14):
            one = group_week(before, group, on(back), rows, held, now)
            other = group_week(after, after.groups[group.id], on(back), rows, held, now)
            assert replace(other, group=group) == one
            for person in one.people:
                assert person.group_minutes == sum(day.group_minutes for day in person.days)
    for person_id in PEOPLE:
        weeks = [record(each, person_id, held, rows, now).weeks for each in (before, after)]
        assert weeks[0][:-1] == weeks[1][:-1]


def _met(group: Group, meetings: tuple[Meeting, ...], exceptions: tuple[ScheduleException, ...]) -> Group:
    others = tuple(
        each.model_copy(update={"also": tuple(one for one in each.also if one != group.id)})
        for each in meetings
    )
    return group.model_copy(update={"meetings": others, "exceptions": exceptions})


def _asking(program: Program, rules: dict[str, Any]) -> Program:
    return program.model_copy(update={"rules": program.rules.model_copy(update=rules)})


def test_no_gap_of_years_is_filled_with_anything_but_weeks() -> None:
    found = record(a_practice(), "maria", [opened_with(STRICT)], [came("maria", on(-7 * 60))])
    assert len(found.weeks) == 62
    assert found.weeks[-1].monday == MONDAY + timedelta(days=7)
    assert found.weeks[-2].target == 900
