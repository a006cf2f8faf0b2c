"""What comes next, and what day it is where a group is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.intake.programs import shipped_programs
from app.model.days import day_in
from app.model.entry import Entry
from app.model.groups import Group, Meeting
from app.model.people import Person
from app.model.rows import SessionRow
from app.practice import events as e
from app.practice.schedule import monday_of, next_meetings
from app.practice.state import Practice, fold_all

HARMONY, BLUE_HEART = (shipped.program for shipped in shipped_programs())
ZONE = ZoneInfo("America/New_York")
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=ZONE)
MORNING = Group(
    id="morning",
    name="IOP Morning",
    program_id="harmony",
    zone="America/New_York",
    meetings=tuple(Meeting(weekday=weekday, start=time(9)) for weekday in (0, 1, 3)),
)
EVENING = Group(
    id="evening",
    name="IOP Evening",
    program_id="blue-heart",
    zone="America/New_York",
    meetings=(Meeting(weekday=1, start=time(17)),),
)
ORPHAN = MORNING.model_copy(update={"id": "orphan", "program_id": "none"})


def a_practice() -> Practice:
    events: list[e.PracticeEvent] = [
        *(e.ProgramAdded(program=program) for program in (HARMONY, BLUE_HEART)),
        *(e.GroupAdded(group=group) for group in (EVENING, MORNING, ORPHAN)),
        e.PersonAdded(person=Person(id="maria", name="Maria S.")),
        e.PersonEnrolled(person="maria", group="morning", on=date(2026, 11, 25)),
    ]
    when = datetime(2026, 11, 2, tzinfo=UTC)
    return fold_all(
        Entry(f"{place}", "practice", "alex", when, when, event) for place, event in enumerate(events)
    )


def held(group: str, scheduled: datetime, ended: str = "ended") -> SessionRow:
    return SessionRow("s", group, "", "", "", scheduled.astimezone(UTC).isoformat(), "x", ended, 0, 0)


def test_meetings_come_soonest_first_with_who_is_expected_that_day() -> None:
    found = next_meetings(a_practice(), [], TUESDAY - timedelta(hours=1), days=3)
    assert [(meeting.group.id, meeting.starts) for meeting in found] == [
        ("morning", TUESDAY),
        ("evening", TUESDAY + timedelta(hours=8)),
        ("morning", TUESDAY + timedelta(days=2)),
    ]
    assert [len(meeting.expected) for meeting in found] == [0, 0, 1]
    assert found[0].ends - found[0].starts == timedelta(minutes=180)
    assert found[1].program == BLUE_HEART


def test_a_meeting_stays_on_offer_until_an_hour_after_its_planned_end() -> None:
    def offered(now: datetime) -> bool:
        return any(meeting.starts == TUESDAY for meeting in next_meetings(a_practice(), [], now))

    assert offered(TUESDAY + timedelta(minutes=90))
    assert offered(TUESDAY + timedelta(minutes=239))
    assert not offered(TUESDAY + timedelta(minutes=241))


def test_a_meeting_that_was_held_is_not_offered_again_and_one_that_runs_is() -> None:
    now = TUESDAY + timedelta(minutes=30)
    running = next_meetings(a_practice(), [held("morning", TUESDAY, ended="")], now)
    assert running[0].starts == TUESDAY
    over = next_meetings(a_practice(), [held("morning", TUESDAY)], now)
    assert over[0].group.id == "evening"
    closed = held("morning", TUESDAY)._replace(started="")  # its room was opened by mistake, and closed
    assert next_meetings(a_practice(), [closed], now)[0].starts == TUESDAY
    another = next_meetings(a_practice(), [held("evening", TUESDAY)], now)
    assert another[0].starts == TUESDAY


def test_days_and_weeks_are_counted_where_the_group_is() -> None:
    assert monday_of(date(2026, 11, 29)) == monday_of(date(2026, 11, 23)) == date(2026, 11, 23)
    late = datetime(2026, 11, 25, 4, 59, tzinfo=UTC)
    assert day_in("America/New_York", late) == date(2026, 11, 24)
    assert day_in("America/New_York", late + timedelta(minutes=1)) == date(2026, 11, 25)


def test_a_shared_meeting_brings_the_members_of_both_groups_also_at_an_hour_that_comes_twice() -> None:
    practice = a_practice()
    night = EVENING.model_copy(
        update={"meetings": (Meeting(weekday=6, start=time(1, 30), also=("morning",)),)}
    )
    entries = [
        *practice.entries,
        Entry("g", "practice", "alex", TUESDAY, TUESDAY, e.GroupChanged(group=night)),
        Entry(
            "j",
            "practice",
            "alex",
            TUESDAY,
            TUESDAY,
            e.PersonAdded(person=Person(id="james", name="James T.")),
        ),
        Entry(
            "p",
            "practice",
            "alex",
            TUESDAY,
            TUESDAY,
            e.PersonEnrolled(person="james", group="morning", on=date(2026, 10, 1)),
        ),
    ]
    practice = fold_all(entries)
    first = datetime(2026, 11, 1, 1, 30, tzinfo=ZONE)
    (meeting,) = next_meetings(practice, [], first - timedelta(hours=1), days=1)
    assert meeting.starts == first.astimezone(UTC)
    assert [person.id for person in meeting.expected] == ["james"]
    assert [person.id for person in practice.expected_at(night, first)] == ["james"]
    over = next_meetings(practice, [held("evening", first)], first, days=1)
    assert over == []
