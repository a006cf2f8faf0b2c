"""How far one has come on a way of a few steps: "STEP 2 OF 5", and a bar of five."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.words import _
from ui.parts.label import label
from ui.theme import Space, Theme

STEPS = 5
HIGH, GAP = 4, 6  # px


class StepsHead(QWidget):
    """The words say it; the bar says it once more to who only glances."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self._words, self._bar = label("", "overline"), _Bar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._words)
        column.addWidget(self._bar)

    def display(self, step: int) -> None:
        """Which step this is, from 1; one more than there are: all are done."""
        words = _("STEP {n} OF {count}") if step <= STEPS else _("READY")
        self.words = words.format(n=step, count=STEPS)
        self._words.setText(self.words)
        self._bar.reached = min(step, STEPS)
        self._bar.update()


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.reached = theme, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(STEPS * 40, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - (STEPS - 1) * GAP) / STEPS
        for place in range(STEPS):
            painter.setBrush(self._theme.colour("accent" if place < self.reached else "track"))
            painter.drawRoundedRect(QRectF(place * (wide + GAP), 0, wide, HIGH), HIGH / 2, HIGH / 2)
