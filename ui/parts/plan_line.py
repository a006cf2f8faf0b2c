"""One line of plan against what happened: a block, the pauses or a sum, with its words, bars and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.words import _
from ui.parts.label import label
from ui.theme import Space, Theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Which = Literal["planned", "held", "paused"]


@dataclass(frozen=True, slots=True)
class PlanBar:
    """Planned and held minutes of a block, of the pauses (they have no plan), or of all together; how far they are
    apart, and when it was held, in words."""

    id: str
    title: str
    planned: int | None
    held: int
    difference: str = ""
    times: str = ""
    kind: Literal["block", "pauses", "sum"] = "block"

    @property
    def figure(self) -> str:
        if self.planned is None:
            return _("{minutes} min").format(minutes=self.held)
        return _("{held} of {planned} min").format(held=self.held, planned=self.planned)

    @property
    def together(self) -> str:
        """ "34 of 30 min · 4 over · 9:02 to 9:36"."""
        return " · ".join(piece for piece in (self.figure, self.difference, self.times) if piece)

    @property
    def spoken(self) -> str:
        """What a screen reader says in place of the bars."""
        pieces = [self.title, self.spoken_plan, self.spoken_held, self.difference, self.times]
        return ", ".join(piece for piece in pieces if piece)

    @property
    def spoken_plan(self) -> str:
        return "" if self.planned is None else _("planned {minutes} min").format(minutes=self.planned)

    @property
    def spoken_held(self) -> str:
        return _("held {minutes} min").format(minutes=self.held)


class PlanLine:
    """The widgets of one line, which stand in the grid of all lines so that the columns line up."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._bar = PlanBar("", "", 0, 0)
        self._words = QWidget(parent)
        self._column = QVBoxLayout(self._words)
        self._column.setSpacing(0)
        self._title, self._times = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self._column.addWidget(self._title)
        self._column.addWidget(self._times)
        self._two = TwoBars(theme, parent)
        self._figures = tuple(label("", "figure", parent=parent) for _figure in range(2))
        self._difference = label("", "muted", parent=parent)
        self._together = label("", "muted", wrap=True, parent=parent)
        for words in (*self._figures, self._difference):
            words.setAlignment(_RIGHT)

    @property
    def _widgets(self) -> tuple[QWidget, ...]:
        return (self._words, self._two, *self._figures, self._difference, self._together)

    def display(self, bar: PlanBar, longest: int) -> None:
        self._bar = bar
        self._title.setText(bar.title)
        self._times.setText(bar.times)
        self._two.display(bar, longest)
        planned, held = self._figures
        planned.setText("" if bar.planned is None else str(bar.planned))
        planned.setAccessibleName(bar.spoken_plan)
        held.setText(str(bar.held))
        held.setAccessibleName(bar.spoken_held)
        self._difference.setText(bar.difference)
        self._together.setText(bar.together)

    def lay(self, grid: QGridLayout, row: int, *, narrow: bool) -> int:
        """Puts the line into the grid from this row on; returns the row behind it."""
        drawn = self._bar.kind != "sum"
        self._column.setContentsMargins(0, Space.SM if narrow else 0, 0, 0)
        self._times.setVisible(not narrow and bool(self._bar.times))
        self._two.setVisible(drawn)
        self._together.setVisible(narrow)
        for words in (*self._figures, self._difference):
            words.setVisible(not narrow)
        grid.addWidget(self._words, row, 0)
        grid.addWidget(self._two, row + 1 if narrow else row, 0 if narrow else 1)
        grid.addWidget(self._together, row + 2, 0)
        for column, words in enumerate((*self._figures, self._difference), start=2):
            grid.addWidget(words, row, column)
        return row + 3

    def take_away(self, grid: QGridLayout) -> None:
        for widget in self._widgets:
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


class TwoBars(QLabel):
    """The upper bar is the plan, the lower one what happened; a label, so that a screen reader has words for it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar, self._longest = PlanBar("", "", 0, 0), 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def display(self, bar: PlanBar, longest: int) -> None:
        self._bar, self._longest = bar, max(longest, 1)
        self.setAccessibleName(bar.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high, apart = self._theme.px(8), self._theme.px(3)
        middle = self.height() / 2
        painter.fillRect(
            QRectF(0, middle - high - apart, 1, 2 * (high + apart)), self._theme.colour("control")
        )
        bar = self._bar
        if bar.planned is None:
            self._draw(painter, bar.held, middle - high / 2, "paused")
            return
        self._draw(painter, bar.planned, middle - high - apart / 2, "planned")
        self._draw(painter, bar.held, middle + apart / 2, "held")

    def _draw(self, painter: QPainter, minutes: int, top: float, which: Which) -> None:
        wide = (self.width() - 1) * minutes / self._longest
        if wide:
            paint_bar(painter, self._theme, QRectF(1, top, max(wide, 2), self._theme.px(8)), which)


def paint_bar(painter: QPainter, theme: Theme, box: QRectF, which: Which) -> None:
    """The plan is an outline, what was held is filled: they differ without their colours."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if which == "planned":
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.setBrush(theme.colour("track"))
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if which == "held" else "control"))
    round_by = min(theme.px(2), box.width() / 2)
    painter.drawRoundedRect(box, round_by, round_by)
