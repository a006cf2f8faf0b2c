"""A month as a picture: weeks below each other, and in each day what was held, by letters and tone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

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
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui.theme import MEDIUM, NORMAL, STRONG, Theme, Tone, Type

_DAYS: Final = 7
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS,
    Qt.Key.Key_Down: _DAYS,
}
_CHIP: Final = 20  # px high at 100 %


class Held(NamedTuple):
    """A session in a day: its group's letters and tone."""

    letters: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day: what was held, whether it is of the month that is shown, and what it says in words."""

    day: date
    held: tuple[Held, ...]
    inside: bool
    today: bool
    spoken: str


class MonthPicture(QLabel):
    """Arrow keys walk from day to day, Page Up and Page Down from month to month; Enter opens the day."""

    day_reached = Signal(date, str)  # and its words; by a person only
    day_opened = Signal(date)
    month_asked = Signal(int)  # one back, or one on

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._days: tuple[MonthDay, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._key: tuple[tuple[Held, str], ...] = ()
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._resized)

    def _resized(self) -> None:
        self.updateGeometry()
        self.update()

    def display(
        self,
        days: Sequence[MonthDay],
        heads: Sequence[str],
        key: Sequence[tuple[Held, str]],
        summary: str,
        at: date | None,
    ) -> None:
        """Whole weeks of days below their `heads`; `key` says which group a mark stands for, `at` is the chosen day."""
        self._days, self._heads, self._key = tuple(days), tuple(heads), tuple(key)
        self._at = next((place for place, each in enumerate(self._days) if each.day == at), None)
        self.setAccessibleName(f"{self._name}. {summary}")
        self._tell_place()
        self._resized()

    def _tell_place(self) -> None:
        self.setAccessibleDescription(self._days[self._at].spoken if self._at is not None else "")

    # Where everything stands

    @property
    def _top(self) -> int:
        return self._theme.px(22)

    @property
    def _row(self) -> int:
        return self._theme.px(46)

    @property
    def _wide(self) -> float:
        return self.width() / _DAYS

    def _box(self, at: int) -> QRectF:
        week, day = divmod(at, _DAYS)
        box = QRectF(day * self._wide, self._top + week * self._row, self._wide, self._row)
        return box.adjusted(2, 2, -2, -2)

    def _day_at(self, point: QPointF) -> int | None:
        day, week = int(point.x() // self._wide), int((point.y() - self._top) // self._row)
        at = week * _DAYS + day
        return at if point.y() >= self._top and 0 <= day < _DAYS and at < len(self._days) else None

    def _key_boxes(self, width: int) -> list[QRectF]:
        """Where the words of the key stand, in as many lines as they need."""
        px, metrics = self._theme.px, QFontMetricsF(self._theme.font(Type.CAPTION))
        boxes: list[QRectF] = []
        left, top = 0.0, float(self._top + len(self._days) // _DAYS * self._row + px(10))
        for held, words in self._key:
            wide = self._chip_width(held.letters) + px(6) + metrics.horizontalAdvance(words)
            if boxes and left + wide > width:
                left, top = 0.0, top + px(26)
            boxes.append(QRectF(left, top, wide, px(_CHIP)))
            left += wide + px(16)
        return boxes

    def _chip_width(self, letters: str) -> float:
        metrics = QFontMetricsF(self._theme.font(Type.CAPTION, STRONG))
        return metrics.horizontalAdvance(letters) + self._theme.px(10)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._key_boxes(width)
        under = self._top + len(self._days) // _DAYS * self._row
        return round(boxes[-1].bottom() if boxes else under) + 4

    def sizeHint(self) -> QSize:
        width = self._theme.px(380)
        return QSize(width, self.heightForWidth(max(self.width(), self._theme.px(240))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    # What it tells, and what a person does

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._days[at].spoken if at is not None else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._day_at(event.position())
        if at is not None and self._days[at].inside:
            self._go(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._day_at(event.position())
        if at is not None and self._days[at].held:
            self.day_opened.emit(self._days[at].day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._days:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.month_asked.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None:
            self.day_opened.emit(self._days[self._at].day)
        elif (step := _STEPS.get(key)) is not None:
            self._step(step)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        inside = [place for place, each in enumerate(self._days) if each.inside]
        if self._at is None:
            self._go(next((place for place in inside if self._days[place].today), inside[0]))
        elif self._at + step in inside:
            self._go(self._at + step)
        else:
            self.month_asked.emit(-1 if step < 0 else 1)

    def _go(self, at: int) -> None:
        self._at = at
        self._tell_place()
        self.update()
        self.day_reached.emit(self._days[at].day, self._days[at].spoken)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setFont(theme.font(Type.CAPTION, NORMAL))
        painter.setPen(theme.colour("muted"))
        for place, head in enumerate(self._heads):
            box = QRectF(place * self._wide, 0, self._wide, self._top)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, head)
        for at, day in enumerate(self._days):
            if day.inside:
                self._paint_day(painter, self._box(at), day)
            if at == self._at and (day.inside or self.hasFocus()):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "control"), 2))
                painter.drawRoundedRect(self._box(at).adjusted(1, 1, -1, -1), 8, 8)
        for box, (held, words) in zip(self._key_boxes(self.width()), self._key, strict=True):
            chip = QRectF(box.left(), box.top(), self._chip_width(held.letters), box.height())
            self._paint_chip(painter, chip, held)
            painter.setFont(theme.font(Type.CAPTION, NORMAL))
            painter.setPen(theme.colour("muted"))
            room = box.adjusted(chip.width() + theme.px(6), 0, 2, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)

    def _paint_day(self, painter: QPainter, box: QRectF, day: MonthDay) -> None:
        theme, px = self._theme, self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken" if not day.held else "surface"))
        painter.drawRoundedRect(box, 8, 8)
        if day.held:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(theme.font(Type.CAPTION, STRONG if day.today else MEDIUM if day.held else NORMAL))
        painter.setPen(theme.colour("accent" if day.today else "text" if day.held else "muted"))
        number = box.adjusted(px(6), px(2), -px(2), 0)
        painter.drawText(number, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(day.day.day))
        left, bottom = box.left() + px(4), box.bottom() - px(3)
        for place, held in enumerate(day.held):
            wide = min(self._chip_width(held.letters), box.width() - px(6))
            more = len(day.held) - place
            after = self._chip_width(f"+{more - 1}") + px(2) if more > 1 else 0
            if left + wide + after > box.right() - px(2) and place + (more > 1):
                chip = QRectF(left, bottom - px(_CHIP), self._chip_width(f"+{more}"), px(_CHIP))
                self._paint_chip(painter, chip, Held(f"+{more}", "neutral"))
                break
            self._paint_chip(painter, QRectF(left, bottom - px(_CHIP), wide, px(_CHIP)), held)
            left += wide + px(2)

    def _paint_chip(self, painter: QPainter, box: QRectF, held: Held) -> None:
        theme = self._theme
        neutral = held.tone == "neutral"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track" if neutral else f"{held.tone}_soft"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(theme.font(Type.CAPTION, STRONG))
        painter.setPen(theme.colour("text" if neutral else held.tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, held.letters)
