"""What a note still needs before it is signed: one sentence each, with the way to its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.review.sheet import Hindrance
from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme


class HindranceList(QFrame):
    """Gone while nothing is open."""

    jumped = Signal(Hindrance)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "sunken")
        self._shown: tuple[Hindrance, ...] = ()
        self._lines: list[QWidget] = []
        self._title = label("", "strong", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LG, Space.MD, Space.SM, Space.MD)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self._title)
        self.setVisible(False)

    def display(self, hindrances: Sequence[Hindrance], *, elsewhere: bool) -> None:
        self.setVisible(bool(hindrances))
        self._title.setText(_("Still open here") if elsewhere else _("Before it is signed"))
        if tuple(hindrances) == self._shown:
            return
        self._shown = tuple(hindrances)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(each) for each in self._shown]

    def stops(self) -> list[QWidget]:
        return [button for line in self._lines for button in line.findChildren(Button)]

    def _line(self, hindrance: Hindrance) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        row.addWidget(label(hindrance.words, wrap=True), 1)
        go = Button(self._theme, _("Go there"), kind="link")
        go.make_small()
        go.setAccessibleName(_("{sentence} Go there").format(sentence=hindrance.words))
        go.clicked.connect(partial(self._jump, hindrance))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(line)
        line.show()  # the layout would do it later
        return line

    def _jump(self, hindrance: Hindrance) -> None:
        self.jumped.emit(hindrance)
