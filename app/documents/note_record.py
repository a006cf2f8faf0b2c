"""What a document says of a person's signed notes: facts taken from what was signed, in words for whoever reads them.

These shapes are the published JSON (docs/export.md): a change that an old reader would not understand is a new
`schema_version`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from pydantic import Field

from app.documents.record import Moment
from app.model.entry import Value

Change = Callable[[str], str]


class Whose(Value):
    """The person whom the notes are about."""

    name: str = Field(description="The name used in the group.")
    legal_name: str = Field(description="Empty where none was written down.")
    record_number: str = Field(description="The number in the program's own record; may be empty.")

    @property
    def formal(self) -> str:
        return self.legal_name or self.name


class HeaderLine(Value):
    label: str
    words: str


class NoteSectionRecord(Value):
    id: str
    title: str
    text: str


class SignatureRecord(Value):
    """Who signed, and what of: `digest` is the SHA-256 of the text as it was signed, `journal_entries` and
    `journal_head` the length of the vault's journal then and the code of its last entry."""

    name: str
    credentials: str
    at: Moment
    digest: str
    journal_entries: int
    journal_head: str

    @property
    def signed(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


class AddendumRecord(Value):
    text: str
    signature: SignatureRecord


class ProgressNoteRecord(Value):
    """One signed note. `group` is the section that everybody of the session shares."""

    session: str = Field(description="The id of the session.")
    day: date
    zone: str
    program: str
    group: str
    format: str = Field(
        description="The id of its format: 'DAP', 'BIRP', …, 'no_show', or one of the practice's own."
    )
    title: str
    no_show: bool = Field(description="The person did not come.")
    header: tuple[HeaderLine, ...]
    group_sections: tuple[NoteSectionRecord, ...]
    sections: tuple[NoteSectionRecord, ...]
    risk: Literal["none", "concern", "not_seen", ""] = Field(
        description="Nothing voiced or seen; something, in risk_words; the person was not there; or not asked."
    )
    risk_sentence: str = Field("", description="The answer in words, as every document says it.")
    risk_words: str = Field(description="What was written beside the answer.")
    objectives: tuple[str, ...] = Field(
        description="Objectives of the treatment plan on which the note bears."
    )
    signature: SignatureRecord
    addenda: tuple[AddendumRecord, ...] = Field(description="Oldest first.")
    cosignatures: tuple[SignatureRecord, ...] = Field(description="Oldest first.")

    def map_words(self, change: Change) -> ProgressNoteRecord:
        """The same with each of its words changed in which somebody could be named."""

        def changed(sections: tuple[NoteSectionRecord, ...]) -> tuple[NoteSectionRecord, ...]:
            return tuple(
                each.model_copy(update={"title": change(each.title), "text": change(each.text)})
                for each in sections
            )

        return self.model_copy(
            update={
                "program": change(self.program),
                "group": change(self.group),
                "title": change(self.title),
                "header": tuple(
                    line.model_copy(update={"words": change(line.words)}) for line in self.header
                ),
                "group_sections": changed(self.group_sections),
                "sections": changed(self.sections),
                "risk_words": change(self.risk_words),
                "objectives": tuple(map(change, self.objectives)),
                "addenda": tuple(
                    each.model_copy(update={"text": change(each.text)}) for each in self.addenda
                ),
            }
        )


class UnsignedSession(Value):
    """A session for which there is no signed note: it is owed, or stands in the program's own record elsewhere."""

    session: str
    day: date
    group: str
    state: Literal["owed", "entered"]


class NotesRecord(Value):
    """A person's signed notes as data: one, or all from `since` to `until`, both included, the newest last."""

    schema_version: Literal[1] = Field(description="1 for everything that this schema describes.")
    made_at: Moment
    person: Whose
    since: date
    until: date
    notes: tuple[ProgressNoteRecord, ...]
    unsigned: tuple[UnsignedSession, ...] = Field(
        description="Sessions of these days with the person on the roster and no signed note."
    )
    notice: str = Field("", description="The notice that goes with a disclosure (42 CFR 2.32); else empty.")
    consent_scope: str = Field(
        "", description="What the consent allows under which it was disclosed, if any."
    )
