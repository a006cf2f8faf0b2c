"""What was changed and not saved when something else was chosen: it waits as it was typed, until somebody decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme

Thing = TypeVar("Thing")
# below this width the buttons stand under each other, px at 100 %
NARROW = 300


class Left(NamedTuple, Generic[Thing]):
    """A program or a group as it was shown first, and as it was typed."""

    before: Thing
    typed: Thing


class LeftOut(QWidget):
    """A line for each thing that waits; gone while there is none. Nothing is let go of without the word for it."""

    go_on_asked = Signal(str)  # the thing's id
    let_go_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SM)
        self.setVisible(False)

    def display(self, waiting: Mapping[str, str]) -> None:
        """Show these, names by ids."""
        self.setVisible(bool(waiting))
        if waiting == self._shown:
            return
        self._shown = dict(waiting)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for thing, name in waiting.items():
            line = _LeftLine(self._theme, thing, name)
            line.go_on_asked.connect(self.go_on_asked)
            line.let_go_asked.connect(self.let_go_asked)
            self._column.addWidget(line)
            line.show()  # the layout would do it later


class _LeftLine(QFrame):
    go_on_asked = Signal(str)
    let_go_asked = Signal(str)

    def __init__(self, theme: Theme, thing: str, name: str) -> None:
        super().__init__()
        self._theme, self._thing = theme, thing
        self.setProperty("part", "bar")
        self.setProperty("tone", "info")
        words = _("Your changes to {name} were left out. They are not saved yet.").format(name=name)
        go_on, let_go = (
            Button(theme, _("Go on with them")),
            Button(theme, _("Throw them away"), kind="quiet"),
        )
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.SM)
        for button in (go_on, let_go):
            button.make_small()
            button.setAccessibleName(f"{button.text()}: {name}")
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MD, Space.SM, Space.MD, Space.SM)
        column.setSpacing(Space.SM)
        column.addWidget(label(words, wrap=True))
        column.addLayout(self._buttons)
        go_on.clicked.connect(self._go_on)
        let_go.clicked.connect(self._let_go)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._buttons.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _go_on(self) -> None:
        self.go_on_asked.emit(self._thing)

    def _let_go(self) -> None:
        self.let_go_asked.emit(self._thing)
