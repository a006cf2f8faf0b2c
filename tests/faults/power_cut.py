"""What a disk can hold after the power went: all that was synced, and of the rest anything, sector by sector.

Of what was not synced any part may be there, in any order: a write is kept or lost by sectors of 512 bytes (a sector is
never half old and half new, and its neighbors are left alone: SQLite's "powersafe overwrite"); a file may have grown
before its bytes came, and holds zeroes or rubbish there; a name that is new or gone lasts once its folder is synced.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.recorded_disk import Step

SECTOR = 512


@dataclass(slots=True)
class _File:
    content: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)  # None cuts the file there


class CutDisk:
    """Follows the steps of a recorded disk, and tells what is left of a folder when the power goes now."""

    def __init__(self, folder: Path) -> None:
        self.said: list[Any] = []
        self._root = folder
        self._lasting = {path.name: _File(bytearray(path.read_bytes())) for path in folder.iterdir()}
        self._names = dict(self._lasting)
        self._waiting: list[dict[str, _File | None]] = []  # what a step makes of names, in order

    def follow(self, step: Step) -> None:
        name = os.path.basename(step.path)
        match step.what:
            case "said":
                self.said.append(step.said)
            case "make":
                self._rename({name: _File()})
            case "delete":
                self._rename({name: None})
            case "rename":
                moved = os.path.basename(os.fsdecode(step.content))
                self._rename({moved: self._names[name], name: None})
            case "write":
                self._names[name].waiting.append((step.place, step.content))
            case "cut":
                self._names[name].waiting.append((step.place, None))
            case "sync":
                file = self._names[name]
                for place, content in file.waiting:
                    _do(file.content, place, content)
                file.waiting.clear()
            case "sync folder":
                for change in self._waiting:
                    _apply(self._lasting, change)
                self._waiting.clear()

    def _rename(self, change: dict[str, _File | None]) -> None:
        _apply(self._names, change)
        self._waiting.append(change)

    def left(self, dice: random.Random) -> dict[str, bytes]:
        """The folder's files as they may be found."""
        names = dict(self._lasting)
        for change in _some(self._waiting, dice):
            _apply(names, change)
        return {name: _left(file, dice) for name, file in names.items()}


def cuts(folder: Path, steps: list[Step], count: int, dice: random.Random) -> Iterator[CutDisk]:
    """The disk at random moments, in order: half of them where the most waits for the disk, just before a sync.
    `folder` is as it was before the first step."""
    disk, done = CutDisk(folder), 0
    syncs = [number for number, step in enumerate(steps) if step.what.startswith("sync")]
    for moment in sorted(
        dice.choice((dice.randrange(len(steps) + 1), dice.choice(syncs))) for _ in range(count)
    ):
        for step in steps[done:moment]:
            disk.follow(step)
        done = moment
        yield disk


def _apply(names: dict[str, _File], change: dict[str, _File | None]) -> None:
    for name, file in change.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _some(waiting: list[Any], dice: random.Random) -> Iterable[Any]:
    """None of them, all, the first ones, or any."""
    match dice.randrange(4):
        case 0:
            return []
        case 1:
            return list(waiting)
        case 2:
            return waiting[: dice.randrange(len(waiting) + 1)]
        case _:
            return [each for each in waiting if dice.random() < 0.5]


def _left(file: _File, dice: random.Random) -> bytes:
    content = bytearray(file.content)
    torn = [piece for place, written in file.waiting for piece in _sectors(place, written)]
    for place, written in _some(torn, dice):
        _do(content, place, written)
    longest = max((place + len(written) for place, written in torn if written is not None), default=0)
    if longest > len(content) and dice.random() < 0.3:  # it grew, and its bytes did not come
        grown = dice.randrange(longest - len(content) + 1)
        content += dice.randbytes(grown) if dice.random() < 0.5 else bytes(grown)
    return bytes(content)


def _sectors(place: int, written: bytes | None) -> Iterator[tuple[int, bytes | None]]:
    if written is None:
        yield place, None
        return
    end = place + len(written)
    for start in range(place - place % SECTOR, end, SECTOR):
        first, last = max(start, place), min(start + SECTOR, end)
        yield first, written[first - place : last - place]


def _do(content: bytearray, place: int, written: bytes | None) -> None:
    if written is None:
        del content[place:]
        return
    if len(content) < place:
        content += bytes(place - len(content))
    content[place : place + len(written)] = written
