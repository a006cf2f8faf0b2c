"""The clock of a block: a ring that empties, and the time left in its middle."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from app.words import _, ngettext, said_in
from ui.parts.label import PUT_ON
from ui.theme import MEDIUM, STRONG, Theme, Type

# The ring empties in steps that the eye takes for movement; between two of them only the figure is drawn anew.
_STEPS: Final = 720


@dataclass(frozen=True, slots=True)
class RingValue:
    """What the ring shows. Seconds; `left` is below zero in an over-run."""

    total: int
    left: int
    state: Literal["not_started", "running", "paused"] = "running"
    minutes_only: bool = False
    warns_at: int = 5 * 60
    language: str = ""  # of its words; '' is that of the screens

    @property
    def over(self) -> bool:
        return self.left < 0 and self.state != "not_started"

    @property
    def warning(self) -> bool:
        """From its first mark on; of a short block in its last half, or it would warn from the start."""
        return self.state != "not_started" and self.left <= min(self.warns_at, self.total // 2)

    @property
    def figure(self) -> str:
        """The loud word: "15:52", "+2:10", or "16" when only minutes are wanted."""
        seconds = self.total if self.state == "not_started" else self.left
        sign = "+" if seconds < 0 else ""
        if self.minutes_only:
            return f"{sign}{_minutes(seconds)}"
        return f"{sign}{abs(seconds) // 60}:{abs(seconds) % 60:02d}"

    @property
    @said_in(attrgetter("language"))
    def state_word(self) -> str:
        """Stands above the figure; empty while all is as usual."""
        if self.state == "paused":
            return _("Paused")
        if self.state == "not_started":
            return _("Not started")
        return _("over by") if self.over else ""

    @property
    @said_in(attrgetter("language"))
    def below(self) -> str:
        """Stands below the figure."""
        if self.minutes_only:
            count = _minutes(self.total if self.state == "not_started" else self.left)
            if self.state == "not_started":
                return ngettext("minute", "minutes", count)
            if self.over:
                return ngettext("minute over", "minutes over", count)
            return ngettext("minute left", "minutes left", count)
        if self.state == "not_started":
            return _("planned")
        if self.over:
            return _("{minutes} min planned").format(minutes=_minutes(self.total))
        return _("left of {minutes} min").format(minutes=_minutes(self.total))

    @property
    def around(self) -> tuple[object, ...]:
        """All that is drawn beside the figure: how many steps the ring stands, in which colour, and the small words."""
        return self.steps, self.over, self.warning, self.state_word, self.below

    @property
    def steps(self) -> int:
        """How much of the ring stands, 0 to `_STEPS`."""
        if self.state == "not_started" or self.total <= 0:
            return 0
        return _STEPS if self.over else round(_STEPS * min(self.left / self.total, 1.0))

    @property
    @said_in(attrgetter("language"))
    def spoken(self) -> str:
        """The same in one line, for a screen reader."""
        if self.minutes_only:
            line = f"{self.figure.lstrip('+')} {self.below}"
            return f"{self.state_word}, {line}" if self.state != "running" else line
        planned = _("{minutes} min planned").format(minutes=_minutes(self.total))
        if self.state == "not_started":
            return f"{self.state_word}, {planned}"
        line = f"{self.figure} {self.below}"
        if self.over:
            line = _("over by {time}, {planned}").format(time=self.figure.lstrip("+"), planned=planned)
        return f"{self.state_word}, {line}" if self.state == "paused" else line


class TimerRing(QProgressBar):
    """A progress bar to a screen reader, a ring to the eye. Its words never touch the ring."""

    def __init__(
        self, theme: Theme, smallest: int = 120, ground: str = "surface", parent: QWidget | None = None
    ) -> None:
        """`ground` is the colour that it stands on. It paints that itself: else all that lies below would be painted
        again each second."""
        super().__init__(parent)
        self._theme, self._ground = theme, ground
        self._words: tuple[object, Words] | None = None
        self._smallest = smallest
        self._value = RingValue(0, 0, "not_started")
        self.setTextVisible(False)
        self.setAccessibleName(_("Time left"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def display(self, value: RingValue) -> None:
        if value == self._value:
            return
        before, self._value = self._value, value
        # Whole minutes, so that a screen reader that speaks progress bars does so once a minute at most.
        total = max(_minutes(value.total), 1)
        left = min(_minutes(max(value.left, 0)), total)
        if (total, left) != (self.maximum(), self.value()):
            self.setUpdatesEnabled(False)  # setValue would paint at once, and again for the figure
            self.setRange(0, total)
            self.setValue(left)
            self.setUpdatesEnabled(True)
        self.setAccessibleDescription(value.spoken)
        self.update(self._middle() if before.around == value.around else self.rect())

    def text(self) -> str:
        return self._value.spoken

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._smallest, self._smallest)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in PUT_ON:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour(self._ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, stroke = self._circle()
        if not self._middle().contains(event.rect()):
            self._paint_ring(painter, box, stroke)
        self._paint_words(painter, box.center(), box.width() / 2 - stroke / 2)

    def _circle(self) -> tuple[QRectF, float]:
        """Where the middle of the ring's line runs, and how wide the line is."""
        side = min(self.width(), self.height())
        stroke = max(4.0, min(side * 0.048, 14.0))
        box = QRectF(0, 0, side - stroke - 2, side - stroke - 2)
        box.moveCenter(QRectF(self.rect()).center())
        return box, stroke

    def _middle(self) -> QRect:
        """The room of the figure, in which nothing of the ring lies."""
        box, stroke = self._circle()
        radius = box.width() / 2 - stroke / 2
        room = QRectF(
            0, 0, radius * 1.8, radius * 0.8
        )  # its corners stay inside the circle: √(0.9² + 0.4²) < 1
        room.moveCenter(box.center())
        return room.toRect()

    def _paint_ring(self, painter: QPainter, box: QRectF, stroke: float) -> None:
        value = self._value
        pen = QPen(self._theme.colour("track"), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(box)
        if value.state == "not_started" or value.total <= 0:
            return
        name = "muted" if value.state == "paused" else "warn" if value.warning else "accent"
        pen.setColor(self._theme.colour(name))
        painter.setPen(pen)
        if value.steps > 0:
            painter.drawArc(box, 90 * 16, -round(360 * 16 * value.steps / _STEPS))

    def _laid_out(self, value: RingValue, radius: float) -> Words:
        """Digits are all as wide as each other: only another number of them, or other words, stand differently."""
        key = (
            radius,
            len(value.figure),
            value.minutes_only,
            value.below,
            value.state_word,
            self._theme.look.scale,
        )
        if self._words is None or self._words[0] != key:
            self._words = key, Words(self._theme, value, radius)
        return self._words[1]

    def _paint_words(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        value = self._value
        words = self._laid_out(value, radius * 0.9)
        painter.setFont(words.figure_font)
        name = "warn" if value.over else "text"
        painter.setPen(self._theme.colour(name))
        painter.drawText(words.figure_place(centre), Qt.AlignmentFlag.AlignCenter, value.figure)
        if not words.small_fit:
            return
        painter.setFont(words.small_font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(words.below_place(centre), Qt.AlignmentFlag.AlignCenter, value.below)
        painter.setPen(self._theme.colour("warn" if value.over else "muted"))
        painter.drawText(words.above_place(centre), Qt.AlignmentFlag.AlignCenter, value.state_word)


class Words:
    """Where the words stand inside a circle: as large as the look wants, as small as the circle asks."""

    def __init__(self, theme: Theme, value: RingValue, radius: float) -> None:
        self._theme = theme
        share = 0.56 if value.minutes_only else 0.53
        figure_px = round(radius * share)
        small_px = max(theme.px(Type.BODY), round(radius * (0.09 if value.minutes_only else 0)))
        lines = [value.below, value.state_word]
        while True:
            self._set(figure_px, small_px)
            fits = _inside(self._half_width(value.figure), self._digit_height / 2, radius)
            wide = max(QFontMetricsF(self.small_font).horizontalAdvance(line) for line in lines) / 2
            self.small_fit = _inside(wide, self.small_edge(), radius)
            if (fits and self.small_fit) or figure_px <= 8:
                return
            if fits and small_px > theme.px(10) and not self.small_fit:
                small_px -= 1
            elif (
                fits
            ):  # the small words find no room: the figure stands alone, and the screen reader has them
                return
            else:
                figure_px -= 1

    def _set(self, figure_px: int, small_px: int) -> None:
        self.figure_font: QFont = self._theme.exact_font(figure_px, STRONG, tabular=True)
        self.small_font: QFont = self._theme.exact_font(small_px, MEDIUM)
        self._digit_height = QFontMetricsF(self.figure_font).capHeight()
        self._line = QFontMetricsF(self.small_font).height()

    def _half_width(self, text: str) -> float:
        return QFontMetricsF(self.figure_font).horizontalAdvance(text) / 2

    def small_edge(self) -> float:
        """Distance of the small words' outer edge from the centre."""
        return self._digit_height / 2 + self._gap + self._line

    @property
    def _gap(self) -> float:
        return self._digit_height * 0.35

    def figure_place(self, centre: QPointF) -> QRectF:
        metrics = QFontMetricsF(self.figure_font)
        # Centre the digits, not the line: a line has room for descenders, which digits lack.
        shift = (metrics.ascent() - metrics.capHeight() - metrics.descent()) / 2
        box = QRectF(0, 0, 4 * centre.x() + 1000, metrics.height())
        box.moveCenter(QPointF(centre.x(), centre.y() - shift))
        return box

    def below_place(self, centre: QPointF) -> QRectF:
        return self._line_at(centre, self._digit_height / 2 + self._gap)

    def above_place(self, centre: QPointF) -> QRectF:
        return self._line_at(centre, -self.small_edge())

    def _line_at(self, centre: QPointF, top: float) -> QRectF:
        return QRectF(centre.x() - 1000, centre.y() + top, 2000, self._line)


def _inside(half_width: float, half_height: float, radius: float) -> bool:
    return half_width**2 + half_height**2 <= radius**2


def _minutes(seconds: int) -> int:
    """Whole minutes as a person counts them: 15:52 is "16 minutes left", over by 2:10 is "2 minutes over"."""
    return -(-seconds // 60) if seconds >= 0 else -seconds // 60
