"""What stands in the Library: items and topics with where they come from, and what groups have had of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.model.days import day_in
from app.model.decks import TOPICS, DeckItem, DeckKind, EducationTopic, Library, Pin
from app.model.groups import Group
from app.model.notes import folded
from app.model.rows import DeckRow
from app.practice.offered import ItemKey, Offer
from app.practice.state import Practice
from app.practice.tag_words import tag_words

# `changed` is a shipped topic in the practice's own words
Origin = Literal["shipped", "own", "changed"]
Seen = Literal["all", "offered", "hidden"]


@dataclass(frozen=True, slots=True)
class Shelved:
    """An item of a deck, or a topic (of the deck `TOPICS`)."""

    deck: str
    deck_title: str
    thing: DeckItem | EducationTopic
    origin: Origin
    hidden: bool

    @property
    def key(self) -> ItemKey:
        return self.deck, self.thing.id

    @property
    def words(self) -> str:
        """What it is known by: an item's text, a topic's title."""
        return self.thing.title if isinstance(self.thing, EducationTopic) else self.thing.text

    def has(self, typed: str) -> bool:
        """Whether all words that were typed stand somewhere in it, whatever their order."""
        thing = self.thing
        if isinstance(thing, EducationTopic):
            said = (thing.title, *thing.outline, thing.question)
        else:
            said = (
                thing.text,
                thing.follow_up or "",
                *thing.tags,
                *map(tag_words, thing.tags),
                self.deck_title,
            )
        everything = [folded(text) for text in said]
        return all(any(folded(word) in text for text in everything) for word in typed.split())


@dataclass(frozen=True, slots=True)
class Used:
    """How often a group has had something, and when last."""

    times: int
    last: date


@dataclass(frozen=True, slots=True)
class InGroup:
    """How something stands with one group; `pins` are those of today and later, soonest first."""

    group: Group
    used: Used | None
    barred: bool
    pins: tuple[Pin, ...]


def shelved_items(offer: Offer, shipped: Library, kind: DeckKind) -> list[Shelved]:
    """The items of a kind, deck by deck; `shipped` is what came with Groupside."""
    return [
        Shelved(
            deck.id,
            deck.title,
            item,
            "shipped" if deck in shipped.decks else "own",
            (deck.id, item.id) in offer.hidden,
        )
        for deck in offer.added_to(shipped).of(kind)
        for item in deck.items
    ]


def shelved_topics(offer: Offer, shipped: Library) -> list[Shelved]:
    """The topics in their order; `shipped` is what came with Groupside."""

    def origin(topic: EducationTopic) -> Origin:
        was = shipped.topics.get(topic.id)
        return "own" if was is None else "shipped" if was == topic else "changed"

    return [
        Shelved(TOPICS, "", topic, origin(topic), (TOPICS, topic.id) in offer.hidden)
        for topic in offer.added_to(shipped).topics.values()
    ]


def narrowed(
    shelf: Iterable[Shelved], typed: str = "", energy: str = "", mood: str = "", seen: Seen = "all"
) -> Iterator[Shelved]:
    """Those that have the words, and are of the energy, for the mood and as visible as was asked for; '' is any."""
    for each in shelf:
        if seen != "all" and each.hidden is not (seen == "hidden"):
            continue
        thing = each.thing
        if isinstance(thing, DeckItem) and (energy not in ("", thing.energy) or mood not in ("", thing.mood)):
            continue
        if each.has(typed):
            yield each


def uses(rows: Iterable[DeckRow]) -> dict[ItemKey, Used]:
    """What a group has had, by deck and item; what was passed over was not had."""
    found: dict[ItemKey, Used] = {}
    for row in rows:
        if row.outcome == "used":
            key, day = (row.deck, row.item), date.fromisoformat(row.day)
            before = found.get(key, Used(0, day))
            found[key] = Used(before.times + 1, max(before.last, day))
    return found


def in_groups(
    practice: Practice, key: ItemKey, used: Mapping[str, Mapping[ItemKey, Used]], now: datetime
) -> list[InGroup]:
    """How an item or a topic stands with each group; `used` is by group."""
    found = []
    for group in practice.groups.values():
        today = day_in(group.zone, now)
        pins = (pin for pin in practice.offer.pins if (pin.group, pin.deck, pin.item) == (group.id, *key))
        coming = tuple(sorted((pin for pin in pins if pin.on >= today), key=lambda pin: pin.on))
        barred = key in practice.offer.barred_for(group.id)
        found.append(InGroup(group, used.get(group.id, {}).get(key), barred, coming))
    return found
