"""A week in minutes: what is added up, what counts, who is short of what, and which sessions are left."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.intake.programs import shipped_programs
from app.model.care import BesideSession
from app.model.days import day_in
from app.model.entry import Entry
from app.model.groups import Group, Meeting, ScheduleException
from app.model.people import Person
from app.model.programs import Program
from app.model.rows import AttendanceRow, SessionRow
from app.practice import events as e
from app.practice.beside import beside_minutes
from app.practice.schedule import monday_of
from app.practice.state import Practice, fold_all
from app.practice.weeks import GroupWeek, group_week, person_week, sessions_of, whole_minutes

HARMONY, BLUE_HEART = (shipped.program for shipped in shipped_programs())
NEW_YORK, HONOLULU = "America/New_York", "Pacific/Honolulu"
MONDAY = date(2026, 11, 23)
# Blue Heart's two cohorts: Thursday and Sunday morning are shared
DAY = Group(
    id="day",
    name="IOP Morning",
    program_id=HARMONY.id,
    zone=NEW_YORK,
    meetings=(
        *(Meeting(weekday=weekday, start=time(9)) for weekday in (0, 1, 2)),
        *(Meeting(weekday=weekday, start=time(9), also=("evening",)) for weekday in (3, 6)),
    ),
)
EVENING = Group(
    id="evening",
    name="IOP Evening",
    program_id=HARMONY.id,
    zone=NEW_YORK,
    meetings=tuple(Meeting(weekday=weekday, start=time(17)) for weekday in (0, 1, 2)),
)
FAR = Group(
    id="far",
    name="IOP Islands",
    program_id=BLUE_HEART.id,
    zone=HONOLULU,
    meetings=(Meeting(weekday=6, start=time(20)), Meeting(weekday=0, start=time(8))),
)
PEOPLE = ("maria", "james", "aisha")


def told(*events: e.PracticeEvent) -> Practice:
    when = datetime(2026, 1, 2, tzinfo=UTC)
    return fold_all(Entry(f"{at}", "practice", "alex", when, when, event) for at, event in enumerate(events))


def a_practice(*more: e.PracticeEvent, harmony: Program = HARMONY, day: Group = DAY) -> Practice:
    """Maria comes in the morning, James in the evening, Aisha in the morning and on the islands."""
    return told(
        *(e.ProgramAdded(program=program) for program in (harmony, BLUE_HEART)),
        *(e.GroupAdded(group=group) for group in (day, EVENING, FAR)),
        *(e.PersonAdded(person=Person(id=person, name=person.title())) for person in PEOPLE),
        *(
            e.PersonEnrolled(person=person, group=group, on=date(2026, 1, 5))
            for person, group in (("maria", "day"), ("james", "evening"), ("aisha", "day"), ("aisha", "far"))
        ),
        *more,
    )


def with_rules(**rules: object) -> Program:
    return HARMONY.model_copy(update={"rules": HARMONY.rules.model_copy(update=rules)})


def came(
    person: str,
    day: date,
    minutes: float = 180,
    service: float = 165,
    group: str = "day",
    status: str = "present",
    expected: int = 1,
    spans: Sequence[tuple[datetime, datetime]] = (),
) -> AttendanceRow:
    seconds = (int(minutes * 60), int(service * 60), 0, 0, 0, 0, expected)
    when = json.dumps([[each.astimezone(UTC).isoformat() for each in span] for span in spans])
    return AttendanceRow(
        f"session-{group}-{day}", person, group, day.isoformat(), status, *seconds, spans=when
    )


def on(weekday: int) -> date:
    return MONDAY + timedelta(days=weekday)


def at(weekday: int, hour: float, zone: str = NEW_YORK) -> datetime:
    start = datetime.combine(on(weekday), time(), ZoneInfo(zone))
    return start + timedelta(hours=hour)


def held(group: str, scheduled: datetime, ended: str = "ended") -> SessionRow:
    return SessionRow("s", group, "", "", "", scheduled.astimezone(UTC).isoformat(), "x", ended, 0, 0)


def the_week(
    practice: Practice,
    rows: Sequence[AttendanceRow] = (),
    now: datetime | None = None,
    group: Group = DAY,
    sessions: Sequence[SessionRow] = (),
) -> GroupWeek:
    return group_week(practice, group, MONDAY + timedelta(days=2), rows, sessions, now or at(6, 23.9))


def left_of(week: GroupWeek, person: str) -> list[tuple[str, datetime]]:
    found = next(each for each in week.people if each.person.id == person)
    return [(meeting.group.id, meeting.starts) for meeting in found.left]


# What is counted


def test_three_days_of_harmony_are_nine_hours_and_eight_and_a_quarter_of_service() -> None:
    week = the_week(a_practice(), [came("maria", on(weekday)) for weekday in (0, 1, 3)])
    maria = week.people[0]
    assert (maria.group_minutes, maria.service_minutes, maria.counted) == (540, 495, 540)
    assert (maria.short, maria.days_met, maria.days_short) == (0, 3, 0)
    assert [day.status for day in maria.days] == ["present", "present", "", "present", "", "", ""]
    assert [person.person.id for person in week.short] == ["aisha"]


def test_where_breaks_do_not_count_service_stands_against_the_targets() -> None:
    practice = a_practice(harmony=with_rules(breaks_count=False, day_minutes=165))
    maria = the_week(practice, [came("maria", on(weekday)) for weekday in (0, 1, 3)]).people[0]
    assert (maria.group_minutes, maria.counted, maria.short) == (540, 495, 45)
    assert (maria.days_met, maria.days_short) == (3, 0)


def test_a_day_below_the_least_minutes_is_no_day_of_the_program() -> None:
    maria = the_week(a_practice(), [came("maria", on(0)), came("maria", on(1), 179, 164)]).people[0]
    assert (maria.days_met, maria.days_short) == (1, 2)


def test_a_make_up_in_the_other_cohort_counts_for_the_person_and_says_so() -> None:
    rows = [came("maria", on(0), 0, 0, status="no_show"), came("maria", on(0), group="evening", expected=0)]
    week = the_week(a_practice(), rows)
    monday = week.people[0].days[0]
    assert (monday.group_minutes, monday.status, monday.make_up) == (180, "present", True)
    assert [session.make_up for session in monday.sessions] == [False, True]
    assert "maria" not in [each.person.id for each in the_week(a_practice(), rows, group=EVENING).people]


def test_a_meeting_that_both_cohorts_share_is_no_make_up() -> None:
    rows = [came("james", on(3), group="day"), came("james", on(1), group="day", expected=0)]
    james = the_week(a_practice(), rows, group=EVENING).people[0]
    assert [day.make_up for day in james.days] == [False, True, False, False, False, False, False]


def test_a_meeting_shared_with_others_is_a_make_up_for_whoever_is_not_of_them() -> None:
    practice = a_practice(
        e.PersonAdded(person=Person(id="noor", name="Noor A.")),
        e.PersonEnrolled(person="noor", group="far", on=date(2026, 1, 5)),
    )
    (noor,) = (
        each
        for each in the_week(practice, [came("noor", on(3), expected=0)], group=FAR).people
        if each.person.id == "noor"
    )
    assert noor.days[3].make_up


def test_hours_and_days_are_within_reach_while_the_sessions_left_can_bring_them() -> None:
    practice = a_practice(harmony=with_rules(weekly_minutes=540, days_a_week=3))
    monday = [came("maria", on(0))]
    # Thursday and Sunday are left: three days of three hours
    assert the_week(practice, monday, now=at(2, 15)).people[0].within_reach
    assert not the_week(practice, monday, now=at(4, 8)).people[0].within_reach
    assert not the_week(practice, [came("maria", on(0), 170, 155)], now=at(2, 15)).people[0].within_reach
    # two more days would do, but a service minute is none in a break
    service = a_practice(harmony=with_rules(breaks_count=False, day_minutes=165, weekly_minutes=496))
    assert not the_week(service, monday, now=at(2, 15)).people[0].within_reach
    assert [each.person.id for each in the_week(practice, monday, now=at(2, 15)).out_of_reach] == ["aisha"]


def test_sessions_beside_the_group_count_where_the_program_says_so() -> None:
    sessions = (
        BesideSession(id="1", kind="individual", on=on(2), minutes=50),
        BesideSession(id="2", kind="family", on=on(6), minutes=60),
        BesideSession(id="3", kind="individual", on=on(7), minutes=45),
    )
    kept = [e.BesideSessionKept(person="maria", session=session) for session in sessions]
    for rules, counted in (
        ({}, 0),
        ({"individual_counts": True}, 50),
        ({"family_counts": True}, 60),
        ({"individual_counts": True, "family_counts": True}, 110),
    ):
        practice = a_practice(*kept, harmony=with_rules(**rules))
        maria = the_week(practice, [came("maria", on(0))]).people[0]
        assert (maria.beside, maria.counted, maria.short) == (counted, 180 + counted, 360 - counted)
        assert (maria.group_minutes, maria.service_minutes) == (180, 165)
        program = practice.programs[HARMONY.id]
        assert beside_minutes(practice.care_of("maria"), program.rules, on(0), on(6)) == counted


def test_who_was_in_the_group_on_one_day_of_the_week_is_in_its_table() -> None:
    practice = a_practice(
        e.PersonWithdrawn(person="maria", group="day", on=on(1)),
        e.PersonEnrolled(person="maria", group="day", on=on(4)),
        e.PersonWithdrawn(person="aisha", group="day", on=on(0)),
        e.PersonEnrolled(person="james", group="day", on=on(7)),
    )
    assert [person.person.id for person in the_week(practice).people] == ["maria"]


def test_two_sessions_at_one_time_are_pointed_out_on_the_day_of_the_later_one() -> None:
    rows = [
        came("maria", on(0), spans=[(at(0, 9), at(0, 10.5)), (at(0, 10.75), at(0, 12))]),
        # over the pause, and to the end
        came("maria", on(0), group="evening", spans=[(at(0, 10), at(0, 13))]),
        # one after the other is usual
        came("maria", on(1), spans=[(at(1, 9), at(1, 12))]),
        came("maria", on(1), group="evening", spans=[(at(1, 12), at(1, 15))]),
        # eight in the evening on the islands is past midnight here
        came("maria", on(3), group="far", spans=[(at(3, 18, HONOLULU), at(3, 20, HONOLULU))]),
        came("maria", on(4), spans=[(at(4, 0), at(4, 2))]),
        came("aisha", on(0), spans=[(at(0, 9), at(0, 12))]),
    ]
    maria, aisha = the_week(a_practice(), rows).people
    assert [day.twice for day in maria.days] == [105, 0, 0, 0, 60, 0, 0]
    assert (maria.twice, aisha.twice) == (165, 0)
    assert maria.group_minutes == 6 * 180


# What is left


def test_what_is_left_are_the_meetings_of_this_week_where_somebody_is_expected() -> None:
    week = the_week(a_practice(), now=at(2, 15))
    assert left_of(week, "maria") == [("day", at(3, 9)), ("day", at(6, 9))]
    # two groups, two zones
    assert left_of(week, "aisha") == [*left_of(week, "maria"), ("far", at(6, 20, HONOLULU))]
    evening = the_week(a_practice(), now=at(2, 15), group=EVENING)
    assert left_of(evening, "james") == [("evening", at(2, 17)), ("day", at(3, 9)), ("day", at(6, 9))]


def test_a_meeting_that_was_held_or_is_not_held_is_not_left_and_a_moved_one_comes_at_its_new_day() -> None:
    exceptions = (
        ScheduleException(day=on(3), start=time(9), kind="holiday"),
        ScheduleException(day=on(6), start=time(9), kind="moved", to=datetime.combine(on(5), time(10))),
    )
    practice = a_practice(day=DAY.model_copy(update={"exceptions": exceptions}))
    week = the_week(practice, now=at(1, 8), group=practice.groups["day"], sessions=[held("day", at(1, 9))])
    assert left_of(week, "maria") == [("day", at(2, 9)), ("day", at(5, 10))]


def test_a_session_that_runs_is_still_left_and_one_that_nobody_held_is_not() -> None:
    running = the_week(a_practice(), now=at(1, 10), sessions=[held("day", at(1, 9), "")])
    assert left_of(running, "maria")[0] == ("day", at(1, 9))
    assert left_of(the_week(a_practice(), now=at(1, 14)), "maria")[0] == ("day", at(2, 9))


def test_of_a_week_that_is_over_nothing_is_left() -> None:
    assert left_of(the_week(a_practice(), now=at(14, 8)), "maria") == []


# Whatever happens


def any_row(person: str, day: int, group: str, seconds: int, part: int, status: str) -> AttendanceRow:
    service = seconds * part // 100
    return AttendanceRow("", person, group, on(day).isoformat(), status, seconds, service, 0, 0, 0, 0)


ROWS = st.lists(
    st.builds(
        any_row,
        st.sampled_from(PEOPLE),
        st.integers(-10, 17),
        st.sampled_from(["day", "evening", "far", "gone"]),
        st.integers(0, 5 * 3600),
        st.integers(0, 100),
        st.sampled_from(["present", "late", "left_early", "no_show", "excused"]),
    ),
    max_size=40,
).map(lambda rows: [row._replace(stream=f"session-{place}") for place, row in enumerate(rows)])
BESIDE = st.lists(
    st.tuples(st.integers(-3, 10), st.sampled_from(["individual", "family"]), st.integers(1, 200)), max_size=4
)


@given(ROWS, BESIDE, st.booleans(), st.booleans(), st.integers(0, 900))
def test_a_week_is_the_sum_of_its_days_and_they_of_their_sessions(
    rows: list[AttendanceRow],
    beside: list[tuple[int, str, int]],
    breaks_count: bool,
    individual_counts: bool,
    target: int,
) -> None:
    kept = [
        e.BesideSessionKept(
            person="maria",
            session=BesideSession.model_validate(
                {"id": f"{at}", "kind": kind, "on": on(day), "minutes": minutes}
            ),
        )
        for at, (day, kind, minutes) in enumerate(beside)
    ]
    rules = {"breaks_count": breaks_count, "individual_counts": individual_counts, "weekly_minutes": target}
    practice = a_practice(*kept, harmony=with_rules(**rules))
    week = the_week(practice, rows)
    for person in week.people:
        own = [
            row
            for row in rows
            if row.person_id == person.person.id and MONDAY <= date.fromisoformat(row.day) <= on(6)
        ]
        assert person.group_minutes == sum(day.group_minutes for day in person.days)
        assert person.group_minutes == sum(whole_minutes(row.group_seconds) for row in own)
        assert person.service_minutes == sum(whole_minutes(row.service_seconds) for row in own)
        assert abs(person.group_minutes * 60 - sum(row.group_seconds for row in own)) <= 30 * len(own)
        assert sum(len(day.sessions) for day in person.days) == len(own)
        assert all(session.break_minutes >= 0 for day in person.days for session in day.sessions)
        assert person.counted == person.beside + (
            person.group_minutes if breaks_count else person.service_minutes
        )
        assert person.short == max(0, target - person.counted)
        assert person.short + min(person.counted, target) == target
        assert (person in week.short) == bool(person.short or person.days_short)
    assert week.group_minutes == sum(week.on(day)[0] for day in range(7))
    assert week.service_minutes == sum(week.on(day)[1] for day in range(7))


@given(ROWS)
def test_every_session_is_in_exactly_one_week_and_in_no_other_persons(rows: list[AttendanceRow]) -> None:
    """Over the weeks that they span, each row is found once."""
    practice = a_practice()
    found: list[str] = []
    for back in range(-2, 4):
        monday = MONDAY + timedelta(weeks=back)
        for person in practice.people.values():
            sessions = sessions_of(practice, rows).get(person.id, ())
            week = person_week(practice, person, HARMONY.rules, monday, sessions)
            found += [session.stream for day in week.days for session in day.sessions]
    assert sorted(found) == sorted(row.stream for row in rows)


@given(
    st.sampled_from([date(2026, 3, 2), date(2026, 10, 26), date(2026, 11, 23)]),
    st.integers(0, 21 * 24 * 60),
    st.sampled_from([NEW_YORK, HONOLULU, "Europe/Berlin", "Pacific/Auckland"]),
)
def test_left_meetings_of_all_weeks_are_those_of_the_schedule_each_once_across_zones_and_summer_time(
    first: date, minutes: int, zone: str
) -> None:
    """The clocks change in some of these weeks; 20:00 on a Sunday on the islands is a Monday elsewhere."""
    now = datetime.combine(first, time(), UTC) + timedelta(minutes=minutes)
    day = DAY.model_copy(update={"zone": zone})
    practice = a_practice(day=day)
    until = now + timedelta(days=28)
    found = []
    for later in range(7):  # also where it is Monday in the zone already
        monday = monday_of(now.date()) + timedelta(weeks=later - 1)
        week = group_week(practice, day, monday, [], [], now)
        assert week.monday == monday
        for meeting in next(each for each in week.people if each.person.id == "aisha").left:
            assert monday <= day_in(meeting.group.zone, meeting.starts) < monday + timedelta(days=7)
            found.append((meeting.starts, meeting.group.id))
    wanted = [(starts, group.id) for group in (day, FAR) for starts in group.meetings_between(now, until)]
    assert len(found) == len(set(found))
    assert sorted(each for each in found if now <= each[0] < until) == sorted(wanted)


@given(st.lists(st.tuples(st.integers(-9, 9), st.booleans()), max_size=6))
def test_nobody_stands_in_a_table_twice_however_often_they_came_and_went(
    moves: list[tuple[int, bool]],
) -> None:
    practice = a_practice(
        *(
            e.PersonEnrolled(person="maria", group="day", on=on(day))
            if comes
            else e.PersonWithdrawn(person="maria", group="day", on=on(day))
            for day, comes in moves
        )
    )
    shown = [person.person.id for person in the_week(practice).people]
    assert len(shown) == len(set(shown))
    there = any(any(p.id == "maria" for p in practice.members("day", on(day))) for day in range(7))
    assert ("maria" in shown) == there
