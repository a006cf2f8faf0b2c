"""What is said with a prompt, on the card, in the chat and on the share window."""

from __future__ import annotations

from app.words import _


def passing_words(what: str) -> str:
    """For what the group is asked: nobody has to answer. Nothing for a closing thought."""
    return _("A pass is always welcome.") if what in ("icebreaker", "topic", "reflection") else ""


def answer_words(what: str) -> str:
    """How it is answered, for everybody to read."""
    match what:
        case "icebreaker":
            return _("One or two sentences. A pass is always welcome.")
        case "topic":
            return _("There is no wrong answer. A pass is always welcome.")
        case "reflection":
            return _("Take your time. Share what you want to share, or nothing.")
        case _other:
            return ""
