"""What is pointed out, one sentence a line, on a soft tone: nothing has to be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.parts.label import label
from ui.theme import Space, Theme


class Cautions(QFrame):
    """Gone while there is nothing to point out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "bar")
        self.setProperty("tone", "warn")
        self._icon = QLabel()
        self._words: QLabel = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MD, Space.SM, Space.MD, Space.SM)
        row.setSpacing(Space.SM)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._tint)
        self._tint()
        self.setVisible(False)

    def display(self, sentences: Sequence[str]) -> None:
        words = "\n".join(sentences)
        if words != self._words.text():
            self._words.setText(words)
        self.setVisible(bool(words))

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("triangle-alert", "warn", 18, self.devicePixelRatioF()))
