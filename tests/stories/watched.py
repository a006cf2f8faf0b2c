"""Groupside as a process of its own that says, a line each time it changes, which of its windows stand.

Started by test_one_program.py with a vault folder and, where somebody is to unlock it, a passphrase. A line on its
input is done by hand: "minimize" the first window, or "close" the main one.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui import start
from ui.one_program import AnotherAnswered
from ui.screens.unlock import UnlockWindow
from ui.windows.main import MainWindow


class Watch(QTimer):
    def __init__(self, passphrase: str) -> None:
        super().__init__()
        self._passphrase = passphrase
        self._said = ""
        self._asked: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()
        self.timeout.connect(self._look)
        self.start(20)

    def _read(self) -> None:
        for line in sys.stdin:
            self._asked.append(line.strip())

    def _look(self) -> None:
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        first = next((window for window in windows if isinstance(window, UnlockWindow)), None)
        if first is not None and self._passphrase:
            passphrase, self._passphrase = self._passphrase, ""
            QTest.keyClicks(first.field.edit, passphrase)
            QTest.keyClick(first.field.edit, Qt.Key.Key_Return)
        for asked in self._asked:
            for window in windows:
                if asked == "minimize":
                    window.showMinimized()
                elif asked == "close" and isinstance(window, MainWindow):
                    window.close()
        self._asked.clear()
        said = ", ".join(sorted(map(_shown, windows)))
        if said != self._said:
            self._said = said
            print(said, flush=True)


def _shown(window: QWidget) -> str:
    trouble = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.property("role") == "trouble" and label.isVisible()
    ]
    return " ".join([type(window).__name__, *(["minimized"] if window.isMinimized() else []), *trouble])


def main() -> None:
    try:
        beginning = start.begin(Path(sys.argv[1]))
    except AnotherAnswered:
        return
    watch = Watch(sys.argv[2] if len(sys.argv) > 2 else "")
    start.keep_open(beginning)
    watch.stop()


if __name__ == "__main__":
    main()
