"""A week in minutes: people by days, what counts against the program's targets, who is short, and what is left.

A session counts for the day, and so for the week, that it has in the zone of its own group: a late evening elsewhere
belongs to one week, wherever it is looked at. Its minutes are rounded once, half up, as in its own documents; days,
weeks and groups add these up, so that every sum is the sum of what is shown.

What is changed today moves no past week: who was expected, and by which rules, is asked of the sessions themselves.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from app.model.agenda import merged, overlap
from app.model.days import day_in
from app.model.groups import Group
from app.model.people import Person
from app.model.programs import Rules
from app.model.rows import AttendanceRow, SessionRow
from app.practice.beside import beside_minutes
from app.practice.rules_then import rules_then
from app.practice.schedule import NextMeeting, monday_of, next_meetings
from app.practice.state import Practice

DAYS = 7
CAME = ("present", "late", "left_early")


def whole_minutes(seconds: int) -> int:
    """Rounded half up, as in the documents of a session."""
    return (seconds + 30) // 60


@dataclass(frozen=True, slots=True)
class PersonSession:
    """One session of one person, in whole minutes. A make-up was in a group where they were not expected; `spans` is
    when the group minutes were."""

    stream: str
    group: str
    day: date
    status: str
    group_minutes: int
    service_minutes: int
    make_up: bool = False
    spans: tuple[tuple[datetime, datetime], ...] = ()

    @property
    def break_minutes(self) -> int:
        return self.group_minutes - self.service_minutes

    @property
    def came(self) -> bool:
        return self.status in CAME


@dataclass(frozen=True, slots=True)
class PersonDay:
    """One day of a person. `beside` are minutes of individual and family sessions, as far as the program counts them;
    `left` are meetings at which they are still expected; `twice` are minutes that two sessions at one time both have:
    they stand in the sums twice, and somebody has to look at them."""

    day: date
    sessions: tuple[PersonSession, ...] = ()
    left: tuple[NextMeeting, ...] = ()
    beside: int = 0
    twice: int = 0

    @property
    def group_minutes(self) -> int:
        return sum(session.group_minutes for session in self.sessions)

    @property
    def service_minutes(self) -> int:
        return sum(session.service_minutes for session in self.sessions)

    @property
    def status(self) -> str:
        """How the day went, in the words of attendance; '' where there was nothing. A make-up makes the day good:
        who came once was there, late only where no session says otherwise."""
        found = {session.status for session in self.sessions}
        for status in (*CAME, "excused", "no_show"):
            if status in found:
                return status
        return "expected" if self.left else ""

    @property
    def make_up(self) -> bool:
        """Whether all that they came to was in another cohort."""
        came = [session for session in self.sessions if session.came]
        return bool(came) and all(session.make_up for session in came)


# no slots: what was added up once is kept
@dataclass(frozen=True)
class PersonWeek:
    """Seven days of a person against the rules of their program; both figures are always there."""

    person: Person
    rules: Rules
    days: tuple[PersonDay, ...]

    @cached_property
    def group_minutes(self) -> int:
        return sum(day.group_minutes for day in self.days)

    @cached_property
    def service_minutes(self) -> int:
        return sum(day.service_minutes for day in self.days)

    @cached_property
    def beside(self) -> int:
        return sum(day.beside for day in self.days)

    @property
    def twice(self) -> int:
        return sum(day.twice for day in self.days)

    @property
    def monday(self) -> date:
        return self.days[0].day

    @property
    def target(self) -> int:
        return self.rules.weekly_minutes

    @property
    def counted(self) -> int:
        """What stands against the weekly target."""
        return sum(self.counted_on(day) for day in self.days)

    def counted_on(self, day: PersonDay) -> int:
        """Group minutes, or service minutes where breaks do not count, and what was beside the group."""
        return (day.group_minutes if self.rules.breaks_count else day.service_minutes) + day.beside

    @property
    def short(self) -> int:
        """Minutes that are missing to the weekly target; 0 when it is reached."""
        return max(0, self.target - self.counted)

    @property
    def days_met(self) -> int:
        """Days with at least the minutes that the program asks of a day."""
        least = max(self.rules.day_minutes, 1)
        return sum(1 for day in self.days if self.counted_on(day) >= least)

    @property
    def days_short(self) -> int:
        return max(0, self.rules.days_a_week - self.days_met)

    @property
    def within_reach(self) -> bool:
        """Whether hours and days are there, or come with the sessions that are left, if they are held as planned."""
        coming = [self.counted_on(day) + sum(self._planned(each) for each in day.left) for day in self.days]
        least = max(self.rules.day_minutes, 1)
        days = sum(1 for minutes in coming if minutes >= least)
        return sum(coming) >= self.target and days >= self.rules.days_a_week

    def _planned(self, meeting: NextMeeting) -> int:
        """The minutes of a meeting's agenda that count here."""
        blocks = meeting.agenda.blocks
        return sum(block.minutes for block in blocks if block.service or self.rules.breaks_count)

    @property
    def left(self) -> tuple[NextMeeting, ...]:
        """The sessions of this week at which they are still expected, soonest first."""
        return tuple(sorted((each for day in self.days for each in day.left), key=lambda each: each.starts))


