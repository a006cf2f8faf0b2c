"""The white card that everything on a screen stands on, and the tinted panel inside one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.parts.label import ElidedLabel, label
from ui.theme import Space


class Card(QFrame):
    """A rounded surface with a column of contents (`body`), and a head if it has a title."""

    def __init__(
        self, title: str = "", *, margin: int = Space.XL, inset: int = 0, parent: QWidget | None = None
    ) -> None:
        """`inset` moves the head in by so much more than the contents: lists bring their own margin."""
        super().__init__(parent)
        self.setProperty("part", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, Space.LG, margin, min(margin, Space.LG))
        self.body.setSpacing(Space.MD)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(inset, 0, inset, 0)
        self._said = _Head(title, self) if title else None
        self._shows_head = bool(title)
        self.closing: Foot | None = None  # stands below the card when a page scrolls it
        if self._said is not None:
            self.head.addWidget(self._said.title)
            self.head.addStretch(1)
            self.head.addWidget(self._said.beside)
            self.body.addLayout(self.head)
            self.body.addWidget(self._said.below)

    def display(self, title: str, aside: str = "") -> None:
        """What the head says, of a card that was made with a title: that, and a quiet word at the right ("8 of 10
        here")."""
        if self._said is not None:
            if title != self._said.title.text():
                self._said.title.setText(title)
            if aside != self._said.beside.text():
                self._said.beside.setText(aside)
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """The quiet word stands below the title where it has no room beside it."""
        if self._said is None:
            return
        beside, below_it = self._said.beside, self._said.below
        parts = [
            part
            for at in range(self.head.count())
            if (item := self.head.itemAt(at)) and (part := item.widget())
        ]
        widths = [part.sizeHint().width() for part in parts if not part.isHidden() and part is not beside]
        widths.append(beside.sizeHint().width())
        around = (self.body.contentsMargins(), self.head.contentsMargins())
        room = self.width() - sum(sides.left() + sides.right() for sides in around)
        below = bool(beside.text()) and sum(widths) + Space.SM * (len(widths) - 1) > room
        below_it.setText(beside.text() if below else "")  # said once
        below_it.setVisible(self._shows_head and below)
        beside.setVisible(self._shows_head and not below)

    def show_head(self, there: bool) -> None:
        """Whether the head stands; a card can lose it where room is short."""
        if self._said is not None:
            self._shows_head = there
            self._said.title.setVisible(there)
            self._fit_head()

    def wrap_title(self) -> None:
        """A title that takes more lines where room is short."""
        if self._said is not None:
            self._said.title.setWordWrap(True)
            self.head.setStretch(0, 1)
            self.head.setStretch(1, 0)

    def tighten(self, tight: bool) -> None:
        """Smaller margins where room is short."""
        side, end = (Space.LG, Space.MD) if tight else (Space.XL, Space.LG)
        self.body.setContentsMargins(side, end, side, 0 if self.closing is not None else end)
        if self.closing is not None:
            self.closing.row.setContentsMargins(side, Space.SM, side, end)


class _Head:
    """The title of a card, and a quiet word beside it, or below it where it has no room there."""

    def __init__(self, title: str, card: QWidget) -> None:
        self.title: QLabel = label(title, "title")
        self.beside: QLabel = ElidedLabel("", "muted", counts=True)
        self.below: QLabel = label("", "muted", wrap=True, parent=card)
        self.below.setVisible(False)


class Foot(QWidget):
    """The buttons that end or leave a card, in a `row` that does not scroll with it; those that are `leading` stand at
    the left. Escape leaves."""

    left = Signal()

    def __init__(
        self, *buttons: QWidget, leading: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(Space.XL, Space.SM, Space.XL, Space.LG)
        self.row.setSpacing(Space.SM)
        for button in leading:
            self.row.addWidget(button)
        self.row.addStretch(1)
        for button in buttons:
            self.row.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Panel(QFrame):
    """A tinted area inside a card, with a row of contents (`body`)."""

    def __init__(
        self, kind: Literal["panel", "sunken", "room"] = "panel", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", kind)
        self.body = QHBoxLayout(self)
        self.body.setContentsMargins(Space.LG, Space.MD, Space.MD, Space.MD)
        self.body.setSpacing(Space.SM)


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline between two things."""
    line = QFrame(parent)
    line.setProperty("part", "line")
    return line
