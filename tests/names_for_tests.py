"""Names that are common in the United States, and the forms in which a note may write them."""

from __future__ import annotations

from collections.abc import Iterable

from app.documents.redaction import Names


def without_others(text: str, own: str, others: Iterable[str]) -> str:
    """A text about one person without the names of others, where nobody was asked."""
    return Names((own,), {str(place): (name,) for place, name in enumerate(others)}).without(text)
