"""Counts failed unlocks beside the vault, because nothing inside it can be written then, and makes the next one wait.

What is settled on disk (docs/vault-format.md says the same): `{"failed": n, "at": milliseconds UTC of the last one}`.
The wait is for somebody at this keyboard, and no wall: who has the files need not wait, and what each guess costs is
what keeps them out.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.errors import MustWait
from app.vault import durable

NAME = "tries"
FREE, LONGEST = 3, 60  # failed tries without a wait; seconds

Now = Callable[[], float]
"""Seconds UTC; a test moves it."""


class _Tries(NamedTuple):
    failed: int = 0
    at: int = 0


def check(folder: Path, now: Now = time.time) -> None:
    """Raises MustWait where the last failed try is not long enough ago: 2 s after four of them, then twice as long with
    each, at most a minute. A clock that was set back begins the wait anew, so that nobody ever waits longer."""
    failed, at = _read(folder / NAME)
    if failed <= FREE:
        return
    wait, moment = min(2 ** min(failed - FREE, 6), LONGEST), _milliseconds(now)
    if at > moment:
        try:
            _write(folder / NAME, _Tries(failed, at := moment))
        except OSError:
            return
    if (left := at + wait * 1000 - moment) > 0:
        raise MustWait(-(-left // 1000))


def count_failed(folder: Path, now: Now = time.time) -> None:
    """One more. A folder that cannot be written keeps no count."""
    with contextlib.suppress(OSError):
        _write(folder / NAME, _Tries(_read(folder / NAME).failed + 1, _milliseconds(now)))


def take(folder: Path) -> int:
    """How many there were since the last call; the count begins anew."""
    failed = _read(folder / NAME).failed
    if failed:
        with contextlib.suppress(OSError):
            _write(folder / NAME, _Tries())
    return failed


def give_back(folder: Path, failed: int) -> None:
    """What was taken and told to nobody. Nobody waits for it: the vault was open since."""
    if failed:
        there = _read(folder / NAME)
        with contextlib.suppress(OSError):
            _write(folder / NAME, there._replace(failed=there.failed + failed))


def _milliseconds(now: Now) -> int:
    return int(now() * 1000)


def _read(path: Path) -> _Tries:
    """What cannot be read is none; a count without its moment, as it was once written, makes nobody wait."""
    try:
        found = json.loads(path.read_bytes())
        failed, at = found["failed"], found.get("at", 0)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _Tries()
    if type(failed) is not int or failed <= 0 or type(at) is not int or at < 0:
        return _Tries()
    return _Tries(failed, at)


def _write(path: Path, tries: _Tries) -> None:
    durable.replace(path, json.dumps(tries._asdict()).encode() + b"\n")
