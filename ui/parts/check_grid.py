"""A grid of checks: a row a person, a column a check. Arrows walk, a digit answers, and so does a click."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ui.parts.person_row import Mark
from ui.parts.row_list import RowList
from ui.parts.row_model import ROW
from ui.theme import NORMAL, STRONG, Theme, Tone, Type

_WIDEST: Final = 62
_NARROWEST: Final = 24
_APART: Final = 120  # px, in a wide window
_NAMES: Final = 4  # a name has the room of so many checks there
_NAME: Final = 108  # px that a name has at least, where the checks leave it
_HEIGHT: Final = 32
_LEAST_NAME: Final = 80  # px; with less the name stands above its answers


class Column(NamedTuple):
    """A check: the digit that answers it, its name, and a shorter one for where room is short."""

    key: str
    word: str
    short: str


class Cell(NamedTuple):
    """One answer: an icon, '' while it is open; None in its place is a cell that holds nothing."""

    icon: str
    tone: Tone
    tip: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A person and the answers, one for each column."""

    id: str
    name: str
    cells: tuple[Cell | None, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def spoken(self) -> str:
        tips = [cell.tip for cell in self.cells if cell is not None]
        return ", ".join((self.name, *tips, *(mark.tip for mark in self.marks)))


class CheckGrid(QWidget):
    """The names of the checks above the list. It is as high as its rows; whoever holds it scrolls."""

    check_asked = Signal(str, int, QPoint)  # the person, the column, where a menu would open
    person_chosen = Signal(str)
    person_activated = Signal(str)

    def __init__(
        self, theme: Theme, name: str, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head = _Head(theme, tuple(columns))
        self.list = _CheckList(theme, name, tuple(columns))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.check_asked.connect(self.check_asked)
        self.list.row_chosen.connect(self.person_chosen)
        self.list.row_activated.connect(self.person_activated)
        theme.changed.connect(self._fit)

    def display(self, rows: Sequence[CheckRow]) -> None:
        self.list.display(rows)
        if not self.list.chosen and rows:
            self.list.choose(rows[0].id)
        self._fit()

    @property
    def chosen(self) -> str:
        return self.list.chosen

    def place_of_chosen(self) -> QRect:
        """Where the chosen row stands, in this widget."""
        rect = self.list.visualRect(self.list.currentIndex())
        return QRect(self.list.viewport().mapTo(self, rect.topLeft()), rect.size())

    def _fit(self) -> None:
        self.list.setFixedHeight(max(len(self.list.shown), 1) * self.list.row_height + 2)
        self._head.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # a name that has no room beside its answers makes the rows higher


class _Shape:
    """Where the cells of a row stand in a width."""

    def __init__(self, theme: Theme, width: int, count: int) -> None:
        room = (width - theme.px(_NAME)) / count
        self.cell = max(min(room, theme.px(_WIDEST)), min(theme.px(_NARROWEST), width / (count + 2)))
        # where there is much room they come towards the names
        self.cell = max(self.cell, min(width / (count + _NAMES), theme.px(_APART)))
        self.left = width - self.cell * count
        self.name_room, self.top, self.height = self.left, 0, theme.px(_HEIGHT)
        if self.left < theme.px(_LEAST_NAME):
            self.cell = min(width / count, theme.px(_WIDEST))
            self.left, self.name_room = 0.0, float(width)
            self.top = theme.px(_HEIGHT - 4)
            self.height = self.top + theme.px(_HEIGHT - 4)
        self.name_height = self.top or self.height

    def box(self, at: int, top: float, height: float) -> QRectF:
        return QRectF(self.left + at * self.cell, top, self.cell, height)

    def answer_box(self, at: int) -> QRectF:
        """Where an answer stands in a row."""
        return self.box(at, self.top, self.height - self.top)

    def at(self, x: float, y: float = math.inf) -> int:
        """The column at a place in a row; -1 is the name."""
        return int((x - self.left) // self.cell) if x >= self.left and y >= self.top else -1


class _Head(QWidget):
    """The digits and, where there is room, the names of the checks."""

    def __init__(self, theme: Theme, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._theme, self._columns = theme, columns
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(30 if self._words() else 20))

    def _words(self) -> list[str]:
        """The names that fit, or none."""
        metrics = QFontMetricsF(self._theme.font(Type.CAPTION, NORMAL))
        cell = _Shape(self._theme, self.width(), len(self._columns)).cell
        for words in ([one.word for one in self._columns], [one.short for one in self._columns]):
            if max(metrics.horizontalAdvance(word) for word in words) + 1 <= cell:
                return words
        return []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shape, words = _Shape(self._theme, self.width(), len(self._columns)), self._words()
        painter.setPen(self._theme.colour("muted"))
        half = self.height() / 2
        for at, column in enumerate(self._columns):
            box = shape.box(at, 0, self.height())
            painter.setFont(self._theme.font(Type.CAPTION, STRONG))
            centre = Qt.AlignmentFlag.AlignCenter
            painter.drawText(QRectF(box.left(), 0, box.width(), half) if words else box, centre, column.key)
            if words:
                painter.setFont(self._theme.font(Type.CAPTION, NORMAL))
                painter.drawText(QRectF(box.left(), half, box.width(), half), centre, words[at])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = _Shape(self._theme, self.width(), len(self._columns)).at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._columns[at].word if at >= 0 else "", self)
            return True
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().event(event)


class _CheckList(RowList[CheckRow]):
    check_asked = Signal(str, int, QPoint)

    def __init__(self, theme: Theme, name: str, columns: tuple[Column, ...]) -> None:
        super().__init__(theme, name)
        self._columns = columns
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_CheckDelegate(theme, self, len(columns)))

    @property
    def row_height(self) -> int:
        return self._shape().height

    def height_of(self, row: CheckRow) -> int:
        return self.row_height

    def tip_at(self, row: CheckRow, point: QPointF) -> str:
        at = self._shape().at(point.x(), point.y())
        cell = row.cells[at] if at >= 0 else None
        return cell.tip if cell is not None else "\n".join(mark.tip for mark in row.marks) or row.name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers the check of the chosen person; every other letter is left for the note."""
        keys = [column.key for column in self._columns]
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.chosen and event.text() in keys and held == Qt.KeyboardModifier.NoModifier:
            self._ask(self.currentIndex(), keys.index(event.text()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        place = event.position() - QPointF(self.visualRect(index).topLeft())
        at = self._shape().at(place.x(), place.y())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._ask(index, at)
        super().mouseReleaseEvent(event)

    def _ask(self, index: QModelIndex, at: int) -> None:
        row = self.row(index)
        if row is not None and row.cells[at] is not None:
            rect = self.visualRect(index)
            box = self._shape().answer_box(at)
            place = rect.topLeft() + QPoint(round(box.left()), rect.height())
            self.check_asked.emit(row.id, at, self.viewport().mapToGlobal(place))

    def _shape(self) -> _Shape:
        return _Shape(self._theme, self.viewport().width(), len(self._columns))


class _CheckDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: _CheckList, count: int) -> None:
        super().__init__(view)
        self._theme, self._view, self._count = theme, view, count

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._view.viewport().width(), self._view.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: CheckRow = index.data(ROW)
        state, rect, theme = option.state, option.rect, self._theme
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.translate(rect.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 1, rect.width(), rect.height() - 2)
        if chosen or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(box, 8, 8)
        if focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        shape = _Shape(theme, rect.width(), self._count)
        self._paint_name(painter, row, shape)
        for at, cell in enumerate(row.cells):
            if cell is not None:
                self._paint_cell(painter, cell, shape.answer_box(at))
        painter.restore()

    def _paint_name(self, painter: QPainter, row: CheckRow, shape: _Shape) -> None:
        theme, side = self._theme, self._theme.px(14)
        left = theme.px(6)
        room = shape.name_room - left - len(row.marks) * (side + 6)
        font = theme.font(Type.BODY, STRONG)
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(left, 0, room, shape.name_height), Qt.AlignmentFlag.AlignVCenter, name)
        after = left + metrics.horizontalAdvance(name) + 6
        ratio = painter.device().devicePixelRatio()
        for mark in row.marks:
            colour = "muted" if mark.tone == "neutral" else mark.tone
            place = QPoint(round(after), round((shape.name_height - side) / 2))
            painter.drawPixmap(place, theme.pixmap(mark.icon, colour, 14, ratio))
            after += side + 6

    def _paint_cell(self, painter: QPainter, cell: Cell, box: QRectF) -> None:
        theme = self._theme
        if not cell.icon:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("control"), 1.5))
            painter.drawEllipse(box.center(), theme.px(5), theme.px(5))
            return
        side, ratio = theme.px(16), painter.device().devicePixelRatio()
        colour = "muted" if cell.tone == "neutral" else cell.tone
        place = QPointF(round(box.center().x() - side / 2), round(box.center().y() - side / 2))
        painter.drawPixmap(place, theme.pixmap(cell.icon, colour, 16, ratio))
