"""The plain page that stands over everything while names and notes are hidden: the clock only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.label import label
from ui.parts.ring import RingValue, TimerRing
from ui.theme import Space, Theme


class HiddenPage(QWidget):
    """Any key or click brings everything back."""

    woken = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = TimerRing(theme, smallest=80, ground="window")
        self._ring.setMaximumSize(340, 340)
        self._words = label(_("Hidden. Any key or a click brings everything back."), "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._ring, 6)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.LG)
        column.addStretch(1)
        column.addLayout(row, 6)
        column.addWidget(self._words)
        column.addStretch(1)

    def display(self, value: RingValue | None) -> None:
        """The clock of the running block, or none."""
        self._ring.setVisible(value is not None)
        if value is not None:
            self._ring.display(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.woken.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.woken.emit()
