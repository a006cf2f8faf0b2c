"""A list of rows that is shown anew after each act, without losing selection, focus or scroll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW: Final = Qt.ItemDataRole.UserRole + 1

_ROOT: Final = QModelIndex()


class Row(Protocol):
    """What a list can show: something with an id and a line for the screen reader."""

    @property
    def id(self) -> str: ...

    @property
    def spoken(self) -> str: ...


R = TypeVar("R", bound=Row)


class RowModel(QAbstractListModel, Generic[R]):
    """Takes whole new lists and works out the smallest steps: only those let a view keep its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    @property
    def rows(self) -> Sequence[R]:
        return self._rows

    def index_of(self, row_id: str) -> QModelIndex:
        """The index of a row, or an invalid one."""
        for at, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(at)
        return QModelIndex()

    def replace(self, rows: Sequence[R]) -> bool:
        """Show these rows; says whether anything was different."""
        if list(rows) == self._rows:
            return False
        if rows and not self._rows:
            # a list of years at once: no step for each of them
            self.beginInsertRows(_ROOT, 0, len(rows) - 1)
            self._rows = list(rows)
            self.endInsertRows()
            return True
        self._remove_gone({row.id for row in rows})
        for at, row in enumerate(rows):
            if at == len(self._rows) or self._rows[at] is not row:
                self._place(at, row)
        return True

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return row.spoken
        return None

    def _remove_gone(self, kept: set[str]) -> None:
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].id not in kept:
                self.beginRemoveRows(_ROOT, at, at)
                del self._rows[at]
                self.endRemoveRows()

    def _place(self, at: int, row: R) -> None:
        was = next((i for i in range(at, len(self._rows)) if self._rows[i].id == row.id), None)
        if was is None:
            self.beginInsertRows(_ROOT, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if was != at:
            self.beginMoveRows(_ROOT, was, was, _ROOT, at)
            self._rows.insert(at, self._rows.pop(was))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))
