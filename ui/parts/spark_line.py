"""A person's own trend as a small line: no scale, no cut-offs, only where it came from and where it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.words import _
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Trend:
    """Values in order of time; None where there was no answer. `low` and `high` bound the drawing."""

    name: str
    values: tuple[int | None, ...]
    low: int = 0
    high: int = 10

    @property
    def spoken(self) -> str:
        words = [_("no answer") if value is None else str(value) for value in self.values]
        return (
            f"{self.name}: {', '.join(words)}" if words else _("{name}: nothing yet").format(name=self.name)
        )


class SparkLine(QLabel):
    """Text to a screen reader, a line to the eye. A missing answer is a gap, never a zero."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trend = Trend("", ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def display(self, trend: Trend) -> None:
        if trend != self._trend:
            self._trend = trend
            self.setAccessibleName(trend.spoken)
            self.setToolTip(trend.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(6, 7, -6, -7)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(
            QPen(
                self._theme.colour("accent"),
                2.5,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        runs = self._runs(room)
        for run in runs:
            if len(run) > 1:
                painter.drawPolyline(QPolygonF(run))
            else:
                painter.drawPoint(run[0])
        if runs:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(runs[-1][-1], 4.5, 4.5)

    def _runs(self, room: QRectF) -> list[list[QPointF]]:
        """The points, broken where an answer is missing."""
        trend = self._trend
        runs: list[list[QPointF]] = [[]]
        span = max(trend.high - trend.low, 1)
        step = room.width() / max(len(trend.values) - 1, 1)
        for at, value in enumerate(trend.values):
            if value is None:
                runs.append([])
            else:
                share = min(max((value - trend.low) / span, 0), 1)
                runs[-1].append(QPointF(room.left() + at * step, room.bottom() - share * room.height()))
        return [run for run in runs if run]
