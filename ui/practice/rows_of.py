"""Several things of one kind in a form: each a row of fields with a sign that takes it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.button import Button, IconButton
from ui.parts.card import Panel
from ui.parts.label import label
from ui.theme import Space, Theme

T = TypeVar("T")


class ValueRow(Panel, Generic[T]):
    """The fields of one thing. A row in which nothing stands is no thing."""

    remove_asked = Signal()

    def __init__(self, theme: Theme, remove: str) -> None:
        """`remove` is what the sign at the end is called."""
        super().__init__("sunken")
        self.column = QVBoxLayout()
        self.column.setSpacing(Space.SM)
        self.remove = IconButton(theme, "x", remove)
        self.body.setContentsMargins(Space.MD, Space.SM, Space.SM, Space.MD)
        self.body.addLayout(self.column, 1)
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.remove.clicked.connect(self.remove_asked)

    def fields(self) -> Sequence[QWidget]:
        """What the keyboard goes through, in order."""
        raise NotImplementedError

    def display(self, value: T) -> None:
        raise NotImplementedError

    def value(self) -> T | None:
        """The thing as it was typed, None for an empty row. Raises Refused with one sentence."""
        raise NotImplementedError

    def state(self) -> tuple[object, ...]:
        """What stands in the fields, to see whether somebody typed."""
        raise NotImplementedError


class RowsOf(QWidget, Generic[T]):
    """A title, a button that adds a row, and the rows."""

    def __init__(
        self, theme: Theme, title: str, add: str, empty: str, make: Callable[[], ValueRow[T]]
    ) -> None:
        """`empty` says what belongs here while there is nothing."""
        super().__init__()
        self._make = make
        self._rows: list[ValueRow[Any]] = []
        self._add = Button(theme, add, "plus", "quiet")
        self._add.make_small()
        self._empty = label(empty, "muted", wrap=True)
        self._theme = theme
        self._head = QHBoxLayout()
        self._head.addWidget(label(title, "title", wrap=True), 1)
        self._head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SM)
        self._column.addLayout(self._head)
        self._column.addWidget(self._empty)
        self._add.clicked.connect(self._add_one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < self._theme.px(300)
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(direction)

    def display(self, values: Sequence[T]) -> None:
        for row in tuple(self._rows):
            self._drop(row)
        for value in values:
            self._append().display(value)

    def values(self) -> tuple[T, ...]:
        """Raises Refused with one sentence for a row that is not whole."""
        found = (row.value() for row in self._rows)
        return tuple(value for value in found if value is not None)

    def state(self) -> tuple[object, ...]:
        return tuple(row.state() for row in self._rows)

    def _append(self) -> ValueRow[T]:
        before: QWidget = self._rows[-1].remove if self._rows else self._add
        row = self._make()
        row.remove_asked.connect(self._remove)
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()  # now: what is added to a page that is seen would wait for the next turn of the loop
        # a row that is made later stands where it is seen in the order of the keyboard, too
        for widget in (*row.fields(), row.remove):
            QWidget.setTabOrder(before, widget)
            before = widget
        self._empty.setVisible(False)
        return row

    def _add_one(self) -> None:
        self._append().fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, ValueRow):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._drop(row)

    def _drop(self, row: ValueRow[T]) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._empty.setVisible(not self._rows)
