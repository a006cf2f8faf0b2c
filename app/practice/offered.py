"""What a practice offers its groups beside what ships: own decks and topics, what is hidden, barred and pinned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from app.model.decks import Deck, DeckItem, DeckKind, EducationTopic, Library, Pin
from app.model.groups import Group
from app.practice import events as e

V = TypeVar("V")
# a deck, and an item of it
ItemKey = tuple[str, str]

OfferEvent = (
    e.DeckKept
    | e.DeckDropped
    | e.ItemKept
    | e.ItemDropped
    | e.TopicKept
    | e.TopicDropped
    | e.ItemHidden
    | e.ItemBarred
    | e.ItemPinned
)


@dataclass(frozen=True, slots=True)
class Offer:
    """The practice's own part of what rotates."""

    decks: Mapping[str, Deck] = field(default_factory=dict)
    topics: Mapping[str, EducationTopic] = field(default_factory=dict)
    hidden: frozenset[ItemKey] = frozenset()
    # by group
    barred: Mapping[str, frozenset[ItemKey]] = field(default_factory=dict)
    # oldest first; a dict in order, since there are thousands after some years
    pins: Mapping[Pin, None] = field(default_factory=dict)

    def barred_for(self, group: str) -> frozenset[ItemKey]:
        return self.barred.get(group, frozenset())

    def added_to(self, shipped: Library) -> Library:
        """What ships with what the practice has of its own; an own deck with items, or an own topic, takes the place of
        one of its id."""
        if not self.decks and not self.topics:
            return shipped
        decks = {deck.id: deck for deck in shipped.decks}
        decks |= {name: deck for name, deck in self.decks.items() if deck.items or name not in decks}
        return Library(tuple(decks.values()), {**shipped.topics, **self.topics})

    def may_come(self, group: str, item: ItemKey) -> bool:
        """Whether nobody said that it is not to come up in a group."""
        return item not in self.hidden and item not in self.barred_for(group)

    def for_group(self, library: Library, group: Group, kind: DeckKind) -> Iterator[tuple[str, DeckItem]]:
        """The items of a kind that may come up in a group, each with its deck: not hidden, not barred there, and
        meant for such a group."""
        for deck in library.of(kind):
            for item in deck.items:
                fits = not item.fits or group.specialization in item.fits
                if fits and self.may_come(group.id, (deck.id, item.id)):
                    yield deck.id, item

    def waiting(self, group: str, day: date) -> frozenset[ItemKey]:
        """What is pinned for a later day of a group: it is kept for then. Of a deck and a day the newest pin counts."""
        newest = {(pin.deck, pin.on): pin.item for pin in self.pins if pin.group == group and pin.on > day}
        return frozenset((deck, item) for (deck, _day), item in newest.items())

    def pinned(self, group: str, day: date) -> Iterator[ItemKey]:
        """What is pinned for a group and a day, the newest pin first; what is hidden or barred comes up by no pin."""
        for pin in reversed(tuple(self.pins)):
            if (pin.group, pin.on) == (group, day) and self.may_come(group, (pin.deck, pin.item)):
                yield pin.deck, pin.item

    def passing_over(self, group: str, day: date, items: Collection[ItemKey]) -> Offer:
        """The offer if nothing were pinned for that day, and none of these came up in the group: what else there is."""
        pins = dict.fromkeys(pin for pin in self.pins if (pin.group, pin.on) != (group, day))
        barred = {**self.barred, group: self.barred_for(group) | frozenset(items)}
        return replace(self, pins=pins, barred=barred)


def offered(offer: Offer, event: OfferEvent) -> Offer:
    """The offer after an event."""
    match event:
        case e.DeckKept():
            return replace(offer, decks={**offer.decks, event.deck.id: event.deck})
        case e.DeckDropped():
            return replace(offer, decks=_without(offer.decks, event.deck))
        case e.ItemKept():
            return _with_items(offer, event.deck, lambda items: _kept(items, event.item, event.place))
        case e.ItemDropped():
            return _with_items(
                offer, event.deck, lambda items: tuple(each for each in items if each.id != event.item)
            )
        case e.TopicKept():
            return replace(offer, topics={**offer.topics, event.topic.id: event.topic})
        case e.TopicDropped():
            return replace(offer, topics=_without(offer.topics, event.topic))
        case e.ItemHidden():
            return replace(offer, hidden=_with(offer.hidden, (event.deck, event.item), event.hidden))
        case e.ItemBarred():
            barred = _with(offer.barred_for(event.group), (event.deck, event.item), event.barred)
            return replace(offer, barred={**offer.barred, event.group: barred})
        case e.ItemPinned():
            pins = dict(offer.pins)
            pins.pop(event.pin, None)  # pinned again it is the newest
            return replace(offer, pins={**pins, event.pin: None} if event.pinned else pins)


def _with_items(
    offer: Offer, name: str, changed: Callable[[tuple[DeckItem, ...]], tuple[DeckItem, ...]]
) -> Offer:
    deck = offer.decks.get(name)
    if deck is None:
        return offer
    deck = deck.model_copy(update={"items": changed(deck.items)})
    return replace(offer, decks={**offer.decks, name: deck})


def _kept(items: tuple[DeckItem, ...], item: DeckItem, place: int | None) -> tuple[DeckItem, ...]:
    if any(each.id == item.id for each in items):
        return tuple(item if each.id == item.id else each for each in items)
    place = len(items) if place is None else max(0, place)
    return (*items[:place], item, *items[place:])


def _without(held: Mapping[str, V], name: str) -> dict[str, V]:
    return {each: value for each, value in held.items() if each != name}


def _with(items: frozenset[ItemKey], item: ItemKey, held: bool) -> frozenset[ItemKey]:
    return items | {item} if held else items - {item}
