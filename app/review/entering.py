"""What is asked before a note counts as entered in a record that is kept elsewhere."""

from __future__ import annotations

from app.live import events as e
from app.live.note_events import GROUP_SECTION
from app.live.state import Session
from app.review.sheet import NoteSheet
from app.words import _, ngettext


def entering_question(session: Session, sheet: NoteSheet) -> str:
    """One question where nothing of a note was copied, or something in it is still open; '' where all is well. What is
    entered is judged in the other record: a person who says so twice is believed."""
    open_yet, copied = len(sheet.hindrances), was_copied(session, sheet.about)
    if copied and not open_yet:
        return ""
    if not open_yet:
        return _("Nothing of this note was copied. Mark it as entered all the same?")
    if copied:
        words = ngettext(
            "{n} thing is open. Mark it as entered all the same?",
            "{n} things are open. Mark it as entered all the same?",
            open_yet,
        )
    else:
        words = ngettext(
            "Nothing of this note was copied, and {n} thing is open. Mark it as entered all the same?",
            "Nothing of this note was copied, and {n} things are open. Mark it as entered all the same?",
            open_yet,
        )
    return words.format(n=open_yet)


def was_copied(session: Session, about: str) -> bool:
    """Whether the note, or a section of it, ever went to the clipboard."""
    copies = [
        entry.event.people
        for entry in session.entries
        if isinstance(entry.event, e.DocumentSent)
        and entry.event.document == "note"
        and entry.event.format == "clipboard"
    ]
    if about == GROUP_SECTION:
        return any(len(people) > 1 or len(session.people) == 1 for people in copies)
    return (about,) in copies
