"""A list of what was found: who or what, when, the words around with the hits marked, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.model.found_words import Around, around
from ui.parts.row_list import RowList
from ui.parts.row_model import ROW
from ui.theme import MEDIUM, NORMAL, STRONG, Theme, Type

_LINES: Final = 3
_GAP: Final = 4  # between two rows, px
Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit. `title_hits` and `hits` are from where to where the title's and the text's hits stand."""

    id: str
    icon: str
    title: str
    title_hits: Places = ()
    aside: str = ""
    text: str = ""
    hits: Places = ()
    line: str = ""

    @property
    def spoken(self) -> str:
        return ", ".join(piece for piece in (self.title, self.aside, self.text, self.line) if piece)


class HitList(RowList[HitRow]):
    """The row that Enter opens is tinted, wherever the focus is: it stays in the field where somebody types."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._shapes = _Delegate(theme, self)
        self.setItemDelegate(self._shapes)

    def height_of(self, row: HitRow) -> int:
        return self._shapes.shape(row, self.viewport().width()).height


class _Shape:
    """Where the words of a row stand in a width."""

    def __init__(self, theme: Theme, row: HitRow, width: int) -> None:
        px = theme.px
        self.row, self.width = row, width
        self.left = px(38)
        room = width - self.left - px(10)
        aside = QFontMetricsF(theme.font(Type.CAPTION, NORMAL)).horizontalAdvance(row.aside)
        title = QFontMetricsF(theme.font(Type.BODY, MEDIUM)).horizontalAdvance(row.title)
        # what has no room beside the title stands below it
        self.beside = title + aside + px(16) <= room
        self.title_room = room - (aside + px(16) if self.beside else 0)
        self.title = _layout(
            theme, row.title, row.title_hits, theme.font(Type.BODY, MEDIUM), self.title_room, 2
        )
        text = _fitting(row, QFontMetricsF(theme.font(Type.BODY, NORMAL)), room)
        self.text = _layout(theme, text.text, text.hits, theme.font(Type.BODY, NORMAL), room, _LINES)
        pieces = (row.line,) if self.beside else (row.aside, row.line)
        words = " · ".join(piece for piece in pieces if piece)
        self.line = _layout(theme, words, (), theme.font(Type.CAPTION, NORMAL), room, 2)
        self.step, self.small_step = px(20), px(17)
        lines = self.title.lineCount() + self.text.lineCount()
        high = lines * self.step + self.line.lineCount() * self.small_step
        self.height = round(high + px(14) + (px(2) if words else 0)) + _GAP


class _Delegate(QStyledItemDelegate):
    """Keeps the shape of each row until the row or the width changes."""

    def __init__(self, theme: Theme, view: HitList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._kept: dict[str, _Shape] = {}
        theme.changed.connect(self._kept.clear)

    def shape(self, row: HitRow, width: int) -> _Shape:
        kept = self._kept.get(row.id)
        if kept is None or kept.width != width or kept.row != row:
            if len(self._kept) > 500:  # each letter brings others
                self._kept.clear()
            kept = self._kept[row.id] = _Shape(self._theme, row, width)
        return kept

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.shape(index.data(ROW), width).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: HitRow = index.data(ROW)
        theme, px, state, rect = self._theme, self._theme.px, option.state, option.rect
        shape = self.shape(row, rect.width())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        box = QRectF(0, _GAP / 2, shape.width, shape.height - _GAP)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(box, 9, 9)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        top = _GAP / 2 + px(7)
        sign = theme.pixmap(
            row.icon, "accent" if chosen else "muted", 16, painter.device().devicePixelRatio()
        )
        painter.drawPixmap(QPointF(px(11), round(top + (shape.step - px(16)) / 2)), sign)
        if shape.beside and row.aside:
            painter.setFont(theme.font(Type.CAPTION, NORMAL))
            painter.setPen(theme.colour("muted"))
            there = QRectF(0, top, shape.width - px(10), shape.step)
            painter.drawText(there, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.aside)
        for layout, tone, step in (
            (shape.title, "text", shape.step),
            (shape.text, "text", shape.step),
            (shape.line, "muted", shape.small_step),
        ):
            if layout is shape.line:
                top += px(2)
            painter.setPen(theme.colour(tone))
            for place in range(layout.lineCount()):
                line = layout.lineAt(place)
                line.draw(painter, QPointF(shape.left, top - line.y() + (step - line.height()) / 2))
                top += step
        painter.restore()


def _fitting(row: HitRow, metrics: QFontMetricsF, room: float) -> Around:
    """Less of the text around its hit where all of it has no room: what was found is what must be seen."""
    letters = round(_LINES * max(room, 1) / max(metrics.averageCharWidth(), 1) * 0.8)
    return around(row.text, row.hits, max(letters, 24))


def _layout(
    theme: Theme, text: str, hits: Sequence[tuple[int, int]], font: QFont, room: float, most: int
) -> QTextLayout:
    """A text in lines of a width, at most so many, the last one ending in … where more was left; hits stand strong."""
    room = max(room, 1.0)
    layout = _broken(theme, text, hits, font, room)
    if layout.lineCount() <= most:
        return layout
    end = layout.lineAt(most - 1).textStart()
    rest = QFontMetricsF(font).elidedText(text[end:], Qt.TextElideMode.ElideRight, room * 0.94)
    short = text[:end] + rest
    kept = [(start, min(over, len(short))) for start, over in hits if start < len(short) - 1]
    return _broken(theme, short, kept, font, room)


def _broken(
    theme: Theme, text: str, hits: Sequence[tuple[int, int]], font: QFont, room: float
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    marked = []
    for start, over in hits:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = start, over - start
        look = QTextCharFormat()
        look.setFontWeight(STRONG)
        look.setForeground(theme.colour("accent"))
        look.setFontUnderline(True)
        piece.format = look
        marked.append(piece)
    layout.setFormats(marked)
    layout.beginLayout()
    height = 0.0
    while text and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
