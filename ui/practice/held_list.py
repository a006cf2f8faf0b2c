"""The list of sessions that were held: all rows of one height, and words only for those that are seen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.parts.row_list import RowList
from ui.parts.row_model import ROW
from ui.practice.held_words import HeldRow
from ui.theme import MEDIUM, NORMAL, Theme, Type

_GAP = 4  # between two rows, px
# below this width, px at 100 % text
TWO_LINES = 330


class HeldList(RowList[HeldRow]):
    """The row where the person is stays tinted: its day stands in the month beside the list."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Delegate(theme, self))

    @property
    def narrow(self) -> bool:
        """The quiet words need two lines."""
        return self.viewport().width() < self._theme.px(TWO_LINES)

    def height_of(self, row: HeldRow) -> int:
        return self.row_height

    @property
    def row_height(self) -> int:
        return self._theme.px(62 if self.narrow else 46) + _GAP

    def tip_at(self, row: HeldRow, point: QPointF) -> str:
        return row.spoken


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: HeldList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._view.viewport().width(), self._view.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: HeldRow = index.data(ROW)
        theme, px, state = self._theme, self._theme.px, option.state
        box = QRectF(option.rect).adjusted(0, _GAP / 2, 0, -_GAP / 2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(box, 9, 9)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        words = box.adjusted(px(10), px(6), -px(10), -px(6))
        font = theme.font(Type.BODY, MEDIUM)
        whole = QFontMetricsF(font).horizontalAdvance(row.title) <= words.width()
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, top | Qt.TextFlag.TextDontClip, row.title if whole else row.short_title)
        font = theme.font(Type.CAPTION, NORMAL)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        below = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        if self._view.narrow:
            painter.drawText(words, below | Qt.TextFlag.TextWordWrap, row.line)
        else:
            line = QFontMetricsF(font).elidedText(row.line, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, below | Qt.TextFlag.TextDontClip, line)
        painter.restore()
