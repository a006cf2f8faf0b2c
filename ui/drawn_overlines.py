"""The small words over what is drawn for a meeting: on Today and in the session."""

from __future__ import annotations

from typing import Literal

from app.words import _

Kind = Literal["icebreaker", "topic", "reflection", "closing_thought"]
When = Literal["today", "tomorrow", "other"]


def overline(kind: Kind, when: When) -> str:
    """What it is, and for which day where that is near."""
    match kind:
        case "icebreaker":
            words = {
                "today": _("TODAY’S ICEBREAKER"),
                "tomorrow": _("TOMORROW’S ICEBREAKER"),
                "other": _("ICEBREAKER"),
            }
        case "topic":
            words = {"today": _("TODAY’S TOPIC"), "tomorrow": _("TOMORROW’S TOPIC"), "other": _("TOPIC")}
        case "reflection":
            words = {
                "today": _("TODAY’S REFLECTION"),
                "tomorrow": _("TOMORROW’S REFLECTION"),
                "other": _("REFLECTION"),
            }
        case "closing_thought":
            words = {
                "today": _("TODAY’S CLOSING THOUGHT"),
                "tomorrow": _("TOMORROW’S CLOSING THOUGHT"),
                "other": _("CLOSING THOUGHT"),
            }
    return words[when]
