"""What a group is dealt over years: nothing early, nothing forgotten, and the same again from the journal alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from app.live import events as le
from app.live.state import Session
from app.model.decks import DeckKind, Pin
from app.practice import events as pe
from tests.app.years_of_sessions import (
    FIRST,
    KINDS,
    ItemKey,
    Years,
    a_practice,
    drawn_again,
    live_a_day,
    scheduled_on,
)

SESSIONS = 1000


@dataclass
class Bags:
    """The rule once more, told forward by somebody who sees the deck of each day.

    A pin may bring anything. A deck ran empty when all that was left in the bag was passed over today. But for these,
    nothing comes twice in a bag, and what came last stays away after a refill.
    """

    kind: DeckKind
    had: set[ItemKey] = field(default_factory=set)
    again: set[ItemKey] = field(default_factory=set)
    uses: list[ItemKey] = field(default_factory=list)
    waits: dict[ItemKey, int] = field(default_factory=dict)
    repeats = 0

    def may_come(self, there: set[ItemKey], passed_over: set[ItemKey]) -> set[ItemKey]:
        left = there - self.had or there - self.again or there
        left = left - passed_over or there - passed_over
        return left - self._lately(there) or left

    def take(self, used: ItemKey, pinned: bool, there: set[ItemKey], passed_over: set[ItemKey]) -> None:
        assert pinned or used in self.may_come(there, passed_over), "it came early"
        if used in self.had and pinned:
            self.again.add(used)
        elif used in self.had:
            self.had, self.again = set(self.again), set()
            if used in self.had:
                self.had = set()
            self.had.add(used)
            self.repeats += 1
        else:
            self.had.add(used)
            self.again = set()
        self.uses.append(used)
        self._wait(used, there, passed_over)

    def _lately(self, there: set[ItemKey]) -> set[ItemKey]:
        newest = list(dict.fromkeys(item for item in reversed(self.uses) if item in there))
        return set(newest[: max(1, len(there) // 4)])

    def _wait(self, used: ItemKey, there: set[ItemKey], passed_over: set[ItemKey]) -> None:
        """Sessions since an item came, or was passed over, or joined the deck: two bags, with what pins and new items
        put before it, at most."""
        self.waits = {
            item: 0 if item == used or item in passed_over else self.waits.get(item, 0) + 1 for item in there
        }
        assert max(self.waits.values()) <= 3 * len(there), "it was starved"


def may_be_dealt(years: Years, group: str, kind: DeckKind, day: datetime) -> set[ItemKey]:
    """What may come up, read from the practice by hand."""
    practice = years.practice
    newest = {(pin.deck, pin.on): pin.item for pin in practice.offer.pins if pin.group == group}
    kept = {(deck, item) for (deck, on), item in newest.items() if on > day.date()}
    out = practice.offer.hidden | practice.offer.barred_for(group)
    found = {(deck.id, item.id) for deck in years.library.of(kind) for item in deck.items} - out
    return found - kept or found


def key(item: le.Item) -> ItemKey:
    return item.deck, item.id


def of_kind(session: Session, kind: DeckKind) -> tuple[le.Item | None, set[ItemKey]]:
    """What a session ended with, and what was passed over in it."""
    drawn = session.icebreaker if kind is DeckKind.ICEBREAKER else session.closing_thought
    return drawn, {key(item) for item in session.skipped}


def days(years: Years, sessions: int, seed: int) -> Iterator[tuple[str, datetime]]:
    """Sessions of two groups, by turns, each after whatever may happen."""
    chance = {"morning": random.Random(seed), "evening": random.Random(seed + 1)}
    for day in range(sessions // 2):
        for group, hour in (("morning", 9), ("evening", 17)):
            live_a_day(years, group, scheduled_on(day, hour), chance[group])
            yield group, scheduled_on(day, hour)


def pinned(years: Years, group: str, scheduled: datetime) -> set[ItemKey]:
    """What was pinned for the day when the session was opened, read from the practice as it was then, by hand."""
    first, pins = years.session.entries[0], dict[Pin, bool]()
    undone = {
        e.event.entry for e in years.practice.entries if isinstance(e.event, pe.Undone) and e.id < first.id
    }
    for entry in years.practice.entries:
        event = entry.event
        if isinstance(event, pe.ItemPinned) and entry.id < first.id and entry.id not in undone:
            pins[event.pin] = event.pinned
    there = (pin for pin, held in pins.items() if held and (pin.group, pin.on) == (group, scheduled.date()))
    return {(pin.deck, pin.item) for pin in there}


def used(years: Years) -> set[ItemKey]:
    """By the session that was just held."""
    left = years.rows[years.session.stream].decks
    return {(row.deck, row.item) for row in left if row.outcome == "used"}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_sessions_repeat_nothing_early_and_starve_nothing(seed: int) -> None:
    years = a_practice()
    years.arrange(pe.PersonEnrolled(person="morning-0", group="evening", on=FIRST.date()))
    bags = {(group, kind): Bags(kind) for group in ("morning", "evening") for kind in KINDS}
    for group, scheduled in days(years, SESSIONS, seed):
        for kind in KINDS:
            drawn, passed_over = of_kind(years.session, kind)
            if drawn is not None and key(drawn) in used(years):
                there = may_be_dealt(years, group, kind, scheduled)
                wished = key(drawn) in pinned(years, group, scheduled)
                bags[group, kind].take(key(drawn), wished, there, passed_over)
    assert all(each.repeats > 20 for each in bags.values())
    found = drawn_again(years.journal)
    assert found["other"] == 0
    assert found["same"] > SESSIONS


def test_two_groups_never_disturb_each_other() -> None:
    """Whatever is wished in the evening and happens there, the morning gets what it would get without it."""
    both, alone = a_practice(), a_practice()
    for chance, years, group, hour in (
        (random.Random(3), both, "morning", 9),
        (random.Random(3), alone, "morning", 9),
    ):
        other = random.Random(4)
        for day in range(150):
            live_a_day(years, group, scheduled_on(day, hour), chance, decks=False)
            if years is both:
                live_a_day(years, "evening", scheduled_on(day, 17), other, decks=False)
    assert dealt(both, "morning") == dealt(alone, "morning")
    assert dealt(both, "evening")


def dealt(years: Years, group: str) -> list[tuple[str, str, str]]:
    """Everything that came up in a group, in order, and what became of it."""
    return [(row.deck, row.item, row.outcome) for row in years.came_up[group]]


def test_what_most_people_have_had_comes_after_what_few_have_had() -> None:
    """The people of the evening sit in the morning as well, and what they know already comes last in each bag."""
    years = a_practice()
    for number in range(4):
        years.arrange(pe.PersonEnrolled(person=f"evening-{number}", group="morning", on=FIRST.date()))
    bags = {(group, kind): Bags(kind) for group in ("morning", "evening") for kind in KINDS}
    told_apart = 0
    for group, scheduled in days(years, 160, seed=5):
        opened = years.session.opened
        assert opened is not None
        arranged_since = years.practice.entries[-1].at >= years.session.entries[0].at
        for kind in KINDS:
            there = may_be_dealt(years, group, kind, scheduled)
            first = opened.icebreaker if kind is DeckKind.ICEBREAKER else opened.closing_thought
            wishes = pinned(years, group, scheduled)
            if first is not None and key(first) not in wishes and not arranged_since:
                known = {
                    item: opened.met.get("/".join(item), 0)
                    for item in bags[group, kind].may_come(there, set())
                }
                assert known[key(first)] == min(known.values())
                told_apart += len(set(known.values())) > 1
            drawn, passed_over = of_kind(years.session, kind)
            if drawn is not None and key(drawn) in used(years):
                bags[group, kind].take(key(drawn), key(drawn) in wishes, there, passed_over)
    assert told_apart > 50
