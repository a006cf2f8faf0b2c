"""Backups that were made before somebody was erased: they hold their words still. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from app.backing_up import Listed
from app.practice.retention import gone
from app.practice.state import Practice

# by how much the time in a backup's name can be late: a second that was taken gives way to the next one
LATE: Final = timedelta(seconds=5)


def still_hold(practice: Practice, listed: Iterable[Listed]) -> Sequence[Listed]:
    """Those that have words about somebody who was erased since, by what is in them. One that cannot be read is in
    doubt: it counts if it is that old."""
    erased = [each.until for each in gone(practice)]
    return [
        each
        for each in listed
        if each.says or (each.says is None and any(each.backup.made - LATE <= until for until in erased))
    ]
