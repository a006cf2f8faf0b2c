"""Hours of the week per person against the program's target, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from app.words import _
from ui.parts.fitted_bars import FittedBars
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme
from ui.times import hours_words

# below this width the bar stands under its name, px at 100 % text
_ONE_LINE = 300
# below this one the figures as well
_TIGHT = 230


@dataclass(frozen=True, slots=True)
class WeekBar:
    """Minutes of a week that count, and the minutes that the program aims at; beside them `service`, which leaves
    breaks out, or, where service is what counts, the minutes in group."""

    id: str
    name: str
    minutes: int
    target: int
    service: int | None = None
    group: int | None = None

    @property
    def figure(self) -> str:
        """ "6:00 of 9:00" """
        return _("{hours} of {target}").format(
            hours=hours_words(self.minutes), target=hours_words(self.target)
        )

    @property
    def other_figure(self) -> str:
        """The figure that does not stand against the target."""
        other = self.service if self.group is None else self.group
        return "" if other is None else hours_words(other)

    @property
    def spoken(self) -> str:
        if not self.other_figure:
            return f"{self.name}, {self.figure}"
        words = (
            _("{name}, {figure}, {service} of service")
            if self.group is None
            else _("{name}, {figure}, {group} in group")
        )
        return words.format(
            name=self.name, figure=self.figure, service=self.other_figure, group=self.other_figure
        )

    @property
    def reached(self) -> bool:
        return self.minutes >= self.target


class WeekBars(FittedBars):
    """One line a person: name, bar, figure. The figure says what the bar shows, and a tick that it is enough."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Space.MD, parent)
        self._bars: tuple[WeekBar, ...] = ()
        self._narrow = self._tight = False
        self._lines: list[tuple[QLabel, _Bar, QLabel, QLabel]] = []
        self._heads = (
            label(_("in group"), "caption", parent=self),
            label(_("service"), "caption", parent=self),
        )
        for head in self._heads:
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            head.setVisible(False)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(10_000, 1)  # the lines stay together at the top
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column + 2)
        self.setAccessibleName(_("Hours this week"))

    def display(self, bars: Sequence[WeekBar], counted: str = "") -> None:
        """`counted` is what stands over the figures: "in group", where nothing is said."""
        bars = tuple(bars)
        service_counts = any(bar.group is not None for bar in bars)
        heads = (counted or _("in group"), _("in group") if service_counts else _("service"))
        for head, words in zip(self._heads, heads, strict=True):
            if words != head.text():
                head.setText(words)
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
        has_other = any(bar.other_figure for bar in bars)
        for head in self._heads:
            head.setVisible(has_other)
        for (name, bar, figure, other), value in zip(self._lines, bars, strict=True):
            name.setText(value.name)
            figure.setText(value.figure)
            other.setText(value.other_figure)
            other.setVisible(has_other)
            bar.display(value)

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(_ONE_LINE)
        tight = self.width() < self._theme.px(_TIGHT)
        if (narrow, tight) != (self._narrow, self._tight):
            self._narrow, self._tight = narrow, tight
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
        row = 1 + 3 * place
        if self._tight:
            self._grid.addWidget(name, row, 0, 1, 4)
            row += 1
            self._grid.addWidget(bar, row + 1, 0, 1, 4)
        elif self._narrow:
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
