"""Attendance as a picture: weeks side by side, days below each other, how each went by shape and tone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui.theme import Theme, Type

Shape = Literal["", "whole", "part", "made_up", "away", "excused", "beside", "open"]
_DAYS: Final = 7
_STEPS: Final = {
    Qt.Key.Key_Left: -_DAYS,
    Qt.Key.Key_Right: _DAYS,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """Monday to Sunday; `head` stands above it where a month begins."""

    days: tuple[Shape, ...]
    head: str = ""


class AttendanceCalendar(QLabel):
    """As many of the last weeks as there is room for; arrow keys walk from day to day, also to earlier ones."""

    day_reached = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._weeks: tuple[CalendarWeek, ...] = ()
        self._rows: tuple[str, ...] = ()
        self._key: tuple[tuple[Shape, str], ...] = ()
        self._said: Callable[[int], str] = str
        self._at: int | None = None  # the day where the keyboard is, counted from the first
        self._today = -1
        self._measure()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._resized)

    def _resized(self) -> None:
        self._measure()
        self.updateGeometry()
        self.update()

    def display(
        self,
        weeks: Sequence[CalendarWeek],
        today: int,
        rows: Sequence[str],
        key: Sequence[tuple[Shape, str]],
        summary: str,
        said: Callable[[int], str],
    ) -> None:
        """`today` is the place of today's day in the last week; `rows` name the seven days, `key` the shapes.

        `said` is asked for the words of a day, counted from the first one, when somebody comes to it: there are years
        of them, and most are never looked at.
        """
        self._said = said
        shown = (tuple(weeks), tuple(rows), tuple(key))
        today_at = (len(weeks) - 1) * _DAYS + today
        if shown == (self._weeks, self._rows, self._key) and today_at == self._today:
            return
        self._weeks, self._rows, self._key = shown
        self._today, self._at = today_at, None
        self.setAccessibleName(f"{self._name}. {summary}")
        self._resized()

    # Where everything stands

    def _measure(self) -> None:
        """How large a day is, and how much room the days' names take at the left, and months above."""
        px = self._theme.px
        self._step, self._side, self._top = px(18), px(18) - px(4), px(20)
        metrics = QFontMetricsF(self._theme.font(Type.CAPTION))
        widest = max((metrics.horizontalAdvance(row) for row in self._rows), default=0.0)
        self._left = round(widest) + px(8)

    def _first(self) -> int:
        """The first week that is shown: the last ones, or those around the day where the keyboard is."""
        room = max((self.width() - self._left) // self._step, 1)
        first = max(len(self._weeks) - room, 0)
        return first if self._at is None else min(first, self._at // _DAYS)

    def _box(self, at: int) -> QRectF:
        week, day = divmod(at, _DAYS)
        left = self._left + (week - self._first()) * self._step
        return QRectF(left, self._top + day * self._step, self._side, self._side)

    def _day_at(self, point: QPointF) -> int | None:
        week = int((point.x() - self._left) // self._step) + self._first()
        day = int((point.y() - self._top) // self._step)
        inside = point.x() >= self._left and 0 <= day < _DAYS and week < len(self._weeks)
        return week * _DAYS + day if inside else None

    def _key_boxes(self, width: int) -> list[QRectF]:
        """Where the words of the key stand, in as many lines as they need."""
        px, metrics = self._theme.px, QFontMetricsF(self._theme.font(Type.CAPTION))
        boxes: list[QRectF] = []
        left, top = 0.0, float(self._top + _DAYS * self._step + px(8))
        for _shape, words in self._key:
            wide = px(20) + metrics.horizontalAdvance(words)
            if boxes and left + wide > width:
                left, top = 0.0, top + px(20)
            boxes.append(QRectF(left, top, wide, px(20)))
            left += wide + px(16)
        return boxes

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._key_boxes(width)
        return round(boxes[-1].bottom() if boxes else self._top + _DAYS * self._step) + 2

    def sizeHint(self) -> QSize:
        width = self._left + 26 * self._step
        return QSize(width, self.heightForWidth(max(self.width(), self._theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    # What it tells

    def words_at(self, at: int) -> str:
        return self._said(at)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words_at(at) if at is not None else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._day_at(event.position())
        if at is not None and at <= self._today:
            self._go(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._weeks or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._go(self._today if self._at is None else min(max(self._at + step, 0), self._today))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The way back is to the last weeks."""
        super().focusOutEvent(event)
        self._at = None
        self.update()

    def _go(self, at: int) -> None:
        self._at = at
        self.update()
        self.day_reached.emit(self.words_at(at))

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setFont(theme.font(Type.CAPTION))
        painter.setPen(theme.colour("muted"))
        for at, words in enumerate(self._rows):
            row = QRectF(0, self._box(at).top() - 3, self._left, self._step)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, words)
        first = self._first()
        free = 0.0
        for at in range(first, len(self._weeks)):
            left = self._box(at * _DAYS).left()
            if left > self.width():
                break
            head = self._weeks[at].head
            if head and left >= free:
                wide = painter.fontMetrics().horizontalAdvance(head)
                if left + wide <= self.width():
                    painter.setPen(theme.colour("muted"))
                    painter.drawText(QPointF(left, theme.px(12)), head)
                    free = left + wide + theme.px(6)
            for day, shape in enumerate(self._weeks[at].days):
                place = at * _DAYS + day
                if place <= self._today:
                    paint_shape(painter, theme, self._box(place), shape)
                if place == (self._today if self._at is None else self._at):
                    self._paint_ring(painter, place)
        painter.setFont(theme.font(Type.CAPTION))
        for box, (shape, words) in zip(self._key_boxes(self.width()), self._key, strict=True):
            side = self._side
            paint_shape(painter, theme, QRectF(box.left(), box.center().y() - side / 2, side, side), shape)
            painter.setPen(theme.colour("muted"))
            room = box.adjusted(theme.px(20), 0, 2, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)

    def _paint_ring(self, painter: QPainter, place: int) -> None:
        """Today quietly; the day where the keyboard is as every focus."""
        focus = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("focus" if focus else "control"), 2 if focus else 1))
        painter.drawRoundedRect(self._box(place).adjusted(-2, -2, 2, 2), 5, 5)


def paint_shape(painter: QPainter, theme: Theme, box: QRectF, shape: Shape) -> None:
    """Each shape can be told from the others without its colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    inner = box.adjusted(1, 1, -1, -1)
    match shape:
        case "":
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(box, 3, 3)
        case "whole":
            painter.setBrush(theme.colour("ok"))
            painter.drawRoundedRect(box, 3, 3)
        case "made_up":
            painter.setBrush(theme.colour("ok"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(box.center(), box.width() / 4.5, box.width() / 4.5)
        case "part":
            painter.setBrush(theme.colour("warn"))
            painter.drawPolygon(QPolygonF([inner.topLeft(), inner.bottomLeft(), inner.bottomRight()]))
            _outline(painter, theme, inner, "warn")
        case "away":
            _outline(painter, theme, inner, "muted")
            painter.drawLine(inner.topLeft() + QPointF(3, 3), inner.bottomRight() - QPointF(3, 3))
            painter.drawLine(inner.topRight() + QPointF(-3, 3), inner.bottomLeft() + QPointF(3, -3))
        case "excused":
            _outline(painter, theme, inner, "info")
            middle = inner.center().y()
            painter.drawLine(QPointF(inner.left() + 3, middle), QPointF(inner.right() - 3, middle))
        case "open":
            _outline(painter, theme, inner, "control")
        case "beside":
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(box.center(), box.width() / 4, box.width() / 4)


def _outline(painter: QPainter, theme: Theme, box: QRectF, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(colour), 1.5))
    painter.drawRoundedRect(box, 3, 3)
