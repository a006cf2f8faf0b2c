"""Titles over the columns of a picture, across where they have room and upright where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.theme import STRONG, Theme, Type

# px at 100 %: the line of figures, air around a title, and the highest an upright title can be
_FIGURES, _AIR, _UPRIGHT = 22, 4, 190
# rows that upright titles leave room for: one person, and the bar that scrolls to the side
_BELOW: Final = 1.3
_ACROSS: Final = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
_ALONG: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class GridHead:
    """A title over its column, and a figure below it. `spoken` says both."""

    title: str
    figure: str
    spoken: str


class TopicHeads(QHeaderView):
    """A title is broken between words; what is longer than its room ends in dots, and its tooltip says it all."""

    def __init__(self, theme: Theme, grid: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._theme, self._grid = theme, grid
        self.heads: Sequence[GridHead] = ()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def display(self, heads: Sequence[GridHead]) -> None:
        self.heads = heads
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(0, round(self._room()) + self._theme.px(_FIGURES + 2 * _AIR))

    @property
    def upright(self) -> bool:
        """Whether a word is wider than its column."""
        metrics, width = self._metrics(), self.defaultSectionSize() - self._theme.px(_AIR)
        words = (word for head in self.heads for word in head.title.split())
        return any(metrics.horizontalAdvance(word) > width for word in words)

    def lines(self, title: str) -> list[str]:
        """The title as it is written: in as many lines as it needs across, in one or two upright."""
        metrics = self._metrics()
        if not self.upright:
            return _broken(title, metrics, self.defaultSectionSize() - self._theme.px(_AIR))
        if self.defaultSectionSize() < 2 * metrics.height():
            return [title]
        return _halves(title, metrics)

    def _room(self) -> float:
        """How high the titles stand, without their figures."""
        metrics = self._metrics()
        written = [self.lines(head.title) for head in self.heads]
        if not self.upright:
            return max((len(lines) for lines in written), default=1) * metrics.height()
        longest = max((metrics.horizontalAdvance(line) for lines in written for line in lines), default=0.0)
        row = self._grid.verticalHeader().defaultSectionSize()
        taken = self._theme.px(_FIGURES + 2 * _AIR) + _BELOW * row
        low = max(self._grid.height() - taken, 2.5 * metrics.height())
        return min(longest + self._theme.px(4), self._theme.px(_UPRIGHT), low)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font(Type.CAPTION, STRONG))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        if not rect.isValid():
            return
        theme, head, metrics = self._theme, self.heads[logical], self._metrics()
        below = theme.px(_FIGURES)
        lines = self.lines(head.title)
        painter.save()
        painter.setFont(theme.font(Type.CAPTION, STRONG))
        painter.setPen(theme.colour("text"))
        room = rect.height() - below - theme.px(_AIR)
        if self.upright:
            painter.translate(rect.center().x(), rect.bottom() - below)
            painter.rotate(-90)
            # the middle of each line, to both sides of the middle of the column
            first = -metrics.height() * len(lines) / 2
            for place, line in enumerate(lines):
                box = QRectF(0, first + place * metrics.height(), room, metrics.height())
                painter.drawText(box, _ALONG, metrics.elidedText(line, Qt.TextElideMode.ElideRight, room))
        else:
            place_of_title = QRectF(rect.left(), rect.top(), rect.width(), rect.height() - below)
            painter.drawText(place_of_title, _ACROSS, "\n".join(lines))
        painter.restore()
        painter.save()
        painter.setFont(theme.font(Type.CAPTION, tabular=True))
        painter.setPen(theme.colour("muted"))
        figure = QRectF(rect.left(), rect.bottom() - below, rect.width(), below)
        painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, head.figure)
        painter.restore()


def _broken(title: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """In lines of that width, at words."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _halves(title: str, metrics: QFontMetricsF) -> list[str]:
    """In the two lines of which the longer one is shortest; a single word stays whole."""
    words = title.split()
    ways = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    return min(ways, key=lambda lines: max(map(metrics.horizontalAdvance, lines)), default=[title])
