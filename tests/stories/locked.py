"""Groupside as a process that somebody unlocks, in which windows and dialogs are opened, and that its key locks.

Started by test_lock.py with a vault and its passphrase. A line on its input is done by hand: the name of something to
open, "type WORDS" into the capture bar, "disk BYTES" so that no file can grow beyond that, or "lock". It answers each
with a line of JSON: the windows that stand, and how long it took.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

import ui.opening
from app.audit.events import Locked
from tests.practice_for_tests import JAMES, MARIA, MORNING, SAM
from tests.stories.told import ToldByLines
from tests.ui.hand import press
from tests.ui.screens.people_pages import go_to
from ui import start
from ui.locking import Locking
from ui.not_saved import NotSaved
from ui.practice_windows import PracticeWindows


class Known(PracticeWindows):
    """The windows of this process, so that something can be opened in them."""

    now: Known

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        Known.now = self


class Told(Locking):
    """Says what stands as soon as it has hidden everything: soon after there is nobody left to say it."""

    begun = 0.0

    def lock(self, why: Locked) -> None:
        super().lock(why)
        tell(Told.begun)


def paste(windows: PracticeWindows) -> None:
    windows.main.go_to(windows.people)
    press(windows.people, "Paste a list")
    windows.people.findChildren(QPlainTextEdit)[-1].setPlainText("Quixotilda B.")


def discharge(windows: PracticeWindows) -> None:
    windows.main.go_to(windows.people)
    windows.people.show_person(MORNING, JAMES)
    go_to(windows.people, "Care")
    press(windows.people, "Discharge…")


def menu(windows: PracticeWindows) -> None:
    windows.beside.open_mini()
    mini = windows.beside.mini
    assert mini is not None
    mini.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))


def fault(windows: PracticeWindows) -> None:
    sys.excepthook(ValueError, ValueError("quixotilda"), None)


OPENED: dict[str, Callable[[PracticeWindows], object]] = {
    "today": lambda windows: windows.main.go_to(windows.today),
    "week": lambda windows: windows.main.go_to(windows.week),
    "topics": lambda windows: windows.show_topics(MORNING),
    "people": lambda windows: windows._show_person(MORNING, MARIA),
    "library": lambda windows: windows.library.go(),
    "history": lambda windows: windows.past.go(),
    "settings": lambda windows: windows.main.go_to(windows.settings),
    "paste": paste,
    "discharge": discharge,
    "file": lambda windows: windows._bringing_in.ask(),
    "find": lambda windows: windows.past.find(),
    "keys": lambda windows: windows._show_keys(),
    "not saved": lambda windows: NotSaved(windows._theme, windows.hub, windows.main).open(),
    "fault": fault,
    "live": lambda windows: windows._go_live(),
    "crisis": lambda windows: windows.open_crisis(),
    "share": lambda windows: windows.beside.open_share(),
    "mini": lambda windows: windows.beside.open_mini(),
    "second": lambda windows: windows.beside.open_co_facilitator(SAM.id),
    "menu": menu,
}


class Hand(ToldByLines):
    def look(self) -> None:
        self.unlock(standing())
        if self.asked and hasattr(Known, "now") and Known.now.main.isVisible():
            self._do(self.asked.pop(0))

    def _do(self, asked: str) -> None:
        windows, words = Known.now, asked.partition(" ")[2]
        windows.main.resize(1440, 900)
        begun = time.perf_counter()
        if asked == "lock":
            Told.begun = begun
            lock()
        elif asked.startswith("type "):
            windows.live.notes.bar.start_with(words)
        elif asked.startswith("disk "):
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(words), resource.RLIM_INFINITY))
        elif asked != "look":
            _open(asked, windows)
        if asked != "lock":
            tell(begun)


def _open(asked: str, windows: PracticeWindows) -> None:
    """What cannot be opened ends the process: whoever waits for an answer is told at once."""
    try:
        OPENED[asked](windows)
    except Exception:
        traceback.print_exc()
        os._exit(3)


def tell(begun: float) -> None:
    took = time.perf_counter() - begun
    kinds = sorted(type(window).__name__ for window in standing())
    hidden = Known.now.hiding.hidden
    print(json.dumps({"standing": kinds, "hidden": hidden, "took": took}), flush=True)


def lock() -> None:
    """The key goes to whatever window has the focus, as the system sends it."""
    # nobody gives the focus back here when a dialog has hidden
    window = QGuiApplication.focusWindow() if QApplication.activeWindow() else Known.now.main.windowHandle()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_L, held)


def standing() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def main() -> None:
    # what stands in `Opening` by these names is what it makes
    for name, watched in (("PracticeWindows", Known), ("Locking", Told)):
        setattr(ui.opening, name, watched)
    beginning = start.begin(Path(sys.argv[1]))
    hand = Hand(sys.argv[2])
    start.keep_open(beginning)
    hand.stop()


if __name__ == "__main__":
    main()
