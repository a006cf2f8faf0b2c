"""Plan against what happened: two bars a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.words import _
from ui.parts.label import label
from ui.theme import Space, Theme


@dataclass(frozen=True, slots=True)
class PlanBar:
    """A block with its planned and held minutes, and when it was held."""

    id: str
    title: str
    planned: int
    held: int
    times: str

    @property
    def figure(self) -> str:
        return _("{held} of {planned} min").format(held=self.held, planned=self.planned)


class PlanBars(QWidget):
    """The upper bar is the plan, the lower one what happened; the figure says the same in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[PlanBar, ...] = ()
        self._lines: list[tuple[QWidget, QLabel, QLabel, _TwoBars, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LG)
        self._grid.setVerticalSpacing(Space.MD)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)

    def display(self, bars: Sequence[PlanBar]) -> None:
        bars = tuple(bars)
        if bars == self._bars:
            return
        self._bars = bars
        while len(self._lines) < len(bars):
            self._add()
        longest = max((max(bar.planned, bar.held) for bar in bars), default=1)
        for place, (words, title, times, two, figure) in enumerate(self._lines):
            there = place < len(bars)
            for widget in (words, two, figure):
                widget.setVisible(there)
            if there:
                bar = bars[place]
                title.setText(bar.title)
                times.setText(bar.times)
                two.display(bar, longest)
                figure.setText(bar.figure)

    def _add(self) -> None:
        row = len(self._lines)
        words = QWidget()
        title, times, figure = label("", "strong", wrap=True), label("", "caption"), label("", "figure")
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(times)
        two = _TwoBars(self._theme)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for place, widget in enumerate((words, two, figure)):
            self._grid.addWidget(widget, row, place)
        self._lines.append((words, title, times, two, figure))


class _TwoBars(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bar, self._longest = PlanBar("", "", 0, 0, ""), 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def display(self, bar: PlanBar, longest: int) -> None:
        self._bar, self._longest = bar, max(longest, 1)
        self.setAccessibleName(f"{bar.title}, {bar.figure}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, high = self.height() / 2, self._theme.px(8)
        for minutes, top, colour in (
            (self._bar.planned, middle - high - 2, "track"),
            (self._bar.held, middle + 2, "accent"),
        ):
            width = self.width() * minutes / self._longest
            if width:
                painter.setBrush(self._theme.colour(colour))
                painter.drawRoundedRect(QRectF(0, top, max(width, high), high), high / 2, high / 2)
