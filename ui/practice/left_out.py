"""What was changed and not saved when something else was chosen: it waits as it was typed, until somebody decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme

Thing = TypeVar("Thing")
# px at 100 %: below the first width the buttons stand under each other, from the second on beside the words
NARROW, WIDE = 300, 560


class Left(NamedTuple, Generic[Thing]):
    """A program or a group as it was shown first, and as it was typed."""

    before: Thing
    typed: Thing


def thrown_away(name: str) -> str:
    return _("Your changes to {name} were thrown away.").format(name=name)


class LeftOut(QWidget):
    """A line for each thing that waits; gone while there is none. Nothing is let go of without the word for it.

    Where the line goes on which somebody stands, the focus is on the next one, and after the last on `beside`.
    """

    go_on_asked = Signal(str)  # the thing's id
    let_go_asked = Signal(str)

    def __init__(self, theme: Theme, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._beside = theme, beside
        self._lines: dict[str, _LeftLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SM)
        self.setVisible(False)

    def display(self, waiting: Mapping[str, str]) -> None:
        """Show these, names by ids."""
        for thing in [thing for thing in self._lines if thing not in waiting]:
            self._take_away(thing)
        for thing, name in waiting.items():
            if thing in self._lines:
                self._lines[thing].call(name)
                continue
            line = self._lines[thing] = _LeftLine(self._theme, thing, name)
            line.go_on_asked.connect(self.go_on_asked)
            line.let_go_asked.connect(self.let_go_asked)
            self._column.addWidget(line)
            line.show()  # the layout would do it later
        self.setVisible(bool(waiting))

    def _take_away(self, thing: str) -> None:
        place = list(self._lines).index(thing)
        line = self._lines.pop(thing)
        if line.isAncestorOf(self.window().focusWidget()):
            others = list(self._lines.values())
            if others:
                others[min(place, len(others) - 1)].begin()
            else:
                self._beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


class _LeftLine(QFrame):
    go_on_asked = Signal(str)
    let_go_asked = Signal(str)

    def __init__(self, theme: Theme, thing: str, name: str) -> None:
        super().__init__()
        self._theme, self._thing = theme, thing
        self.setProperty("part", "bar")
        self.setProperty("tone", "info")
        self._words = label("", wrap=True)
        go_on, let_go = self._ways = (
            Button(theme, _("Go on with them")),
            Button(theme, _("Throw them away"), kind="quiet"),
        )
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.SM)
        for button in self._ways:
            button.make_small()
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(Space.MD, Space.SM, Space.MD, Space.SM)
        self._row.setSpacing(Space.SM)
        self._row.addWidget(self._words, 1)
        self._row.addLayout(self._buttons)
        go_on.clicked.connect(self._go_on)
        let_go.clicked.connect(self._let_go)
        self.call(name)

    def call(self, name: str) -> None:
        """Say what it is."""
        self._words.setText(
            _("Your changes to {name} were left out. They are not saved yet.").format(name=name)
        )
        for button in self._ways:
            button.setAccessibleName(f"{button.text()}: {name}")

    def begin(self) -> None:
        self._ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if self.width() >= self._theme.px(WIDE) else below)
        self._buttons.setDirection(below if self.width() < self._theme.px(NARROW) else across)

    def _go_on(self) -> None:
        self.go_on_asked.emit(self._thing)

    def _let_go(self) -> None:
        self.let_go_asked.emit(self._thing)
