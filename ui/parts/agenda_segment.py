"""One block of the agenda strip: its value, and the button that draws it."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QWidget

from app.words import _, said_in, speaking
from ui.theme import MEDIUM, STRONG, Theme, Type

_NO_MODIFIER: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


@dataclass(frozen=True, slots=True)
class StripBlock:
    """A block as the strip shows it: `minutes` as they are allotted now, `planned` as the agenda had them, `held` as
    they were once it is done."""

    id: str
    title: str
    minutes: int
    planned: int
    state: Literal["done", "now", "next"] = "next"
    progress: float = 0.0  # 0 to 1, of the block that is now
    held: int = 0
    language: str = ""  # of its words; '' is that of the screens

    @property
    def was_held(self) -> bool:
        """Only then is it checked off."""
        return self.state == "done" and self.held > 0

    @property
    def change(self) -> str:
        """ "+3", "−2" or nothing."""
        extra = self.minutes - self.planned
        return f"{'+' if extra > 0 else '−'}{abs(extra)}" if extra else ""

    @property
    @said_in(attrgetter("language"))
    def line(self) -> str:
        """The second line: minutes, what was changed, where we are; of what is over, the minutes it had."""
        if self.state == "done":
            return _("{minutes} min · done").format(minutes=self.held) if self.held else _("not held")
        state = _("now") if self.state == "now" else ""
        minutes = _("{minutes} min").format(minutes=self.minutes)
        return " · ".join(word for word in (minutes, self.change, state) if word)

    @property
    @said_in(attrgetter("language"))
    def spoken(self) -> str:
        return f"{self.title}, {self.line.replace(' · ', ', ')}"


class AgendaSegment(QPushButton):
    """One block: a button to keyboard and screen reader, painted by hand."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.block = StripBlock("", "", 0, 0)
        self.compact = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def display(self, block: StripBlock) -> None:
        if block == self.block:
            return
        self.block = block
        if block.spoken != self.accessibleName():
            self.setAccessibleName(block.spoken)
        self.update()

    def need(self) -> float:
        """The width at which nothing is cut."""
        px = self._theme.px
        if self.compact:
            if self.block.state == "now":
                return self._advance(self.block.title, True) + px(24)
            icon = px(18) if self.block.was_held else 0
            return max(self._advance(self._figure(), False) + icon + px(16), px(40))
        return self.full_need()

    def full_need(self) -> float:
        """The same with title and line, whether there is room for them now or not."""
        px = self._theme.px
        icon = px(22) if self.block.was_held or self.block.state == "now" else 0
        title = self._advance(self.block.title, True) + icon
        return max(title, QFontMetricsF(self._line_font()).horizontalAdvance(self.block.line)) + px(28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() in _NO_MODIFIER:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _NO_MODIFIER:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        cut = self.compact or self.need() > self.width()
        self.setToolTip(self.block.spoken if cut else "")
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        if self.compact:
            self._paint_compact(painter)
        else:
            self._paint_full(painter)

    def _paint_box(self, painter: QPainter) -> None:
        colour, now = self._theme.colour, self.block.state == "now"
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 10, 10)
        hover = self.underMouse() and not now
        ground = "accent_soft" if now else "sunken" if hover or self.block.state == "done" else "surface"
        painter.fillPath(path, colour(ground))
        if now:
            painter.save()
            painter.setClipPath(path)
            height = 4 if self.compact else 5
            painter.fillRect(QRectF(0, box.bottom() - height, box.width(), height), colour("track"))
            done = box.width() * min(max(self.block.progress, 0), 1)
            painter.fillRect(QRectF(0, box.bottom() - height, done, height), colour("accent"))
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
        else:
            painter.setPen(QPen(colour("accent" if now else "border"), 1.5 if now else 1))
        painter.drawPath(path)

    def _paint_full(self, painter: QPainter) -> None:
        px = self._theme.px
        left, top = float(px(14)), self.height() / 2 - px(21)
        title_left = left
        icon = ("circle-check", "ok") if self.block.was_held else None
        icon = ("play", "accent") if self.block.state == "now" else icon
        if icon:
            picture = self._theme.pixmap(icon[0], icon[1], 16, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, round(top + px(3))), picture)
            title_left += px(22)
        self._paint_title(painter, QRectF(title_left, top, self.width() - title_left - px(12), px(22)))
        painter.setFont(self._line_font())
        painter.setPen(self._theme.colour("muted"))
        room = QRectF(left, top + px(22), self.width() - left - px(8), px(20))
        line = QFontMetricsF(self._line_font()).elidedText(
            self.block.line, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_compact(self, painter: QPainter) -> None:
        px = self._theme.px
        box = QRectF(self.rect())
        if self.block.state == "now":
            self._paint_title(painter, box.adjusted(px(12), 0, -px(12), -2), centred=True)
            return
        painter.setFont(self._line_font())
        painter.setPen(self._theme.colour("muted"))
        if self.block.was_held:
            picture = self._theme.pixmap("check", "ok", 14, self.devicePixelRatioF())
            width = self._advance(self._figure(), False) + px(18)
            left = box.center().x() - width / 2
            painter.drawPixmap(QPointF(round(left), round(box.center().y() - px(7))), picture)
            box.setLeft(left + px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._figure())
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._figure())

    def _paint_title(self, painter: QPainter, room: QRectF, *, centred: bool = False) -> None:
        font = self._title_font()
        colour = {"done": "muted", "now": "accent", "next": "text"}[self.block.state]
        title = QFontMetricsF(font).elidedText(self.block.title, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignCenter if centred else Qt.AlignmentFlag.AlignVCenter, title
        )

    def _figure(self) -> str:
        """The minutes alone, for a block that has room for nothing else."""
        with speaking(self.block.language):
            return _("{minutes} min").format(minutes=self.block.minutes)

    def _advance(self, text: str, title: bool) -> float:
        return QFontMetricsF(self._title_font() if title else self._line_font()).horizontalAdvance(text) + 1

    def _title_font(self) -> QFont:
        return self._theme.font(Type.BODY, STRONG if self.block.state == "now" else MEDIUM)

    def _line_font(self) -> QFont:
        return self._theme.font(Type.CAPTION, MEDIUM, tabular=True)
