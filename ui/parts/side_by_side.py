"""Things beside each other where there is room, below each other where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.theme import Space, Theme


class SideBySide(QWidget):
    """A row of widgets that becomes a column below `least` px (at 100 % text)."""

    def __init__(
        self,
        theme: Theme,
        *widgets: QWidget,
        least: int = 400,
        shares: tuple[int, ...] = (),
        at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
        parent: QWidget | None = None,
    ) -> None:
        """`shares` are how much of the room each widget takes; all alike without. `at` is where they stand."""
        super().__init__(parent)
        self._theme, self._least = theme, least
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.MD)
        for widget, share in zip(widgets, shares or (1,) * len(widgets), strict=True):
            self._row.addWidget(widget, share, at)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        below = self.width() < self._theme.px(self._least)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )
