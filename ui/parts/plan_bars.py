"""Plan against what happened: two bars a block on one scale, and the same in figures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.words import _
from ui.parts.card import rule
from ui.parts.fitted_bars import FittedBars
from ui.parts.label import label
from ui.parts.plan_line import PlanBar, PlanLine, paint_bar
from ui.theme import Space, Theme

# below this width the bars stand under their block, px at 100 % text
_ONE_LINE = 440
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlanBars(FittedBars):
    """A line for each block and the pauses, then the sums. Wide it is a table; narrow, a list that says all of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Space.LG, parent)
        self._bars: tuple[PlanBar, ...] = ()
        self._narrow = False
        self._lines: list[PlanLine] = []
        # over the figures, and above all lines where there are no columns
        self._heads = _keys(theme, self)
        self._legend = QWidget(self)
        self._sums = QWidget(self)
        sums = QVBoxLayout(self._sums)
        sums.setContentsMargins(0, Space.SM, 0, 0)
        sums.addWidget(rule(self._sums))
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(Space.LG)
        for key in _keys(theme, self._legend):
            legend.addWidget(key)
        legend.addStretch(1)
        self.setAccessibleName(_("Plan and what happened"))
        self._lay()

    def display(self, bars: Sequence[PlanBar]) -> None:
        bars = tuple(bars)
        if bars == self._bars:
            return
        self._bars = bars
        while len(self._lines) < len(bars):
            self._lines.append(PlanLine(self._theme, self))
        while len(self._lines) > len(bars):
            self._lines.pop().take_away(self._grid)
        drawn = [bar for bar in bars if bar.kind != "sum"]
        longest = max((max(bar.planned or 0, bar.held) for bar in drawn), default=1)
        for line, bar in zip(self._lines, bars, strict=True):
            line.display(bar, longest)
        self._lay()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(_ONE_LINE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay()

    def _lay(self) -> None:
        """The bars beside the words and the figures, or everything of a block below its name."""
        grid = self._grid
        grid.setVerticalSpacing(Space.XS if self._narrow else Space.MD)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 0 if self._narrow else 1)
        grid.addWidget(self._legend, 0, 0)
        self._legend.setVisible(self._narrow)
        for place, head in enumerate(self._heads):
            grid.addWidget(head, 0, 2 + place, _RIGHT)
            head.setVisible(not self._narrow)
        row, sums = 1, False
        for line, bar in zip(self._lines, self._bars, strict=True):
            if bar.kind == "sum" and not sums:
                grid.addWidget(self._sums, row, 0, 1, 1 if self._narrow else 5)
                row, sums = row + 1, True
            row = line.lay(grid, row, narrow=self._narrow)
        self._sums.setVisible(sums)


def _keys(theme: Theme, parent: QWidget) -> tuple[_Key, _Key]:
    return _Key(theme, "planned", _("Planned"), parent), _Key(theme, "held", _("Held"), parent)


class _Key(QWidget):
    """Which of the two bars is which."""

    def __init__(self, theme: Theme, which: Literal["planned", "held"], words: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        row.addWidget(_Swatch(theme, which))
        row.addWidget(label(words, "caption"))


class _Swatch(QWidget):
    def __init__(self, theme: Theme, which: Literal["planned", "held"]) -> None:
        super().__init__()
        self._theme, self._which = theme, which
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(14), self._theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high = self._theme.px(8)
        box = QRectF(0, (self.height() - high) / 2, self.width(), high)
        paint_bar(painter, self._theme, box, self._which)
