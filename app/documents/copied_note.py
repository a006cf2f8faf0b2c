"""A note as plain text for another program's record: one that is not signed says so in its first line."""

from __future__ import annotations

from app.documents.page import Page, Section, text
from app.documents.person_note import header_lines, note_sections, note_title, said_sections, signed_note
from app.documents.risk_words import risk_lines
from app.live.note_events import SignedNote
from app.live.state import Session
from app.words import _


def copied_note(session: Session, about: str, name: str) -> str:
    """The signed note of a person, or of the group, with their `name` at its head, who signed it, and what was added
    to it. Raises ExportRefused while it is not signed."""
    note = signed_note(session, about)
    head = Section(name, labelled=tuple(header_lines(note)))
    return text(Page(note_title(note), (head, *note_sections(note))))


def copied_draft(name: str, note: SignedNote, *, elsewhere: bool = False) -> str:
    """A note as it would be signed now; `elsewhere`: it is signed in another program's record alone."""
    labelled = tuple((label, words) for label, words in note.header if words)
    head = Section("" if elsewhere else name, labelled=labelled)
    risk = risk_lines(note.risk, note.risk_words)
    said = said_sections(note.group, note.sections, risk, note.objectives)
    return text(Page(name if elsewhere else _("Draft, not signed"), (head, *said)))
