"""A week's table in a width: where name, days, sum and words of a line stand, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ui.theme import NORMAL, STRONG, Theme, Tone, Type

DAYS: Final = 7
# px at 100 %: from the first width on, words stand beside the days, from the second on below them; narrower, the days
# stand below the name; narrower than the last, each day that has something is a line of its own
_WIDE, _MEDIUM, _LISTED = 900, 440, 300
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextDontClip
_CENTER: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True, slots=True)
class WeekCell:
    """A figure over another one, and how the day went as a picture; `spoken` says all of it."""

    figure: str = ""
    under: str = ""
    icon: str = ""
    tone: Tone = "neutral"
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One person's week: seven days, what they come to, and what is to be said about it."""

    id: str
    name: str
    cells: tuple[WeekCell, ...]
    total: WeekCell
    words: str = ""
    warns: bool = False

    @property
    def spoken(self) -> str:
        pieces = (self.name, *(cell.spoken for cell in self.cells), self.total.spoken, self.words)
        return "; ".join(piece for piece in pieces if piece)


class WeekShape:
    """The columns of a width; the same for the head, all lines and the sums. `days` are the heads of the columns."""

    def __init__(self, theme: Theme, width: int, days: tuple[str, ...]) -> None:
        px = theme.px
        self.theme, self.width, self.days = theme, width, days
        self.wide = width >= px(_WIDE)
        self.stacked = width < px(_MEDIUM)
        self.listed = width < px(_LISTED)
        self.pad = px(8)
        total = px(96) if self.stacked else px(64)
        name = px(150) if self.wide else px(92)
        words = max(px(240), round(width * 0.22)) if self.wide else 0
        if self.stacked:
            self.left, name = float(self.pad), width - total - 2 * self.pad
        else:
            self.left = float(self.pad + name)
        room = width - self.left - self.pad - (0 if self.stacked else total) - words
        self.day_width = room / DAYS
        self.name_width = name - px(6)
        self.total_left = width - self.pad - words - total
        self.total_width = total - px(4)
        self.words_left = self.total_left + total + px(10) if self.wide else self.pad
        self.words_width = width - self.words_left - self.pad
        # an icon beside its figure, or above it
        self.beside = self.day_width >= px(58)
        self.line = px(18)

    # Where everything stands in a line whose top left corner is at 0, 0

    def boxes(self, row: WeekRow) -> dict[int, QRectF]:
        """The days by place; where they are listed, those alone that have something to say."""
        top = self.theme.px(8) + (self.line + self.theme.px(4) if self.stacked else 0)
        if self.listed:
            told = [at for at, cell in enumerate(row.cells) if cell.spoken]
            wide = self.width - 2 * self.pad
            return {at: QRectF(self.pad, top + i * self.line, wide, self.line) for i, at in enumerate(told)}
        high = self.line * (3 if self._has_icons_above(row) else 2)
        return {
            at: QRectF(self.left + at * self.day_width, top, self.day_width, high)
            for at in range(len(row.cells))
        }

    def _has_icons_above(self, row: WeekRow) -> bool:
        return not self.beside and any(cell.icon for cell in row.cells)

    def day_at(self, row: WeekRow, point: QPointF) -> int:
        """Which day is at a place; -1 beside the days."""
        return next((at for at, box in self.boxes(row).items() if box.contains(point)), -1)

    def lines_of(self, words: str) -> list[str]:
        """Whole facts a line, as many as fit."""
        metrics = QFontMetricsF(self._font(Type.CAPTION))
        lines: list[str] = []
        for piece in words.split(" · ") if words else ():
            longer = f"{lines[-1]} · {piece}" if lines else piece
            if lines and metrics.horizontalAdvance(longer) <= self.words_width:
                lines[-1] = longer
            else:
                lines += self._broken(piece, metrics)
        return lines

    def _broken(self, words: str, metrics: QFontMetricsF) -> list[str]:
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= self.words_width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _cells_bottom(self, row: WeekRow) -> float:
        boxes = self.boxes(row)
        least = self.theme.px(8) + self.line * (1 if self.stacked else 2)
        return max((box.bottom() for box in boxes.values()), default=least)

    def height_of(self, row: WeekRow) -> int:
        words = self.line * len(self.lines_of(row.words))
        bottom = self._cells_bottom(row)
        if self.wide:
            return round(max(bottom, self.theme.px(8) + words) + self.theme.px(8))
        return round(bottom + words + self.theme.px(10))

    @property
    def head_height(self) -> int:
        return 0 if self.listed else self.line * 2 + self.theme.px(8)

    def _font(self, size: int, weight: QFont.Weight = NORMAL) -> QFont:
        return self.theme.font(size, weight, tabular=True)

    # Drawing

    def paint_head(self, painter: QPainter, today: int, total: str) -> None:
        """The days' names over the columns; today's stands on its own ground."""
        if self.listed:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font(Type.CAPTION, STRONG))
        box = QRectF(0, 0, self.day_width, self.head_height)
        for at, words in enumerate(self.days):
            box.moveLeft(self.left + at * self.day_width)
            if at == today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme.colour("accent_soft"))
                painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 6, 6)
            painter.setPen(self.theme.colour("accent" if at == today else "muted"))
            painter.drawText(box, _CENTER, words)
        painter.setPen(self.theme.colour("muted"))
        if not self.stacked:
            painter.drawText(QRectF(self.total_left, 0, self.total_width, self.head_height), _RIGHT, total)

    def paint_row(
        self, painter: QPainter, row: WeekRow, *, ground: str = "", focus: bool = False, at_day: int = -1
    ) -> None:
        """`at_day` is the day where the keyboard is, with `focus`; -1 is the line as a whole."""
        theme, boxes = self.theme, self.boxes(row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height_of(row)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(QRectF(0, 1, self.width, height - 2), 9, 9)
        if focus:
            whole = QRectF(1, 2, self.width - 2, height - 4)
            inside = boxes[at_day].adjusted(2, -3, -2, 3) if at_day in boxes else whole
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(inside, 8, 8)
        self._paint_name(painter, row)
        self._paint_total(painter, row.total)
        for at, box in boxes.items():
            if self.listed:
                self._paint_listed(painter, self.days[at], row.cells[at], box)
            else:
                self._paint_cell(painter, row.cells[at], box, above=self._has_icons_above(row))
        painter.setFont(self._font(Type.CAPTION))
        painter.setPen(theme.colour("warn" if row.warns else "muted"))
        top = theme.px(8) if self.wide else self._cells_bottom(row) + theme.px(2)
        for at, line in enumerate(self.lines_of(row.words)):
            box = QRectF(self.words_left, top + at * self.line, self.words_width, self.line)
            painter.drawText(box, _LEFT, line)

    def _paint_name(self, painter: QPainter, row: WeekRow) -> None:
        font = self._font(Type.BODY, STRONG)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        box = QRectF(self.pad, self.theme.px(8), self.name_width, self.line)
        name = QFontMetricsF(font).elidedText(row.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, name)

    def _paint_total(self, painter: QPainter, total: WeekCell) -> None:
        """The sum over its other figure, or beside it where the days stand below."""
        box = QRectF(self.total_left, self.theme.px(8), self.total_width, self.line)
        font = self._font(Type.BODY, STRONG)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(box, _RIGHT, total.figure)
        if self.stacked:
            box.adjust(0, 0, -QFontMetricsF(font).horizontalAdvance(total.figure) - self.theme.px(10), 0)
        else:
            box.translate(0, self.line)
        painter.setFont(self._font(Type.CAPTION))
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(box, _RIGHT, total.under)

    def _paint_cell(self, painter: QPainter, cell: WeekCell, box: QRectF, *, above: bool) -> None:
        theme, line = self.theme, self.line
        figure = QRectF(box.left(), box.top(), box.width(), line)
        side = theme.px(13)
        if cell.icon:
            advance = QFontMetricsF(self._font(Type.BODY)).horizontalAdvance(cell.figure)
            beside = self.beside and bool(cell.figure)
            both = side + theme.px(4) + advance if beside else side
            left = figure.center().x() - both / 2
            self._paint_icon(painter, cell, QPointF(left, figure.center().y() - side / 2))
            if beside:
                figure.setLeft(left + side + theme.px(4))
                figure.setWidth(advance)
        if above:
            figure.translate(0, line)
        painter.setFont(self._font(Type.BODY if self.beside else Type.CAPTION))
        painter.setPen(theme.colour("text"))
        painter.drawText(figure, _CENTER, cell.figure)
        font = self._font(Type.CAPTION)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        under = QRectF(box.left(), box.bottom() - line, box.width(), line)
        # a word stands close to its icon
        if not cell.figure and above:
            under.translate(0, -line)
        metrics = QFontMetricsF(font)
        whole = metrics.horizontalAdvance(cell.under) + self.theme.px(6) <= box.width()
        said = cell.under if whole else cell.under.removesuffix(" AM").removesuffix(" PM")
        words = metrics.elidedText(said, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(under, _CENTER, words)

    def _paint_listed(self, painter: QPainter, day: str, cell: WeekCell, box: QRectF) -> None:
        """ "Mon 23 ✓ 2:50 2:15" in a line."""
        px = self.theme.px
        painter.setFont(self._font(Type.CAPTION))
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(box, _LEFT, day.replace("\n", " "))
        painter.drawText(box, _RIGHT, cell.under)
        if cell.icon:
            self._paint_icon(painter, cell, QPointF(box.left() + px(56), box.center().y() - px(13) / 2))
        painter.setPen(self.theme.colour("text"))
        painter.drawText(box.adjusted(px(76), 0, 0, 0), _LEFT, cell.figure)

    def _paint_icon(self, painter: QPainter, cell: WeekCell, at: QPointF) -> None:
        name = "muted" if cell.tone == "neutral" else cell.tone
        picture = self.theme.pixmap(cell.icon, name, 13, painter.device().devicePixelRatio())
        painter.drawPixmap(at.toPoint(), picture)
