"""A note as plain text for another program's record: what is copied, whole or section by section."""

from __future__ import annotations

from app.live.note_events import SignedNote
from app.live.noting import Addendum
from app.words import _
from ui.review.note_words import risk_words


def record_text(name: str, note: SignedNote, addenda: tuple[Addendum, ...] = ()) -> str:
    """The note of one person, or of the group with their `name` as its title, with a blank line between its parts."""
    parts = ["\n".join((name, *(f"{title}: {words}" for title, words in note.header)))]
    parts += [f"{section.title}\n{section.text}" for section in (*note.group, *note.sections) if section.text]
    if risk := risk_words(note.risk, note.risk_words):
        parts.append("\n".join((_("Risk"), risk)))
    if note.objectives:
        parts.append("\n".join((_("Objectives"), *note.objectives)))
    parts += ["\n".join((_("Addendum"), added.text)) for added in addenda]
    return "\n\n".join(parts)
