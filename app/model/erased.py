"""What stands of the words about somebody whose words are erased."""

from __future__ import annotations

from collections.abc import Callable

from app.model.leaving import Leaving

Safe = Callable[[str, bool], str]
"""Free words without a person's names; the second says whether the words are known to tell of the person."""


def leaving_without(leaving: Leaving | None, safe: Safe) -> Leaving | None:
    """Where a document went, without the person's names; to whom it went stays."""
    if leaving is None:
        return None
    words = {field: safe(getattr(leaving, field), False) for field in ("purpose", "scope", "reference")}
    return leaving.model_copy(update=words)
