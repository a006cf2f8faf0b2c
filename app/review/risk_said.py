"""What in a session speaks of a risk to somebody, so that no note says "none" of it without a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.live.safety_steps import title
from app.model.marks import RISK
from app.review.facts import Known
from app.words import _

# enough of a note to know it by
_SHOWN: Final = 80


def risk_said(known: Known) -> str:
    """What speaks of it first, as a sentence: a note with the tag or the mark, a safety step, an emergency, a flag; ''
    where nothing does."""
    return next(_said(known), "")


def _said(known: Known) -> Iterator[str]:
    for note in known.notes:
        if RISK in note.tags:
            words = note.words.strip().rstrip(".") or note.typed.strip()
            short = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
            yield _("A note says risk: “{words}”.").format(words=short)
    if any(known.held.marks[note.id] == RISK for note in known.marked):
        yield _("They were marked with risk during the group.")
    for step in known.record.safety:
        yield _("Something was done for their safety ({situation}).").format(situation=title(step.situation))
    if known.record.told:
        yield _("Medical personnel were told in an emergency.")
    if known.record.flagged:
        yield _("They were flagged during the group.")
