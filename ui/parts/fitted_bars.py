"""What tables of bars have in common: they lay themselves out anew where they became narrow, and wide again."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Space, Theme


class FittedBars(QWidget):
    """A grid of lines that may be as narrow as the page: nothing in it makes the page wider."""

    def __init__(self, theme: Theme, apart: int, parent: QWidget | None = None) -> None:
        """`apart` is the room between columns, px."""
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(apart)
        self._grid.setVerticalSpacing(Space.SM)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Lay the lines out anew where the width asks for another way; called when it, or the text, changed."""
        raise NotImplementedError
