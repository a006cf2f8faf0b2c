"""Agendas made of blocks, and the arithmetic that lays them on the clock.

Rules: elapsed = running time in a block over all visits (pauses left out); allotted = planned + added − taken;
remaining = allotted − elapsed, below zero it is over-run. The plan ends at the scheduled start plus all planned
minutes; the projection assumes that each block is left at the later of now and its end. Drift = projected − planned
end, or the end that somebody set. What the drift is made of, and the way back, is in `drift.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple

from pydantic import Field

from app.model.entry import Value

ZERO = timedelta()
MINUTE = timedelta(minutes=1)
# how long a block can be planned, and how long a title can be
FEWEST_MINUTES, MOST_MINUTES = 1, 240
TITLE_LENGTH = 60


class PartKind(StrEnum):
    """What a part of a block is; each has its own card in the middle of the live screen."""

    CHECK_IN_ROUND = "check_in_round"
    ARRIVAL_CHECK = "arrival_check"
    ICEBREAKER = "icebreaker"
    EDUCATION = "education"
    BREAK = "break"
    SMALL_GROUP = "small_group"
    REFLECTION = "reflection"
    PLAN = "plan"
    CHECK_OUT_ROUND = "check_out_round"
    CLOSING_THOUGHT = "closing_thought"
    OTHER = "other"


class Part(Value):
    """One thing that happens within a block; the block has the minutes, the part has the card."""

    kind: PartKind
    title: str = ""


class Block(Value):
    """A stretch of the agenda. `service` says whether its minutes count as service, `protected` that catching up
    never shortens it, `least_minutes` how short it may become, `at_end` what happens when its minutes are over."""

    id: str = Field(min_length=1)
    title: str = Field(min_length=1, max_length=TITLE_LENGTH)
    minutes: int = Field(ge=FEWEST_MINUTES, le=MOST_MINUTES)
    parts: tuple[Part, ...] = ()
    service: bool = True
    protected: bool = False
    least_minutes: int = Field(default=5, ge=0, le=MOST_MINUTES)
    at_end: Literal["hold", "go_on"] = "hold"
    # minutes left at which the facilitator is reminded, by tone and by what a screen reader says
    marks: tuple[int, ...] = (5, 1)

    def has(self, kind: PartKind) -> bool:
        return any(part.kind is kind for part in self.parts)

    @property
    def is_break(self) -> bool:
        return self.has(PartKind.BREAK)

    def of(self, minutes: int) -> Block:
        """The same block, so many minutes long, right or wrong; its least minutes and marks follow down."""
        if minutes == self.minutes:
            return self
        shorter = {
            "least_minutes": least_of(self.least_minutes, minutes),
            "marks": marks_of(self.marks, minutes),
        }
        return self.model_copy(update={"minutes": minutes, **shorter})


def least_of(least: int, minutes: int) -> int:
    """How short a block of so many minutes may become, if it was to have at least `least`."""
    return max(0, min(least, minutes))


def marks_of(marks: Iterable[int], minutes: int) -> tuple[int, ...]:
    """The marks that a block of so many minutes comes to."""
    return tuple(mark for mark in marks if mark <= minutes)


class Agenda(Value):
    """Ordered blocks with planned minutes."""

    id: str = Field(min_length=1)
    title: str = Field(min_length=1, max_length=TITLE_LENGTH)
    blocks: tuple[Block, ...] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """Group minutes: all of the agenda, breaks included."""
        return sum(block.minutes for block in self.blocks)

    @property
    def service_minutes(self) -> int:
        return sum(block.minutes for block in self.blocks if block.service)


class Span(NamedTuple):
    """A stretch of time; `end` is None while it lasts."""

    start: datetime
    end: datetime | None

    def until(self, now: datetime) -> tuple[datetime, datetime]:
        """The stretch as it stands at `now`, never negative."""
        end = now if self.end is None else min(self.end, now)
        return self.start, max(self.start, end)


class Visit(NamedTuple):
    """Being in a block from `start` to `end`; a block can be visited more than once."""

    block: str
    start: datetime
    end: datetime | None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Run:
    """How an agenda has run so far: the facts of the clock, from which everything else is computed."""

    blocks: tuple[Block, ...]
    scheduled: datetime
    started: datetime | None = None
    ended: datetime | None = None
    visits: tuple[Visit, ...] = ()
    pauses: tuple[Span, ...] = ()
    added: Mapping[str, int] = field(default_factory=dict)
    # the blocks as they were planned, once they have been arranged anew after the start
    plan: tuple[Block, ...] | None = None
    # when the session is to end, if somebody said so
    end: datetime | None = None
    # how many minutes everybody was asked to be back in, in a short break
    back_in: int | None = None

    @property
    def planned(self) -> tuple[Block, ...]:
        """The blocks as they were planned."""
        return self.blocks if self.plan is None else self.plan

    @property
    def current(self) -> Block | None:
        """The block the session is in; None before the start and after the end."""
        if self.ended is not None or not self.visits:
            return None
        return self.block(self.visits[-1].block)

    @property
    def paused(self) -> bool:
        return self.ended is None and bool(self.pauses) and self.pauses[-1].end is None

    @property
    def live(self) -> bool:
        return self.started is not None and self.ended is None

    def resumes(self, now: datetime) -> datetime:
        """When the clock runs on: now, or when everybody was asked to be back from a short break."""
        if not self.paused or self.back_in is None:
            return now
        return max(now, self.pauses[-1].start + self.back_in * MINUTE)

    def block(self, block_id: str) -> Block | None:
        return next((block for block in self.blocks if block.id == block_id), None)

    def index(self, block_id: str) -> int:
        return next(place for place, block in enumerate(self.blocks) if block.id == block_id)

    @property
    def allotted_blocks(self) -> tuple[Block, ...]:
        """The blocks with the minutes that they have now."""
        return tuple(block.of(self.allotted(block) // MINUTE) for block in self.blocks)

    def allotted(self, block: Block) -> timedelta:
        return max(0, block.minutes + self.added.get(block.id, 0)) * MINUTE

    def elapsed(self, block: Block, now: datetime) -> timedelta:
        """Running time in the block up to `now`, over all its visits."""
        visits = (visit.span for visit in self.visits if visit.block == block.id)
        return sum((self.running_within(span, now) for span in visits), ZERO)

    def remaining(self, block: Block, now: datetime) -> timedelta:
        return self.allotted(block) - self.elapsed(block, now)

    def running_within(self, span: Span, now: datetime) -> timedelta:
        """The part of `span` up to `now` in which the clock ran."""
        start, end = span.until(now)
        paused = sum((overlap((start, end), pause.until(now)) for pause in self.pauses), ZERO)
        return (end - start) - paused


def overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> timedelta:
    """How long two stretches of time have in common."""
    return max(ZERO, min(one[1], other[1]) - max(one[0], other[0]))


def whole_minutes(length: timedelta) -> int:
    """Rounded half up, as the records do."""
    return int(length.total_seconds() + 30) // 60


def merged(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """The union of stretches, in order and without overlaps."""
    union: list[tuple[datetime, datetime]] = []
    for start, end in sorted(spans):
        if union and start <= union[-1][1]:
            union[-1] = (union[-1][0], max(union[-1][1], end))
        elif end > start:
            union.append((start, end))
    return union


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block on the clock at one moment. `start` and `end` are what was, or what is now to be expected."""

    block: Block
    state: Literal["done", "now", "next", "passed_over"]
    planned_start: datetime
    planned_end: datetime
    start: datetime
    end: datetime
    allotted: timedelta
    elapsed: timedelta

    @property
    def remaining(self) -> timedelta:
        """Time left; below zero the block is over its minutes."""
        return self.allotted - self.elapsed


