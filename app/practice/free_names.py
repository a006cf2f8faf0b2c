"""What a copy is called at first: a name that nothing else of its kind has."""

from __future__ import annotations

from collections.abc import Collection

from app.model.notes import folded


def free_name(wished: str, taken: Collection[str], longest: int) -> str:
    """The name itself, or the first of "name 2", "name 3" that is free; at most `longest` letters.

    `taken` are the names that others have, folded.
    """
    wished = wished[:longest].rstrip()
    number, free = 2, wished
    while folded(free) in taken:
        behind = f" {number}"
        number, free = number + 1, wished[: longest - len(behind)].rstrip() + behind
    return free
