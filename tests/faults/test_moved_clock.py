"""Somebody sets the computer's clock while a group runs, in a real process: nobody's minutes move."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

import pytest

from app.clock import SystemClock
from app.live import commands
from app.model.agenda import MINUTE
from tests.practice_for_tests import MARIA, new_desk, opened

HOUSE = Path(__file__).resolve().parents[2]
HOUR = 3600.0


class Told(TypedDict):
    """What the process says; all in seconds."""

    passed: float
    wall: float
    elapsed: float
    here: float
    corrected: list[float]
    slept: bool


def mover() -> str:
    """The library that moves the wall clock of one process; `dev.py test` brings it."""
    places = ("lib/*/faketime", "lib/faketime", "lib64/faketime")
    found = [path for place in places for path in Path("/usr").glob(f"{place}/libfaketimeMT.so.1")]
    assert found, "libfaketime is missing: apt-get install libfaketime, or python3 dev.py test"
    return str(found[0])


class Facilitator:
    """The process that has the vault open, on a computer whose wall clock can be moved."""

    def __init__(self, folder: Path, wall: Path) -> None:
        self._wall = wall
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.moved_clock", str(folder)],
            cwd=HOUSE,
            env={
                **os.environ,
                "LD_PRELOAD": mover(),
                "FAKETIME_TIMESTAMP_FILE": str(wall),
                "FAKETIME_NO_CACHE": "1",
                # the other clocks run on, as they do when somebody sets the time
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                "DONT_FAKE_MONOTONIC": "1",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def move_wall(self, by: float) -> None:
        """Seconds before or after the true time."""
        # replaced as a whole: the process reads it at any moment
        new = self._wall.with_suffix(".new")
        new.write_text(f"{by:+.0f}\n")
        new.replace(self._wall)

    def ask(self, line: str = "look") -> Told:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        told: Told = json.loads(self._process.stdout.readline())
        return told

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="moves the clock of one process, which only Linux allows")
def test_nobodys_minutes_move_when_the_clock_of_the_computer_is_set(tmp_path: Path) -> None:
    folder, wall = tmp_path / "vault", tmp_path / "wall"
    wall.write_text("+0\n")
    desk = new_desk(folder, SystemClock())
    seat = opened(desk, scheduled=desk.now())
    seat.do(commands.mark_arrived, MARIA)
    # ten minutes into the group
    seat.at(desk.now() - 10 * MINUTE).do(commands.start)
    assert desk.close() == 0

    facilitator = Facilitator(folder, wall)
    first = facilitator.ask()
    assert first["corrected"] == []
    told = [first]

    def set_clock(by: float) -> None:
        facilitator.move_wall(by)
        told.append(facilitator.ask())

    try:
        set_clock(3 * HOUR)
        told.append(facilitator.ask("next"))
        set_clock(-5 * HOUR)  # eight hours back
        set_clock(-5 * HOUR + 1)  # as a time server does: nothing to write down
        facilitator.kill()  # and it is set again before Groupside is opened the next time
        facilitator.move_wall(0.5 * HOUR)
        facilitator = Facilitator(folder, wall)
        told.append(facilitator.ask())
        told.append(facilitator.ask("next"))
    finally:
        facilitator.kill()

    apart = [each["wall"] - each["passed"] - (first["wall"] - first["passed"]) for each in told]
    assert apart == pytest.approx([0, 3 * HOUR, 3 * HOUR, -5 * HOUR, -5 * HOUR, HOUR / 2, HOUR / 2], abs=2.5)
    assert first["elapsed"] == pytest.approx(600, abs=60)
    for each in told:
        passed = each["passed"] - first["passed"]
        assert each["elapsed"] - first["elapsed"] == pytest.approx(passed, abs=0.01)
        assert each["here"] - first["here"] == pytest.approx(passed, abs=0.01)
    assert told[-1]["corrected"] == pytest.approx([3 * HOUR, -8 * HOUR, 5.5 * HOUR], abs=2.5)
    assert not any(each["slept"] for each in told)
