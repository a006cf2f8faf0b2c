"""A field for something new that is kept when it is left, as by Enter: what looks entered is entered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

# another window, or a menu, comes in between: the person is not done
_STILL_AT_IT: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NewLine(QLineEdit):
    """`left` is emitted when somebody goes on from it by Tab or a click."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() not in _STILL_AT_IT:
            self.left.emit()
