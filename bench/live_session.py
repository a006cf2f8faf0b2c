"""A process with a live session in its windows: its memory, what a second costs, and how fast all windows follow.

It comes there as every start does: the first window is painted before the rest is imported.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui import start

if TYPE_CHECKING:
    from app.clock import Clock
    from app.desk import Desk
    from ui.practice_windows import PracticeWindows


def main() -> None:
    """Of the folder of a vault: width and height, seconds to tick with one window and with four, and renders."""
    folder = Path(sys.argv[1])
    width, height, seconds, all_seconds, renders = map(int, sys.argv[2:])
    beginning = start.begin(folder)
    start.bring_in_the_rest()
    windows = main_window(beginning, width, height)
    turn(1.0)
    said: dict[str, float] = {"pages": _pages()}
    if seconds:
        said["cpu_percent"] = _cpu_percent(seconds)
    if all_seconds or renders:
        open_others(windows)
        turn(1.0)
    if all_seconds:
        said["all_cpu_percent"] = _cpu_percent(all_seconds)
    if renders:
        said.update(_render_times(windows, renders))
    print(json.dumps(said), flush=True)
    os._exit(0)


def main_window(
    beginning: start.Beginning, width: int, height: int, clock: Clock | None = None
) -> PracticeWindows:
    """The main window of the vault, on a session that has just started with eight people."""
    from app.clock import SystemClock
    from app.desk import Desk
    from app.setting_up import shipped_library
    from app.vault.folder import Vault, unlock
    from bench.big_vault import PASSPHRASE
    from ui.practice_windows import PracticeWindows

    vault = Vault.open(beginning.folder, unlock(beginning.folder, PASSPHRASE))
    desk = Desk(vault, clock or SystemClock(), shipped_library())
    if desk.session is None:
        _open_session(desk)
    windows = PracticeWindows(beginning.theme, beginning.machine, desk, _at_once)
    windows.show()
    beginning.first.hide()
    beginning.first.deleteLater()
    windows.main.resize(width, height)
    return windows


def open_others(windows: PracticeWindows) -> None:
    """The share window, the mini timer and the co-facilitator's window."""
    windows.beside.open_share()
    windows.beside.open_mini()
    others = [user for user in windows.desk.practice.users if user != windows.desk.vault.user]
    windows.beside.open_co_facilitator(others[0])


def _open_session(desk: Desk) -> None:
    from app.live import commands

    seat = desk.seat(desk.vault.user)
    group = desk.practice.groups["group-harmony"]
    seat.open_session(desk.prepare(group, desk.now()).result())
    seat.do(commands.start)
    for person in list(desk.practice.people)[:8]:
        seat.do(commands.mark_arrived, person)


def _render_times(windows: PracticeWindows, renders: int) -> dict[str, float]:
    """From the act to all four windows repainted; the disk works on in its own thread."""
    from app.live import commands
    from bench.measuring import percentile

    seat = windows.desk.seat(windows.desk.vault.user)
    people = list(windows.desk.practice.people)[:8]
    times, used = [], []
    for number in range(renders + 20):
        person = people[number % len(people)]
        began, began_cpu = time.perf_counter(), time.thread_time()
        if number % 3 == 0:
            seat.do(
                commands.catch_note, f"@{person.title()} said a thing worth keeping, number {number} #insight"
            )
        elif number % 3 == 1:
            seat.do(commands.mark_stepped_out, person)
        else:
            seat.do(commands.mark_arrived, people[(number - 1) % len(people)])
        _repaint()
        times.append((time.perf_counter() - began) * 1000)
        used.append((time.thread_time() - began_cpu) * 1000)
        if number % 20 == 0:
            turn(0.05)
    times, used = times[20:], used[20:]
    return {
        "render_p99": percentile(times, 0.99),
        "render_p50": percentile(times, 0.5),
        # what it took of the processor: a busy machine does not make it longer
        "render_cpu_p99": percentile(used, 0.99),
        "render_cpu_p50": percentile(used, 0.5),
    }


def _repaint() -> None:
    """What waits to be laid out and repainted, in every window, until nothing waits any more."""
    from PySide6.QtCore import QCoreApplication

    for _round in range(3):
        QCoreApplication.sendPostedEvents()


def turn(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.AllEvents)


def _cpu_percent(seconds: int) -> float:
    """Of one core, while the clock ticks and nobody does anything."""
    before = _cpu()
    turn(seconds)
    return round(100 * (_cpu() - before) / seconds, 3)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _pages() -> int:
    with open("/proc/self/statm") as memory:
        return int(memory.read().split()[1])


def _at_once(work: Coroutine[Any, Any, None]) -> None:
    import asyncio

    asyncio.run(work)


if __name__ == "__main__":
    main()
