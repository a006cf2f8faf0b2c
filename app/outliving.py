"""Backups that were made before somebody was erased: they hold their words still. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from app.backing_up import Backup, Listed
from app.practice.retention import Gone, gone, holds
from app.practice.state import Practice

# by how much the time in a backup's name can be late: a second that was taken gives way to the next one
LATE: Final = timedelta(seconds=5)


def still_hold(practice: Practice, listed: Iterable[Listed], newest: Backup) -> Sequence[Listed]:
    """Those that have words about somebody who was erased since; never the `newest`. In doubt, as where a backup cannot
    be read, one does if it is that old."""
    erased = gone(practice)
    return [
        each
        for each in listed
        if each.backup.path.name != newest.path.name and any(_holds(person, each) for person in erased)
    ]


def _holds(person: Gone, each: Listed) -> bool:
    made, held = each.backup.made - LATE, each.holds
    # by number: after a recovery some are missing, so that there are fewer than the last one says
    return holds(person, held.head.count, made) if held is not None else made <= person.until
