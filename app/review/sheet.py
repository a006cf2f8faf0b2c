"""A progress note as it lies before whoever writes it: everything that the review draws of one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from app.live.note_events import SignedSection
from app.live.noting import Addendum, Cosigned, Risk, Signed
from app.model.note_formats import NoteFormat
from app.review.names import Names
from app.review.standing import Sentence, Standing


class Need(StrEnum):
    """What a note still needs, in the order in which people are shown."""

    RISK = "risk"
    NAME = "name"
    SECTION = "section"
    OBJECTIVE = "objective"
    ALIKE = "alike"
    READY = "ready"
    SIGNED = "signed"
    ENTERED = "entered"


class Place(StrEnum):
    """Where a hindrance is; a section is named by its id beside it. `GROUP` is the group's section, another note."""

    SECTION = "section"
    RISK = "risk"
    OBJECTIVES = "objectives"
    ALIKE = "alike"
    GROUP = "group"


class Hindrance(NamedTuple):
    """What stands in the way of signing: one sentence, and the place to jump to."""

    need: Need
    words: str
    place: Place
    section: str = ""


@dataclass(frozen=True, slots=True)
class SectionSheet:
    """One section. `drafted`: it takes facts, whatever was written over them. `own` says that somebody wrote in it.
    `offered` are the sentences drafted for it now, also those that were taken out: `write_section` wants them."""

    id: str
    title: str
    standing: Standing
    drafted: bool
    own: bool
    required: bool
    # from what it was drafted, in a few words: "from 6 notes, check-in, check-out"
    source: str = ""
    # names in it: (start, end) of what could be another member's name or is one, and which word it is
    asked: tuple[tuple[int, int, str], ...] = ()
    # (start, end) of words that stand in the place of a name
    replaced: tuple[tuple[int, int], ...] = ()
    # (start, end, word) of what looks like a name and is nobody's here
    unknown: tuple[tuple[int, int, str], ...] = ()
    offered: tuple[Sentence, ...] = ()
    # the text as it is kept: names that were answered about still stand in it
    kept: str = ""


class ObjectiveLine(NamedTuple):
    """An objective of the person's treatment plan, and whether the note names it."""

    id: str
    text: str
    named: bool


class AlikeNote(NamedTuple):
    """Another note that this one is like: whose it is as shown ("James T.", "their note of November 24"), how alike
    (0 to 100), and the two texts."""

    whose: str
    percent: int
    mine: str
    other: str


class CaughtLine(NamedTuple):
    """Something that was caught about the person, beside the note: when, in which block, by whom, and the words."""

    at: datetime
    block: str
    author: str
    words: str
    # the id of the note, '' for a check-in or a check-out
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoteSheet:
    """The note about one person ('group' for the group's section): as it stands, and what it still needs.

    `line` is what stands below the name ("157 min · joined 9:10"), `facts` what stands beside it ("in 9:02", "out
    12:02", "165 service minutes", …), `header` the labelled lines of the document.
    """

    about: str
    name: str
    initials: str
    line: str
    facts: tuple[str, ...]
    header: tuple[tuple[str, str], ...]
    format: NoteFormat
    no_show: bool
    sections: tuple[SectionSheet, ...]
    risk: Risk | None
    objectives: tuple[ObjectiveLine, ...]
    hindrances: tuple[Hindrance, ...]
    alike: tuple[AlikeNote, ...]
    caught: tuple[CaughtLine, ...]
    cravings: tuple[int, ...]
    due: datetime
    # the stream of the session, and how many of its entries had been read when this was made
    session: str
    read: int
    # whose names may not stand in it
    names: Names = field(compare=False, repr=False)
    # the program keeps its record elsewhere: the note is copied there and marked as entered, and not signed here
    elsewhere: bool = False
    # what in the session speaks of a risk to them, as a sentence; '' where nothing does
    risk_said: str = ""
    # the group's section as it stands, as it goes into this person's note
    group: tuple[SignedSection, ...] = ()
    signed: Signed | None = None
    addenda: tuple[Addendum, ...] = ()
    cosigned: tuple[Cosigned, ...] = ()
    entered: datetime | None = None

    @property
    def need(self) -> Need:
        """What comes first of what it needs."""
        if self.signed is not None:
            return Need.SIGNED
        if self.entered is not None:
            return Need.ENTERED
        return self.hindrances[0].need if self.hindrances else Need.READY
