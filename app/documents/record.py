"""What a document says about one session: facts taken from the session, measured once and rounded last.

These shapes are the published JSON (docs/export.md): a change that an old reader would not understand is a new
`schema_version`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, PlainSerializer

from app.model.entry import Value

Moment = Annotated[AwareDatetime, PlainSerializer(lambda moment: moment.isoformat(), when_used="json")]
"""A time in the group's zone, with its offset from UTC."""

Status = Literal["expected", "present", "late", "left_early", "no_show", "excused"]


class Amount(Value):
    """A length of time: exact seconds to the millisecond, and whole minutes rounded half up from them."""

    seconds: float
    minutes: int

    @classmethod
    def of(cls, span: timedelta) -> Amount:
        exact = span // timedelta(milliseconds=1)
        return cls(seconds=exact / 1000, minutes=(exact + 30_000) // 60_000)


class Facilitator(Value):
    id: str
    name: str
    credentials: str
    role: Literal["facilitator", "co_facilitator"]

    @property
    def signature(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


class BlockVisit(Value):
    """In the block from `start` to `end`, pauses included; `end` is null while it lasts."""

    start: Moment
    end: Moment | None


class BlockRecord(Value):
    """One block: as planned, and as it was held. `held` is running time over all visits, pauses left out."""

    id: str
    title: str
    service: bool
    is_break: bool
    planned_start: Moment
    planned_end: Moment
    planned_minutes: int = Field(description="0 for a block that was put in while the session ran.")
    allotted_minutes: int = Field(description="Planned minutes with what was added or taken while it ran.")
    started: Moment | None
    ended: Moment | None
    held: Amount
    put_in: bool = Field(False, description="Whether it was put in while the session ran, and never planned.")
    visits: tuple[BlockVisit, ...] = Field((), description="Every time that the session was in it.")
    paused: Amount = Field(Amount(seconds=0, minutes=0), description="Pauses while the session was in it.")


class Stay(Value):
    """In the room from `start` to `end`; `end` is null while it lasts."""

    start: Moment
    end: Moment | None


class TimeInBlock(Value):
    block: str = Field(description="The id of the block.")
    title: str
    time: Amount


class Answer(Value):
    question: str = Field(description="The id of the question.")
    label: str
    answer: str


class Turn(Value):
    """One person's check-in or check-out; skipped answers are left out."""

    at: Moment
    passed: bool
    last_promise: str = Field(description="What was promised at the last check-out; check-in only.")
    kept: Literal["", "kept", "partly", "not_yet"] = Field(description="What became of it; check-in only.")
    answers: tuple[Answer, ...]


class SafetyStepRecord(Value):
    """A step that was taken for this person's safety."""

    at: Moment
    author: str
    situation: Literal["unresponsive", "under_influence", "left_in_distress", "risk_to_self", "other"]
    step: str = Field(description="The id of the step; 'written' for somebody's own words.")
    words: str


class EmergencyRecord(Value):
    """That medical personnel were told in an emergency: the record of 42 CFR 2.51(c)."""

    at: Moment
    told: str
    affiliation: str
    by: str = Field(description="Who told them.")
    emergency: str


class PersonRecord(Value):
    """One person of the roster. `breaks` is group time that is not service; before, paused and after are outside
    group time."""

    id: str
    name: str
    status: Status
    stays: tuple[Stay, ...]
    blocks: tuple[TimeInBlock, ...]
    group: Amount
    service: Amount
    breaks: Amount
    before: Amount
    paused: Amount
    after: Amount
    check_in: Turn | None
    check_out: Turn | None
    flagged: bool
    let_go: tuple[Literal["flagged", "craving_higher", "used", "risk", "not_checked_out", "safety"], ...] = (
        Field(
            description="Why this person was still to be seen when the facilitator chose to end; usually empty."
        )
    )
    notes: tuple[str, ...] = Field(description="The ids of the notes about this person, oldest first.")
    seen: bool = Field(False, description="Whether they were talked with before the end.")
    safety: tuple[SafetyStepRecord, ...] = Field((), description="Steps for their safety, oldest first.")
    told: tuple[EmergencyRecord, ...] = Field(
        (), description="Medical personnel who were told, oldest first."
    )


class NoteRecord(Value):
    """A participation note as it stood when the record was made; struck notes are left out."""

    id: str
    at: Moment
    author_id: str
    author: str
    people: tuple[str, ...] = Field(description="The ids of the people it is about.")
    names: tuple[str, ...]
    tags: tuple[str, ...]
    typed: str = Field(description="The line as it was typed, with @names and #tags.")
    words: str = Field(description="The line without the names in front and the tags at the end.")
    amended: bool


class TopicRecord(Value):
    id: str
    title: str
    outline: tuple[str, ...]
    question: str
    covered: Literal["wholly", "partly", "not_marked"]
    # of a topic that was covered in part, where that is known
    parts: tuple[str, ...] = ()


class PromptRecord(Value):
    id: str
    text: str
    follow_up: str


class GuestCount(Value):
    """How many guests of a role were in the room. A guest is no participant, and is named nowhere."""

    role: Literal["family", "observer", "other"]
    count: int


class ReportRecord(Value):
    """An attendance report of the call that was compared with what was marked. The report itself is not kept; what was
    taken from it stands in the stays of those people."""

    platform: str = Field(description="'zoom', 'teams' or 'meet'; empty where it is not known.")
    digest: str = Field(description="The first 12 hex digits of the SHA-256 of the report's file.")
    at: Moment = Field(description="When it was compared.")
    by: str = Field(description="Who compared it.")
    matched: int = Field(description="How many people of the roster were found in the report.")
    kept_report: tuple[str, ...] = Field(description="The ids of those whose times in the report were kept.")
    kept_live: tuple[str, ...] = Field(description="The ids of those whose times as marked live were kept.")


class SessionRecord(Value):
    """One session of a group. It names everybody who was on its roster."""

    schema_version: Literal[1] = Field(description="1 for everything that this schema describes.")
    id: str
    made_at: Moment
    state: Literal["open", "running", "ended"]
    program_id: str
    program: str
    group_id: str
    group: str
    number: int
    agenda: str
    day: date
    zone: str
    scheduled_start: Moment
    scheduled_end: Moment
    started: Moment | None
    ended: Moment | None
    planned_minutes: int
    planned_service_minutes: int
    held: Amount = Field(description="Running time of all blocks, pauses left out.")
    held_service: Amount
    paused: Amount
    drift: Amount = Field(description="How much later than scheduled it ended, or will; below zero: earlier.")
    facilitators: tuple[Facilitator, ...]
    blocks: tuple[BlockRecord, ...]
    participants_expected: int
    participants_attended: int
    people: tuple[PersonRecord, ...]
    notes: tuple[NoteRecord, ...]
    icebreaker: PromptRecord | None
    topic: TopicRecord | None
    closing_thought: PromptRecord | None
    left_out: tuple[BlockRecord, ...] = Field(
        (), description="Blocks that were planned and left out while the session ran; not among `blocks`."
    )
    notice: str = Field("", description="The notice that goes with a disclosure (42 CFR 2.32); else empty.")
    consent_scope: str = Field(
        "", description="What the consent allows under which it was disclosed, if any."
    )
    guests: tuple[GuestCount, ...] = Field(
        (), description="How many guests of each role were there; who they were is not said."
    )
    reflection: PromptRecord | None = None
    reports: tuple[ReportRecord, ...] = Field(
        (), description="Attendance reports of the call that were compared, oldest first; usually empty."
    )
