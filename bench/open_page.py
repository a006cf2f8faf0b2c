"""A process in which a page is opened that tells a lot, and how long that took until it was painted.

`python -m bench.open_page week FOLDER`, `… person FOLDER` or `… history FOLDER`; the windows stand already, the page
was never shown.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QWidget

from bench.today import Painted
from ui import start


async def open_page(beginning: start.Beginning, page: str) -> None:
    from app.clock import SetClock
    from app.desk import Desk
    from app.setting_up import shipped_library
    from app.vault.folder import Vault, unlock
    from bench.big_vault import PASSPHRASE, TODAY
    from ui.practice_windows import PracticeWindows

    vault = Vault.open(beginning.folder, unlock(beginning.folder, PASSPHRASE))
    desk = Desk(vault, SetClock(TODAY), shipped_library())
    tasks: set[asyncio.Task[None]] = set()

    def spawn(work: object) -> None:
        tasks.add(asyncio.ensure_future(work))  # type: ignore[call-overload]

    windows = PracticeWindows(beginning.theme, beginning.machine, desk, spawn)
    windows.show()
    await _until_quiet(tasks)
    if page == "person":
        windows.main.go_to(windows.people)
        await _until_quiet(tasks)
        await _seen(windows.people, tasks)
        began = time.monotonic_ns()
        windows.people.show_person("group-harmony", "person-4")
        await _seen(windows.people, tasks)
    elif page == "history":
        began = time.monotonic_ns()
        windows.past.go()
        await _seen(windows.past.history, tasks)
    else:
        _ = windows.week
        began = time.monotonic_ns()
        windows.main.go_to(windows.week)
        await _seen(windows.week, tasks)
    print(f'{{"milliseconds": {(time.monotonic_ns() - began) / 1e6}}}', flush=True)
    os._exit(0)


async def _seen(screen: QWidget, tasks: set[asyncio.Task[None]]) -> None:
    """Until the answers of the vault have come and stand on the screen."""
    await _until_quiet(tasks)
    ready = asyncio.Event()
    painted = Painted(screen, ready)
    screen.update()
    await ready.wait()
    painted.deleteLater()


async def _until_quiet(tasks: set[asyncio.Task[None]]) -> None:
    while tasks:
        await tasks.pop()


def main() -> None:
    beginning = start.begin(Path(sys.argv[2]))
    import qasync

    start.bring_in_the_rest()
    loop = qasync.QEventLoop(beginning.application)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(open_page(beginning, sys.argv[1]))


if __name__ == "__main__":
    main()
