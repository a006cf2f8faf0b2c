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
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.parts.attendance_calendar import Shape, paint_shape
from ui.theme import STRONG, Theme, Type

# px at 100 %: a column, a row, the highest head, names in a wide and in a narrow window, and where narrow begins
_COLUMN, _ROW, _HEAD, _NAMES, _NARROW_NAMES, _NARROW = 34, 30, 190, 190, 128, 620
_ROOT: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class GridHead:
    """A topic over its column: its title, and a figure below it. `spoken` says both."""

    title: str
    figure: str
    spoken: str


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
        self._held = _GridModel(self)
        self.setModel(self._held)
        self.setAccessibleName(name)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setHorizontalHeader(_Topics(theme, self))
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
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Columns share what room there is, and scroll where each would be too narrow."""
        px = self._theme.px
        narrow = self.width() < px(_NARROW)
        names, columns = px(_NARROW_NAMES if narrow else _NAMES), max(len(self.heads), 1)
        self.verticalHeader().setFixedWidth(names)
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        # room for a scroll bar
        room = (self.width() - names - px(14)) // columns
        self.horizontalHeader().setDefaultSectionSize(min(max(room, px(_COLUMN)), px(2 * _COLUMN)))
        self.horizontalHeader().updateGeometry()
        self.viewport().update()

    def _tell(self, index: _Index) -> None:
        if index.isValid():
            row = self.rows[index.row()]
            self.cell_reached.emit(f"{row.name}: {row.cells[index.column()].spoken}")

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


class _Topics(QHeaderView):
    """The titles stand upright over their columns, each with its figure below."""

    def __init__(self, theme: Theme, grid: TopicGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._theme, self._grid = theme, grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font(Type.CAPTION, STRONG))
        widest = max((metrics.horizontalAdvance(head.title) for head in self._grid.heads), default=0.0)
        high = min(widest + self._theme.px(12), self._theme.px(_HEAD), max(self._grid.height() * 0.5, 80))
        return QSize(0, round(high) + self._theme.px(22))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        if not rect.isValid():
            return
        theme, head = self._theme, self._grid.heads[logical]
        below = theme.px(22)
        font = theme.font(Type.CAPTION, STRONG, tabular=True)
        painter.save()
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        room = rect.height() - below - theme.px(4)
        title = QFontMetricsF(font).elidedText(head.title, Qt.TextElideMode.ElideRight, room)
        painter.translate(rect.center().x(), rect.bottom() - below)
        painter.rotate(-90)
        painter.drawText(QRectF(0, -rect.width() / 2, room, rect.width()), _LEFT, title)
        painter.restore()
        painter.save()
        painter.setFont(theme.font(Type.CAPTION, tabular=True))
        painter.setPen(theme.colour("muted"))
        place = QRectF(rect.left(), rect.bottom() - below, rect.width(), below)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, head.figure)
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
        box = QRectF(rect).adjusted(theme.px(4), 0, -theme.px(8), 0)
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


class ShapeKey(QWidget):
    """What the shapes mean, in as many lines as they need."""

    def __init__(
        self, theme: Theme, words: Sequence[tuple[Shape, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, tuple(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(", ".join(said for _shape, said in words))
        theme.changed.connect(self.updateGeometry)

    def _boxes(self, width: int) -> list[QRectF]:
        px, metrics = self._theme.px, QFontMetricsF(self._theme.font(Type.CAPTION))
        boxes: list[QRectF] = []
        left, top = 0.0, 0.0
        for _shape, words in self._words:
            wide = px(20) + metrics.horizontalAdvance(words)
            if boxes and left + wide > width:
                left, top = 0.0, top + px(20)
            boxes.append(QRectF(left, top, wide, px(20)))
            left += wide + px(16)
        return boxes

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._boxes(width)[-1].bottom()) + 2

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.heightForWidth(max(self.width(), self._theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.CAPTION))
        for box, (shape, words) in zip(self._boxes(self.width()), self._words, strict=True):
            corner = QPointF(box.left(), box.center().y() - px(7))
            paint_shape(painter, self._theme, QRectF(corner, QSize(px(14), px(14)).toSizeF()), shape)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(box.adjusted(px(20), 0, 2, 0), _LEFT | Qt.TextFlag.TextDontClip, words)
