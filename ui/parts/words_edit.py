"""A few sentences to type: grows with its words. One text by default, where Enter is done; or a line each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.parts.growing_edit import ENTER, GrowingEdit
from ui.theme import Theme


class WordsEdit(GrowingEdit):
    """Put it into a `Field` with a frame."""

    entered = Signal()  # Enter, where it makes no line; with Ctrl also where it does

    def __init__(
        self, theme: Theme, *, least: int = 1, by_line: bool = False, parent: QWidget | None = None
    ) -> None:
        """`least` is how many lines are always seen; `by_line`: Enter begins the next one."""
        super().__init__(theme, least=least, by_line=by_line, parent=parent)

    @property
    def lines(self) -> list[str]:
        """What was typed, line by line, without empty lines and spaces that nobody meant."""
        typed = (" ".join(line.split()) for line in self.toPlainText().splitlines())
        return [line for line in typed if line]

    @property
    def words(self) -> str:
        """The same as one text."""
        return " ".join(self.lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and (with_control or not self._by_line):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for the form
        else:
            super().keyPressEvent(event)
