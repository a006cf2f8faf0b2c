"""When groups meet next, and what day it is where they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.model.agenda import Agenda
from app.model.groups import Group
from app.model.people import Person
from app.model.programs import Program
from app.model.rows import SessionRow
from app.practice.state import Practice

# A meeting stays on offer until this long after its planned end: groups start late, and somebody may forget to start.
STAYS_OFFERED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A meeting that the schedule brings; `starts` and `ends` are in UTC."""

    group: Group
    program: Program
    agenda: Agenda
    starts: datetime
    ends: datetime
    expected: tuple[Person, ...]


def next_meetings(
    practice: Practice, held: Iterable[SessionRow], now: datetime, days: int = 8
) -> list[NextMeeting]:
    """Meetings of the coming `days`, soonest first; those that were held are left out, the others stay on offer.

    Several groups may meet at one time. `held` are the sessions of the last days.
    """
    ended = {
        (row.group_id, datetime.fromisoformat(row.scheduled)) for row in held if row.started and row.ended
    }
    found = []
    for group in practice.groups.values():
        program = practice.program_of(group)
        agenda = practice.agenda_of(group)
        if program is None or agenda is None:
            continue
        length = timedelta(minutes=agenda.minutes)
        for local in group.meetings_between(now - length - STAYS_OFFERED, now + timedelta(days=days)):
            starts = local.astimezone(UTC)  # a time that comes twice equals nothing in another zone
            if (group.id, starts) not in ended:
                members = tuple(practice.expected_at(group, starts))
                found.append(NextMeeting(group, program, agenda, starts, starts + length, members))
    return sorted(found, key=lambda meeting: meeting.starts)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
