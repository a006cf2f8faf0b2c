"""What a person's page tells: every week, every day, their own trends, the topics, and where to read on. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.model.people import Person
from app.model.programs import Program, Rules
from app.model.rows import AttendanceRow, CoverageRow, RoundRow, SentRow, SessionRow
from app.practice.coverage import TopicOfPerson, curriculum, ledger
from app.practice.documents_sent import DocumentsSent, documents_sent
from app.practice.enrollments import Enrollment
from app.practice.rules_then import RulesThen, rules_then
from app.practice.schedule import NextMeeting, monday_of
from app.practice.state import Practice
from app.practice.weeks import DAYS, PersonDay, PersonSession, PersonWeek, person_week, sessions_of


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of a person to one question, oldest first; None where a session had no answer."""

    days: tuple[date, ...]
    values: tuple[int | None, ...]

    @property
    def given(self) -> tuple[int, ...]:
        return tuple(value for value in self.values if value is not None)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One person over time. Weeks are Monday to Sunday, the first one that has anything to this one, without a gap."""

    person: Person
    program: Program | None
    today: date
    weeks: tuple[PersonWeek, ...]
    craving_in: Answers
    craving_out: Answers
    mood: Answers
    topics: tuple[TopicOfPerson, ...]
    # newest first
    sessions: tuple[PersonSession, ...]
    # newest first, of all time
    sent: tuple[DocumentsSent, ...] = ()

    @property
    def days(self) -> Sequence[PersonDay]:
        return [day for week in self.weeks for day in week.days]

    @property
    def rules(self) -> Rules:
        return self.program.rules if self.program else Rules()


def person_record(
    practice: Practice,
    person: Person,
    attendance: Iterable[AttendanceRow],
    rounds: Iterable[RoundRow],
    coverage: Iterable[CoverageRow],
    today: date,
    left: Iterable[NextMeeting] = (),
    sent: Iterable[SentRow] = (),
    held: Iterable[SessionRow] = (),
) -> PersonRecord:
    """From the views of one person: their attendance, their rounds newest first, the topics they were there for; `left`
    are the meetings of this week at which they are still expected, `sent` the documents that left their sessions,
    `held` the sessions of their attendance.

    The targets are those of the program of the group that they are in; of several, the first joined; of none, the
    last one. Past weeks stand by what the sessions of their
    group of that week were opened with.
    """
    sessions = sessions_of(practice, [row for row in attendance if row.person_id == person.id])
    own = tuple(sessions.get(person.id, ()))
    program = program_for(practice, person.id, today)
    rules = program.rules if program else Rules()
    asked = [row for row in rounds if row.person_id == person.id][::-1]
    days = tuple(date.fromisoformat(row.day) for row in asked)
    return PersonRecord(
        person,
        program,
        today,
        tuple(_weeks(practice, person, rules, own, today, left, rules_then(held))),
        Answers(days, tuple(row.craving_in for row in asked)),
        Answers(days, tuple(row.craving_out for row in asked)),
        Answers(days, tuple(row.mood for row in asked)),
        ledger(
            [row for row in coverage if row.person_id == person.id],
            practice.care_of(person.id).made_up,
            curriculum(practice, program),
        ),
        own[::-1],
        documents_sent(practice, person.id, sent, own),
    )


def program_for(practice: Practice, person: str, day: date) -> Program | None:
    """The program by whose rules a person's weeks are counted: that of the group they have been in longest; of none on
    that day, of the last one."""
    once = [
        practice.groups[held.group]
        for held in reversed(practice.enrollments)
        if held.person == person and held.group in practice.groups
    ]
    groups = (*practice.groups_of(person, day), *once)
    return next((program for group in groups if (program := practice.program_of(group))), None)


def _weeks(
    practice: Practice,
    person: Person,
    rules: Rules,
    sessions: Sequence[PersonSession],
    today: date,
    left: Iterable[NextMeeting],
    then: RulesThen,
) -> Iterable[PersonWeek]:
    by_week: dict[date, list[PersonSession]] = defaultdict(list)
    for session in sessions:
        by_week[monday_of(session.day)].append(session)
    beside = [monday_of(held.on) for held in practice.care_of(person.id).beside.values()]
    this = monday_of(today)
    mondays = [*by_week, *beside, this]
    monday, last = min(mondays), max(mondays)
    memberships = [each for each in practice.enrollments if each.person == person.id]
    while monday <= last:
        asked = rules if monday >= this else _rules_of(practice, person.id, memberships, then, monday)
        coming = left if monday == this else ()
        yield person_week(practice, person, asked, monday, by_week.get(monday, ()), coming)
        monday += timedelta(days=DAYS)


def _rules_of(
    practice: Practice, person: str, memberships: Sequence[Enrollment], then: RulesThen, monday: date
) -> Rules:
    """Of a past week: those of the group that they were in at its end, else of one that they left in it. Where it held
    no session, the program's as they are today."""
    sunday = monday + timedelta(days=DAYS - 1)
    inside = [each for each in memberships if each.holds_between(monday, sunday)]
    stayed = [each for each in inside if each.holds(sunday)]
    for each in (*stayed, *(each for each in reversed(inside) if each not in stayed)):
        if (each.group, monday) in then:
            return then[each.group, monday]
    program = program_for(practice, person, sunday)
    return program.rules if program else Rules()
