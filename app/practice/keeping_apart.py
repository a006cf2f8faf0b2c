"""Who never sits in one small group with whom. Nobody is asked why, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.errors import Refused
from app.model.people import Person
from app.practice import events as e
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def keep_apart(practice: Practice, now: datetime, one: str, other: str) -> Events:
    """From now on; small groups that stand already stay until they are drawn again."""
    _known(practice, one)
    _known(practice, other)
    if one == other:
        raise Refused(_("That is the same person."))
    if frozenset((one, other)) in practice.apart:
        return []
    return [e.KeptApart(one=one, other=other)]


def let_together(practice: Practice, now: datetime, one: str, other: str) -> Events:
    """They may sit in one small group again."""
    if frozenset((one, other)) not in practice.apart:
        return []
    return [e.KeptApart(one=one, other=other, apart=False)]


def apart_from(practice: Practice, person: str) -> tuple[Person, ...]:
    """Whom somebody is kept apart from, by name."""
    others = {one for pair in practice.apart if person in pair for one in pair} - {person}
    return _by_name(practice, others)


def could_be_apart(practice: Practice, person: str, today: date) -> tuple[Person, ...]:
    """Everybody who shares a group with somebody today and is not kept apart from them yet, by name."""
    members = {
        other.id for group in practice.groups_of(person, today) for other in practice.members(group.id, today)
    }
    return _by_name(practice, members - {person} - {other.id for other in apart_from(practice, person)})


def _by_name(practice: Practice, people: set[str]) -> tuple[Person, ...]:
    known = (practice.people[person] for person in people if person in practice.people)
    return tuple(sorted(known, key=lambda person: (person.name.casefold(), person.id)))


def _known(practice: Practice, person: str) -> None:
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
