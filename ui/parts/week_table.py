"""A group's week as a quiet table: people by days, sums below, and in words who is short of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.words import _
from ui.parts.card import rule
from ui.parts.row_list import RowList
from ui.parts.row_model import ROW
from ui.parts.week_shape import DAYS, WeekCell, WeekRow, WeekShape
from ui.theme import Theme

__all__ = ["WeekCell", "WeekRow", "WeekTable"]

_NO_ROW = WeekRow("", "", (), WeekCell())


class WeekTable(QWidget):
    """Up and down walk through people, left and right through days; Enter opens the person."""

    person_activated = Signal(str)
    cell_reached = Signal(str)  # what the cell says, where a click or an arrow key went

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = _WeekList(theme)
        self._head, self._sums = _Head(theme, self.people), _Sums(theme, self.people)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(rule(self))
        column.addWidget(self.people, 1)
        column.addWidget(rule(self))
        column.addWidget(self._sums)
        self.setFocusProxy(self.people)
        self.people.row_activated.connect(self.person_activated)
        self.people.cell_reached.connect(self.cell_reached)

    def display(
        self, days: tuple[str, ...], today: int, total: str, rows: Sequence[WeekRow], sums: WeekRow
    ) -> None:
        """`days` are the heads of the seven columns, `today` the place of today's or -1, `total` the sum's head."""
        self.people.show_days(days)
        self._head.show_today(today, total)
        self.people.display(rows)
        self.people.say_when_empty(_("Nobody was in this group in this week."))
        self._sums.show_row(sums)


class _WeekList(RowList[WeekRow]):
    cell_reached = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("People and their days"))
        self._days: tuple[str, ...] = ()
        self.at_day = -1  # the day where the keyboard is; -1 is the person as a whole
        self._shape: WeekShape | None = None
        self.setItemDelegate(_WeekDelegate(theme, self))
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._shape = None

    def show_days(self, days: tuple[str, ...]) -> None:
        if days != self._days:
            self._days = days
            self._forget()
            self.viewport().update()

    @property
    def shape(self) -> WeekShape:
        width = self.viewport().width()
        if self._shape is None or self._shape.width != width:
            self._shape = WeekShape(self._theme, width, self._days)
        return self._shape

    def height_of(self, row: WeekRow) -> int:
        return self.shape.height_of(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not step or not plain:
            before = self.chosen
            super().keyPressEvent(event)
            if self.chosen != before:
                self._tell()
            return
        if self.isRightToLeft():
            step = -step
        if not self.currentIndex().isValid() and self.shown:
            self.choose(self.shown[0].id)
        self.at_day = min(max(self.at_day + step, -1), DAYS - 1)
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.row(index)
        if row is not None:
            point = event.position() - QPointF(self.visualRect(index).topLeft())
            self.at_day = self.shape.day_at(row, point)
            self._tell()

    def tip_at(self, row: WeekRow, point: QPointF) -> str:
        return self.words_of(row, self.shape.day_at(row, point))

    def _tell(self) -> None:
        row = self.row(self.currentIndex())
        if row is not None:
            self.viewport().update()
            self.cell_reached.emit(self.words_of(row, self.at_day))

    def words_of(self, row: WeekRow, at_day: int) -> str:
        """What a day of a person says, or all of them where there is no day."""
        if at_day < 0 or not row.cells[at_day].spoken:
            return row.spoken if at_day < 0 else ""
        return f"{row.name}; {row.cells[at_day].spoken}"


class _WeekDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: _WeekList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shape = self._view.shape
        return QSize(shape.width, shape.height_of(index.data(ROW)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state, view = option.state, self._view
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.translate(option.rect.topLeft())
        view.shape.paint_row(
            painter, index.data(ROW), ground="sunken" if hover else "", focus=focus, at_day=view.at_day
        )
        painter.restore()


class _Above(QWidget):
    """What stands over or under the list in the list's own columns, which a scroll bar can make narrower."""

    def __init__(self, theme: Theme, people: _WeekList) -> None:
        super().__init__()
        self._people = people
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        people.verticalScrollBar().rangeChanged.connect(self._follow)
        theme.changed.connect(self._follow)

    def _follow(self, *_range: int) -> None:
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class _Head(_Above):
    def __init__(self, theme: Theme, people: _WeekList) -> None:
        super().__init__(theme, people)
        self._today, self._total = -1, ""

    def show_today(self, today: int, total: str) -> None:
        self._today, self._total = today, total
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._people.shape.head_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._people.shape.paint_head(QPainter(self), self._today, self._total)


class _Sums(_Above):
    def __init__(self, theme: Theme, people: _WeekList) -> None:
        super().__init__(theme, people)
        self._row = _NO_ROW

    def show_row(self, row: WeekRow) -> None:
        if row != self._row:
            self._row = row
            self.setAccessibleName(row.spoken)
            self._follow()

    def sizeHint(self) -> QSize:
        return QSize(0, self._people.shape.height_of(self._shown))

    @property
    def _shown(self) -> WeekRow:
        """Without the days where each would take a line away from the people."""
        return replace(self._row, cells=()) if self._people.shape.listed else self._row

    def paintEvent(self, event: QPaintEvent) -> None:
        self._people.shape.paint_row(QPainter(self), self._shown)
