"""What is known of a session that was held, and of one person in it: what the sentences of a note are drafted from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from app.documents.record import NoteRecord, PersonRecord, SessionRecord
from app.documents.taking import take_record
from app.errors import Refused
from app.live import events as e
from app.live.attending import Attendee
from app.live.caught import block_at
from app.live.noting import ProgressNote
from app.live.rows import noted_elsewhere
from app.live.state import Session
from app.model.agenda import Block, PartKind
from app.model.people import Person
from app.model.programs import Rules
from app.practice.state import Care, Practice
from app.review.names import Names, names_for
from app.words import _

ABSENT: Final = ("no_show", "excused", "expected")
GOAL: Final = "goal"
"""The tag of a note that tells of a goal."""


@dataclass(frozen=True)
class Held:
    """A session that was held, measured once for all its notes."""

    session: Session
    opened: e.SessionOpened
    practice: Practice
    started: datetime
    ended: datetime
    record: SessionRecord

    def block_at(self, moment: datetime) -> Block | None:
        """The block in which something happened; None before the start and after the end."""
        return block_at(self.session, moment)

    def has(self, kind: PartKind) -> bool:
        """Whether a block of the agenda has such a part."""
        return any(block.has(kind) for block in self.session.run.blocks)

    @cached_property
    def notes(self) -> dict[str, NoteRecord]:
        return {note.id: note for note in self.record.notes}

    @cached_property
    def marks(self) -> dict[str, str]:
        """The mark that a note is, by the note's id."""
        return {note.id: note.mark for note in self.session.notes if note.mark}

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the program kept its record in another place, where its notes are signed."""
        return noted_elsewhere(self.session, self.opened)


@dataclass(frozen=True)
class Known:
    """What is known of one person in a session. Times are in the group's zone."""

    held: Held
    record: PersonRecord
    attendee: Attendee
    progress: ProgressNote
    names: Names
    care: Care
    person: Person | None

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def absent(self) -> bool:
        return self.record.status in ABSENT

    @cached_property
    def notes(self) -> tuple[NoteRecord, ...]:
        """What was caught about them in words, in time order."""
        return tuple(note for note in self._caught if note.id not in self.held.marks)

    @cached_property
    def marked(self) -> tuple[NoteRecord, ...]:
        """What was caught about them with a mark, in time order."""
        return tuple(note for note in self._caught if note.id in self.held.marks)

    @cached_property
    def _caught(self) -> tuple[NoteRecord, ...]:
        return tuple(self.held.notes[note] for note in self.record.notes)

    def was_in(self, kind: PartKind) -> bool:
        """Whether they were there for at least a minute of a block that has such a part."""
        blocks = {block.id for block in self.held.session.run.blocks if block.has(kind)}
        return any(each.block in blocks and each.time.seconds >= 60 for each in self.record.blocks)


def hold(session: Session, practice: Practice) -> Held:
    """Raises Refused where there is nothing to write a note about."""
    run = session.run
    if session.opened is None or run.started is None or run.ended is None:
        raise Refused(_("Notes are written once the session has ended."))
    record = take_record(session, run.ended, practice.users)
    return Held(session, session.opened, practice, run.started, run.ended, record)


def known(held: Held, person: str, met: Collection[str] = ()) -> Known:
    """What is known of somebody on the session's roster; `met` are people whom they have ever met here."""
    session, practice = held.session, held.practice
    record = next((each for each in held.record.people if each.id == person), None)
    if record is None:
        raise Refused(_("That person is not on the list of this session."))
    return Known(
        held,
        record,
        session.people[person],
        session.progress_of(person),
        names_for(practice, session, person, met),
        practice.care_of(person),
        practice.people.get(person),
    )


def rules_now(practice: Practice, opened: e.SessionOpened) -> Rules:
    """The rules that hold now for a session that was held: those that it was opened with. How long working notes are
    kept is no rule of the session: that is the program's policy of now, unless the program is gone."""
    program = practice.programs.get(opened.program_id)
    if program is None:
        return opened.rules
    return opened.rules.model_copy(update={"working_notes_days": program.rules.working_notes_days})
