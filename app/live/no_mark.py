"""Who has no mark yet in this block: a help for the eye that is computed and never kept, in no note and no export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.live.state import Session


def no_mark_yet(session: Session) -> frozenset[str]:
    """The people here of whom no note and no mark is, who had no turn and not the floor in the current block.

    All visits to the block count. Nobody in a break, and before the start and after the end: there is nothing to see.
    """
    block = session.block
    if block is None or block.is_break or not session.run.live:
        return frozenset()
    visits = [visit for visit in session.run.visits if visit.block == block.id]
    marked = {
        person
        for person, at in _marks(session)
        if any(visit.start <= at and (visit.end is None or at < visit.end) for visit in visits)
    }
    return session.here - marked


def _marks(session: Session) -> Iterator[tuple[str, datetime]]:
    """Who, and when: notes that stand, turns of both rounds, and the floor."""
    for note in session.notes:
        if not note.struck:
            for person in note.people:
                yield person, note.at
    for person, attendee in session.people.items():
        for turn in (attendee.check_in, attendee.check_out):
            if turn is not None:
                yield person, turn.at
    yield from session.spoke.items()
