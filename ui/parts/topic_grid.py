"""People by topics as a picture: names stay on the left and topics on top, whatever is scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.parts.attendance_calendar import Shape, paint_shape
from ui.parts.topic_heads import GridHead, TopicHeads
from ui.theme import STRONG, Theme, Type

# px at 100 %: the least and the most of a column, a row, names in a wide and in a narrow window, where narrow begins
_COLUMN, _WIDEST, _ROW, _NAMES, _NARROW_NAMES, _NARROW = 34, 150, 30, 190, 128, 620
_ROOT: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class GridCell:
    """How a topic stands for a person; `spoken` says it with the topic's name."""

    shape: Shape
    spoken: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A person, a figure beside the name, and a cell for each topic."""

    id: str
    name: str
    figure: str
    spoken: str
    cells: tuple[GridCell, ...]


class TopicGrid(QTableView):
    """The arrow keys go from person to person and from topic to topic; Enter opens the person."""

    person_activated = Signal(str)
    cell_reached = Signal(str)  # what the cell says, where a click or an arrow key went

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fitted = QSize()
        self._held = _GridModel(self)
        self.setModel(self._held)
        self.setAccessibleName(name)
        self.setItemDelegate(_CellDelegate(theme, self))
        self._heads = TopicHeads(theme, self)
        self.setHorizontalHeader(self._heads)
        self.setVerticalHeader(_Names(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._tell)
        self.doubleClicked.connect(self._open)
        self.verticalHeader().sectionDoubleClicked.connect(self._open_row)
        theme.changed.connect(self._fit)
        self._fit()

    def display(self, heads: Sequence[GridHead], rows: Sequence[GridRow]) -> None:
        """Nothing is emitted; the place where the keyboard is stays where it was."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        if self._held.replace(tuple(heads), tuple(rows)):
            self._heads.display(self._held.heads)
            self._fit()
            if row >= 0:
                self.setCurrentIndex(self._held.index(row, column))

    @property
    def heads(self) -> Sequence[GridHead]:
        return self._held.heads

    @property
    def rows(self) -> Sequence[GridRow]:
        return self._held.rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        if event.text().isprintable() and event.text():
            event.ignore()  # letters search nothing here
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._tell(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.size() != self._fitted:
            self._fit()

    def _fit(self) -> None:
        """Columns share what room there is, and scroll where each would be too narrow."""
        px, self._fitted = self._theme.px, self.size()
        narrow = self.width() < px(_NARROW)
        names, columns = px(_NARROW_NAMES if narrow else _NAMES), max(len(self.heads), 1)
        self.verticalHeader().setFixedWidth(names)
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        # room for a scroll bar
        room = (self.width() - names - px(14)) // columns
        self.horizontalHeader().setDefaultSectionSize(min(max(room, px(_COLUMN)), px(_WIDEST)))
        self.horizontalHeader().updateGeometry()
        self.viewport().update()

    @property
    def told(self) -> str:
        """What the place says where the keyboard is; '' before anybody went to one."""
        index = self.currentIndex()
        if not index.isValid():
            return ""
        row = self.rows[index.row()]
        return f"{row.name}: {row.cells[index.column()].spoken}"

    def _tell(self, index: _Index) -> None:
        if index.isValid():
            self.cell_reached.emit(self.told)

    def _open(self, index: _Index) -> None:
        if index.isValid():
            self._open_row(index.row())

    def _open_row(self, row: int) -> None:
        self.person_activated.emit(self.rows[row].id)


class _GridModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heads: tuple[GridHead, ...] = ()
        self.rows: tuple[GridRow, ...] = ()

    def replace(self, heads: tuple[GridHead, ...], rows: tuple[GridRow, ...]) -> bool:
        if (heads, rows) == (self.heads, self.rows):
            return False
        self.beginResetModel()
        self.heads, self.rows = heads, rows
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            row = self.rows[index.row()]
            return f"{row.name}: {row.cells[index.column()].spoken}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What is spoken; what is seen is painted."""
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            across = orientation == Qt.Orientation.Horizontal
            return self.heads[section].spoken if across else self.rows[section].spoken
        return None


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, grid: TopicGrid) -> None:
        super().__init__(grid)
        self._theme, self._grid = theme, grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, box = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(16)
        square = QRectF(0, 0, side, side)
        square.moveCenter(box.center())
        paint_shape(painter, theme, square, self._grid.rows[index.row()].cells[index.column()].shape)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(square.adjusted(-4, -4, 4, 4), 6, 6)
        painter.restore()


class _Names(QHeaderView):
    """A name to a row, and a figure beside it."""

    def __init__(self, theme: Theme, grid: TopicGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._theme, self._grid = theme, grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        if not rect.isValid():
            return
        theme, row = self._theme, self._grid.rows[logical]
        box = QRectF(rect).adjusted(0, 0, -theme.px(8), 0)
        painter.save()
        painter.setFont(theme.font(Type.CAPTION, tabular=True))
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, _RIGHT, row.figure)
        wide = painter.fontMetrics().horizontalAdvance(row.figure) + theme.px(8)
        font = theme.font(Type.BODY, STRONG)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        name = QFontMetricsF(font).elidedText(row.name, Qt.TextElideMode.ElideRight, box.width() - wide)
        painter.drawText(box.adjusted(0, 0, -wide, 0), _LEFT, name)
        painter.restore()
