"""Buttons below a list, side by side and equally wide if they can be; their icons stand for words without room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from ui.parts.button import Button
from ui.theme import Space


class ButtonRow(QHBoxLayout):
    """Each of its buttons has a word and an icon."""

    def __init__(self, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._buttons = tuple((button, button.text()) for button in buttons)
        self.setSpacing(Space.SM)
        for button in buttons:
            self.addWidget(button, 1)

    def fit(self, room: int) -> None:
        """Arrange them in `room` px."""
        for button, word in self._buttons:
            button.show_word(word, True)
        shown = [button.sizeHint().width() for button, _word in self._buttons if not button.isHidden()]
        words = sum(shown) + (len(shown) - 1) * Space.SM <= room
        for button, word in self._buttons:
            button.show_word(word, words)
