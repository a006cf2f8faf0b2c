"""What the drift of a session is made of, and a way back to the plan. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from app.model.agenda import MINUTE, ZERO, Block, LaidBlock, Timeline, lay

# a drift of fewer minutes than this asks for nothing
LEAST = 2


class Cause(NamedTuple):
    """One part of the drift: `start` (late or early), a `block` over or short of its planned minutes, one that was
    `put_in` or `dropped`, `pauses`, or an `end` that was set (later makes the drift smaller)."""

    kind: Literal["start", "block", "put_in", "dropped", "pauses", "end"]
    span: timedelta
    block: Block | None = None


def causes(timeline: Timeline) -> tuple[Cause, ...]:
    """What the drift is made of, in the order of the session. The spans add up to the drift exactly.

    A block behind us counts with what it took, the current one and those to come with what they will have taken.
    """
    run = timeline.run
    begun = run.started
    if begun is None:
        # a room that was closed without a start has only that moment
        begun = timeline.at if run.ended is not None else max(timeline.at, run.scheduled)
    planned = {block.id: block.minutes * MINUTE for block in run.planned}
    found = [Cause("start", begun - run.scheduled)]
    for laid in timeline.blocks:
        spent = _will_have_taken(laid)
        if laid.block.id in planned:
            found.append(Cause("block", spent - planned.pop(laid.block.id), laid.block))
        else:
            found.append(Cause("put_in", spent, laid.block))
    left_out = {block.id: block for block in run.planned}
    found += [Cause("dropped", -span, left_out[block]) for block, span in planned.items()]
    paused = (pause.until(timeline.at) for pause in run.pauses)
    lasts = run.resumes(timeline.at) - timeline.at  # of a short break that goes on
    found.append(Cause("pauses", sum((end - start for start, end in paused), lasts)))
    found.append(Cause("end", timeline.planned_end - timeline.target))
    return tuple(cause for cause in found if cause.span)


def _will_have_taken(laid: LaidBlock) -> timedelta:
    if laid.state in ("done", "passed_over"):
        return laid.elapsed
    return max(laid.elapsed, laid.allotted)


def in_minutes(parts: tuple[Cause, ...], total: int) -> tuple[tuple[Cause, int], ...]:
    """Whole minutes for each cause that add up to `total`: those that lost most by cutting get one more each.

    A cause that comes to no minute is left out.
    """
    whole = whole_minutes([cause.span for cause in parts], total)
    return tuple((cause, minutes) for cause, minutes in zip(parts, whole, strict=True) if minutes)


def whole_minutes(spans: Sequence[timedelta], total: int) -> list[int]:
    """Whole minutes for each span that add up to `total`, by largest remainder; the first goes first where two tie."""
    cut = [int(span / MINUTE) for span in spans]
    missing = total - sum(cut)
    step = 1 if missing > 0 else -1
    lost = [(span / MINUTE - minutes) * step for span, minutes in zip(spans, cut, strict=True)]
    for place in sorted(range(len(spans)), key=lambda at: -lost[at])[: abs(missing)]:
        cut[place] += step
    return cut


@dataclass(frozen=True, slots=True)
class CatchUp:
    """A way back to the plan: minutes to take from each block, below zero to give it, and what could not be found.

    `service` are the minutes of service that it costs, below zero those that it gives back.
    """

    taken: Mapping[str, int]
    missing: int
    service: int = 0


def catch_up(timeline: Timeline) -> CatchUp | None:
    """Propose minutes to take from later blocks, in proportion to their length, so that the session ends on plan.

    When it is ahead, minutes are given to later blocks instead. Protected blocks and least minutes are respected.
    None while the session is less than 2 minutes off, before its start and after its end.
    """
    drift = int(timeline.drift / MINUTE)
    if not timeline.run.live or abs(drift) < LEAST:
        return None
    if drift < 0:
        # what is given to a block that is over its minutes already would bring nothing back
        places = [laid for laid in changeable(timeline) if laid.remaining >= ZERO]
        shares = _share_out(-drift, {laid.block.id: (laid.block.minutes, -drift) for laid in places})
        return _proposal(timeline, {block: -minutes for block, minutes in shares.items()}, -drift)
    return _proposal(timeline, _share_out(drift, room(timeline)), drift)


def preview(timeline: Timeline, taken: Mapping[str, int], end: datetime | None = None) -> Timeline:
    """The timeline as it would be with these minutes taken from blocks (below zero: given), and another end."""
    run = timeline.run
    added = dict(run.added)
    for block, minutes in taken.items():
        added[block] = added.get(block, 0) - minutes
    return lay(replace(run, added=added, end=end or run.end), timeline.at)


def service_cost(timeline: Timeline, taken: Mapping[str, int]) -> int:
    """Minutes of service that are lost when these are taken; below zero those that are won."""
    service = {laid.block.id for laid in timeline.blocks if laid.block.service}
    return sum(minutes for block, minutes in taken.items() if block in service)


def room(timeline: Timeline) -> dict[str, tuple[int, int]]:
    """Which blocks can give minutes: their length as planned, and how many they can spare."""
    spare = {
        laid.block.id: (laid.block.minutes, laid.remaining // MINUTE - laid.block.least_minutes)
        for laid in changeable(timeline)
    }
    return {block: (length, most) for block, (length, most) in spare.items() if most > 0}


def changeable(timeline: Timeline) -> list[LaidBlock]:
    """Blocks to come whose length catching up may change."""
    return [laid for laid in timeline.blocks if laid.state == "next" and not laid.block.protected]


def _share_out(minutes: int, shares: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """Whole minutes in proportion to lengths; nobody gets more than their most."""
    given = dict.fromkeys(shares, 0)
    for _minute in range(min(minutes, sum(most for _length, most in shares.values()))):
        # the block that is furthest below its proportional share gets the next minute
        taker = max(
            (block for block in given if given[block] < shares[block][1]),
            key=lambda block: shares[block][0] / (given[block] + 1),
        )
        given[taker] += 1
    return {block: share for block, share in given.items() if share}


def _proposal(timeline: Timeline, taken: dict[str, int], wanted: int) -> CatchUp:
    missing = wanted - sum(abs(minutes) for minutes in taken.values())
    return CatchUp(taken, missing, service_cost(timeline, taken))
