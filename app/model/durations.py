"""How long a group's blocks usually take: minutes to suggest for an agenda, from its past sessions. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from app.model.agenda import FEWEST_MINUTES, MOST_MINUTES
from app.model.rows import BlockRow

# the last sessions that had the block, and how many of them there must be before anything is suggested
LAST, LEAST = 8, 4


def suggested_minutes(rows: Iterable[BlockRow]) -> dict[str, int]:
    """The median of what each block took, by its id, in whole minutes; newest session last.

    A block that came to no whole minute was only passed through on the way to another: it tells nothing about how long
    the group needs.
    """
    held: dict[str, list[int]] = {}
    for row in rows:
        if row.held_seconds >= 60:
            held.setdefault(row.block, []).append(row.held_seconds)
    return {block: _minutes(median(took[-LAST:])) for block, took in held.items() if len(took) >= LEAST}


def _minutes(seconds: float) -> int:
    """Rounded half up."""
    return min(MOST_MINUTES, max(FEWEST_MINUTES, int(seconds + 30) // 60))
