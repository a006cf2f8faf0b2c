"""What time it is: the wall clock and two monotonic ones, so that sleep and changed clocks are noticed.

Real people pass real time while a laptop sleeps, so the clock that counts sleep is the one that a session trusts.
The difference between the two monotonic clocks is sleep; a wall clock that moved by more than `JUMP` beyond the
trusted one was changed by somebody.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

JUMP = timedelta(seconds=2)


class Reading(NamedTuple):
    """All clocks at one moment. Monotonic readings are nanoseconds and mean something within one `boot` only."""

    wall: datetime
    with_sleep: int
    without_sleep: int
    boot: str


class Clock(Protocol):
    """Anything that can be read; tests and rehearsals bring their own."""

    def read(self) -> Reading: ...


class SystemClock:
    """This computer's clocks."""

    def __init__(self) -> None:
        self._with_sleep, self._without_sleep = _monotonic_clocks()
        self._boot = _boot_id()

    def read(self) -> Reading:
        return Reading(datetime.now(UTC), self._with_sleep(), self._without_sleep(), self._boot)


class SetClock:
    """A clock that stands until somebody moves it: rehearsals and tests live by it."""

    def __init__(self, wall: datetime, boot: str = "rehearsal") -> None:
        self._reading = Reading(wall.astimezone(UTC), 0, 0, boot)

    def read(self) -> Reading:
        return self._reading

    def pass_time(self, span: timedelta) -> None:
        self._move(wall=span, awake=span, asleep=timedelta())

    def sleep(self, span: timedelta) -> None:
        self._move(wall=span, awake=timedelta(), asleep=span)

    def change_wall(self, by: timedelta) -> None:
        self._move(wall=by, awake=timedelta(), asleep=timedelta())

    def _move(self, wall: timedelta, awake: timedelta, asleep: timedelta) -> None:
        old = self._reading
        self._reading = Reading(
            old.wall + wall,
            old.with_sleep + _nanoseconds(awake + asleep),
            old.without_sleep + _nanoseconds(awake),
            old.boot,
        )


class Trusted:
    """The time a session runs by: an instant that was once right, moved on by the clock that counts sleep."""

    def __init__(self, clock: Clock, anchor: datetime | None = None, anchored_at: int | None = None) -> None:
        reading = clock.read()
        self._clock = clock
        self._last = reading
        self._anchor = reading.wall if anchor is None else anchor
        self._anchored_at = reading.with_sleep if anchored_at is None else anchored_at

    def now(self) -> datetime:
        """Aware UTC, cut to whole milliseconds: what is kept is exactly what was shown."""
        passed = self._clock.read().with_sleep - self._anchored_at
        return milliseconds(self._anchor + timedelta(microseconds=passed // 1000))

    def monotonic_at(self, moment: datetime) -> tuple[int, str]:
        """The reading that belongs to a moment of `now`, and its boot, as an entry keeps them.

        It is computed back from the moment, so that a session picked up from it loses not a millisecond.
        """
        return self._anchored_at + _nanoseconds(moment - self._anchor), self._last.boot

    def notice(self) -> Noticed:
        """What happened to the clocks since the last look."""
        old, new = self._last, self._clock.read()
        self._last = new
        passed = _span(new.with_sleep - old.with_sleep)
        slept = passed - _span(new.without_sleep - old.without_sleep)
        jumped = (new.wall - old.wall) - passed
        return Noticed(slept if slept > JUMP else timedelta(), jumped if abs(jumped) > JUMP else timedelta())


class Noticed(NamedTuple):
    """How long the computer slept, and by how much somebody changed its clock."""

    slept: timedelta
    jumped: timedelta


def milliseconds(moment: datetime) -> datetime:
    """The moment in UTC, cut to whole milliseconds."""
    moment = moment.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _span(nanoseconds: int) -> timedelta:
    return timedelta(microseconds=nanoseconds / 1000)


def _nanoseconds(span: timedelta) -> int:
    return span // timedelta(microseconds=1) * 1000


def _monotonic_clocks() -> tuple[Callable[[], int], Callable[[], int]]:
    """Two readers in nanoseconds: one that counts sleep, one that does not."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.GetTickCount64.restype = ctypes.c_uint64

        def awake() -> int:
            units = ctypes.c_uint64()
            kernel.QueryUnbiasedInterruptTime(ctypes.byref(units))
            return units.value * 100

        return lambda: int(kernel.GetTickCount64()) * 1_000_000, awake
    if sys.platform == "darwin":
        # on macOS CLOCK_MONOTONIC counts sleep and CLOCK_UPTIME_RAW does not
        return (
            lambda: time.clock_gettime_ns(time.CLOCK_MONOTONIC),
            lambda: time.clock_gettime_ns(time.CLOCK_UPTIME_RAW),
        )
    return (
        lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME),
        lambda: time.clock_gettime_ns(time.CLOCK_MONOTONIC),
    )


@cache
def _boot_id() -> str:
    """A name for the time since the computer started; monotonic readings compare only within one."""
    linux = Path("/proc/sys/kernel/random/boot_id")
    if linux.exists():
        return linux.read_text().strip()
    # the moment of the start, to the minute, serves where the system gives no id
    with_sleep, _ = _monotonic_clocks()
    started = time.time_ns() - with_sleep()
    return f"started-{started // 60_000_000_000}"
