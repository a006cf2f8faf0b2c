"""What comes up next from a deck: nothing twice before everything once, and the same on every machine."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
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

    `items` are the ids of the deck as it is now, `history` those that the group has used (as `counted` has them),
    oldest first. What was `skipped` today goes back into the bag; where nothing else is left in it, the bag is filled
    again, and only where all of the deck was skipped does such a one come. `met` says how many of the people in the
    room have had an item: within the bag, what fewest have had comes first. The same `seed` (group and session) draws
    the same item again.
    """
    left = bag(items, history)
    resting = lately(items, history)
    for choice in (
        [item for item in left if item not in skipped and item not in resting],
        [item for item in left if item not in skipped],
        [item for item in items if item not in skipped and item not in resting],
        [item for item in items if item not in skipped],
        left,
    ):
        if choice:
            return min(
                choice, key=lambda item: (met.get(item, 0), sha256(f"{seed}\n{item}".encode()).digest())
            )
    return None


def counted(uses: Iterable[tuple[str, bool]], items: Collection[str]) -> tuple[str, ...]:
    """What a group used, oldest first, in the order in which it counts for its bags.

    Each use says whether the item was pinned for that day. A pin never ends a bag: where it brings something that was
    had already, the bag goes on, and the item only rests again. It belongs to the next bag where that one was over:
    where rotation went on with a repeat as well, or, at the end, all `items` of the deck had been had.
    """
    done: list[str] = []  # of the bags that are over
    current: list[str] = []
    again: list[str] = []  # pinned although the group had had it, since the last item that was new to the bag
    for item, pinned in uses:
        if item in current and pinned:
            again = [*_without(again, item), item]
            continue
        if item in current:
            done, current, again = done + current, again, []
            if item in current:
                done, current = done + current, []
        else:
            current, again = [*_without(current, *again), *again], []
        current.append(item)
    if not set(items) <= set(current):
        current = _without(current, *again)
    return (*done, *current, *again)


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


def _without(items: Sequence[str], *others: str) -> list[str]:
    return [item for item in items if item not in others]
