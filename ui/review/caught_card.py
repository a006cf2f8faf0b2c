"""What was caught about a person, beside their note: lines with their time, and their own trend in craving."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.review.sheet import CaughtLine
from app.words import _, ngettext
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.parts.spark_line import SparkLine, Trend
from ui.theme import Space, Theme
from ui.times import clock_time

# how far the words of a line begin inside its tint, px
_INSET: Final = 6


class CaughtCard(Card):
    """The line that the sentence at the cursor says is tinted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("What was caught"), margin=Space.XL - _INSET, inset=_INSET)
        self._theme = theme
        self._shown: tuple[CaughtLine, ...] = ()
        self._zone = ""
        self._lines: list[_Line] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        self._empty = label("", "muted", wrap=True)
        self._head = label("", "caption", wrap=True)
        self._spark = SparkLine(theme)
        self._foot = label(_("0 to 10, their own trend. No cut-offs."), "caption", wrap=True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addSpacing(Space.SM)
        self._empty.setContentsMargins(_INSET, 0, 0, 0)
        for part in (self._head, self._spark, self._foot):
            part.setContentsMargins(0 if part is self._spark else _INSET, 0, 0, 0)
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = Scroll(page)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self._scroll, 1)

    def stand_alone(self, alone: bool) -> None:
        """A card of its own scrolls; on the page of the note it is as high as what it holds, without a frame."""
        self.setProperty("part", "card" if alone else "")
        self.style().unpolish(self)
        self.style().polish(self)
        side, end = (Space.XL - _INSET, Space.LG) if alone else (0, Space.SM)
        self.body.setContentsMargins(side, end, side, end)
        down = QSizePolicy.Policy.Expanding if alone else QSizePolicy.Policy.Fixed
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, down)

    def display_caught(
        self, caught: Sequence[CaughtLine], cravings: Sequence[int], zone: str, nothing: str
    ) -> None:
        """`nothing` is what stands there when nothing was caught."""
        self._empty.setText(nothing)
        self._empty.setVisible(not caught)
        if (tuple(caught), zone) != (self._shown, self._zone):
            self._shown, self._zone = tuple(caught), zone
            for line in self._lines:
                self._list.removeWidget(line)
                line.hide()
                line.deleteLater()
            self._lines = [_Line(each, zone) for each in caught]
            for line in self._lines:
                self._list.addWidget(line)
                line.show()  # the layout would do it later
        count = len(cravings)
        words = ngettext("Craving, last {n} group", "Craving, last {n} groups", count).format(n=count)
        self._head.setText(words)
        self._spark.display(Trend(words, tuple(cravings)))
        for part in (self._head, self._spark, self._foot):
            part.setVisible(count > 1)

    def point_at(self, note: str) -> None:
        """Tint the line of a note; '' tints none."""
        for line in self._lines:
            line.tint(bool(note) and line.note == note)
            if note and line.note == note:
                self._scroll.ensureWidgetVisible(line)


class _Line(QFrame):
    """The time, then the words; the block and the author as a tooltip."""

    def __init__(self, caught: CaughtLine, zone: str) -> None:
        super().__init__()
        self.note = caught.note
        self._time = label(clock_time(caught.at, zone), "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, Space.HAIR, _INSET, Space.HAIR)
        row.setSpacing(Space.SM)
        row.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(caught.words, wrap=True), 1)
        tip = " · ".join(piece for piece in (caught.block, caught.author) if piece)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)

    def showEvent(self, event: QShowEvent) -> None:
        """The words of all lines begin at one edge."""
        super().showEvent(event)
        self._time.setMinimumWidth(self._time.fontMetrics().horizontalAdvance("00:00") + 1)

    def tint(self, tinted: bool) -> None:
        part = "panel" if tinted else ""
        if self.property("part") != part:
            self.setProperty("part", part)
            self.style().unpolish(self)
            self.style().polish(self)
