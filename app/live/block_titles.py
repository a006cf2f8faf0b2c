"""What a block is called on screens and for the group: those that ship have titles in each language, others one."""

from __future__ import annotations

from functools import cache

from app.words import _, spoken


def block_title(title: str) -> str:
    """In the language that is spoken; a title that a practice wrote stays as it is."""
    return _shipped(spoken()).get(title, title)


@cache
def _shipped(_language: str) -> dict[str, str]:
    """Each in the language that is spoken: windows ask for them with every tick."""
    return {
        "Check-in & icebreaker": _("Check-in & icebreaker"),
        "Education": _("Education"),
        "Break": _("Break"),
        "Small-group counseling": _("Small-group counseling"),
        "Check-out": _("Check-out"),
        "Individual reflection": _("Individual reflection"),
    }
