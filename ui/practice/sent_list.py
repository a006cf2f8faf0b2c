"""The documents that have left, as lines: the newest ones, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.practice.documents_sent import DocumentsSent
from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme

AT_FIRST: Final = 6


class SentList(QWidget):
    """How many there are, then a line for what left together. A line is made when it is first shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[DocumentsSent, ...] = ()
        self._said: Callable[[DocumentsSent], str] = str
        self._all = False
        self._head = label("", "muted", wrap=True)
        self._lines: list[QLabel] = []
        self._box = QWidget(self)
        self._rows = QVBoxLayout(self._box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.XS)
        self._more = Button(theme, _("Show all"), kind="quiet")
        self._more.make_small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._head)
        column.addWidget(self._box)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._turn)
        self.display("", (), str)

    def display(self, head: str, sent: Sequence[DocumentsSent], said: Callable[[DocumentsSent], str]) -> None:
        """`head` says how many there are; the list begins short again when it tells something else.

        `said` makes the line of each that is shown.
        """
        if tuple(sent) != self._shown:
            self._shown, self._all = tuple(sent), False
        self._said = said
        self._head.setText(head or _("No document has left yet."))
        self._draw()

    def _turn(self) -> None:
        self._all = not self._all
        self._draw()

    def _draw(self) -> None:
        lines = self._shown if self._all else self._shown[:AT_FIRST]
        self._box.setVisible(False)  # each line that appears on a page has all of it laid out
        while len(self._lines) < len(lines):
            self._lines.append(label("", wrap=True, parent=self._box))
            self._rows.addWidget(self._lines[-1])
        for row, words in zip_longest(self._lines, map(self._said, lines)):
            row.setText(words or "")
            row.setVisible(bool(words))
        self._box.setVisible(bool(lines))
        self._more.setText(_("Show fewer") if self._all else _("Show all"))
        self._more.setVisible(len(self._shown) > AT_FIRST)
