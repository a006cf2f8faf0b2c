"""What a process that locks tells the unlock window of the next one: the clock of the group that goes on, no names."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

_STDIN = 0
MOST = 64 * 1024  # bytes; a pipe holds them while nobody reads


class BlockClock(NamedTuple):
    """A block by its title, which holds no name, with its seconds: all of them, and those from the lock to its end.

    Where it does not go on by itself, it is held until somebody unlocks.
    """

    title: str
    total: float
    left: float
    goes_on: bool


class ClockNow(NamedTuple):
    title: str
    total: int
    left: int
    paused: bool


@dataclass(frozen=True, slots=True)
class GroupClock:
    """The running block and those that follow by themselves. `at` is the clock that counts sleep, nanoseconds, as the
    lock began; both processes read the same one."""

    at: int
    paused: bool
    blocks: tuple[BlockClock, ...]

    def now(self, reading: int) -> ClockNow:
        passed = 0.0 if self.paused else (reading - self.at) / 1e9
        block = next(
            (each for each in self.blocks if each.left > passed or not each.goes_on), self.blocks[-1]
        )
        return ClockNow(block.title, round(block.total), round(block.left - passed), self.paused)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`set_aside` are files with entries to bring in, in case the file of settings could not be written either.
    `damaged`: the vault is to be recovered."""

    clock: GroupClock | None = None
    set_aside: tuple[str, ...] = ()
    damaged: bool = False

    def written(self) -> bytes:
        return json.dumps(asdict(self)).encode()


def handed_over() -> HandedOver:
    """What came over the standard input; nothing where it makes no sense."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        return _read(json.loads(told()))
    return HandedOver()


def told() -> bytes:
    """What a process like this one wrote into the pipe that it started this one with. Raises OSError.

    Read from the pipe itself: a program without a console has no sys.stdin.
    """
    held = b""
    while len(held) <= MOST and (more := os.read(_STDIN, MOST)):
        held += more
    return held


def _read(told: dict[str, Any]) -> HandedOver:
    kept = tuple(str(path) for path in told["set_aside"])
    return HandedOver(_clock(told["clock"]), kept, bool(told.get("damaged")))


def _clock(told: dict[str, Any] | None) -> GroupClock | None:
    if told is None:
        return None
    blocks = tuple(
        BlockClock(str(title), float(total), float(left), bool(goes_on))
        for title, total, left, goes_on in told["blocks"]
    )
    return GroupClock(int(told["at"]), bool(told["paused"]), blocks) if blocks else None
