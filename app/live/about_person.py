"""What one session says about one person: the notes that name them, and the documents that have left."""

from __future__ import annotations

from dataclasses import dataclass

from app.live import events as e
from app.live.state import Session


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """Words of notes as they were caught, struck ones left out, and the formats of documents, each once."""

    notes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


def about_person(session: Session, person: str) -> AboutPerson:
    """Documents of a session name everybody on its roster, so they tell of this person as well."""
    sent = (
        entry.event.format
        for entry in session.entries
        if isinstance(entry.event, e.DocumentSent) and entry.id not in session.undone
    )
    return AboutPerson(
        tuple(note.text for note in session.notes if person in note.people and not note.struck),
        tuple(dict.fromkeys(sent)),
    )
