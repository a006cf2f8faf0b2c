"""The tags of items that ship, in words of the language that is spoken; a practice's own stand as they were written."""

from __future__ import annotations

from app.model.decks import Slug
from app.words import _


def tag_words(tag: Slug) -> str:
    return shipped_tags().get(tag, tag)


def shipped_tags() -> dict[str, str]:
    return {
        "boundaries": _("boundaries"),
        "change": _("change"),
        "connection": _("connection"),
        "coping": _("coping"),
        "curiosity": _("curiosity"),
        "feelings": _("feelings"),
        "gratitude": _("gratitude"),
        "grief": _("grief"),
        "grounding": _("grounding"),
        "hope": _("hope"),
        "imagination": _("imagination"),
        "kindness": _("kindness"),
        "learning": _("learning"),
        "perspective": _("perspective"),
        "planning": _("planning"),
        "playful": _("playful"),
        "progress": _("progress"),
        "recovery": _("recovery"),
        "routine": _("routine"),
        "self-care": _("self-care"),
        "self-knowledge": _("self-knowledge"),
        "strengths": _("strengths"),
        "today": _("today"),
        "values": _("values"),
    }
