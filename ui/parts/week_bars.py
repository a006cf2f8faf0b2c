"""Hours of the week per person against the program's target, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme


@dataclass(frozen=True, slots=True)
class WeekBar:
    """Minutes of a person this week, and the minutes that the program aims at."""

    id: str
    name: str
    minutes: int
    target: int

    @property
    def figure(self) -> str:
        """ "6:00 of 9:00" """
        return _("{hours} of {target}").format(hours=_hours(self.minutes), target=_hours(self.target))

    @property
    def reached(self) -> bool:
        return self.minutes >= self.target


class WeekBars(QWidget):
    """One line a person: name, bar, figure. The figure says what the bar shows, and a tick that it is enough."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[WeekBar, ...] = ()
        self._lines: list[tuple[QLabel, _Bar, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MD)
        self._grid.setVerticalSpacing(Space.SM)
        self._grid.setColumnMinimumWidth(0, theme.px(72))
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(1000, 1)  # the lines stay together at the top
        self.setAccessibleName(_("Hours this week"))

    def display(self, bars: Sequence[WeekBar]) -> None:
        bars = tuple(bars)
        if bars == self._bars:
            return
        self._bars = bars
        while len(self._lines) < len(bars):
            self._add_line()
        while len(self._lines) > len(bars):
            for widget in self._lines.pop():
                self._grid.removeWidget(widget)
                widget.deleteLater()
        for (name, bar, figure), value in zip(self._lines, bars, strict=True):
            name.setText(value.name)
            figure.setText(value.figure)
            bar.display(value)

    def _add_line(self) -> None:
        row = len(self._lines)
        name, bar, figure = (
            ElidedLabel("", "body", self),
            _Bar(self._theme, self),
            label("", "figure", parent=self),
        )
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lines.append((name, bar, figure))
        for column, widget in enumerate((name, bar, figure)):
            self._grid.addWidget(widget, row, column)


class _Bar(QProgressBar):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value = WeekBar("", "", 0, 0)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def display(self, value: WeekBar) -> None:
        if value == self._value:
            return
        self._value = value
        self.setRange(0, max(value.target, 1))
        self.setValue(min(value.minutes, self.maximum()))
        self.setAccessibleName(f"{value.name}, {value.figure}")
        self.update()

    def text(self) -> str:
        return self._value.figure

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(16))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        value, theme = self._value, self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        sign = theme.px(16) + 4
        box = QRectF(0, self.height() / 2 - theme.px(4), self.width() - sign, theme.px(8))
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        share = min(value.minutes / value.target, 1.0) if value.target else 0.0
        if share > 0:
            painter.setBrush(theme.colour("ok" if value.reached else "accent"))
            box.setWidth(max(box.width() * share, box.height()))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if value.reached and value.target:
            picture = theme.pixmap("check", "ok", 16, self.devicePixelRatioF())
            painter.drawPixmap(self.width() - theme.px(16), round(self.height() / 2 - theme.px(8)), picture)


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
