"""The white card that everything on a screen stands on, and the tinted panel inside one."""

from __future__ import annotations

from typing import Literal

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
        self.body.setContentsMargins(margin, min(margin, 20), margin, min(margin, 20))
        self.body.setSpacing(Space.MD)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(inset, 0, inset, 0)
        self._title: QLabel = label(title, "title")
        self._aside: QLabel = ElidedLabel("", "muted")
        if title:
            self.head.addWidget(self._title)
            self.head.addStretch(1)
            self.head.addWidget(self._aside)
            self.body.addLayout(self.head)

    def display(self, title: str, aside: str = "") -> None:
        """What the head says: the title, and a quiet word at the right ("8 of 10 here")."""
        if title != self._title.text():
            self._title.setText(title)
        if aside != self._aside.text():
            self._aside.setText(aside)

    def show_head(self, there: bool) -> None:
        """Whether the head stands; a card can lose it where room is short."""
        self._title.setVisible(there)
        self._aside.setVisible(there)

    def wrap_title(self) -> None:
        """A title that takes more lines where room is short."""
        self._title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)

    def tighten(self, tight: bool) -> None:
        """Smaller margins where room is short."""
        side, end = (Space.LG, Space.MD) if tight else (Space.XL, 20)
        self.body.setContentsMargins(side, end, side, end)


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
