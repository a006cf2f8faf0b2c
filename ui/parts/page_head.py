"""The head of a page: its title, a line below it, and what can be done at the right, or below where room is short."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.parts.button import Button
from ui.theme import Space, Theme

# the words keep so much beside the buttons, px at 100 % text
WORDS = 260


class PageHead(QWidget):
    """The first button keeps its word; the icons of the others stand for theirs where that helps."""

    def __init__(self, theme: Theme, title: QLabel, line: QLabel, *buttons: Button) -> None:
        super().__init__()
        self._theme = theme
        self._buttons = {button: button.text() for button in buttons}
        words, self._acts = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(title)
        words.addWidget(line)
        self._acts.setSpacing(Space.SM)
        for button in buttons:
            self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._acts)
        theme.changed.connect(self._fit)

    def rename(self, button: Button, word: str) -> None:
        """Another word for one of the buttons."""
        if word != self._buttons[button]:
            self._buttons[button] = word
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """What stands beside each other can stand below each other."""
        first = next(iter(self._buttons), None)
        return QSize(first.sizeHint().width() if first else 0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button, word in self._buttons.items():
            button.show_word(word, True)
        wide = self._needed()
        beside = wide + self._theme.px(WORDS) <= self.width()
        if wide > self.width():
            for button, word in list(self._buttons.items())[1:]:
                button.show_word(word, False)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside else down)
        at = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._acts, at)

    def _needed(self) -> int:
        return sum(button.sizeHint().width() + Space.SM for button in self._buttons)
