"""People about whose safety a session left something open: they stand on Today until somebody followed it up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from app.errors import Refused
from app.model.people import Person
from app.model.rows import UnsafeRow
from app.practice import events as e
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


class ToFollowUp(NamedTuple):
    """A person, the session (its stream) of a group on a day that left something open, and why, as its row has it."""

    person: Person
    session: str
    group: str
    day: date
    why: str


def follow_up(practice: Practice, now: datetime, person: str, session: str, done: bool = True) -> Events:
    """What a session left open about a person's safety is followed up; or not `done` after all."""
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
    # what is followed up once more holds for what came since
    if not done and session not in practice.care_of(person).followed_up:
        return []
    return [e.SafetyFollowedUp(person=person, session=session, done=done)]


def to_follow_up(practice: Practice, rows: Iterable[UnsafeRow]) -> list[ToFollowUp]:
    """From the rows that `vault.unsafe()` gives, in their order: whatever became of the person since, also when they
    were discharged, and again where something came after it was followed up."""
    found = []
    for row in rows:
        person = practice.people.get(row.person_id)
        followed = practice.care_of(row.person_id).followed_up.get(row.stream)
        if person is not None and (followed is None or followed < datetime.fromisoformat(row.since)):
            found.append(ToFollowUp(person, row.stream, row.group_id, date.fromisoformat(row.day), row.why))
    return found
