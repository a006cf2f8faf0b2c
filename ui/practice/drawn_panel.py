"""One thing that was drawn for a meeting, on Today: what it is, why, and a quiet menu of what can be wished instead."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.parts.button import IconButton
from ui.parts.card import Panel
from ui.parts.label import label
from ui.practice.drawn_words import Drawn
from ui.theme import Theme


class DrawnPanel(Panel):
    """Hidden while there is nothing of its kind; the menu is offered only before the session is open."""

    wishes_asked = Signal()

    def __init__(self, theme: Theme, menu_name: str, parent: QWidget | None = None) -> None:
        """`menu_name` is what a screen reader calls the menu: "Another icebreaker, or keep this one"."""
        super().__init__(parent=parent)
        self._overline = label("", "overline", wrap=True)
        self._text: QLabel = label("", "title", wrap=True)
        self._why: QLabel = label("", "muted", wrap=True)
        self._more = IconButton(theme, "ellipsis", menu_name)
        words = QVBoxLayout()
        words.setSpacing(2)
        for line in (self._overline, self._text, self._why):
            words.addWidget(line)
        words.addStretch(1)
        self.body.addLayout(words, 1)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._more.clicked.connect(self.wishes_asked)

    def display(self, drawn: Drawn | None) -> None:
        self.setVisible(drawn is not None)
        if drawn is None:
            return
        for line, words in (
            (self._overline, drawn.overline),
            (self._text, drawn.text),
            (self._why, drawn.why),
        ):
            if words != line.text():
                line.setText(words)
        self._why.setVisible(bool(drawn.why))

    @property
    def place(self) -> QPoint:
        """Where its menu opens, on the screen."""
        return self._more.mapToGlobal(self._more.rect().bottomLeft())
