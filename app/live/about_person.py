"""What one session says about one person: the notes that name them."""

from __future__ import annotations

from dataclasses import dataclass

from app.live.state import Session


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """Words of notes as they were caught, struck ones left out."""

    notes: tuple[str, ...] = ()


def about_person(session: Session, person: str) -> AboutPerson:
    return AboutPerson(
        tuple(note.text for note in session.notes if person in note.people and not note.struck)
    )
