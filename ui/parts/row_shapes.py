"""How high the rows of a list are: each row's shape is kept until the row or the width changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.parts.row_model import ROW, Row
from ui.theme import Theme

R = TypeVar("R", bound=Row)


class Shape(Protocol):
    """Where everything in a row stands, at a width."""

    @property
    def row(self) -> Row: ...

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


S = TypeVar("S", bound=Shape)


class RowShapes(QStyledItemDelegate, Generic[R, S]):
    """What draws the rows of a list; how, its kinds say."""

    def __init__(self, theme: Theme, view: QListView, make: Callable[[Theme, R, int], S]) -> None:
        super().__init__(view)
        self._theme, self._view, self._make = theme, view, make
        self._kept: dict[str, S] = {}
        theme.changed.connect(self._forget)

    def shape(self, row: R, width: int) -> S:
        kept = self._kept.get(row.id)
        if kept is None or kept.width != width or kept.row != row:
            kept = self._kept[row.id] = self._make(self._theme, row, width)
        return kept

    def _forget(self) -> None:
        self._kept.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.shape(index.data(ROW), width).height)
