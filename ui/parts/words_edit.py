"""A few sentences to type: grows with its words. One text by default, where Enter is done; or a line each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ui.theme import Theme

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WordsEdit(QTextEdit):
    """Put it into a `Field` with a frame."""

    entered = Signal()  # Enter, where it makes no line; with Ctrl also where it does

    def __init__(
        self, theme: Theme, *, least: int = 1, by_line: bool = False, parent: QWidget | None = None
    ) -> None:
        """`least` is how many lines are always seen; `by_line`: Enter begins the next one."""
        super().__init__(parent)
        self._theme, self._least, self._by_line = theme, least, by_line
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._grow)
        self._grow()

    def write(self, *lines: str) -> None:
        self.setPlainText("\n".join(lines))
        self.moveCursor(QTextCursor.MoveOperation.End)

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
        if event.key() in _ENTER and (with_control or not self._by_line):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for the form
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes plain text; one line where there is only one."""
        text = source.text()
        self.insertPlainText(text if self._by_line else " ".join(text.split()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.height())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.height())

    def _grow(self) -> None:
        height = max(round(self.document().size().height()), self.fontMetrics().lineSpacing() * self._least)
        if height != self.height():
            self.setFixedHeight(height)
