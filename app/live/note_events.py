"""What is written down about people: participation notes during the group, progress notes after it.

A progress note is `about` a person of the session, or about GROUP_SECTION: the part that all of them share.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field

from app.model.entry import Event, Value

GROUP_SECTION: Final = "group"
SECTION_LENGTH: Final = 8000

RiskAnswer = Literal["none", "concern", "not_seen"]
"""Nothing voiced or seen; something to write; or the person was not there."""


class NoteCaught(Event):
    """A participation note as it was typed, and the people and tags that were read from it.

    `mark` is the id of the mark that it is, whose title is its text then; '' for a note in words.
    """

    kind: Literal["note_caught"] = "note_caught"
    text: str
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    mark: str = ""


class NoteAmended(Event):
    kind: Literal["note_amended"] = "note_amended"
    note: str
    text: str
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class NoteStruck(Event):
    """The note no longer counts; what it said stays in the journal."""

    kind: Literal["note_struck"] = "note_struck"
    note: str


class NoteFormatChosen(Event):
    """A progress note takes another format than the program's; '' is the program's again."""

    kind: Literal["note_format_chosen"] = "note_format_chosen"
    about: str
    format: str


class SectionWritten(Event):
    """A section as somebody left it. `offered` are the drafted sentences of that moment by the id of their fact: those
    that stand in the text still follow their facts, those that do not were taken out."""

    kind: Literal["section_written"] = "section_written"
    about: str
    section: str
    text: str = Field(max_length=SECTION_LENGTH)
    offered: Mapping[str, str] = {}


class SectionDraftedAgain(Event):
    """What was written in a section is put aside: it is drafted from the facts again."""

    kind: Literal["section_drafted_again"] = "section_drafted_again"
    about: str
    section: str


class RiskAnswered(Event):
    """Risk to self or others, as the clinician answered it; '' takes the answer back."""

    kind: Literal["risk_answered"] = "risk_answered"
    about: str
    answer: RiskAnswer | Literal[""]
    words: str = Field(default="", max_length=2000)


class ObjectivesNamed(Event):
    """The objectives of the treatment plan on which the note bears, by id."""

    kind: Literal["objectives_named"] = "objectives_named"
    about: str
    objectives: tuple[str, ...]


class NameJudged(Event):
    """A word that could be another member's name: whether it is one in this note, or an ordinary word."""

    kind: Literal["name_judged"] = "name_judged"
    about: str
    word: str
    member: bool


class Signature(Value):
    """Who signed, as they sign; the SHA-256 of what they signed; and the journal's head then: how many entries there
    were, and the code of the last one."""

    name: str
    credentials: str
    digest: str
    head_count: int
    head: str


class SignedSection(Value):
    id: str
    title: str
    text: str


class SignedNote(Value):
    """A progress note as it was signed; nothing of it ever changes.

    `header` are its lines with a label (program and group, times, minutes, participants, telehealth, facilitators),
    `group` the shared section as it stood, `objectives` in words.
    """

    format: str
    title: str
    header: tuple[tuple[str, str], ...]
    group: tuple[SignedSection, ...] = ()
    sections: tuple[SignedSection, ...]
    risk: RiskAnswer | Literal[""] = ""
    risk_words: str = ""
    objectives: tuple[str, ...] = ()
    no_show: bool = False


class NoteSigned(Event):
    """`alike` says why a text that is like another one was signed; '' where none is."""

    kind: Literal["note_signed"] = "note_signed"
    about: str
    note: SignedNote
    signature: Signature
    alike: str = Field(default="", max_length=400)


class AddendumSigned(Event):
    """Something added to a signed note, dated and signed by itself."""

    kind: Literal["addendum_signed"] = "addendum_signed"
    about: str
    text: str = Field(min_length=1, max_length=SECTION_LENGTH)
    signature: Signature


class NoteCosigned(Event):
    """A supervisor signed what was signed, addenda included."""

    kind: Literal["note_cosigned"] = "note_cosigned"
    about: str
    signature: Signature


class NoteEntered(Event):
    """The note stands in the program's own record, where that is kept elsewhere; or it does not after all."""

    kind: Literal["note_entered"] = "note_entered"
    about: str
    entered: bool = True


class CounselingNoteKept(Event):
    """A SUD counseling note (42 CFR 2.11) under its author's own key: its words are `sealed`, for nobody else. The
    newest by its author counts; '' as `sealed` is a note that was thrown away."""

    kind: Literal["counseling_note_kept"] = "counseling_note_kept"
    about: str
    id: str
    sealed: str


ProgressEvent = (
    NoteFormatChosen
    | SectionWritten
    | SectionDraftedAgain
    | RiskAnswered
    | ObjectivesNamed
    | NameJudged
    | NoteSigned
    | AddendumSigned
    | NoteCosigned
    | NoteEntered
    | CounselingNoteKept
)
SIGNED_EVENTS = (NoteSigned, AddendumSigned, NoteCosigned)
