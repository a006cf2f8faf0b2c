"""What a drift is made of, in words: live, in the summary and in what leaves."""

from __future__ import annotations

from typing import Literal

from app.words import _

Kind = Literal["start", "block", "not_held", "put_in", "dropped", "pauses", "end"]


def cause_words(kind: Kind, title: str, minutes: int) -> str:
    """ "Check-in 6 min over"; `title` is the block's, below zero the minutes make the session end earlier."""
    match kind:
        case "start":
            words = _("started {minutes} min late") if minutes > 0 else _("started {minutes} min early")
        case "block":
            words = _("{block} {minutes} min over") if minutes > 0 else _("{block} {minutes} min short")
        case "not_held":
            words = _("{block} not held ({minutes} min)")
        case "put_in":
            words = _("{block} put in ({minutes} min)")
        case "dropped":
            words = _("{block} left out ({minutes} min)")
        case "pauses":
            words = _("paused for {minutes} min")
        case "end":
            words = _("end set {minutes} min earlier") if minutes > 0 else _("end set {minutes} min later")
    return words.format(block=title, minutes=abs(minutes))
