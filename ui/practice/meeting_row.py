"""One meeting in a list: the group, when, and the one thing to do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme


class MeetingRow(QWidget):
    """Words that wrap, and a small button."""

    asked = Signal()

    def __init__(self, theme: Theme, action: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        self._title, self._words = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._button = Button(theme, action, kind="quiet", tip=tip)
        self._button.make_small()
        self._button.clicked.connect(self.asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row.addLayout(words, 1)
        row.addWidget(self._button)

    def call(self, action: str) -> None:
        """What its button does, in other words."""
        self._button.display(action)

    def display(self, title: str, words: str) -> None:
        for line, text in ((self._title, title), (self._words, words)):
            if line.text() != text:
                line.setText(text)
        self._button.setAccessibleName(f"{self._button.text()}: {title}, {words}")
