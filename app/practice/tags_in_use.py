"""Which tags the items of the decks have, how many have each, and how many of those never come up in a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.model.decks import DeckItem, DeckKind, Library
from app.model.groups import Group
from app.practice.offered import Offer


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag, how many items of each kind have it, and how many of all of them are hidden from every group."""

    tag: str
    items: Mapping[DeckKind, int]
    hidden: int


@dataclass(frozen=True, slots=True)
class TagOut:
    """Of the items with a tag that are offered at all, so many never come up in a group."""

    tag: str
    out: int
    of: int

    @property
    def wholly(self) -> bool:
        return self.out == self.of


def tags_in_use(offer: Offer, library: Library) -> list[TagUse]:
    """Every tag that an item has, in no order of its own."""
    counts: dict[str, Counter[DeckKind]] = {}
    hidden: Counter[str] = Counter()
    for kind, deck, item in _items(library):
        for tag in item.tags:
            counts.setdefault(tag, Counter())[kind] += 1
            hidden[tag] += (deck, item.id) in offer.hidden
    return [TagUse(tag, items, hidden[tag]) for tag, items in counts.items()]


def tags_out(offer: Offer, library: Library, group: Group) -> list[TagOut]:
    """The tags of items that never come up in this group: kept from it, or meant for other groups."""
    may = {(deck, item.id) for kind in DeckKind for deck, item in offer.for_group(library, group, kind)}
    out: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for _kind, deck, item in _items(library):
        if (deck, item.id) not in offer.hidden:
            of.update(item.tags)
            if (deck, item.id) not in may:
                out.update(item.tags)
    return [TagOut(tag, out[tag], of[tag]) for tag in of if out[tag]]


def _items(library: Library) -> Iterator[tuple[DeckKind, str, DeckItem]]:
    for kind in DeckKind:
        for deck in library.of(kind):
            for item in deck.items:
                yield kind, deck.id, item
