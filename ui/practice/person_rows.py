"""A card of people about whom something is open: who and why at the left, what can be done at the right, or below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.theme import Space, Theme

# below this width the buttons stand below the words, px at 100 %
STACKED: Final = 480


class PersonRow(QWidget):
    """`key` is the person's id and the session's; `act` is the one that is usual, `other` the second."""

    def __init__(
        self,
        theme: Theme,
        key: tuple[str, str],
        name: str,
        lines: Sequence[str],
        acts: tuple[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name, "strong", wrap=True))
        for line in lines:
            words.addWidget(label(line, "muted", wrap=True))
        self._row.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SM)
        self.act, self.other = (
            Button(theme, acts[0], parent=self),
            Button(theme, acts[1], kind="quiet", parent=self),
        )
        for button in (self.act, self.other):
            button.make_small()
            button.setAccessibleName(f"{button.text()}: {', '.join((name, *lines))}")
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._row.addLayout(buttons)

    def stack(self, stacked: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if stacked else across)

    def has_focus(self) -> bool:
        return self.act.hasFocus() or self.other.hasFocus()


class PersonRowsCard(Card):
    """Its rows are made anew when something changed; the focus stays with its row."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._theme = theme
        self.rows: list[PersonRow] = []
        self._stacked = False
        self.setVisible(False)

    def show_rows(self, rows: list[PersonRow]) -> None:
        held = next((row.key for row in self.rows if row.has_focus()), None)
        for row in self.rows:
            row.setVisible(False)
            row.deleteLater()
        self.rows = rows
        for row in rows:
            self.body.addWidget(row)
            row.show()
            if row.key == held:
                row.act.setFocus()
        self._fit()

    def fit(self, width: int) -> None:
        """How much room there is."""
        self._stacked = width < self._theme.px(STACKED)
        self._fit()

    def _fit(self) -> None:
        for row in self.rows:
            row.stack(self._stacked)
