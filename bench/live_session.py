"""A process with a live session in its windows: its memory, what a second costs, and how fast all windows follow."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.desk import Desk
from app.intake.shipped import resources_folder
from app.live import commands
from app.rehearsal import new_practice
from bench.measuring import percentile
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme


def main() -> None:
    seconds, renders = int(sys.argv[1]), int(sys.argv[2])
    application = QApplication([])
    with tempfile.TemporaryDirectory(prefix="groupside-") as folder:
        theme = Theme(application, resources_folder(), Look("light"))
        desk = new_practice(Path(folder) / "vault", SystemClock())
        windows = PracticeWindows(theme, MachineFile(Path(folder) / "m.json"), desk, _at_once)
        _open_session(desk)
        windows.show()
        windows.main.resize(1440, 900)
        _turn(1.0)
        said: dict[str, float] = {"pages": _pages()}
        if seconds:
            before = _cpu()
            _turn(seconds)
            said["cpu_percent"] = round(100 * (_cpu() - before) / seconds, 3)
        if renders:
            said.update(_render_times(application, windows, renders))
        print(json.dumps(said), flush=True)
        os._exit(0)


def _open_session(desk: Desk) -> None:
    seat = desk.seat(desk.vault.user)
    group = desk.practice.groups["group-harmony"]
    seat.open_session(desk.prepare(group, desk.now()).result())
    seat.do(commands.start)
    for person in list(desk.practice.people)[:8]:
        seat.do(commands.mark_arrived, person)


def _render_times(application: QApplication, windows: PracticeWindows, renders: int) -> dict[str, float]:
    """From the act to all four windows repainted; the disk works on in its own thread."""
    windows.open_share()
    windows.open_mini()
    others = [user for user in windows.desk.practice.users if user != windows.desk.vault.user]
    windows.open_co_facilitator(others[0])
    _turn(1.0)
    seat = windows.desk.seat(windows.desk.vault.user)
    people = list(windows.desk.practice.people)[:8]
    times = []
    for number in range(renders + 20):
        person = people[number % len(people)]
        start = time.perf_counter()
        if number % 3 == 0:
            seat.do(
                commands.catch_note, f"@{person.title()} said a thing worth keeping, number {number} #insight"
            )
        elif number % 3 == 1:
            seat.do(commands.mark_stepped_out, person)
        else:
            seat.do(commands.mark_arrived, people[(number - 1) % len(people)])
        _repaint(application)
        times.append((time.perf_counter() - start) * 1000)
        if number % 20 == 0:
            _turn(0.05)
    times = times[20:]
    return {"render_p99": percentile(times, 0.99), "render_p50": percentile(times, 0.5)}


def _repaint(application: QApplication) -> None:
    """What waits to be laid out and repainted, in every window, until nothing waits any more."""
    for _round in range(3):
        application.sendPostedEvents()


def _turn(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.AllEvents)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _pages() -> int:
    with open("/proc/self/statm") as memory:
        return int(memory.read().split()[1])


def _at_once(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


if __name__ == "__main__":
    main()
