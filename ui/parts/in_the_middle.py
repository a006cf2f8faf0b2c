"""A card in the middle of a window that has nothing else to show."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.card import Card
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme

# px at 100 %: wider the card never gets, and below the other width its margins are small
WIDTH, NARROW = 640, 400


class InTheMiddle(QWidget):
    """The card with room around it; where it is higher than the window, it scrolls."""

    def __init__(self, card: Card, theme: Theme) -> None:
        super().__init__()
        self._card, self._theme = card, theme
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(Space.LG, Space.LG, Space.LG, Space.LG)
        row.addStretch(1)
        row.addWidget(card, 1000)
        row.addStretch(1)
        self.area = Scroll(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self.area)
        column.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def room(self) -> int:
        """How wide the contents of the card can be, px."""
        margins = self._card.body.contentsMargins()
        wide = min(self.width() - 2 * Space.LG, self._card.maximumWidth())
        return wide - margins.left() - margins.right()

    def _fit(self) -> None:
        self._card.setMaximumWidth(self._theme.px(WIDTH))
        side, end = (Space.LG, Space.MD) if self.width() < self._theme.px(NARROW) else (Space.XXL, 20)
        self._card.body.setContentsMargins(side, end, side, end)
