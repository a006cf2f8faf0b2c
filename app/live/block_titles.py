"""What a block is called on screens and for the group: those that ship have titles in each language, others one."""

from __future__ import annotations

from app.words import _


def block_title(title: str) -> str:
    """In the language that is spoken; a title that a practice wrote stays as it is."""
    shipped = {
        "Check-in & icebreaker": _("Check-in & icebreaker"),
        "Education": _("Education"),
        "Break": _("Break"),
        "Small-group counseling": _("Small-group counseling"),
        "Check-out": _("Check-out"),
        "Individual reflection": _("Individual reflection"),
    }
    return shipped.get(title, title)
