"""The documents that have left, as lines: the newest ones, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme

AT_FIRST: Final = 6


class SentList(QWidget):
    """How many there are, then lines that can be read and taken along with the mouse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self._all = False
        self._head = label("", "muted", wrap=True)
        self._lines = label("", wrap=True)
        self._more = Button(theme, _("Show all"), kind="quiet")
        self._more.make_small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._head)
        column.addWidget(self._lines)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._turn)
        self.display("", ())

    def display(self, head: str, lines: Sequence[str]) -> None:
        """`head` says how many there are; the list begins short again when it tells something else."""
        if tuple(lines) != self._shown:
            self._shown, self._all = tuple(lines), False
        self._head.setText(head or _("No document has left yet."))
        self._draw()

    def _turn(self) -> None:
        self._all = not self._all
        self._draw()

    def _draw(self) -> None:
        lines = self._shown if self._all else self._shown[:AT_FIRST]
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        self._more.setText(_("Show fewer") if self._all else _("Show all"))
        self._more.setVisible(len(self._shown) > AT_FIRST)
