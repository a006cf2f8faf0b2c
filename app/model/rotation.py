"""What comes up next from a deck: nothing twice before everything once, and the same on every machine."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType


def draw(
    items: Sequence[str],
    history: Sequence[str],
    skipped: Container[str],
    seed: str,
    met: Mapping[str, int] = MappingProxyType({}),
) -> str | None:
    """The item that a group gets next; None when there are no items.

    `items` are the ids of the deck as it is now, `history` those that the group has used, oldest first. What
    was `skipped` today stays in the bag, and comes up only when nothing else is left in it. `met` says how many of
    the people in the room have had an item: within the bag, what fewest have had comes first. The same `seed` (group
    and session) draws the same item again.
    """
    left = bag(items, history)
    resting = lately(items, history)
    for choice in (
        [item for item in left if item not in skipped and item not in resting],
        [item for item in left if item not in skipped],
        left,
    ):
        if choice:
            return min(
                choice, key=lambda item: (met.get(item, 0), sha256(f"{seed}\n{item}".encode()).digest())
            )
    return None


def bag(items: Sequence[str], history: Sequence[str]) -> list[str]:
    """What the group has not had since the bag was last filled, in the order of the deck.

    A bag is over when all of the deck has been used, or when something was used a second time: then the deck
    was smaller when that bag ended, and what has been added since belongs into the current one.
    """
    had: set[str] = set()
    for used in history:
        if used in had:
            had.clear()
        had.add(used)
    left = [item for item in items if item not in had]
    return left or list(items)


def lately(items: Sequence[str], history: Sequence[str]) -> frozenset[str]:
    """The quarter of the deck that was used last, at least one: it stays away when the bag is filled again."""
    deck = frozenset(items)
    newest_first = list(dict.fromkeys(used for used in reversed(history) if used in deck))
    return frozenset(newest_first[: max(1, len(deck) // 4)])