@dataclass(frozen=True, slots=True)
class Timeline:
    """All blocks laid on the clock as they stand at one moment, with where the session will end."""

    run: Run
    at: datetime
    blocks: tuple[LaidBlock, ...]
    planned_end: datetime
    projected_end: datetime

    @property
    def target(self) -> datetime:
        """When the session is to end: as planned, or as somebody set it."""
        return self.run.end or self.planned_end

    @property
    def drift(self) -> timedelta:
        """How much later than it should the session ends; below zero it ends early."""
        return self.projected_end - self.target

    @property
    def current(self) -> LaidBlock | None:
        return next((laid for laid in self.blocks if laid.state == "now"), None)


def lay(run: Run, now: datetime) -> Timeline:
    """Lay the agenda on the clock as it stands at `now`.

    Before the start the projection begins at the later of now and the scheduled start. Blocks that lie behind the
    current one count with what they have used; later ones with what they have left.
    """
    moment = run.ended or now
    current = run.current
    here = run.index(current.id) if current else -1
    cursor = run.resumes(moment) if run.started else max(moment, run.scheduled)
    plan = planned_spans(run)
    planned_end = run.scheduled
    laid: list[LaidBlock] = []
    for place, block in enumerate(run.blocks):
        # a block that was put in has no planned minutes: it stands at the end of the one before
        planned_start, planned_end = plan.get(block.id, (planned_end, planned_end))
        elapsed, allotted = run.elapsed(block, moment), run.allotted(block)
        spans = [visit.span.until(moment) for visit in run.visits if visit.block == block.id]
        state: Literal["done", "now", "next", "passed_over"]
        if run.ended is not None or place < here:
            state = "done" if spans else "passed_over"
            start, end = (spans[0][0], spans[-1][1]) if spans else (cursor, cursor)
        else:
            state = "now" if place == here else "next"
            start = spans[0][0] if state == "now" else cursor
            end = cursor = cursor + max(ZERO, allotted - elapsed)
        laid.append(LaidBlock(block, state, planned_start, planned_end, start, end, allotted, elapsed))
    planned_end = max((end for _start, end in plan.values()), default=run.scheduled)
    return Timeline(run, moment, tuple(laid), planned_end=planned_end, projected_end=run.ended or cursor)


def planned_spans(run: Run) -> dict[str, tuple[datetime, datetime]]:
    """From when to when each planned block was to be."""
    spans = {}
    start = run.scheduled
    for block in run.planned:
        spans[block.id] = (start, start + block.minutes * MINUTE)
        start = spans[block.id][1]
    return spans
