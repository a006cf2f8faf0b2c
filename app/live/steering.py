"""Steering a session's clock and agenda: catching up, correcting a start, another end, blocks put in and dropped.

Commands like those of `commands`: pure, and back-dated by an earlier `now`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from app.errors import Refused
from app.live import events as e
from app.live.block_titles import block_title
from app.live.commands import LONGEST, start
from app.live.conditions import not_over, opened, running_block
from app.live.running import earliest_start
from app.live.state import Session
from app.model.agenda import MINUTE, ZERO, Block, lay
from app.model.agenda_draft import refuse_unsound
from app.model.drift import catch_up, changeable, room
from app.words import _, ngettext

Events = Sequence[e.LiveEvent]

# how far back the start of a session can be moved, and how long after its time it can be made to end
BACK = timedelta(hours=1)
LATEST = timedelta(hours=12)


# The way back to the plan


def accept_catch_up(session: Session, now: datetime) -> Events:
    """Take the minutes that catching up proposes, or give those that it gives back."""
    timeline = lay(session.run, now)
    proposal = catch_up(timeline)
    if proposal is None:
        raise Refused(_("The session is on plan."))
    if not proposal.taken and timeline.drift < ZERO:
        raise Refused(_("No later block can take the minutes that are left over."))
    if not proposal.taken:
        missing = ngettext("{n} minute is", "{n} minutes are", proposal.missing).format(n=proposal.missing)
        raise Refused(
            _("{missing} missing, and no later block can give any. The end moves instead.").format(
                missing=missing
            )
        )
    return [e.PlanChanged(minutes={block: -minutes for block, minutes in proposal.taken.items()})]


def replan(session: Session, now: datetime, taken: Mapping[str, int], end: datetime | None = None) -> Events:
    """Change the rest of the session at once: minutes taken from blocks (below zero: given), and perhaps its end."""
    opened(session)
    not_over(session)
    timeline = lay(session.run, now)
    spare, taking = room(timeline), {laid.block.id for laid in changeable(timeline)}
    for block_id, minutes in taken.items():
        block = session.run.block(block_id)
        if block is None:
            raise Refused(_("That block is not in this agenda."))
        if minutes > 0 and minutes > spare.get(block_id, (0, 0))[1]:
            raise Refused(_("{block} cannot give that many minutes.").format(block=block_title(block.title)))
        if minutes < 0 and block_id not in taking:
            raise Refused(_("{block} keeps its minutes.").format(block=block_title(block.title)))
        if session.run.allotted(block) // MINUTE - minutes > LONGEST:
            raise Refused(_("{block} is as long as it can be.").format(block=block_title(block.title)))
    changes = {block: -minutes for block, minutes in taken.items() if minutes}
    moved = set_end(session, now, end) if end is not None else []
    return [*moved, *([e.PlanChanged(minutes=changes)] if changes else [])]


def set_end(session: Session, now: datetime, end: datetime) -> Events:
    """Say when the session is to end: the drift, and catching up, are measured against it."""
    started = opened(session)
    not_over(session)
    if end <= now:
        raise Refused(_("That time has passed already."))
    if end - started.scheduled > LATEST:
        raise Refused(_("That is too long after the planned start. Choose an earlier time."))
    target = session.run.end or lay(session.run, now).planned_end
    return [] if end == target else [e.EndSet(end=end)]


def start_late(session: Session, now: datetime) -> Events:
    """Start after the planned time, and let the end move by as much: the group gets all of its minutes."""
    started = start(session, now)
    late = now - session.run.scheduled
    if late <= ZERO:
        return started
    return [*started, e.EndSet(end=lay(session.run, now).planned_end + late)]


# What really was


def correct_start(session: Session, now: datetime) -> Events:
    """What runs now, a block or a pause, really began at `now`, which lies in the past."""
    block = running_block(session)
    run = session.run
    began = run.pauses[-1].start if run.paused else run.visits[-1].start
    if now >= began:
        raise Refused(_("It began before that already."))
    earliest = earliest_start(run)
    if earliest is not None and now < earliest:
        raise Refused(_("That is before what came before it. Choose a later time."))
    if earliest is None and began - now > BACK:
        raise Refused(
            _("{block} can be moved back by an hour at most.").format(block=block_title(block.title))
        )
    return [e.StartCorrected()]


def make_pause(
    session: Session, now: datetime, start: datetime, end: datetime, *, asleep: bool = False
) -> Events:
    """A stretch that has passed counts as a pause after all; `asleep`: what went on by itself in it did not."""
    running_block(session)
    started = session.run.started
    if started is None or max(start, started) >= min(end, now):
        raise Refused(_("Nothing of that lies within this session."))
    return [e.PauseAdded(start=max(start, started), end=min(end, now), asleep=asleep)]


def note_sleep(session: Session, now: datetime, seconds: float) -> Events:
    """Write down that the computer slept; before the start and after the end it matters to nobody."""
    return [e.Slept(seconds=round(seconds, 3))] if session.run.live else []


def take_short_break(session: Session, now: datetime, minutes: int) -> Events:
    """Everybody has a few minutes; the clock stands, and goes on in the same place."""
    running_block(session)
    if not 1 <= minutes <= 60:
        raise Refused(_("A short break has 1 to 60 minutes."))
    if session.run.paused:
        raise Refused(_("The clock is already paused."))
    return [e.Paused(minutes=minutes)]


def goes_on_at(session: Session, now: datetime) -> datetime | None:
    """When the current block was over and the next one began by itself; None where a block holds, or is not over.

    Going on that was taken back is not done again, and a block to which the group returned after its time holds.
    """
    block, run = session.block, session.run
    if block is None or block.at_end != "go_on" or run.paused or block.id == run.blocks[-1].id:
        return None
    entered = run.visits[-1].start
    left = run.remaining(block, now)
    if left > ZERO or run.remaining(block, entered) <= ZERO:
        return None
    taken_back = (
        entry.id in session.undone
        and isinstance(entry.event, e.BlockEntered)
        and entry.at >= entered
        and run.remaining(block, entry.at) <= ZERO
        for entry in session.entries
    )
    return None if any(taken_back) else max(entered, now + left)


# The agenda


def insert_block(session: Session, now: datetime, block: Block) -> Events:
    """Put a block in after the current one, or in front before the start."""
    opened(session)
    not_over(session)
    run = session.run
    if run.block(block.id) is not None:
        raise Refused(_("{block} is already in this agenda.").format(block=block_title(block.title)))
    place = run.index(run.current.id) + 1 if run.current else 0
    return [e.BlocksArranged(blocks=(*run.blocks[:place], block, *run.blocks[place:]))]


def drop_block(session: Session, now: datetime, block_id: str) -> Events:
    """Leave out a block that the session has not been in."""
    place = _to_come(session, now, block_id)
    blocks = session.run.blocks
    if len(blocks) == 1:
        raise Refused(_("An agenda needs at least one block."))
    return [e.BlocksArranged(blocks=(*blocks[:place], *blocks[place + 1 :]))]


def move_block(session: Session, now: datetime, block_id: str, by: int) -> Events:
    """Move a block that is still to come earlier (below zero) or later; what lies behind stays."""
    place = _to_come(session, now, block_id)
    blocks = list(session.run.blocks)
    here = session.run.index(session.block.id) if session.block else -1
    there = min(max(place + by, here + 1), len(blocks) - 1)
    if there == place:
        return []
    blocks.insert(there, blocks.pop(place))
    return [e.BlocksArranged(blocks=tuple(blocks))]


def arrange_blocks(session: Session, now: datetime, blocks: Sequence[Block]) -> Events:
    """Before the start: today's agenda is these blocks and exactly their minutes, whatever the group's agenda is."""
    today = opened(session).agenda
    not_over(session)
    if session.run.started is not None:
        raise Refused(_("The session has started. Change its plan block by block."))
    if not blocks:
        raise Refused(_("An agenda needs at least one block."))
    refuse_unsound(today.model_copy(update={"blocks": tuple(blocks)}))
    if tuple(blocks) == session.run.allotted_blocks:
        return []
    return [e.BlocksArranged(blocks=tuple(blocks), anew=True)]


def _to_come(session: Session, now: datetime, block_id: str) -> int:
    """The place of a block that nobody has been in yet."""
    opened(session)
    not_over(session)
    block = session.run.block(block_id)
    if block is None:
        raise Refused(_("That block is not in this agenda."))
    if any(visit.block == block_id for visit in session.run.visits) or session.run.elapsed(block, now) > ZERO:
        raise Refused(_("The group has been in {block} already.").format(block=block_title(block.title)))
    return session.run.index(block_id)


def back_at(session: Session) -> datetime | None:
    """When everybody was asked to be back from a short break."""
    run = session.run
    return run.pauses[-1].start + run.back_in * MINUTE if run.paused and run.back_in is not None else None
