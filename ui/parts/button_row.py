"""Buttons below a list, side by side; where their words have no room, icons stand for the last ones."""

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
        """Arrange them in `room` px: with all of their words, or with those of the first ones."""
        shown = [pair for pair in self._buttons if not pair[0].isHidden()]
        for worded in range(len(shown), -1, -1):
            for at, (button, word) in enumerate(shown):
                button.show_word(word, at < worded)
            if (
                sum(button.sizeHint().width() + self.spacing() for button, _word in shown)
                <= room + self.spacing()
            ):
                return
