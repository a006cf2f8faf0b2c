"""For a Groupside in a process of its own: what a line on its input asks for is done there by hand."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.screens.unlock import UnlockWindow


class ToldByLines(QTimer):
    """Looks every 20 ms; `asked` are the lines that nobody has done yet."""

    def __init__(self, passphrase: str) -> None:
        super().__init__()
        self._passphrase = passphrase
        self.asked: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()
        self.timeout.connect(self.look)
        self.start(20)

    def look(self) -> None:
        raise NotImplementedError

    def unlock(self, windows: Iterable[QWidget]) -> None:
        """Once, where the unlock window stands among these and there is a passphrase."""
        first = next((window for window in windows if isinstance(window, UnlockWindow)), None)
        if first is not None and self._passphrase:
            passphrase, self._passphrase = self._passphrase, ""
            QTest.keyClicks(first.field.edit, passphrase)
            QTest.keyClick(first.field.edit, Qt.Key.Key_Return)

    def _read(self) -> None:
        for line in sys.stdin:
            self.asked.append(line.strip())
