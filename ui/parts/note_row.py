"""One caught note in the stream: the value, where its pieces stand, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from app.words import _
from ui.parts.chip import chip_size, paint_chip
from ui.theme import MEDIUM, NORMAL, STRONG, Theme, Tone, Type

NoteAct = Literal["amend", "strike", "restore", "earlier", "plan"]


class Tag(NamedTuple):
    """A tag as a chip."""

    word: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as the stream shows it, with its time, block and author."""

    id: str
    time: str
    names: tuple[str, ...]
    words: str
    tags: tuple[Tag, ...] = ()
    author: str = ""  # when it is not the person at this window
    pending: bool = False
    struck: bool = False
    acts: tuple[NoteAct, ...] = ()  # what its menu offers, in this order
    block: str = ""
    begins_block: bool = False  # the note above it is of another block
    writer: str = ""  # whoever it is
    changed: str = ""  # when its words were changed last
    earlier: tuple[str, ...] = ()  # what it said before, where somebody wants to see it

    @property
    def byline(self) -> str:
        by = _("noted by {name}").format(name=self.author) if self.author else ""
        changed = _("changed {time}").format(time=self.changed) if self.changed else ""
        return " · ".join(piece for piece in (self.block if self.begins_block else "", by, changed) if piece)

    @property
    def tip(self) -> str:
        """All that is known of it without anybody having typed it."""
        by = _("noted by {name}").format(name=self.writer) if self.writer else ""
        return ", ".join(piece for piece in (self.time, self.block, by) if piece)

    @property
    def spoken(self) -> str:
        state = [_("struck") if self.struck else "", _("saving") if self.pending else ""]
        tags = [tag.word for tag in self.tags]
        by = _("noted by {name}").format(name=self.author) if self.author else ""
        changed = _("changed {time}").format(time=self.changed) if self.changed else ""
        told = (*tags, self.block, by, changed, *self.earlier, *state)
        pieces = (self.time, ", ".join(self.names), self.words, *told)
        return ", ".join(piece for piece in pieces if piece)


class NoteShape:
    """The geometry of a note in a width: words wrap, and tags stand at the right or, if many, below."""

    def __init__(self, theme: Theme, row: NoteRow, width: int) -> None:
        px = theme.px
        pad_x, pad_y, gap = px(2), px(7), px(6)
        self.row = row
        self.width = width
        self.sign_side = px(16)
        time_width = QFontMetricsF(theme.font(Type.CAPTION, MEDIUM, True)).horizontalAdvance("00:00")
        left = pad_x + time_width + px(12)
        chips = [chip_size(theme, tag.word) for tag in row.tags]
        beside = sum(chip.width() for chip in chips) + gap * max(len(chips) - 1, 0)
        below = beside > width * 0.38
        sign_right = width - pad_x - (0 if below else beside + (px(4) if chips else 0))
        room = sign_right - self.sign_side - px(8) - left
        self.text = _laid_out(theme, row, max(room, px(60)))
        text_height = self.text.boundingRect().height()
        line_height = QFontMetricsF(theme.font(Type.BODY)).height()
        chip_height = chips[0].height() if chips else 0
        first = max(line_height, 0 if below else chip_height)
        text_top = pad_y + (first - line_height) / 2
        self.text_at = QPointF(left, text_top)
        self.time = QRectF(pad_x, text_top, time_width + 2, line_height)
        middle = pad_y + first / 2
        self.sign = QRectF(
            sign_right - self.sign_side, middle - self.sign_side / 2, self.sign_side, self.sign_side
        )
        bottom = max(text_top + text_height, pad_y + first)
        self.chips: list[QRectF] = []
        at = (
            QPointF(left, bottom + px(4))
            if below
            else QPointF(width - pad_x - beside, middle - chip_height / 2)
        )
        for chip in chips:
            if below and at.x() > left and at.x() + chip.width() > width - pad_x:
                at = QPointF(left, at.y() + chip_height + px(4))
            self.chips.append(QRectF(at.x(), at.y(), chip.width(), chip.height()))
            at = QPointF(at.x() + chip.width() + gap, at.y())
        if below and self.chips:
            bottom = self.chips[-1].bottom()
        self.height = round(bottom + pad_y)


def paint_note(painter: QPainter, theme: Theme, shape: NoteShape, *, focus: bool, menu: bool) -> None:
    """Draw a note with its top left corner at 0, 0; `menu` shows the sign that it has one."""
    row = shape.row
    ratio = painter.device().devicePixelRatio()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if focus:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(-3, 1, shape.width + 6, shape.height - 2).adjusted(4, 0, -4, 0), 8, 8)
    painter.setFont(theme.font(Type.CAPTION, MEDIUM, tabular=True))
    painter.setPen(theme.colour("muted"))
    painter.drawText(shape.time, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, row.time)
    painter.setPen(theme.colour("muted" if row.struck else "text"))
    shape.text.draw(painter, shape.text_at)
    sign = "clock" if row.pending else "ellipsis" if menu else ""  # what is not saved is never hidden
    if sign:
        painter.drawPixmap(shape.sign.topLeft().toPoint(), theme.pixmap(sign, "muted", 16, ratio))
    for box, tag in zip(shape.chips, row.tags, strict=True):
        paint_chip(painter, theme, box, tag.word, tone="neutral" if row.struck else tag.tone)


def _laid_out(theme: Theme, row: NoteRow, room: float) -> QTextLayout:
    names = " · ".join(row.names)
    space = "\u2002" if names else ""
    byline = f"\u2002{row.byline}" if row.byline else ""
    before = "".join(f"\u2028{line}" for line in row.earlier)
    text = f"{names}{space}{row.words}{byline}{before}"
    layout = QTextLayout(text, theme.font(Type.BODY, NORMAL))
    strong, quiet, gone = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    strong.setFontWeight(STRONG)
    quiet.setForeground(theme.colour("muted"))
    gone.setFontStrikeOut(True)
    if row.struck:
        strong.setFontStrikeOut(True)
    ranges = [(0, len(names), strong), (len(text) - len(byline + before), len(byline + before), quiet)]
    if row.struck:
        ranges.append((len(names) + len(space), len(row.words), gone))
    layout.setFormats([_range(start, length, how) for start, length, how in ranges if length])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    bottom = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, bottom))
        bottom += line.height()
    layout.endLayout()
    return layout


def _range(start: int, length: int, how: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, how
    return made
