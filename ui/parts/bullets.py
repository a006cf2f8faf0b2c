"""Lines with a point before each, all words at one edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.parts.label import label
from ui.theme import Space


class Bullets(QWidget):
    """Gone while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SM)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[str, ...] = ()

    def display(self, lines: Sequence[str]) -> None:
        self.setVisible(bool(lines))
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, line in enumerate(lines):
            self._grid.addWidget(label("•"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(line, wrap=True), place, 1)
