"""When a group meets: every weekly meeting once, whatever the clocks do and whatever is cancelled or moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.model.groups import Group, Meeting, ScheduleException

DAY = timedelta(days=1)
# hours, half hours and midnights that come twice or not at all, and places without any of it
ZONES = (
    "America/New_York",
    "America/Phoenix",
    "America/St_Johns",
    "America/Nuuk",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "UTC",
)
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
zones = st.sampled_from(ZONES)
# most clocks change at night
times = st.one_of(
    st.builds(time, st.integers(0, 3), st.sampled_from((0, 15, 30, 59))),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)
meetings = st.lists(
    st.builds(Meeting, weekday=st.integers(0, 6), start=times),
    min_size=1,
    max_size=5,
    unique_by=lambda each: (each.weekday, each.start),
)


def group(zone: str, meetings: Sequence[Meeting], *exceptions: ScheduleException) -> Group:
    return Group(
        id="g",
        name="IOP",
        program_id="p",
        zone=zone,
        meetings=tuple(meetings),
        exceptions=exceptions,
    )


def a_meeting(start: time, weekday: int = 6) -> Meeting:
    return Meeting(weekday=weekday, start=start)


def days(since: date, count: int) -> list[date]:
    return [since + DAY * place for place in range(count)]


def real(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


@given(zones, meetings, st.integers(0, 365), st.integers(1, 60))
def test_every_weekly_meeting_comes_once_and_in_order(
    zone: str, meetings: list[Meeting], first: int, length: int
) -> None:
    since = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)) + DAY * first
    since = since.replace(hour=0)
    until = datetime.combine(since.date() + DAY * length, time(0), ZoneInfo(zone))
    found = group(zone, meetings).scheduled_between(since, until)
    expected = {
        real(day, meeting.start, zone)
        for day in days(since.date(), length)
        for meeting in meetings
        if meeting.weekday == day.weekday()
    }
    moments = [start.astimezone(UTC) for start, _meeting in found]
    assert moments == sorted(each for each in expected if since.astimezone(UTC) <= each < until)
    assert len(set(moments)) == len(moments)


@given(zones, meetings, st.integers(0, 365))
def test_a_meeting_keeps_its_time_on_the_wall_unless_the_clocks_leave_it_out(
    zone: str, meetings: list[Meeting], first: int
) -> None:
    since = SINCE + DAY * first
    for start, meeting in group(zone, meetings).scheduled_between(since, since + DAY * 30):
        assert start.astimezone(UTC).astimezone(ZoneInfo(zone)) == start  # there is such a time
        if start.time() != meeting.start:
            named = datetime.combine(start.date(), meeting.start, ZoneInfo(zone))
            assert named.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != meeting.start
        else:
            assert start.weekday() == meeting.weekday


exceptions = st.lists(
    st.tuples(
        st.integers(0, 40), st.sampled_from(("holiday", "cancelled", "moved")), st.integers(0, 60), times
    ),
    max_size=8,
)


@given(zones, meetings, exceptions)
def test_what_is_not_held_is_left_out_and_what_is_moved_comes_once_at_its_new_time(
    zone: str,
    meetings: list[Meeting],
    wanted: list[tuple[int, Literal["holiday", "cancelled", "moved"], int, time]],
) -> None:
    plain = group(zone, meetings)
    until = SINCE + DAY * 80
    weekly = [
        (day, meeting)
        for day in days(SINCE.date(), 60)
        for meeting in meetings
        if meeting.weekday == day.weekday()
    ]
    said: dict[tuple[date, time], ScheduleException] = {}
    listed = []
    for place, kind, later, at in wanted:
        day, meeting = weekly[place % len(weekly)]
        to = datetime.combine(SINCE.date() + DAY * later, at) if kind == "moved" else None
        each = ScheduleException(day=day, start=meeting.start, kind=kind, to=to)
        listed += [each, each] if later % 7 == 0 else [each]  # the same thing may be said twice
        said[(day, meeting.start)] = each
    whole = set(plain.meetings_between(SINCE - DAY * 9, until))
    kept = {
        start.astimezone(UTC)
        for start, meeting in plain.scheduled_between(SINCE - DAY * 9, until)
        if not any(real(day, at, zone) == start.astimezone(UTC) for day, at in said)
    }
    moved = {real(each.to.date(), each.to.time(), zone) for each in said.values() if each.to is not None}
    found = [
        start.astimezone(UTC)
        for start in group(zone, meetings, *listed).meetings_between(SINCE - DAY * 9, until)
    ]
    assert found == sorted(kept | moved)
    assert len(whole) >= len(kept)


def at(zone: str, *meetings: Meeting, day: date) -> list[tuple[str, str]]:
    """What the wall says, and what the moment is, of the meetings of a day and the night around it."""
    middle = datetime.combine(day, time(12), UTC)
    found = group(zone, meetings).meetings_between(middle - DAY, middle + DAY)
    return [(f"{each:%a %H:%M}", f"{each.astimezone(UTC):%a %H:%M}") for each in found]


def test_a_time_that_the_clocks_leave_out_comes_as_long_after_the_change() -> None:
    spring = date(2026, 3, 8)
    half_past_two, three = a_meeting(time(2, 30)), a_meeting(time(3))
    assert at("America/New_York", half_past_two, three, day=spring) == [
        ("Sun 03:00", "Sun 07:00"),
        ("Sun 03:30", "Sun 07:30"),
    ]
    # in Cairo the hour after midnight is left out; on Lord Howe half an hour is
    friday = a_meeting(time(0, 30), weekday=4)
    assert at("Africa/Cairo", friday, day=date(2026, 4, 24)) == [("Fri 01:30", "Thu 22:30")]
    assert at("Australia/Lord_Howe", a_meeting(time(2, 15)), day=date(2026, 10, 4)) == [
        ("Sun 02:45", "Sat 15:45")
    ]


def test_a_time_that_comes_twice_is_met_at_once() -> None:
    autumn = date(2026, 11, 1)
    twice, after = a_meeting(time(1, 30)), a_meeting(time(2))
    assert at("America/New_York", twice, after, day=autumn) == [
        ("Sun 01:30", "Sun 05:30"),
        ("Sun 02:00", "Sun 07:00"),
    ]


def test_a_stretch_given_in_the_groups_zone_is_a_stretch_of_moments() -> None:
    """From the second 1:30 of the night on, the meeting at the first one is past."""
    zone = ZoneInfo("America/New_York")
    met = group("America/New_York", [a_meeting(time(1, 30))])
    first = datetime(2026, 11, 1, 1, 30, tzinfo=zone)
    assert len(met.meetings_between(first, first + timedelta(hours=1))) == 1
    assert met.meetings_between(first.replace(fold=1), first + timedelta(hours=3)) == []


def test_a_moved_meeting_stays_the_meeting_that_it_was() -> None:
    shared = Meeting(weekday=3, start=time(9), also=("other",))
    to = datetime.combine(date(2026, 11, 27), time(10))
    moved = ScheduleException(day=date(2026, 11, 26), start=time(9), kind="moved", to=to)
    (found,) = group("America/New_York", [shared], moved).scheduled_between(
        datetime(2026, 11, 24, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
    )
    assert found == (to.replace(tzinfo=ZoneInfo("America/New_York")), shared)


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        ("moved", None),
        ("holiday", datetime.combine(date(2026, 11, 27), time(10))),
        ("moved", datetime(2026, 11, 27, 10, tzinfo=UTC)),
    ],
)
def test_only_what_is_moved_has_a_new_time_and_it_is_one_of_the_group(
    kind: Literal["moved", "holiday"], to: datetime | None
) -> None:
    with pytest.raises(ValidationError):
        ScheduleException(day=date(2026, 11, 26), start=time(9), kind=kind, to=to)
