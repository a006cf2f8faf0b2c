"""Hours of the week per person against the program's target, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from app.words import _
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme

# below this width the bar stands under its name, px at 100 % text
_ONE_LINE = 300


@dataclass(frozen=True, slots=True)
class WeekBar:
    """Minutes of a person this week, and the minutes that the program aims at; `service` leaves breaks out."""

    id: str
    name: str
    minutes: int
    target: int
    service: int | None = None

    @property
    def figure(self) -> str:
        """ "6:00 of 9:00" """
        return _("{hours} of {target}").format(hours=_hours(self.minutes), target=_hours(self.target))

    @property
    def service_figure(self) -> str:
        return "" if self.service is None else _hours(self.service)

    @property
    def spoken(self) -> str:
        if self.service is None:
            return f"{self.name}, {self.figure}"
        return _("{name}, {figure}, {service} of service").format(
            name=self.name, figure=self.figure, service=self.service_figure
        )

    @property
    def reached(self) -> bool:
        return self.minutes >= self.target


class WeekBars(QWidget):
    """One line a person: name, bar, figure. The figure says what the bar shows, and a tick that it is enough."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[WeekBar, ...] = ()
        self._narrow = False
        self._lines: list[tuple[QLabel, _Bar, QLabel, QLabel]] = []
        self._heads = (
            label(_("in group"), "caption", parent=self),
            label(_("service"), "caption", parent=self),
        )
        for head in self._heads:
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            head.setVisible(False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MD)
        self._grid.setVerticalSpacing(Space.SM)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(1000, 1)  # the lines stay together at the top
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column + 2)
        self.setAccessibleName(_("Hours this week"))
        theme.changed.connect(self._fit)

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
                widget.hide()
                widget.deleteLater()
        has_service = any(bar.service is not None for bar in bars)
        for head in self._heads:
            head.setVisible(has_service)
        for (name, bar, figure, service), value in zip(self._lines, bars, strict=True):
            name.setText(value.name)
            figure.setText(value.figure)
            service.setText(value.service_figure)
            service.setVisible(has_service)
            bar.display(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(_ONE_LINE)
        if narrow != self._narrow:
            self._narrow = narrow
            for place in range(len(self._lines)):
                self._lay(place)

    def _add_line(self) -> None:
        name, bar = ElidedLabel("", "body", self), _Bar(self._theme, self)
        figure, service = label("", "figure", parent=self), label("", "muted", parent=self)
        for words in (figure, service):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        service.setFont(figure.font())  # digits of one width below each other
        self._lines.append((name, bar, figure, service))
        self._lay(len(self._lines) - 1)

    def _lay(self, place: int) -> None:
        """Side by side, or the bar below the words."""
        name, bar, figure, service = self._lines[place]
        row = 1 + 2 * place
        if self._narrow:
            self._grid.addWidget(name, row, 0, 1, 2)
            self._grid.addWidget(bar, row + 1, 0, 1, 4)
        else:
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(bar, row, 1)
        self._grid.addWidget(figure, row, 2)
        self._grid.addWidget(service, row, 3)


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
        self.setAccessibleName(value.spoken)
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
