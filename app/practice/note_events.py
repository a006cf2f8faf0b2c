"""What a practice catches and writes notes with, as it changes: marks, tags, formats of its own."""

from __future__ import annotations

from typing import Literal

from app.model.entry import Event
from app.model.marks import Mark, Tag
from app.model.note_formats import NoteFormat


class MarkKept(Event):
    """A mark of the practice, new or changed; the newest of an id counts, and takes the place of a shipped one."""

    kind: Literal["mark_kept"] = "mark_kept"
    mark: Mark


class MarkDropped(Event):
    """A mark is offered no more; what was caught with it stays."""

    kind: Literal["mark_dropped"] = "mark_dropped"
    mark: str


class TagKept(Event):
    """A tag of the practice, new or with another meaning."""

    kind: Literal["tag_kept"] = "tag_kept"
    tag: Tag


class TagDropped(Event):
    kind: Literal["tag_dropped"] = "tag_dropped"
    tag: str


class NameAnswered(Event):
    """Whether a word that may be a name is another's in what leaves about a person; None: it is to be asked again. The
    newest answer about a place counts; `place` is the digest of the word and the words around it."""

    kind: Literal["name_answered"] = "name_answered"
    person: str
    place: str
    member: bool | None


class NoteFormatKept(Event):
    """A note format of the practice's own, new or changed; what was signed keeps the sections it was signed with."""

    kind: Literal["note_format_kept"] = "note_format_kept"
    format: NoteFormat


class NoteFormatDropped(Event):
    kind: Literal["note_format_dropped"] = "note_format_dropped"
    format: str
