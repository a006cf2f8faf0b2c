"""A list of short texts, each with a quiet line below it: up to three lines of words, then the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.parts.row_list import RowList
from ui.parts.row_model import ROW
from ui.theme import NORMAL, Theme, Type

_LINES: Final = 3
_GAP: Final = 4  # between two rows, px


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text as a list shows it; `icon` stands before its quiet line, and `faint` makes the text quiet as well."""

    id: str
    text: str
    line: str = ""
    icon: str = ""
    faint: bool = False

    @property
    def spoken(self) -> str:
        return ", ".join(piece for piece in (self.text, self.line) if piece)


class TextList(RowList[TextRow]):
    """The row where the person is stays tinted: its detail stands beside the list."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._shapes = _Delegate(theme, self)
        self.setItemDelegate(self._shapes)

    def height_of(self, row: TextRow) -> int:
        return self._shapes.shape(row, self.viewport().width()).height

    def tip_at(self, row: TextRow, point: QPointF) -> str:
        cut = self._shapes.shape(row, self.viewport().width()).cut
        return row.text if cut else ""


class _Shape:
    """Where the words of a row stand in a width."""

    def __init__(self, theme: Theme, row: TextRow, width: int) -> None:
        px = theme.px
        self.row, self.width = row, width
        self.left = px(10)
        room = max(width - 2 * self.left, 1)
        self.text, self.cut = _lines(row.text, theme.font(Type.BODY, NORMAL), room, _LINES)
        self.icon_room = px(18) if row.icon else 0
        caption = theme.font(Type.CAPTION, NORMAL)
        self.line = _lines(row.line, caption, room - self.icon_room, 2)[0] if row.line else []
        self.step, self.small_step = px(20), px(17)
        words = len(self.text) * self.step + len(self.line) * self.small_step + (px(2) if self.line else 0)
        self.height = round(words) + px(14) + _GAP


class _Delegate(QStyledItemDelegate):
    """Keeps the shape of each row until the row or the width changes."""

    def __init__(self, theme: Theme, view: TextList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._kept: dict[str, _Shape] = {}
        theme.changed.connect(self._forget)

    def shape(self, row: TextRow, width: int) -> _Shape:
        kept = self._kept.get(row.id)
        if kept is None or kept.width != width or kept.row != row:
            kept = self._kept[row.id] = _Shape(self._theme, row, width)
        return kept

    def _forget(self) -> None:
        self._kept.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.shape(index.data(ROW), width).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: TextRow = index.data(ROW)
        theme, state, rect = self._theme, option.state, option.rect
        shape = self.shape(row, rect.width())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        box = QRectF(0, _GAP / 2, shape.width, shape.height - _GAP)
        if chosen or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(box, 9, 9)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        self._paint_words(painter, row, shape)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: TextRow, shape: _Shape) -> None:
        theme, px = self._theme, self._theme.px
        top = _GAP / 2 + px(7)
        painter.setFont(theme.font(Type.BODY, NORMAL))
        painter.setPen(theme.colour("muted" if row.faint else "text"))
        in_line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        for line in shape.text:
            painter.drawText(QRectF(shape.left, top, shape.width - 2 * shape.left, shape.step), in_line, line)
            top += shape.step
        top += px(2)
        if row.icon and shape.line:
            sign = theme.pixmap(row.icon, "muted", 13, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(shape.left, round(top + (shape.small_step - px(13)) / 2)), sign)
        painter.setFont(theme.font(Type.CAPTION, NORMAL))
        painter.setPen(theme.colour("muted"))
        for line in shape.line:
            left = shape.left + shape.icon_room
            painter.drawText(QRectF(left, top, shape.width - left, shape.small_step), in_line, line)
            top += shape.small_step


def _lines(text: str, font: QFont, room: float, most: int) -> tuple[list[str], bool]:
    """The text in lines of a width, and whether some of it had to be left out."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    cut = False
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(room, 1))
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1 and start + length < len(text):
            rest = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, room)
            lines.append(rest)
            cut = True
            break
        lines.append(text[start : start + length].strip())
    layout.endLayout()
    return lines, cut
