"""Groupside as a process of its own that says, a line each time it changes, which of its windows stand.

Started by test_one_program.py with a vault folder and, where somebody is to unlock it, a passphrase. A line on its
input is done by hand: "minimize" the first window, or "close" the main one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.stories.told import ToldByLines
from ui import start
from ui.one_program import AnotherAnswered
from ui.windows.main import MainWindow


class Watch(ToldByLines):
    _said = ""

    def look(self) -> None:
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        self.unlock(windows)
        for asked in self.asked:
            for window in windows:
                if asked == "minimize":
                    window.showMinimized()
                elif asked == "close" and isinstance(window, MainWindow):
                    window.close()
        self.asked.clear()
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
