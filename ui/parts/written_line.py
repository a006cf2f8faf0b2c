"""Words that can be changed where they stand: they wrap as read, and take a frame while somebody types in them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.parts.field import FieldFrame
from ui.parts.growing_edit import ENTER, GrowingEdit
from ui.theme import Space, Theme


class WrittenLine(GrowingEdit):
    """One line of plain text, however often it wraps. `kept` is emitted by Enter, and when the focus leaves other
    words than were shown; Escape puts those back."""

    kept = Signal(str)
    left = Signal()  # Escape, with nothing to put back

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, width=200, parent=parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)

    def display(self, text: str) -> None:
        """Show these words; what is being typed is not written over by the same words again."""
        other, self._shown = text != self._shown, text
        if other:
            self.write(text)

    @property
    def text(self) -> str:
        return " ".join(self.toPlainText().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.kept.emit(self.text)
        elif event.key() in ENTER:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text != self._shown:
                self.write(self._shown)
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        menu = event.reason() == Qt.FocusReason.PopupFocusReason
        if not menu and self.isVisible() and self.text != self._shown:
            self.kept.emit(self.text)


class WrittenFrame(FieldFrame):
    """The frame around words that can be changed: seen while the mouse is over it or somebody types."""

    def __init__(self, theme: Theme, line: WrittenLine, parent: QWidget | None = None) -> None:
        super().__init__(theme, line, parent)
        self.line = line
        self.setProperty("part", "written")

    def _pad(self) -> None:
        height = self._theme.px(3)
        self.row.setContentsMargins(Space.SM, height, Space.XS, height)
