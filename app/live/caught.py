"""What was caught, looked at again: in which block, what a note said before, and which of the notes are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from app.live import events as e
from app.live.state import Note, Session
from app.model.agenda import Block


class Version(NamedTuple):
    """What a note said from `at` on, and who wrote that."""

    at: datetime
    author: str
    text: str
    people: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes are asked for, by ids; '' asks for any. `person` may be one of several in a note."""

    person: str = ""
    tag: str = ""
    mark: str = ""
    block: str = ""
    author: str = ""


def block_at(session: Session, moment: datetime) -> Block | None:
    """The block that the group was in at a moment; None before the start and after the end."""
    for visit in reversed(session.run.visits):
        if visit.start <= moment:
            if visit.end is not None and visit.end <= moment:
                return None
            found = session.run.block(visit.block)
            return found or next((each for each in session.run.planned if each.id == visit.block), None)
    return None


def versions(session: Session, note: str) -> tuple[Version, ...]:
    """What a note said, from its first words to those that stand; changes that were taken back are not among them."""
    found: list[Version] = []
    for entry in session.entries:
        event = entry.event
        if entry.id in session.undone:
            continue
        first = isinstance(event, e.NoteCaught) and entry.id == note
        if first or (isinstance(event, e.NoteAmended) and event.note == note and found):
            assert isinstance(event, e.NoteCaught | e.NoteAmended)
            found.append(Version(entry.at, entry.author, event.text, event.people, event.tags))
    return tuple(found)


def fits(session: Session, asked: NoteFilter, note: Note) -> bool:
    """Whether a note is one of those that are asked for."""
    return (
        (not asked.person or asked.person in note.people)
        and (not asked.tag or asked.tag in note.tags)
        and asked.mark in ("", note.mark)
        and asked.author in ("", note.author)
        and (not asked.block or _is_in(session, asked.block, note))
    )


def _is_in(session: Session, block: str, note: Note) -> bool:
    found = block_at(session, note.at)
    return found is not None and found.id == block
