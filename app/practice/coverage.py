"""Who has had which topic: from the time they were there for it, and from what they made up on their own. Pure.

Coverage belongs to the person, not to the calendar: it counts whichever group it was in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.model.decks import TOPICS
from app.model.groups import Group
from app.model.people import Person
from app.model.programs import Program
from app.model.rows import CoverageRow
from app.practice.state import Practice

Standing = Literal["covered", "made_up", "in_part", "missing"]


@dataclass(frozen=True, slots=True)
class TopicOfPerson:
    """A topic as it stands for one person. `share` is the largest part of its minutes that they were there for, 0 to 1;
    `covered` whether that was once as much as the program asked for then, of a topic that was covered to its end;
    `last` and `times` are sessions, `made_up` a day of their own."""

    topic: str
    share: float = 0.0
    last: date | None = None
    times: int = 0
    made_up: date | None = None
    covered: bool = False

    @property
    def percent(self) -> float:
        return _percent(self.share)

    @property
    def done(self) -> bool:
        return self.covered or self.made_up is not None

    @property
    def in_part(self) -> bool:
        return self.times > 0 and not self.done

    @property
    def standing(self) -> Standing:
        if self.covered:
            return "covered"
        if self.made_up is not None:
            return "made_up"
        return "in_part" if self.in_part else "missing"


@dataclass(frozen=True, slots=True)
class TopicsOfMember:
    """One person and their topics, in the order of the group's."""

    person: Person
    topics: tuple[TopicOfPerson, ...]

    @property
    def done(self) -> int:
        return sum(1 for topic in self.topics if topic.done)


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """People by topics: those of the curriculum, then what else one of them was there for."""

    group: Group
    topics: tuple[str, ...]
    people: tuple[TopicsOfMember, ...]

    def lacking(self, at: int) -> int:
        """How many of the people still need a topic, by its place."""
        return sum(1 for member in self.people if not member.topics[at].done)


def curriculum(practice: Practice, program: Program | None) -> tuple[str, ...]:
    """What everybody of a program should have, in its order: its own topics, then those that a format adds to them.

    People of all formats sit in one room, so a group has one curriculum. What is hidden is asked of nobody.
    """
    if program is None:
        return ()
    named = (*program.topics, *(topic for each in program.formats for topic in each.topics))
    return tuple(topic for topic in dict.fromkeys(named) if (TOPICS, topic) not in practice.offer.hidden)


def ledger(
    rows: Iterable[CoverageRow], made_up: Mapping[str, date], topics: Sequence[str]
) -> tuple[TopicOfPerson, ...]:
    """The topics named, in their order, then whatever else one person was there for or made up.

    `rows` are that person's, from any group.
    """
    met: dict[str, list[CoverageRow]] = defaultdict(list)
    for row in rows:
        if _percent(row.share) >= 1:  # whoever only came by was not there for it
            met[row.topic].append(row)
    every = dict.fromkeys((*topics, *met, *made_up))
    return tuple(_topic(topic, met.get(topic, ()), made_up.get(topic)) for topic in every)


def had_by(
    practice: Practice, people: Collection[str], rows: Iterable[CoverageRow]
) -> dict[str, tuple[str, ...]]:
    """Who of these people has had a topic already, or made it up; only topics that somebody has had."""
    found: dict[str, list[str]] = defaultdict(list)
    of = _by_person(rows)
    for person in people:
        for topic in ledger(of.get(person, ()), practice.care_of(person).made_up, ()):
            if topic.done:
                found[topic.topic].append(person)
    return {topic: tuple(those) for topic, those in found.items()}


def group_coverage(practice: Practice, group: Group, rows: Iterable[CoverageRow], day: date) -> GroupCoverage:
    """The topics of everybody who is in a group on a day, in the order in which they joined."""
    program = practice.program_of(group)
    named = curriculum(practice, program)
    of = _by_person(rows)
    ledgers = [
        (person, ledger(of.get(person.id, ()), practice.care_of(person.id).made_up, named))
        for person in practice.members(group.id, day)
    ]
    topics = tuple(dict.fromkeys((*named, *(each.topic for _person, held in ledgers for each in held))))
    people = []
    for person, held in ledgers:
        known = {each.topic: each for each in held}
        line = tuple(known.get(topic, TopicOfPerson(topic)) for topic in topics)
        people.append(TopicsOfMember(person, line))
    return GroupCoverage(group, topics, tuple(people))


def _by_person(rows: Iterable[CoverageRow]) -> Mapping[str, list[CoverageRow]]:
    found: dict[str, list[CoverageRow]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _topic(topic: str, rows: Sequence[CoverageRow], made_up: date | None) -> TopicOfPerson:
    return TopicOfPerson(
        topic,
        max((row.share for row in rows), default=0.0),
        max((date.fromisoformat(row.day) for row in rows), default=None),
        len(rows),
        made_up,
        any(row.whole and _percent(row.share) >= row.enough for row in rows),
    )


def _percent(share: float) -> float:
    # shares have four digits: 0.29 times 100 is a little less than 29
    return round(share * 100, 2)
