"""How the clock of a session runs on with each event that concerns it. Pure and total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from app.live import events as e
from app.model.agenda import Block, Run, Span, Visit, merged

ClockEvent = (
    e.SessionStarted
    | e.BlockEntered
    | e.Paused
    | e.Resumed
    | e.TimeAdded
    | e.StartCorrected
    | e.PauseAdded
    | e.EndSet
    | e.BlocksArranged
    | e.PlanChanged
)


def after(run: Run, at: datetime, event: ClockEvent) -> Run:
    """The run after an event; one that makes no sense any more changes nothing."""
    match event:
        case e.SessionStarted():
            # a room that was closed is not started any more
            if run.started is not None or run.ended is not None or not run.blocks:
                return run
            return replace(run, started=at, visits=(Visit(run.blocks[0].id, at, None),))
        case e.TimeAdded() | e.PlanChanged() | e.EndSet() if run.ended is not None:
            return run
        case e.TimeAdded():
            return _with_minutes(run, {event.block: event.minutes})
        case e.PlanChanged():
            return _with_minutes(run, event.minutes)
        case e.EndSet():
            return replace(run, end=event.end)
        case e.BlocksArranged():
            return _arranged(run, event.blocks, anew=event.anew)
    if not run.live:
        return run
    match event:
        case e.StartCorrected():
            return _start_corrected(run, at)
        case e.PauseAdded():
            return _with_pause(run, event, at)
    at = not_before(run, at)
    match event:
        case e.BlockEntered():
            known = run.block(event.block) is not None
            if not known or run.visits[-1].block == event.block:
                return run
            visits = (*run.visits[:-1], run.visits[-1]._replace(end=at), Visit(event.block, at, None))
            return replace(run, visits=visits, pauses=_pauses_closed(run, at), back_in=None)
        case e.Paused():
            if run.paused:
                return run
            return replace(run, pauses=(*run.pauses, Span(at, None)), back_in=event.minutes)
        case e.Resumed():
            return replace(run, pauses=_pauses_closed(run, at), back_in=None)


def ended(run: Run, at: datetime) -> Run:
    visits = tuple(visit._replace(end=at) if visit.end is None else visit for visit in run.visits)
    return replace(run, ended=at, visits=visits, pauses=_pauses_closed(run, at), back_in=None)


def not_before(run: Run, at: datetime) -> datetime:
    """Clock events never go back behind the one before: a late entry of another author counts from there."""
    marks = [run.started, *(visit.start for visit in run.visits[-1:])]
    marks += [edge for pause in run.pauses[-1:] for edge in pause]
    return max([at, *(mark for mark in marks if mark is not None)])


def earliest_start(run: Run) -> datetime | None:
    """How far back the start of what runs now can be moved; None where nothing came before it.

    A pause can begin as early as its block did or the pause before ended, a block as early as the one before did.
    """
    if run.paused:
        edges = [run.visits[-1].start, *(pause.end for pause in run.pauses[-2:-1] if pause.end is not None)]
        return max(edges)
    return run.visits[-2].start if len(run.visits) > 1 else None


def _start_corrected(run: Run, at: datetime) -> Run:
    """Earlier than it was, and never before what came before it."""
    earliest = earliest_start(run)
    at = at if earliest is None else max(at, earliest)
    if run.paused:
        start = min(at, run.pauses[-1].start)
        return replace(run, pauses=(*run.pauses[:-1], run.pauses[-1]._replace(start=start)))
    here = run.visits[-1]
    start = min(at, here.start)
    before = tuple(visit._replace(end=start) for visit in run.visits[-2:-1])
    visits = (*run.visits[:-2], *before, here._replace(start=start))
    return replace(run, visits=visits, started=start if len(run.visits) == 1 else run.started)


def _with_pause(run: Run, event: e.PauseAdded, at: datetime) -> Run:
    """A stretch within the session that counts as a pause; where it meets another one, they are one."""
    start, end = max(event.start, run.started or event.start), min(event.end, at)
    if run.paused:
        end = min(end, run.pauses[-1].start)
    if start >= end:
        return run
    if event.asleep:
        run = replace(run, visits=_without_those_begun(run.visits, start, end))
    closed = [(pause.start, pause.end) for pause in run.pauses if pause.end is not None]
    still = run.pauses[-1:] if run.paused else ()
    return replace(run, pauses=(*(Span(*span) for span in merged([*closed, (start, end)])), *still))


def _without_those_begun(visits: tuple[Visit, ...], start: datetime, end: datetime) -> tuple[Visit, ...]:
    """The visits as they would be if none had begun in that stretch: the one before it lasts."""
    kept = [visit for visit in visits if not start < visit.start <= end]
    for place, visit in enumerate(kept):
        following = kept[place + 1].start if place + 1 < len(kept) else visits[-1].end
        kept[place] = visit._replace(end=following)
    return tuple(kept)


def _arranged(run: Run, blocks: tuple[Block, ...], *, anew: bool) -> Run:
    """Where the session has been, it has been: a visited block cannot be taken out."""
    ids = {block.id for block in blocks}
    been = {visit.block for visit in run.visits}
    if not blocks or len(ids) < len(blocks) or not been <= ids or run.ended is not None:
        return run
    plan = None if run.started is None else run.planned
    return replace(run, blocks=blocks, plan=plan, added={} if anew else run.added)


def _with_minutes(run: Run, minutes: Mapping[str, int]) -> Run:
    added = dict(run.added)
    for block_id, change in minutes.items():
        block = run.block(block_id)
        if block is not None:
            # a block never owes minutes, also when what it was given before is taken back
            added[block_id] = max(-block.minutes, added.get(block_id, 0) + change)
    return replace(run, added=added)


def _pauses_closed(run: Run, at: datetime) -> tuple[Span, ...]:
    return (*run.pauses[:-1], run.pauses[-1]._replace(end=at)) if run.paused else run.pauses
