"""The notes of a session and how events change them: participation notes, and the progress note about each person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from app.live import note_events as e
from app.model.entry import Entry, Event


@dataclass(frozen=True, slots=True)
class Note:
    """A participation note as it stands after amendments; `mark` is the id of the mark that it is, if it is one."""

    id: str
    at: datetime
    author: str
    text: str
    people: tuple[str, ...]
    tags: tuple[str, ...]
    amended: bool = False
    struck: bool = False
    mark: str = ""


class Written(NamedTuple):
    """A section as somebody left it, and the drafted sentences of that moment by fact."""

    text: str
    offered: Mapping[str, str]
    author: str
    at: datetime


class Risk(NamedTuple):
    answer: e.RiskAnswer
    words: str


class Signed(NamedTuple):
    """A signed note; `author` is the user who signed it."""

    note: e.SignedNote
    signature: e.Signature
    author: str
    at: datetime
    alike: str


class Addendum(NamedTuple):
    text: str
    signature: e.Signature
    author: str
    at: datetime


class Cosigned(NamedTuple):
    signature: e.Signature
    author: str
    at: datetime


class CounselingNote(NamedTuple):
    """Sealed for its author alone."""

    id: str
    author: str
    sealed: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProgressNote:
    """The progress note about one person, or the group's section, as far as it was written. `format` is '' for the
    program's own."""

    format: str = ""
    sections: Mapping[str, Written] = field(default_factory=dict)
    risk: Risk | None = None
    objectives: tuple[str, ...] = ()
    # words that could be a name → whether they are another member's
    names: Mapping[str, bool] = field(default_factory=dict)
    signed: Signed | None = None
    addenda: tuple[Addendum, ...] = ()
    cosigned: tuple[Cosigned, ...] = ()
    entered: datetime | None = None
    counseling: Mapping[str, CounselingNote] = field(default_factory=dict)


def note_words(note: e.SignedNote) -> str:
    """The words of a signed note without its header: what it is found by, and compared with."""
    return "\n".join(section.text for section in note.sections if section.text)


def caught(notes: tuple[Note, ...], entry: Entry[Event], event: e.NoteCaught) -> tuple[Note, ...]:
    note = Note(entry.id, entry.at, entry.author, event.text, event.people, event.tags, mark=event.mark)
    return (*notes, note)


def noted(notes: tuple[Note, ...], event: e.NoteAmended | e.NoteStruck) -> tuple[Note, ...]:
    """A participation note changed, or struck."""
    return tuple(_changed(note, event) if note.id == event.note else note for note in notes)


def _changed(note: Note, event: e.NoteAmended | e.NoteStruck) -> Note:
    if isinstance(event, e.NoteStruck):
        return replace(note, struck=True)
    return replace(note, text=event.text, people=event.people, tags=event.tags, amended=True)


def written(note: ProgressNote, entry: Entry[Event], event: e.ProgressEvent) -> ProgressNote:
    """A progress note after one event. What is signed does not change: there only addenda and signatures come, and
    answers about names."""
    match event:
        case e.NoteSigned():
            if note.signed is not None:
                return note
            signed = Signed(event.note, event.signature, entry.author, entry.at, event.alike)
            return replace(note, signed=signed)
        case e.AddendumSigned():
            added = Addendum(event.text, event.signature, entry.author, entry.at)
            return replace(note, addenda=(*note.addenda, added)) if note.signed else note
        case e.NoteCosigned():
            cosigned = Cosigned(event.signature, entry.author, entry.at)
            return replace(note, cosigned=(*note.cosigned, cosigned)) if note.signed else note
        case e.CounselingNoteKept():
            if event.id in note.counseling and note.counseling[event.id].author != entry.author:
                return note
            others = {id: kept for id, kept in note.counseling.items() if id != event.id}
            kept = CounselingNote(event.id, entry.author, event.sealed, entry.at)
            return replace(note, counseling={**others, event.id: kept} if event.sealed else others)
        case e.NameJudged():
            # also of a signed note: its addenda have words as well, and where it goes asks again
            return replace(note, names={**note.names, event.word: event.member})
        case e.NoteEntered():
            return replace(note, entered=entry.at if event.entered else None)
        case _:
            return note if note.signed is not None else _drafted(note, entry, event)


def _drafted(
    note: ProgressNote,
    entry: Entry[Event],
    event: e.NoteFormatChosen | e.SectionWritten | e.SectionDraftedAgain | e.RiskAnswered | e.ObjectivesNamed,
) -> ProgressNote:
    match event:
        case e.NoteFormatChosen():
            return replace(note, format=event.format)
        case e.SectionWritten():
            left = Written(event.text, event.offered, entry.author, entry.at)
            return replace(note, sections={**note.sections, event.section: left})
        case e.SectionDraftedAgain():
            kept = {id: each for id, each in note.sections.items() if id != event.section}
            return replace(note, sections=kept)
        case e.RiskAnswered():
            return replace(note, risk=Risk(event.answer, event.words) if event.answer else None)
        case e.ObjectivesNamed():
            return replace(note, objectives=event.objectives)
