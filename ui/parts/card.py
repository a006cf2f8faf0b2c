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
        self._title: QLabel = label(title, "title")
        self._quiet_word: QLabel = ElidedLabel("", "muted", counts=True)
        self._quiet_below: QLabel = label(
            "", "muted", wrap=True, parent=self
        )  # the same, where it has no room there
        self._quiet_below.setVisible(False)
        self._shows_head = bool(title)
        self.closing: Foot | None = None  # stands below the card when a page scrolls it
        if title:
            self.head.addWidget(self._title)
            self.head.addStretch(1)
            self.head.addWidget(self._quiet_word)
            self.body.addLayout(self.head)
            self.body.addWidget(self._quiet_below)

    def display(self, title: str, aside: str = "") -> None:
        """What the head says: the title, and a quiet word at the right ("8 of 10 here")."""
        if title != self._title.text():
            self._title.setText(title)
        if aside != self._quiet_word.text():
            self._quiet_word.setText(aside)
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """The quiet word stands below the title where it has no room beside it."""
        parts = [
            part
            for at in range(self.head.count())
            if (item := self.head.itemAt(at)) and (part := item.widget())
        ]
        widths = [
            part.sizeHint().width() for part in parts if not part.isHidden() and part is not self._quiet_word
        ]
        widths.append(self._quiet_word.sizeHint().width())
        around = (self.body.contentsMargins(), self.head.contentsMargins())
        room = self.width() - sum(sides.left() + sides.right() for sides in around)
        below = bool(self._quiet_word.text()) and sum(widths) + Space.SM * (len(widths) - 1) > room
        self._quiet_below.setText(self._quiet_word.text() if below else "")  # said once
        self._quiet_below.setVisible(self._shows_head and below)
        self._quiet_word.setVisible(self._shows_head and not below)

    def show_head(self, there: bool) -> None:
        """Whether the head stands; a card can lose it where room is short."""
        self._shows_head = there
        self._title.setVisible(there)
        self._fit_head()

    def wrap_title(self) -> None:
        """A title that takes more lines where room is short."""
        self._title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)

    def tighten(self, tight: bool) -> None:
        """Smaller margins where room is short."""
        side, end = (Space.LG, Space.MD) if tight else (Space.XL, Space.LG)
        self.body.setContentsMargins(side, end, side, 0 if self.closing is not None else end)
        if self.closing is not None:
            self.closing.row.setContentsMargins(side, Space.SM, side, end)


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
