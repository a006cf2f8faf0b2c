"""Plain text that wraps: an editor that is as high as what stands in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ui.theme import Theme

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingEdit(QTextEdit):
    """It never scrolls: the page does. Tab leads on."""

    def __init__(
        self,
        theme: Theme,
        *,
        least: int = 1,
        by_line: bool = False,
        width: int = 300,
        parent: QWidget | None = None,
    ) -> None:
        """`least` is how many lines are always seen; `by_line`: what is pasted keeps its lines; `width` is wished for,
        px at 100 %."""
        super().__init__(parent)
        self._theme, self._least, self._by_line, self._wide = theme, least, by_line, width
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._grow)
        self._grow()

    def write(self, *lines: str) -> None:
        """Let it hold these lines, and nothing else."""
        self.setPlainText("\n".join(lines))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes plain text; one line where there is only one."""
        text = source.text()
        self.insertPlainText(text if self._by_line else " ".join(text.split()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.height())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._wide), self.height())

    def _grow(self) -> None:
        height = max(round(self.document().size().height()), self.fontMetrics().lineSpacing() * self._least)
        if height != self.height():
            self.setFixedHeight(height)
