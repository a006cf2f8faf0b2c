"""A list view for rows with ids: arrows walk, Enter acts, and letters are left for the note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from ui.parts.row_model import ROW, Row, RowModel
from ui.theme import Theme

R = TypeVar("R", bound=Row)

_NO_MODIFIER: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_TYPING: Final = (*_NO_MODIFIER, Qt.KeyboardModifier.ShiftModifier)


class RowList(QListView, Generic[R]):
    """Emits only what a person does. Rows may be shown anew at any time; the person's place is kept."""

    row_chosen = Signal(str)  # a click, or an arrow key that reached another row
    row_activated = Signal(str)  # Enter or a double click
    row_menu = Signal(str, QPoint)  # the right button or the menu key; the point is global

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._when_empty = ""
        self._rows: RowModel[R] = RowModel(self)
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._activate)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def display(self, rows: Sequence[R]) -> None:
        """Show these rows; nothing is emitted. Only a row that became higher or lower moves the others."""
        old = {row.id: row for row in self.shown}
        # most rows are the very same ones as before
        new = [row for row in rows if (was := old.get(row.id)) is not row and was != row]
        before = {row.id: self.height_of(old[row.id]) for row in new if row.id in old}
        if self._rows.replace(rows) and any(self.height_of(row) != before.get(row.id) for row in new):
            self.scheduleDelayedItemsLayout()

    def dataChanged(
        self,
        top: QModelIndex | QPersistentModelIndex,
        bottom: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Only the changed row is drawn anew: a list view would lay all rows out again, `display` knows when to."""
        QAbstractItemView.dataChanged(self, top, bottom, list(roles))

    def height_of(self, row: R) -> int:
        """How high a row stands in the list's width; each list knows its own."""
        raise NotImplementedError

    def choose(self, row_id: str) -> None:
        """Put the person's place on a row, by program: nothing is emitted."""
        index = self._rows.index_of(row_id)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def say_when_empty(self, sentence: str) -> None:
        """What stands where the rows would be while there are none: what to do."""
        self._when_empty = sentence
        self.viewport().update()

    @property
    def when_empty(self) -> str:
        return self._when_empty

    @property
    def chosen(self) -> str:
        """The id of the row where the person is, or ''."""
        return self._id(self.currentIndex())

    @property
    def shown(self) -> Sequence[R]:
        return self._rows.rows

    def row(self, index: QModelIndex) -> R | None:
        found: R | None = index.data(ROW) if index.isValid() else None
        return found

    def tip_at(self, row: R, point: QPointF) -> str:
        """What is told at a place in a row, counted from the row's top left corner; '' is nothing."""
        return ""

    def viewportEvent(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        index = self.indexAt(event.pos())
        row = self.row(index)
        if row is not None:
            point = QPointF(event.pos() - self.visualRect(index).topLeft())
            QToolTip.showText(event.globalPos(), self.tip_at(row, point), self)
        return row is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _NO_MODIFIER:
            self._activate(self.currentIndex())
        elif event.modifiers() in _TYPING and event.text().isprintable() and event.text():
            event.ignore()  # typing starts a note: the window takes the letter, the list does not search
        else:
            before = self.chosen
            super().keyPressEvent(event)
            if self.chosen != before:
                self.row_chosen.emit(self.chosen)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            centre = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.row_menu.emit(self._id(index), event.globalPos() if by_mouse else centre)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.visualRect(self.currentIndex()).intersects(self.viewport().rect()):
            self._paint_ring()
        if self._when_empty and not self._rows.rows:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colour("muted"))
            room = self.viewport().rect().adjusted(12, 12, -12, -12)
            wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, wrapped, self._when_empty)

    def _paint_ring(self) -> None:
        """Around the list, where no row is there to have it."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 6, 6)

    def _id(self, index: QModelIndex) -> str:
        row = self.row(index)
        return row.id if row is not None else ""

    def _clicked(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self._id(index))

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_activated.emit(self._id(index))
