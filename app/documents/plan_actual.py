"""Plan against what happened, block by block in whole minutes that add up, and why it ended when it did. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from app.live.block_titles import block_title
from app.live.drift_words import Kind, cause_words
from app.model.agenda import MINUTE, ZERO
from app.model.drift import whole_minutes
from app.words import _

if TYPE_CHECKING:
    from app.documents.record import Amount, BlockRecord, SessionRecord

# two visits with less between them are told as one stretch
APART = timedelta(minutes=1)


class Line(NamedTuple):
    """One block in whole minutes. One that was left out has nothing held, one that was put in nothing planned."""

    block: BlockRecord
    planned: int
    held: int
    paused: int
    left_out: bool

    @property
    def difference(self) -> int:
        """Minutes over its plan, below zero short of it."""
        return self.held - self.planned


@dataclass(frozen=True, slots=True)
class PlanActual:
    """All lines, and what they come to. The held minutes of the lines add up to `held`, those of service to
    `service`, those in pauses to `paused`. `start` (late), the differences, `paused` and `end` (set earlier) add up to
    `drift`, which is 0 until the session has ended."""

    lines: tuple[Line, ...]
    planned: int
    planned_service: int
    held: int
    service: int
    paused: int
    start: int = 0
    end: int = 0
    drift: int = 0


def plan_actual(record: SessionRecord) -> PlanActual:
    """Each figure is its exact time rounded up or down; the sums are those that stand everywhere else."""
    blocks = (*record.blocks, *record.left_out)
    service = record.held_service.minutes
    held = _shared([block for block in blocks if block.service], service)
    held |= _shared([block for block in blocks if not block.service], record.held.minutes - service)
    paused = whole_minutes([_exact(block.paused) for block in blocks], record.paused.minutes)
    left_out = {block.id for block in record.left_out}
    lines = tuple(
        Line(block, block.planned_minutes, held[block.id], pause, block.id in left_out)
        for block, pause in zip(blocks, paused, strict=True)
    )
    drift, start, end = _end(record)
    return PlanActual(
        lines,
        record.planned_minutes,
        record.planned_service_minutes,
        record.held.minutes,
        service,
        record.paused.minutes,
        start,
        end,
        drift,
    )


def _shared(blocks: Sequence[BlockRecord], minutes: int) -> dict[str, int]:
    """What was held of each block, in minutes that add up to these."""
    whole = whole_minutes([_exact(block.held) for block in blocks], minutes)
    return {block.id: share for block, share in zip(blocks, whole, strict=True)}


def _end(record: SessionRecord) -> tuple[int, int, int]:
    """How late it ended, how late it started, and how much earlier its end was set, so that the sum is right.

    The start is counted as the room counted it, in minutes that are full; rounding goes to the other two.
    """
    if record.started is None or record.ended is None:
        return 0, 0, 0
    drift = _exact(record.drift)
    late = int((record.started - record.scheduled_start) / MINUTE)
    end = drift - (record.ended - record.scheduled_end)
    rest = record.planned_minutes - record.held.minutes - record.paused.minutes
    less, set_earlier = whole_minutes([-drift, end], rest - late)
    return -less, late, set_earlier


def end_sentence(record: SessionRecord) -> str:
    """ "Ended 4 min after plan: started 2 min late, Education 3 min over, Break 1 min short."; empty before the end."""
    if record.started is None or record.ended is None:
        return ""
    actual = plan_actual(record)
    if actual.drift > 0:
        said = _("Ended {minutes} min after plan").format(minutes=actual.drift)
    elif actual.drift < 0:
        said = _("Ended {minutes} min before plan").format(minutes=-actual.drift)
    else:
        said = _("Ended on plan")
    made_of = ", ".join(
        cause_words(kind, title, minutes) for kind, title, minutes in _causes(actual) if minutes
    )
    return f"{said}: {made_of}." if made_of else f"{said}."


def _causes(actual: PlanActual) -> Iterator[tuple[Kind, str, int]]:
    yield "start", "", actual.start
    for line in actual.lines:
        kind: Kind = "block"
        if line.left_out:
            kind = "dropped"
        elif line.block.put_in:
            kind = "put_in"
        elif line.block.started is None:
            kind = "not_held"
        yield kind, block_title(line.block.title), line.difference
    yield "pauses", "", actual.paused
    yield "end", "", actual.end


def over_or_short(minutes: int) -> str:
    """ "6 over", "2 short", "as planned"."""
    if minutes == 0:
        return _("as planned")
    return (_("{n} over") if minutes > 0 else _("{n} short")).format(n=abs(minutes))


def stretches(block: BlockRecord) -> list[tuple[datetime, datetime | None]]:
    """When the block was held; coming back within a minute is no interruption."""
    found: list[tuple[datetime, datetime | None]] = []
    for visit in block.visits:
        last = found[-1][1] if found else None
        if last is not None and visit.start - last < APART:
            found[-1] = (found[-1][0], visit.end)
        else:
            found.append((visit.start, visit.end))
    return found


def _exact(amount: Amount) -> timedelta:
    return timedelta(milliseconds=round(amount.seconds * 1000)) if amount.seconds else ZERO
