"""Where a drafted sentence comes from, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from app.review.sheet import CaughtLine
from app.words import _
from ui.times import clock_time


def fact_words(fact: str, caught: Sequence[CaughtLine], zone: str) -> str:
    """ "from the note at 9:14", "from the check-in"; a drafted sentence follows its fact until it is changed."""
    kind, _dash, rest = fact.partition("-")
    if kind in ("note", "mark"):
        at = next((line.at for line in caught if line.note and line.note == rest), None)
        if at is not None:
            return _("from the note at {time}").format(time=clock_time(at, zone))
        return _("from a note") if kind == "note" else _("from a mark")
    match kind:
        case "check":
            return _("from the check-out") if rest.startswith("out") else _("from the check-in")
        case "attendance" | "away":
            return _("from the times in the room")
        case "telehealth" | "modality":
            return _("from what was confirmed at the door")
        case "promise":
            return _("from the check-out before")
        case "reach" | "reached":
            return _("from the attempts to reach them")
        case "plan":
            return _("from what was added to their plan")
        case "objective":
            return _("from the objectives of their plan")
        case "safety" | "seen":
            return _("from what was done for their safety")
        case "topic" | "block" | "group" | "guests":
            return _("from the session itself")
        case _:
            return _("from the answers of the rounds")


def note_of(fact: str) -> str:
    """The id of the note that a sentence says, '' where it says none."""
    return fact.removeprefix("note-") if fact.startswith("note-") else ""
