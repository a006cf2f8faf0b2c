"""One person in the roster: the value, where its pieces stand, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from ui.parts.chip import chip_size, paint_chip
from ui.theme import NORMAL, STRONG, Theme, Tone, Type

_LINES: Final = 3  # of the second line, before it is shortened after all


class Mark(NamedTuple):
    """A small icon after the name; `tip` says what it means."""

    icon: str
    tone: Tone
    tip: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a list shows them."""

    id: str
    initials: str
    name: str
    line: str = ""  # the turn, and today's answers
    status: str = ""  # the key of the status; the list does not show it
    status_word: str = ""
    tone: Tone = "neutral"
    icon: str = ""
    marks: tuple[Mark, ...] = ()
    current: bool = False

    @property
    def spoken(self) -> str:
        pieces = (self.name, self.status_word, self.line, *(mark.tip for mark in self.marks))
        return ", ".join(piece for piece in pieces if piece)


class RowShape:
    """The geometry of a row in a width: the height follows from the words.

    The chip stands at the right; where that would leave the words too little room, it stands below them.
    """

    def __init__(self, theme: Theme, row: PersonRow, width: int) -> None:
        px = theme.px
        self.row = row
        self.width = width
        pad = px(10)
        self.picture = QRectF(pad, 0, px(36), px(36))
        left = self.picture.right() + px(12)
        chip = QSizeF(chip_size(theme, row.status_word, row.icon)) if row.status_word else QSizeF(0, 0)
        beside = width - left - pad - chip.width() - (px(8) if row.status_word else 0)
        name_font = QFontMetricsF(theme.font(Type.BODY, STRONG))
        name_width = name_font.horizontalAdvance(row.name)
        marks_width = len(row.marks) * px(18) + (px(4) if row.marks else 0)
        needed = max(name_width + marks_width, px(110) if row.line else 0)  # a second line takes some room
        self.stacked = bool(row.status_word) and beside < needed
        room = width - left - pad if self.stacked else beside
        self.name_room = max(min(name_width + 1, room - marks_width), 0)
        self.name_cut = name_width > self.name_room
        self.lines = _broken(row.line, theme, room)
        line_height = px(17)
        words: float = px(20) + len(self.lines) * line_height
        if self.stacked:
            words += px(4) + chip.height()
        self.height = round(max(words, self.picture.height())) + px(14) + 4
        top = (self.height - words) / 2
        self.name = QRectF(left, top, self.name_room, px(20))
        self.line_boxes = [
            QRectF(left, self.name.bottom() + i * line_height, room, line_height)
            for i in range(len(self.lines))
        ]
        self.marks = [
            QRectF(self.name.right() + px(6) + i * px(18), self.name.center().y() - px(7), px(14), px(14))
            for i in range(len(row.marks))
        ]
        self.picture.moveTop((self.height - self.picture.height()) / 2)
        self.chip = QRectF(QPointF(0, 0), chip)
        if self.stacked:
            self.picture.moveTop(top)
            self.chip.moveTopLeft(QPointF(left, top + words - chip.height()))
        else:
            self.chip.moveTopLeft(QPointF(width - pad - chip.width(), (self.height - chip.height()) / 2))

    def tip_at(self, point: QPointF) -> str:
        """What is to be told at a place: a mark's meaning, or words that had to be shortened."""
        for box, mark in zip(self.marks, self.row.marks, strict=True):
            if box.adjusted(-3, -3, 3, 3).contains(point):
                return mark.tip
        cut = self.name_cut or (self.lines and self.lines[-1].endswith("…"))
        return f"{self.row.name}\n{self.row.line}" if cut else ""


def paint_row(
    painter: QPainter, theme: Theme, row: PersonRow, shape: RowShape, *, ground: str = "", focus: bool = False
) -> None:
    """Draw a row with its top left corner at 0, 0; `ground` is the token behind it, or ''."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 2, shape.width, shape.height - 4)
    painter.setPen(Qt.PenStyle.NoPen)
    if ground:
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, 9, 9)
    painter.setBrush(theme.colour("surface" if ground else "sunken"))
    painter.drawEllipse(shape.picture)
    if focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
    painter.setPen(theme.colour("muted"))
    painter.setFont(theme.font(Type.CAPTION, STRONG))
    painter.drawText(shape.picture, Qt.AlignmentFlag.AlignCenter, row.initials)
    _paint_words(painter, theme, row, shape)
    ratio = painter.device().devicePixelRatio()
    for place, mark in zip(shape.marks, row.marks, strict=True):
        name = "muted" if mark.tone == "neutral" else mark.tone
        painter.drawPixmap(place.topLeft().toPoint(), theme.pixmap(mark.icon, name, 14, ratio))
    if row.status_word:
        chip_ground = theme.colour("surface") if ground == "accent_soft" else None
        paint_chip(painter, theme, shape.chip, row.status_word, row.icon, row.tone, chip_ground)


def _paint_words(painter: QPainter, theme: Theme, row: PersonRow, shape: RowShape) -> None:
    font = theme.font(Type.BODY, STRONG)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    name = QFontMetricsF(font).elidedText(row.name, Qt.TextElideMode.ElideRight, shape.name_room)
    painter.drawText(shape.name, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, name)
    painter.setFont(theme.font(Type.CAPTION, NORMAL))
    painter.setPen(theme.colour("muted"))
    for place, line in zip(shape.line_boxes, shape.lines, strict=True):
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)


def _broken(text: str, theme: Theme, room: float) -> list[str]:
    """The text in lines that fit, at most three; what is beyond ends in …"""
    if not text:
        return []
    font = theme.font(Type.CAPTION, NORMAL)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= room:
        return [text]
    pieces = text.split(" · ")
    if all(metrics.horizontalAdvance(piece) <= room for piece in pieces):
        return _packed(pieces, metrics, room)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(room, 1))
        if len(lines) == _LINES - 1:
            rest = text[line.textStart() :]
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room))
            break
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines


def _packed(pieces: list[str], metrics: QFontMetricsF, room: float) -> list[str]:
    """Whole facts a line: "craving" and its "3" are not torn apart."""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]} · {piece}" if lines else piece
        if lines and (metrics.horizontalAdvance(longer) <= room or len(lines) == _LINES):
            lines[-1] = metrics.elidedText(longer, Qt.TextElideMode.ElideRight, room)
        else:
            lines.append(piece)
    return lines
