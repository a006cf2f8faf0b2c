"""Names of sections to switch between: in a row where there is room, in two columns or one where there is less."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from ui.parts.button import Button
from ui.theme import Space, Theme


class SectionRow(QWidget):
    """One of them is chosen; `picked` is emitted by a person only."""

    picked = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = 0
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.XS)
        for place, name in enumerate(names):
            button = Button(theme, name, kind="quiet")
            button.setCheckable(True)
            self._group.addButton(button, place)
        self._group.idClicked.connect(self.picked)
        self.choose(0)
        self._lay(len(names))
        theme.changed.connect(self._fit)

    def choose(self, place: int) -> None:
        self._group.button(place).setChecked(True)

    def fits(self, width: int) -> bool:
        """Whether all names have room in one row."""
        wanted = sum(button.sizeHint().width() + Space.XS for button in self._group.buttons())
        return wanted <= width + Space.XS

    def minimumSizeHint(self) -> QSize:
        """The names can stand below each other: what is beside them need not wait for a row of all of them."""
        widest = max(button.sizeHint().width() for button in self._group.buttons())
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = self._group.buttons()
        widest = max(button.sizeHint().width() for button in buttons)
        fit = max(1, (self.width() + Space.XS) // (widest + Space.XS))
        if self.fits(self.width()):
            fit = len(buttons)
        # no lonely one below the others
        self._lay(len(buttons) if fit >= len(buttons) else 2 if fit >= 2 else 1)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        buttons = self._group.buttons()
        for place, button in enumerate(buttons):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(len(buttons)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
