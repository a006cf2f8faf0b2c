"""The people of a group: attendance at the right, the turn and the answers below the name, small marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.words import _
from ui.parts.person_row import Mark, PersonRow, RowShape, paint_row
from ui.parts.row_list import RowList
from ui.parts.row_model import ROW
from ui.theme import Theme

__all__ = ["Mark", "PersonRow", "RosterList"]

# how long after a click nobody moves: the next one is meant for whom it was aimed at; ms
STILL = 600


class RosterList(RowList[PersonRow]):
    """The list of people. A row grows when its second line needs room: no word is cut.

    While somebody clicks in it, and a moment longer, everybody stays where they are: what is new about them is shown
    at once, another order a moment later.
    """

    person_chosen = Signal(str)
    person_activated = Signal(str)
    person_menu = Signal(str, QPoint)
    chip_clicked = Signal(str)

    def __init__(
        self, theme: Theme, name: str = "", *, tints_chosen: bool = False, parent: QWidget | None = None
    ) -> None:
        """`tints_chosen`: the row where the person is stays tinted, for a list with its detail beside it."""
        super().__init__(theme, name or _("People"), parent)
        self._shapes = _PersonDelegate(theme, self, tints_chosen)
        self.setItemDelegate(self._shapes)
        self._under = ""  # the pointer when it was pressed
        self._waiting: Sequence[PersonRow] | None = None
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL)
        self._still.timeout.connect(self._move)
        self.row_chosen.connect(self.person_chosen)
        self.row_activated.connect(self.person_activated)
        self.row_menu.connect(self.person_menu)

    def display(self, rows: Sequence[PersonRow]) -> None:
        self._waiting = None
        if self._still.isActive():
            now = {row.id: row for row in rows}
            before = [row.id for row in self.shown]
            if all(each in now for each in before):
                held = [now[each] for each in before]
                held += [row for row in rows if row.id not in before]
                self._waiting, rows = rows, held
        super().display(rows)

    def _move(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._still.start()
        elif self._waiting is not None:
            self.display(self._waiting)

    def height_of(self, row: PersonRow) -> int:
        return self._shapes.shape(row, self.viewport().width()).height

    def tip_at(self, row: PersonRow, point: QPointF) -> str:
        return self._shapes.shape(row, self.viewport().width()).tip_at(point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._under = self._id(self.indexAt(event.position().toPoint()))
        self._still.start()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._under = self._id(self.indexAt(event.position().toPoint()))
        self._still.start()
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the chip is for the attendance, one beside it for the person."""
        self._still.start()
        index = self.indexAt(event.position().toPoint())
        row = self.row(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        rect = self.visualRect(index)
        chip = RowShape(self._theme, row, rect.width()).chip
        if row.id == self._under and chip.contains(event.position() - QPointF(rect.topLeft())):
            self.chip_clicked.emit(row.id)
        else:
            super().mouseReleaseEvent(event)


class _PersonDelegate(QStyledItemDelegate):
    """Draws people; keeps the geometry of each row until the row or the width changes."""

    def __init__(self, theme: Theme, view: RosterList, tints_chosen: bool) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._tints_chosen = tints_chosen
        self._kept: dict[str, RowShape] = {}
        theme.changed.connect(self._forget)

    def shape(self, row: PersonRow, width: int) -> RowShape:
        kept = self._kept.get(row.id)
        if kept is None or kept.width != width or kept.row != row:
            kept = self._kept[row.id] = RowShape(self._theme, row, width)
        return kept

    def _forget(self) -> None:
        self._kept.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.shape(index.data(ROW), width).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: PersonRow = index.data(ROW)
        state = option.state
        rect = option.rect
        shape = self.shape(row, rect.width())
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        chosen = self._tints_chosen and bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.translate(rect.topLeft())
        ground = "accent_soft" if row.current or chosen else "sunken" if hover else ""
        paint_row(painter, self._theme, row, shape, ground=ground, focus=focus)
        painter.restore()
