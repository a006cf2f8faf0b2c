"""The line that notes are typed into: grows to four lines, plain text, @names and #tags in colour."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from app.model.notes import MENTION, TAG, folded
from ui.theme import Theme

_MOST_LINES: Final = 4
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_MODIFIER: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class NoteEdit(QTextEdit):
    """Tells what a person types, not what a program writes."""

    typed = Signal(str)
    entered = Signal()  # Enter without Shift
    left = Signal()  # Escape
    moved = Signal()  # the cursor or the text, by anybody

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._last = ""
        self._written_by_program = False
        self._marks = _Marks(theme, self.document())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().contentsChange.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self.moved)
        theme.changed.connect(self._grow)
        self._grow()

    def write(self, text: str) -> None:
        """Replace the text by program; `typed` is not emitted."""
        self._written_by_program = True
        self.setPlainText(text)
        self._written_by_program = False
        self.moveCursor(QTextCursor.MoveOperation.End)

    def know(self, handles: Collection[str]) -> None:
        """Which words after @ are somebody's; None known: all are taken for names."""
        self._marks.know(handles)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.height())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() in _NO_MODIFIER:
            self.entered.emit()
        elif event.key() in _ENTER and event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.moved.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes one line of plain text."""
        self.insertPlainText(" ".join(source.text().split()))

    def _changed(self) -> None:
        text = self.toPlainText()
        if text == self._last:
            return  # colours changed, or an input method composes
        self._last = text
        if not self._written_by_program:
            self.typed.emit(text)
            self.moved.emit()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        height = min(round(self.document().size().height()), line * _MOST_LINES)
        height = max(height, line)
        if height != self.height():
            self.setFixedHeight(height)
            self.ensureCursorVisible()


class _Marks(QSyntaxHighlighter):
    """Names in the accent colour, tags in the colour of information, nobody's names dotted."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._known: frozenset[str] = frozenset()
        theme.changed.connect(self.rehighlight)

    def know(self, handles: Collection[str]) -> None:
        known = frozenset(folded(handle) for handle in handles)
        if known != self._known:
            self._known = known
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for match in MENTION.finditer(text):
            known = not self._known or folded(re.sub(r"['’]s$", "", match[1])) in self._known
            somebody = known or match.end() == len(text)  # at the end it may still become somebody
            self.setFormat(match.start(), len(match[0]), self._format("accent" if somebody else ""))
        for match in TAG.finditer(text):
            self.setFormat(match.start(), len(match[0]), self._format("info"))

    def _format(self, colour: str) -> QTextCharFormat:
        made = QTextCharFormat()
        if colour:
            made.setForeground(self._theme.colour(colour))
            made.setFontWeight(QFont.Weight.DemiBold)
        else:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setUnderlineColor(self._theme.colour("warn"))
        return made
