"""A process that opens a vault with the key in hand and says when Today had painted."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui import start


class Painted(QObject):
    """Says that a widget was painted."""

    def __init__(self, widget: QWidget, ready: asyncio.Event) -> None:
        super().__init__(widget)
        self._ready = ready
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._ready.set()
        return False


async def open_today(beginning: start.Beginning) -> None:
    from app.clock import SystemClock
    from app.desk import Desk
    from app.setting_up import shipped_library
    from app.vault.folder import Vault, unlock
    from bench.big_vault import PASSPHRASE
    from ui.practice_windows import PracticeWindows

    keyring = unlock(beginning.folder, PASSPHRASE)
    began = time.monotonic_ns()
    loop = asyncio.get_running_loop()
    tasks: set[asyncio.Task[None]] = set()

    def spawn(work: object) -> None:
        tasks.add(asyncio.ensure_future(work))  # type: ignore[call-overload]

    desk = await loop.run_in_executor(
        None, lambda: Desk(Vault.open(beginning.folder, keyring), SystemClock(), shipped_library())
    )
    windows = PracticeWindows(beginning.theme, beginning.machine, desk, spawn)
    windows.show()
    ready = asyncio.Event()
    painted = Painted(windows.today.next, ready)
    await ready.wait()
    first = time.monotonic_ns()
    while tasks:
        await tasks.pop()
    ready.clear()
    windows.today.next.update()
    await ready.wait()
    painted.deleteLater()
    whole = time.monotonic_ns()
    print(f'{{"began": {began}, "painted": {first}, "whole": {whole}}}', flush=True)
    os._exit(0)


def main() -> None:
    beginning = start.begin(Path(sys.argv[1]))
    import qasync

    start.bring_in_the_rest()
    loop = qasync.QEventLoop(beginning.application)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(open_today(beginning))


if __name__ == "__main__":
    main()
