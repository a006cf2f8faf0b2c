"""Which topic a group has next, and why: pinned for the day, or by the rule of its program. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from app.model.decks import TOPICS, EducationTopic, Library, Why, WhyTopic
from app.model.groups import Group
from app.model.rows import DeckRow
from app.practice.coverage import curriculum
from app.practice.state import Practice


class NextTopic(NamedTuple):
    """A topic, and why it is the one."""

    topic: EducationTopic
    why: WhyTopic


def next_topic(
    practice: Practice,
    group: Group,
    library: Library,
    day: date,
    people: Sequence[str],
    had: Mapping[str, Collection[str]],
    came_up: Sequence[DeckRow],
) -> NextTopic | None:
    """The topic for a group on a day; None where its program has none to offer.

    `people` are those who are expected, `had` says who of them has had a topic, `came_up` is what the group drew,
    oldest first. What is hidden, or never for this group, does not come; what is pinned for a later day waits for it,
    where there is more.
    """
    last = last_had(came_up)

    def because(topic: str, kind: Why) -> NextTopic:
        lacking = sum(1 for person in people if person not in had.get(topic, ()))
        why = WhyTopic(kind=kind, lacking=lacking, people=len(people), last=last.get(topic))
        return NextTopic(library.topics[topic], why)

    for deck, topic in practice.offer.pinned(group.id, day):
        if deck == TOPICS and topic in library.topics:
            return because(topic, "pinned")
    program = practice.program_of(group)
    there = [
        topic
        for topic in curriculum(practice, program)
        if topic in library.topics and practice.offer.may_come(group.id, (TOPICS, topic))
    ]
    waiting = practice.offer.waiting(group.id, day)
    known = [topic for topic in there if (TOPICS, topic) not in waiting] or there
    if program is None or not known:
        return None
    places = {row.item: place for place, row in enumerate(came_up) if row.deck == TOPICS}
    longest_ago = sorted(known, key=lambda topic: places.get(topic, -1))
    if program.rules.next_topic == "in_order":
        return because(longest_ago[0], "in_order")
    since = members_since(practice, people, day)

    def need(topic: str) -> tuple[int, list[date]]:
        """How many lack it, most first; of as many, those who have lacked it for the longest."""
        lacking = [since.get(person, day) for person in people if person not in had.get(topic, ())]
        return -len(lacking), sorted(lacking)

    return because(min(longest_ago, key=need), "most_needed")


def last_had(came_up: Sequence[DeckRow]) -> dict[str, date]:
    """When a group had each topic last; `came_up` is oldest first."""
    return {row.item: date.fromisoformat(row.day) for row in came_up if row.deck == TOPICS}


def members_since(practice: Practice, people: Collection[str], day: date) -> Mapping[str, date]:
    """From which day on each of these people has been in a group without having left all of them."""
    found: dict[str, date] = {}
    for held in practice.enrollments:
        if held.person in people and held.holds(day):
            found[held.person] = min(held.since, found.get(held.person, held.since))
    return found
