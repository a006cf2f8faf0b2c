"""Whether names and notes are hidden just now: one answer for all windows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Hiding(QObject):
    """Hidden by one key in any window; any key or click in any window brings everything back."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hidden = False

    def hide(self) -> None:
        self._set(True)

    def show(self) -> None:
        self._set(False)

    def _set(self, hidden: bool) -> None:
        if hidden != self.hidden:
            self.hidden = hidden
            self.changed.emit()
