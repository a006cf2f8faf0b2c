"""Spans in the room turned into minutes: per block, and before the start, in pauses and after the end apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.model.agenda import ZERO, Run, Span, merged, overlap


@dataclass(frozen=True, slots=True)
class TimeInRoom:
    """Where one person's time in the room belongs. All parts add up to the whole."""

    blocks: Mapping[str, timedelta]
    group: timedelta
    service: timedelta
    before: timedelta
    paused: timedelta
    after: timedelta

    @property
    def breaks(self) -> timedelta:
        """Group time that is not service."""
        return self.group - self.service

    @property
    def whole(self) -> timedelta:
        return self.before + self.group + self.paused + self.after


def counted_spans(spans: Iterable[Span], run: Run, now: datetime) -> list[tuple[datetime, datetime]]:
    """When the group time of these spans was, in order and without overlaps: in a block, the clock running."""
    found = []
    pauses = merged(pause.until(now) for pause in run.pauses)
    visits = merged(visit.span.until(now) for visit in run.visits)
    for stay in merged(span.until(now) for span in spans):
        for visit in visits:
            start, end = max(stay[0], visit[0]), min(stay[1], visit[1])
            for pause_start, pause_end in pauses:
                if start < pause_end and pause_start < end:
                    if start < pause_start:
                        found.append((start, pause_start))
                    start = pause_end
            if start < end:
                found.append((start, end))
    return found


def time_in_room(spans: Iterable[Span], run: Run, now: datetime) -> TimeInRoom:
    """Split a person's spans over the blocks that were running while they were here, to the millisecond.

    Overlapping spans count once. A session that has not started has only time before the start.
    """
    stays = merged(span.until(now) for span in spans)
    visits = [(visit.block, visit.span.until(now)) for visit in run.visits]
    pauses = merged(pause.until(now) for pause in run.pauses)
    first = run.started or now
    last = run.ended or now
    blocks = {block.id: ZERO for block in run.blocks}
    before = paused = after = ZERO
    for start, end in stays:
        before += overlap((start, end), (start, first)) if start < first else ZERO
        after += overlap((start, end), (last, end)) if end > last else ZERO
        held = sum((overlap((start, end), pause) for pause in pauses), ZERO)
        paused += held
        for block, visit in visits:
            inside = overlap((start, end), visit)
            if inside:
                stay = (max(start, visit[0]), min(end, visit[1]))
                inside -= sum((overlap(stay, pause) for pause in pauses), ZERO)
                blocks[block] = blocks.get(block, ZERO) + inside
    service = {block.id for block in run.blocks if block.service}
    return TimeInRoom(
        blocks=blocks,
        group=sum(blocks.values(), ZERO),
        service=sum((spent for block, spent in blocks.items() if block in service), ZERO),
        before=before,
        paused=paused,
        after=after,
    )