@dataclass(frozen=True)
class GroupWeek:
    """The week of everybody who was in a group on a day of it, in the order in which they joined."""

    group: Group
    rules: Rules
    monday: date
    people: tuple[PersonWeek, ...]

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=at) for at in range(DAYS))

    def on(self, at: int) -> tuple[int, int, int]:
        """A day's sums over all people: group minutes, service minutes, and how many came."""
        days = [person.days[at] for person in self.people]
        return (
            sum(day.group_minutes for day in days),
            sum(day.service_minutes for day in days),
            sum(1 for day in days if day.status in CAME),
        )

    @property
    def group_minutes(self) -> int:
        return sum(person.group_minutes for person in self.people)

    @property
    def service_minutes(self) -> int:
        return sum(person.service_minutes for person in self.people)

    @property
    def short(self) -> tuple[PersonWeek, ...]:
        """Who misses minutes or days."""
        return tuple(person for person in self.people if person.short or person.days_short)

    @property
    def out_of_reach(self) -> tuple[PersonWeek, ...]:
        """Who misses some even after all sessions that are left."""
        return tuple(person for person in self.people if not person.within_reach)


def group_week(
    practice: Practice,
    group: Group,
    day: date,
    attendance: Iterable[AttendanceRow],
    held: Iterable[SessionRow],
    now: datetime,
) -> GroupWeek:
    """The week of a group around a day. Rows of every group count: a make-up in another cohort is theirs too.

    `attendance` has the rows of that week (others are left out), `held` the sessions of the last days and of that week.
    A past week stands by the rules that the group's sessions had then; without a session, and from this week on, by
    today's.
    """
    monday = monday_of(day)
    held = list(held)
    program = practice.program_of(group)
    rules = program.rules if program else Rules()
    if monday < monday_of(day_in(group.zone, now)):
        rules = rules_then(held).get((group.id, monday), rules)
    sessions = sessions_of(practice, attendance)
    left = left_of_week(practice, monday, held, now)
    return GroupWeek(
        group,
        rules,
        monday,
        tuple(
            person_week(practice, person, rules, monday, sessions.get(person.id, ()), left.get(person.id, ()))
            for person in _people_of(practice, group.id, monday)
        ),
    )


def person_week(
    practice: Practice,
    person: Person,
    rules: Rules,
    monday: date,
    sessions: Iterable[PersonSession],
    left: Iterable[NextMeeting] = (),
) -> PersonWeek:
    """A person's week from their sessions; those of other weeks are left out."""
    by_day: dict[date, list[PersonSession]] = defaultdict(list)
    for session in sessions:
        if monday <= session.day < monday + timedelta(days=DAYS):
            by_day[session.day].append(session)
    twice = _counted_twice(session for own in by_day.values() for session in own)
    left_on: dict[date, list[NextMeeting]] = defaultdict(list)
    for meeting in left:
        left_on[day_in(meeting.group.zone, meeting.starts)].append(meeting)
    care = practice.care_of(person.id)
    return PersonWeek(
        person,
        rules,
        tuple(
            PersonDay(
                day,
                tuple(by_day.get(day, ())),
                tuple(left_on.get(day, ())),
                beside_minutes(care, rules, day, day) if care.beside else 0,
                twice.get(day, 0),
            )
            for day in (monday + timedelta(days=at) for at in range(DAYS))
        ),
    )


def sessions_of(
    practice: Practice, attendance: Iterable[AttendanceRow]
) -> Mapping[str, Sequence[PersonSession]]:
    """The sessions of each person by id, in the order of the rows."""
    found: dict[str, list[PersonSession]] = defaultdict(list)
    for row in attendance:
        day = date.fromisoformat(row.day)
        found[row.person_id].append(
            PersonSession(
                row.stream,
                row.group_id,
                day,
                row.status,
                whole_minutes(row.group_seconds),
                whole_minutes(row.service_seconds),
                row.status in CAME
                and not row.expected
                and not _enrolled(practice, row.person_id, row.group_id, day),
                tuple(
                    (datetime.fromisoformat(start), datetime.fromisoformat(end))
                    for start, end in json.loads(row.spans)
                ),
            )
        )
    return found


def _enrolled(practice: Practice, person: str, group: str, day: date) -> bool:
    """Whether somebody who was put on the roster later had become a member by that day."""
    return any(each.is_of(person, group) and each.holds(day) for each in practice.enrollments)


def _counted_twice(sessions: Iterable[PersonSession]) -> Mapping[date, int]:
    """Whole minutes in which somebody was in two sessions at one time, on the day of the one that began later."""
    found: dict[date, timedelta] = defaultdict(timedelta)
    before: list[tuple[datetime, datetime]] = []
    for session in sorted((each for each in sessions if each.spans), key=lambda each: each.spans[0]):
        for span in session.spans:
            found[session.day] += sum((overlap(span, other) for other in before), timedelta())
        before = merged([*before, *session.spans])
    return {day: whole_minutes(length // timedelta(seconds=1)) for day, length in found.items()}


def left_of_week(
    practice: Practice, monday: date, held: Iterable[SessionRow], now: datetime
) -> Mapping[str, list[NextMeeting]]:
    """The meetings of a week that are still to come, or go on, by who is expected at them."""
    found: dict[str, list[NextMeeting]] = defaultdict(list)
    # a day more on each side: what day it is depends on each group's zone
    days = (monday + timedelta(days=DAYS + 1) - now.date()).days
    if days >= 0:
        for meeting in next_meetings(practice, held, now, days + 1):
            if monday_of(day_in(meeting.group.zone, meeting.starts)) == monday:
                for person in meeting.expected:
                    found[person.id].append(meeting)
    return found


def _people_of(practice: Practice, group: str, monday: date) -> Iterator[Person]:
    """Who was in a group on at least one day of a week; nobody twice, however often they left and came again."""
    sunday = monday + timedelta(days=DAYS - 1)
    found = (
        held.person
        for held in practice.enrollments
        if held.group == group and held.holds_between(monday, sunday)
    )
    return (practice.people[person] for person in dict.fromkeys(found) if person in practice.people)
