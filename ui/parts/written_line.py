"""Words that can be changed where they stand: they wrap as read, and take a frame while somebody types in them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.parts.field import FieldFrame
from ui.parts.growing_edit import ENTER, GrowingEdit
from ui.theme import Space, Theme

# the focus comes back: another window is looked at, or a menu is open
_FOR_A_MOMENT: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class WrittenLine(GrowingEdit):
    """One line of plain text, however often it wraps. `kept` is emitted by Enter, and when the focus goes on from other
    words than were shown; Escape puts those back. Only Enter keeps an emptied line: going on puts its words back."""

    kept = Signal(str)
    typed = Signal()  # each change by a person
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
            self.typed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.typed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _FOR_A_MOMENT or not self.isVisible() or self.text == self._shown:
            return
        if self.text:
            self.kept.emit(self.text)
        else:
            self.write(self._shown)

    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        self.typed.emit()


class WrittenFrame(FieldFrame):
    """The frame around words that can be changed: seen while the mouse is over it or somebody types."""

    def __init__(self, theme: Theme, line: WrittenLine, parent: QWidget | None = None) -> None:
        super().__init__(theme, line, parent)
        self.line = line
        self.setProperty("part", "written")

    def _pad(self) -> None:
        height = self._theme.px(3)
        self.row.setContentsMargins(Space.SM, height, Space.XS, height)
