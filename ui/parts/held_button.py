"""A button that has to wait, and says how long: too many tries have failed."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.words import ngettext
from ui.parts.button import Button, Kind
from ui.theme import Theme


class HeldButton(Button):
    """Counts down in words, and cannot be pressed meanwhile."""

    free = Signal()

    def __init__(
        self, theme: Theme, text: str, icon: str = "", kind: Kind = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, icon, kind, parent=parent)
        self._word, self._until = text, 0.0  # what it says when it need not wait
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._count)

    @property
    def held(self) -> bool:
        return self._timer.isActive()

    def hold(self, seconds: int) -> None:
        if not self.held:
            self._word = self.text()
        self._until = time.monotonic() + seconds
        self._timer.start()
        self._count()

    def _count(self) -> None:
        left = math.ceil(self._until - time.monotonic())
        if left <= 0:
            self._timer.stop()
            self.display(self._word)
            self.setEnabled(True)
            self.free.emit()
            return
        words = ngettext("Try again in {count} second", "Try again in {count} seconds", left)
        self.display(words.format(count=left))
        self.setEnabled(False)
