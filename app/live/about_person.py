"""What one session says about one person: the notes that name them."""

from __future__ import annotations

from dataclasses import dataclass

from app.live.state import Session
from app.model.notes import words_of


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """Words of notes as they are read, without their signs; struck ones are left out."""

    notes: tuple[str, ...] = ()


def about_person(session: Session, person: str) -> AboutPerson:
    return AboutPerson(
        tuple(
            note.text if note.mark else words_of(note.text, session.names)
            for note in session.notes
            if person in note.people and not note.struck
        )
    )
