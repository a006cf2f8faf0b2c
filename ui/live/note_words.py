"""What was caught, as rows of the stream, and what is offered while typing. Pure but for a cache of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.live.state import Note, Session
from app.model.marks import SHIPPED_TAGS
from app.model.marks import Tag as KnownTag
from app.model.notes import handles, read_note
from ui.parts.completion import Offer
from ui.parts.note_stream import NoteRow, Tag
from ui.theme import Tone
from ui.times import clock_time

TAG_TONES: dict[str, Tone] = {
    "coping": "ok",
    "peer-support": "ok",
    "strength": "ok",
    "feedback": "ok",
    "check-in": "info",
    "insight": "info",
    "goal": "info",
    "out": "warn",
    "trigger": "warn",
    "follow-up": "danger",
}


def offers(
    session: Session, known: Sequence[KnownTag] = SHIPPED_TAGS
) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """Who can follow @ and what can follow #: the tags that the practice knows, then others of today."""
    people = tuple(
        Offer("@", handle, session.people[person].name) for person, handle in handles(session.names).items()
    )
    tags = {tag.id: tag.meaning for tag in known}
    used = {tag: "" for note in session.notes for tag in note.tags if tag not in tags}
    return people, tuple(Offer("#", tag, meaning) for tag, meaning in (tags | used).items())


class NoteRows:
    """Notes as rows of the stream, newest first; only what changed is read again."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Note, tuple[str, ...], NoteRow]] = {}

    def rows(
        self, session: Session, me: str, users: Mapping[str, str], is_saved: Callable[[str], bool]
    ) -> tuple[NoteRow, ...]:
        """`me` is the user at this window: their own name is left out, and only their notes can be changed."""
        names = tuple(session.names.values())
        made = []
        for note in reversed(session.notes):
            pending = not is_saved(note.id)
            kept = self._kept.get(note.id)
            if kept is None or kept[0] is not note or kept[1] != names or kept[2].pending != pending:
                row = note_row(session, note, me, users, pending)
                kept = self._kept[note.id] = (note, names, row)
            made.append(kept[2])
        return tuple(made)


def note_row(session: Session, note: Note, me: str, users: Mapping[str, str], pending: bool) -> NoteRow:
    zone = session.opened.zone if session.opened else "UTC"
    return NoteRow(
        id=note.id,
        time=clock_time(note.at, zone),
        names=tuple(
            session.people[person].name.split()[0] for person in note.people if person in session.people
        ),
        words=read_note(note.text, session.names).words or note.text,
        tags=tuple(Tag(tag.replace("-", " "), TAG_TONES.get(tag, "neutral")) for tag in note.tags),
        author="" if note.author == me else users.get(note.author, ""),
        pending=pending,
        struck=note.struck,
        changeable=note.author == me and not note.struck,
    )
