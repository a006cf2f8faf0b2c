"""The clock of a running group above the unlock window: how long the block has left, and no name."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.clock import SystemClock
from app.words import _
from ui.handed_over import GroupClock
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.ring import RingValue, TimerRing
from ui.theme import Space, Theme


class ClockStrip(Card):
    """Counts by itself: the group's windows are gone, and come back when somebody unlocks."""

    def __init__(self, theme: Theme, clock: GroupClock) -> None:
        super().__init__(margin=Space.XL)
        self._clock, self._read = clock, SystemClock().read
        self._ring = TimerRing(theme, smallest=80)
        self._ring.setFixedSize(theme.px(120), theme.px(120))
        self._title = label("", "title", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(label(_("The group goes on. Unlock to come back to it."), "muted", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.LG)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self._second = QTimer(self)
        self._second.timeout.connect(self.redraw)
        self._second.start(1000)
        self.redraw()

    def redraw(self) -> None:
        now = self._clock.now(self._read().with_sleep)
        self._ring.display(RingValue(now.total, now.left, "paused" if now.paused else "running"))
        if now.title != self._title.text():
            self._title.setText(now.title)
