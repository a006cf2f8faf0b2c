"""Fields for a number and for a time of day: typed, or stepped with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox, QTimeEdit, QWidget

from ui.theme import Theme


class NumberField(QSpinBox):
    """A whole number. `edited` is emitted when a person is done with another number than before."""

    edited = Signal(int)

    def __init__(
        self, theme: Theme, name: str, low: int = 0, high: int = 999, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = low
        self.setRange(low, high)
        self.setAccessibleName(name)
        self._make_room()
        theme.changed.connect(self._make_room)
        self.editingFinished.connect(self._tell)

    def display(self, value: int) -> None:
        self._shown = value
        if value != self.value():
            self.setValue(value)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._theme.px(22), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the page, it does not change what is written

    def _make_room(self) -> None:
        _inset(self, self._theme)

    def _tell(self) -> None:
        if self.value() != self._shown:
            self._shown = self.value()
            self.edited.emit(self._shown)


class TimeField(QTimeEdit):
    """A time of day, "HH:MM". `edited` is emitted when a person is done with another time than before."""

    edited = Signal(QTime)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = self.time()
        self.setDisplayFormat("HH:mm")
        self.setAccessibleName(name)
        self._make_room()
        theme.changed.connect(self._make_room)
        self.editingFinished.connect(self._tell)

    def display(self, value: QTime) -> None:
        self._shown = value
        if value != self.time():
            self.setTime(value)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._theme.px(22), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _make_room(self) -> None:
        _inset(self, self._theme)

    def _tell(self) -> None:
        if self.time() != self._shown:
            self._shown = self.time()
            self.edited.emit(self._shown)


def _inset(spin: QAbstractSpinBox, theme: Theme) -> None:
    """The style sheet's padding does not reach a spin box's own line edit: its text margin does."""
    line = spin.findChild(QLineEdit)
    if isinstance(line, QLineEdit):
        line.setTextMargins(theme.px(8), 0, theme.px(8), 0)
