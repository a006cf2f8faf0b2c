"""A schedule that leaves, read back as another calendar reads it: the same meetings, and nobody's name."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.schedule_ics import schedule_file_name, schedule_ics
from app.model.groups import Group, Meeting, ScheduleException

NOW = datetime(2026, 2, 2, 15, tzinfo=UTC)
SINCE = date(2026, 2, 2)
YEAR = timedelta(days=365)
WEEK = timedelta(days=7)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
GROUP = Group(
    id="5f" * 16,
    name="IOP Morning",
    program_id="harmony",
    zone="America/New_York",
    meetings=tuple(Meeting(weekday=day, start=time(9)) for day in (0, 1, 3)),
    call_link="https://call.example/room",
    facilitators=("alex",),
)
THANKSGIVING = ScheduleException(
    day=date(2026, 11, 26), start=time(9), kind="holiday", reason="Maria is away"
)


def moved(day: date, to: datetime, start: time = time(9)) -> ScheduleException:
    return ScheduleException(day=day, start=start, kind="moved", to=to)


def read(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def occurrences(data: bytes, zone: str, until: datetime) -> list[datetime]:
    """The moments at which a calendar shows something, by the rules of RFC 5545."""
    found, instead = [], {}
    for event in read(data):
        if "RECURRENCE-ID" in event:
            instead[(str(event["UID"]), event.decoded("RECURRENCE-ID"))] = event.decoded("DTSTART")
    for event in read(data):
        start, uid = event.decoded("DTSTART"), str(event["UID"])
        assert getattr(start.tzinfo, "key", None) == zone
        if "RECURRENCE-ID" in event:
            continue
        if "RRULE" not in event:
            found.append(start)
            continue
        rule = event["RRULE"]
        assert (rule["FREQ"], rule["BYDAY"]) == (["WEEKLY"], [DAYS[start.weekday()]])
        listed = event.get("EXDATE", [])
        lines = listed if isinstance(listed, list) else [listed]
        left_out = {each.dt for line in lines for each in line.dts}
        wall = start.replace(tzinfo=None)
        while (here := wall.replace(tzinfo=ZoneInfo(zone))) < until:
            if here not in left_out:
                found.append(instead.get((uid, here), here))
            wall += WEEK
    return sorted(each.astimezone(UTC) for each in found)


def wanted(group: Group, until: datetime) -> list[datetime]:
    midnight = datetime.combine(SINCE, time(0), ZoneInfo(group.zone))
    return [each.astimezone(UTC) for each in group.meetings_between(midnight, until)]


def test_a_year_of_meetings_is_read_back_through_both_changes_of_the_clocks() -> None:
    exceptions = (
        THANKSGIVING,
        ScheduleException(day=date(2026, 3, 9), start=time(9), kind="cancelled"),
        moved(date(2026, 7, 7), datetime.combine(date(2026, 7, 8), time(14))),
        moved(date(2026, 2, 2), datetime.combine(date(2026, 2, 6), time(9))),  # the first of its series
    )
    group = GROUP.model_copy(update={"exceptions": exceptions})
    until = NOW + YEAR
    found = occurrences(schedule_ics(group, 180, SINCE, NOW, []), group.zone, until)
    assert found == wanted(group, until)
    assert len(found) > 150
    assert {each.astimezone(ZoneInfo(group.zone)).hour for each in found} == {9, 14}
    assert {each.hour for each in found if each.month in (1, 7)} >= {13, 14}


zones = st.sampled_from(("America/New_York", "America/Phoenix", "Pacific/Auckland", "Australia/Lord_Howe"))
starts = st.builds(time, st.integers(0, 23), st.sampled_from((0, 30)))


@settings(max_examples=40)
@given(
    zones,
    st.lists(st.tuples(st.integers(0, 6), starts), min_size=1, max_size=3, unique=True),
    st.lists(st.tuples(st.integers(-3, 50), st.booleans(), st.integers(0, 300)), max_size=5),
)
def test_any_schedule_is_read_back_as_the_group_meets(
    zone: str, weekly: list[tuple[int, time]], said: list[tuple[int, bool, int]]
) -> None:
    meetings = tuple(Meeting(weekday=day, start=start) for day, start in weekly)
    first = meetings[0]
    monday = SINCE - timedelta(days=SINCE.weekday())
    exceptions = []
    for place, (week, is_moved, later) in enumerate(said):
        day = monday + WEEK * week + timedelta(days=first.weekday)
        # minutes of their own: two meetings at one moment are refused where groups are changed
        to = datetime.combine(SINCE + timedelta(days=later), time(12, 1 + place))
        if is_moved:
            exceptions.append(moved(day, to, first.start))
        else:
            exceptions.append(ScheduleException(day=day, start=first.start, kind="cancelled"))
    group = GROUP.model_copy(update={"zone": zone, "meetings": meetings, "exceptions": tuple(exceptions)})
    until = datetime.combine(SINCE, time(0), UTC) + YEAR
    assert occurrences(schedule_ics(group, 90, SINCE, NOW, []), zone, until) == wanted(group, until)


def test_nothing_leaves_but_the_groups_name_and_times() -> None:
    group = GROUP.model_copy(update={"exceptions": (THANKSGIVING,)})
    data = schedule_ics(group, 180, SINCE, NOW, ["Maria S."])
    text = data.decode()
    assert "Maria" not in text
    assert "alex" not in text
    assert "call.example" not in text
    for event in read(data):
        assert set(event) <= {"UID", "SUMMARY", "DTSTAMP", "DTSTART", "DURATION", "RRULE", "EXDATE"}
        assert str(event["SUMMARY"]) == "IOP Morning"
        assert event.decoded("DURATION") == timedelta(hours=3)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "TZID:America/New_York" in text  # the zone itself comes along


def test_the_call_link_leaves_only_if_it_is_asked_for() -> None:
    data = schedule_ics(GROUP, 180, SINCE, NOW, [], with_link=True)
    assert {str(event["LOCATION"]) for event in read(data)} == {"https://call.example/room"}
    without = GROUP.model_copy(update={"call_link": ""})
    assert b"LOCATION" not in schedule_ics(without, 180, SINCE, NOW, [], with_link=True)


@pytest.mark.parametrize("name", ["Maria’s evenings", "maria"])
def test_a_group_that_is_called_after_somebody_leaves_without_the_name(name: str) -> None:
    group = GROUP.model_copy(update={"name": name})
    data = schedule_ics(group, 180, SINCE, NOW, ["Maria S."])
    assert b"aria" not in data
    assert {str(event["SUMMARY"]) for event in read(data)} == {"Group"}
    assert schedule_file_name(group, ["Maria S."]) == "Group schedule.ics"
    assert schedule_file_name(GROUP, ["Maria S."]) == "IOP Morning schedule.ics"


def test_calendars_are_read_and_written_only_when_one_is_asked_for() -> None:
    code = "import app.documents.schedule_ics, sys; print('icalendar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
