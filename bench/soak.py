"""`python -m bench.soak [--hours H] [--speed N]`: a long group with all four windows open, in a fraction of its time.

Says how the memory grew after the first hour of the session, and by how much the clock was off at the end.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from ui import start

if TYPE_CHECKING:
    from app.clock import Reading
    from app.desk import Seat
    from ui.practice_windows import PracticeWindows

SIZE = (1440, 900)
MOST_GROWTH = 5.0  # MB, after the first hour


class FastClock:
    """This computer's clock, running `speed` times as fast from now on."""

    def __init__(self, speed: int) -> None:
        from app.clock import SystemClock

        self._speed = speed
        self._system = SystemClock()
        self._began = self._system.read()

    def read(self) -> Reading:
        now = self._system.read()
        passed = (now.with_sleep - self._began.with_sleep) * self._speed
        return self._began._replace(
            wall=self._began.wall + timedelta(microseconds=passed // 1000),
            with_sleep=self._began.with_sleep + passed,
            without_sleep=self._began.without_sleep + passed,
        )


def main() -> NoReturn:
    parser = argparse.ArgumentParser(prog="soak")
    parser.add_argument("--hours", type=float, default=8, help="of the session (8)")
    parser.add_argument("--speed", type=int, default=60, help="times as fast as a real one (60)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        _soak(Path(folder) / "vault", asked.hours, asked.speed)


def _soak(folder: Path, hours: float, speed: int) -> NoReturn:
    from bench.big_vault import furnished
    from bench.live_session import main_window, open_others

    furnished(folder).close()
    beginning = start.begin(folder)
    start.bring_in_the_rest()
    clock = FastClock(speed)
    windows = main_window(beginning, *SIZE, clock)
    open_others(windows)
    began = _reading(windows, clock)
    memory = [_megabytes()]
    for minute in range(round(hours * 60)):
        _act(windows, minute)
        _live_until(windows, began.now + timedelta(minutes=minute + 1))
        if (minute + 1) % 60 == 0:
            memory.append(_megabytes())
            print(f"{(minute + 1) // 60:3} h  {memory[-1]:6.1f} MB", flush=True)
    error = _clock_error(windows, began, _reading(windows, clock))
    growth = memory[-1] - memory[min(1, len(memory) - 1)]
    entries = len(windows.desk.session.entries) if windows.desk.session else 0
    print(f"memory after the first hour: {growth:+.1f} MB (goal < {MOST_GROWTH:.0f}), with {entries} entries")
    print(f"the clock: {error:.3f} s off (goal 0)", flush=True)
    windows.desk.close()
    os._exit(0 if growth < MOST_GROWTH and error == 0 else 1)


class _Read(NamedTuple):
    """What the session's time was, and the clock right before and right after, in nanoseconds."""

    before: int
    now: datetime
    after: int


def _reading(windows: PracticeWindows, clock: FastClock) -> _Read:
    return _Read(clock.read().with_sleep, windows.desk.now(), clock.read().with_sleep)


def _clock_error(windows: PracticeWindows, began: _Read, ended: _Read) -> float:
    """Seconds that are missing or too many: of the clock, and of the minutes in blocks and pauses."""
    passed = (ended.now - began.now).total_seconds()
    least, most = (ended.before - began.after) / 1e9 - 0.001, (ended.after - began.before) / 1e9 + 0.001
    session = windows.desk.session
    assert session is not None
    run, now, started = session.run, ended.now, session.run.started
    assert started is not None
    in_blocks = sum((run.elapsed(block, now) for block in run.blocks), timedelta())
    paused = sum(((pause.end or now) - pause.start for pause in run.pauses), timedelta())
    apart = in_blocks + paused - (now - started)
    return max(0.0, least - passed, passed - most) + abs(apart.total_seconds())


def _live_until(windows: PracticeWindows, moment: datetime) -> None:
    """Every second of the session is drawn once, as it is in a real one."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    seconds = QTimer()

    def second() -> None:
        windows.ticker._tick()
        if windows.desk.now() >= moment:
            loop.quit()

    seconds.timeout.connect(second)
    seconds.start(15)
    loop.exec()
    seconds.stop()


def _act(windows: PracticeWindows, minute: int) -> None:
    """What a group does in a minute: somebody comes, goes, checks in; blocks change; an act is taken back."""
    from app.errors import Refused
    from app.live import commands, steering

    desk = windows.desk
    seats = [desk.seat(user) for user in desk.practice.users]
    seat, other = seats[0], seats[-1]
    session = desk.session
    assert session is not None
    people = list(session.people)
    person = people[minute % len(people)]
    name = session.people[person].name.split()[0]
    acts: list[tuple[int, int, Callable[[], object]]] = [
        (2, 0, lambda: other.do(commands.catch_note, f"@{name} named a thing {minute} #insight")),
        (
            3,
            1,
            lambda: seat.do(commands.check_in, person, {"craving": str(minute % 8), "used": "no"}, "kept"),
        ),
        (5, 2, lambda: seat.do(commands.mark_stepped_out, person)),
        (5, 3, lambda: seat.do(commands.mark_arrived, people[(minute - 1) % len(people)])),
        (7, 4, lambda: other.do(commands.flag, person, minute % 2 == 0)),
        (9, 5, lambda: seat.do(commands.show_prompt, ("icebreaker", "topic", "")[minute // 9 % 3])),
        (11, 6, lambda: seat.do(commands.add_minutes, 1)),
        (13, 7, seat.undo),
        (17, 8, lambda: seat.do(steering.accept_catch_up)),
        (24, 23, lambda: _next(seat)),
        (31, 10, lambda: seat.do(commands.pause)),
        (31, 12, lambda: seat.do(commands.resume)),
    ]
    for every, when, act in acts:
        if minute % every == when % every:
            with suppress(Refused):
                act()


def _next(seat: Seat) -> None:
    """On to the next block, and after the last one from the beginning again."""
    from app.live import commands

    session = seat.desk.session
    if session is not None and session.block == session.run.blocks[-1]:
        seat.do(commands.enter_block, session.run.blocks[0].id)
    else:
        seat.do(commands.next_block)


def _megabytes() -> float:
    gc.collect()
    with open("/proc/self/statm") as memory:
        return int(memory.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
