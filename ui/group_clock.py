"""The clock of a running group, from what its windows know, for the unlock window that comes after a lock."""

from __future__ import annotations

from app.clock import SystemClock
from app.desk import Desk
from app.live.public import share
from app.model.agenda import ZERO, lay
from app.words import _
from ui.handed_over import BlockClock, GroupClock


def group_clock(desk: Desk) -> GroupClock | None:
    """None where no clock runs. The titles are those of the share window: one with a name in it is left out."""
    session, now = desk.session, desk.now()
    shared = share(session, now) if session is not None and session.run.live else None
    if session is None or shared is None:
        return None
    view, at, untitled = shared.view, SystemClock().read().with_sleep, _("The group goes on")
    if session.run.paused:  # a short break has a time of its own
        seconds = view.allotted.total_seconds(), view.left.total_seconds()
        return GroupClock(at, view.paused, (BlockClock(view.block or untitled, *seconds, False),))
    titles = {block.id: block.title for block in view.strip}
    blocks = []
    for laid in lay(session.run, now).blocks:
        if laid.state not in ("now", "next"):
            continue
        here = laid.state == "now"
        left = laid.remaining if here else laid.end - now
        is_last = laid.block.id == session.run.blocks[-1].id
        goes_on = laid.block.at_end == "go_on" and not is_last and left > ZERO
        title, total = titles.get(laid.block.id) or untitled, laid.allotted.total_seconds()
        blocks.append(BlockClock(title, total, left.total_seconds(), goes_on))
        if not goes_on:
            break
    return GroupClock(at, False, tuple(blocks)) if blocks else None
