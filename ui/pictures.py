"""Pictures of windows, drawn without a screen: of a rehearsal's moments, and of every screen for the guide."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.desk import Desk
from app.resources import resources_folder
from app.words import spoken
from ui.language import written_in
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.rubbish import Rubbish
from ui.theme import Look, Theme

WIDE, LAPTOP, NARROW = (1440, 900), (1280, 720), (480, 900)
SHARE, CO_FACILITATOR = (1280, 720), (1120, 760)


class Studio:
    """An application without a screen, and the windows of one practice in it."""

    def __init__(self, desk: Desk, look: Look, nowhere: Path) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        QLocale.setDefault(written_in(spoken(), QLocale("en_US")))
        application = QApplication.instance()
        self._application = application if isinstance(application, QApplication) else QApplication([])
        self.theme = Theme(self._application, resources_folder(), look)
        Rubbish(self.theme)
        self._machine = MachineFile(nowhere / "none.json")
        self.windows = PracticeWindows(self.theme, self._machine, desk, at_once)

    def picture(self, window: QWidget, path: Path, size: tuple[int, int] | None = None) -> None:
        """Draw a window as a PNG; its folder is made."""
        if size is not None:
            window.resize(*size)
        window.show()
        settle()
        path.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(path))

    def close(self) -> None:
        self.windows.put_away()
        self._machine.flush()
        settle()


class Photographer:
    """Called at the moments of a rehearsal: a PNG of each window."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._studio: Studio | None = None

    def __call__(self, name: str, desk: Desk) -> None:
        studio = self._studio
        if studio is None:
            studio = self._studio = Studio(desk, Look("light"), self._out)
            studio.windows.beside.open_share()
            studio.windows.beside.open_mini()
            others = [user for user in desk.practice.users if user != desk.vault.user]
            studio.windows.beside.open_co_facilitator(others[0])
        windows = studio.windows
        windows.main.go_to(windows.live)
        studio.picture(windows.main, self._out / f"{name} main.png", WIDE)
        for word, window, size in (
            ("share", windows.beside.share, SHARE),
            ("co-facilitator", windows.beside.co_facilitator, CO_FACILITATOR),
            ("mini", windows.beside.mini, None),
        ):
            if window is not None:
                studio.picture(window, self._out / f"{name} {word}.png", size)

    def close(self) -> None:
        if self._studio is not None:
            self._studio.close()


def settle(milliseconds: int = 120) -> None:
    """Let layouts, styles and repaints come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.AllEvents)


def at_once(work: Coroutine[Any, Any, None]) -> None:
    """Where no loop runs: do the work now, while nobody waits for a window."""
    asyncio.run(work)
