"""What was caught, as rows of the stream, and what is offered while typing. Pure but for a cache of rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from app.live.block_titles import block_title
from app.live.caught import Version, block_at, versions
from app.live.state import Note, Session
from app.model.marks import RISK, SHIPPED_TAGS, caught_title
from app.model.marks import Tag as KnownTag
from app.model.notes import handles, words_of
from app.words import _
from ui.parts.completion import Offer
from ui.parts.note_row import NoteAct, NoteRow, Tag
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
    RISK: "danger",
}


def offers(
    session: Session, known: Sequence[KnownTag] = SHIPPED_TAGS, turn: str = ""
) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """Who can follow @, most likely whoever speaks or else has the `turn`, and what can follow #: the tags that the
    practice knows, then others of today."""
    floor = session.speaker.person if session.speaker is not None else turn
    people = tuple(
        Offer("@", handle, session.people[person].name, likely=person == floor)
        for person, handle in handles(session.names).items()
    )
    tags = {tag.id: tag.meaning for tag in known}
    used = {tag: "" for note in session.notes for tag in note.tags if tag not in tags}
    return people, tuple(Offer("#", tag, meaning) for tag, meaning in (tags | used).items())


class NoteRows:
    """Notes as rows of the stream, newest first; only what changed is read again."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Note, tuple[object, ...], NoteRow]] = {}

    def rows(
        self,
        session: Session,
        me: str,
        users: Mapping[str, str],
        is_saved: Callable[[str], bool],
        shown: Sequence[Note] | None = None,
        unfolded: Collection[str] = (),
    ) -> tuple[NoteRow, ...]:
        """`me` is the user at this window: their own name is left out, and only their notes can be changed. `shown`
        are the notes that are asked for, all if None; of those that are `unfolded` the earlier words stand as well."""
        names = tuple(session.names.values())
        made, above = [], None
        for note in reversed(session.notes if shown is None else shown):
            block = block_at(session, note.at)
            title = block_title(block.title) if block is not None else ""
            begins, above = title != above, title
            looks = (names, not is_saved(note.id), note.id in unfolded, title, begins)
            kept = self._kept.get(note.id)
            if kept is None or kept[0] is not note or kept[1] != looks:
                row = note_row(session, note, me, users, pending=looks[1], unfolded=looks[2])
                row = replace(row, block=title, begins_block=begins)
                kept = self._kept[note.id] = (note, looks, row)
            made.append(kept[2])
        return tuple(made)


def note_row(
    session: Session, note: Note, me: str, users: Mapping[str, str], *, pending: bool, unfolded: bool = False
) -> NoteRow:
    zone = session.opened.zone if session.opened else "UTC"
    said = versions(session, note.id) if note.amended else ()
    return NoteRow(
        id=note.id,
        time=clock_time(note.at, zone),
        names=tuple(
            session.people[person].name.split()[0] for person in note.people if person in session.people
        ),
        words=caught_title(note.mark, note.text) if note.mark else words_of(note.text, session.names),
        tags=tuple(Tag(tag.replace("-", " "), TAG_TONES.get(tag, "neutral")) for tag in note.tags),
        author="" if note.author == me else users.get(note.author, ""),
        pending=pending,
        struck=note.struck,
        acts=_acts(note, me),
        writer=users.get(note.author, ""),
        changed=clock_time(said[-1].at, zone) if len(said) > 1 else "",
        earlier=tuple(_earlier(each, zone) for each in reversed(said[:-1])) if unfolded else (),
    )


def _earlier(version: Version, zone: str) -> str:
    return _("{time} said “{words}”").format(time=clock_time(version.at, zone), words=version.text)


def _acts(note: Note, me: str) -> tuple[NoteAct, ...]:
    """A mark has no words to change, and is nothing for a plan; what somebody else wrote is theirs to change."""
    own = note.author == me
    acts: list[tuple[NoteAct, bool]] = [
        ("amend", own and not note.struck and not note.mark),
        ("strike", own and not note.struck),
        ("restore", own and note.struck),
        ("earlier", note.amended),
        ("plan", not note.struck and not note.mark),
    ]
    return tuple(act for act, offered in acts if offered)
