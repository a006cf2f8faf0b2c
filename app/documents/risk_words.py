"""What was answered about risk, in the same words on the screen, in a copy and in every document."""

from __future__ import annotations

from app.words import _


def risk_heading() -> str:
    return _("Risk to self or others")


def risk_sentence(answer: str, words: str = "") -> str:
    """An answer as a sentence of its own, '' while there is none; `words` are those that were written beside it."""
    match answer:
        case "none":
            return _("No thoughts of harming self or others were voiced or seen.")
        case "concern":
            return _("There was a concern:") if words.strip() else _("There was a concern.")
        case "not_seen":
            return _("Not seen: the person was not there.")
        case _:
            return ""


def risk_lines(answer: str, words: str) -> tuple[str, ...]:
    """The sentence, and below it what was written beside the answer, line by line."""
    sentence = risk_sentence(answer, words)
    beside = (line.strip() for line in words.splitlines())
    return (sentence, *(line for line in beside if line)) if sentence else ()
