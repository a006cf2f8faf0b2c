"""A text that is like another one: the two side by side, and why it may be signed all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.review.sheet import AlikeNote
from app.words import _
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.review.risk_field import LeftWords
from ui.theme import Space, Theme


class AlikePanel(QFrame):
    """Gone while no other note is like this one. The reason goes with the signature, and is asked again for another."""

    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "room")
        self._shown: tuple[AlikeNote, ...] = ()
        self._pairs: list[QWidget] = []
        self._reason = LeftWords(theme)
        self._field = Field(theme, _("Why these two may be alike"), self._reason, framed=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.MD)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LG, Space.MD, Space.LG, Space.MD)
        column.setSpacing(Space.MD)
        column.addWidget(label(_("Very like another note"), "title", wrap=True))
        column.addLayout(self._list)
        column.addWidget(self._field)
        self._reason.typed.connect(self._type)
        self.setVisible(False)

    @property
    def reason(self) -> str:
        return self._reason.words

    def begin(self) -> None:
        """Another person's note."""
        self._reason.write("")

    def restore(self, text: str) -> None:
        if text != self.reason:
            self._reason.write(text)

    def display(self, alike: Sequence[AlikeNote]) -> None:
        self.setVisible(bool(alike))
        if tuple(alike) == self._shown:
            return
        self._shown = tuple(alike)
        for pair in self._pairs:
            self._list.removeWidget(pair)
            pair.hide()
            pair.deleteLater()
        self._pairs = [self._pair(each) for each in self._shown]

    def take_focus(self) -> None:
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        return [self._reason]

    def _pair(self, each: AlikeNote) -> QWidget:
        head = _("{percent} % like {whose}").format(percent=each.percent, whose=each.whose)
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(label(head, "muted", wrap=True))
        sides = (_text(_("This note"), each.mine), _text(each.whose[:1].upper() + each.whose[1:], each.other))
        column.addWidget(SideBySide(self._theme, *sides, least=460))
        self._list.addWidget(pair)
        pair.show()  # the layout would do it later
        return pair

    def _type(self) -> None:
        self.typed.emit(self.reason)


def _text(title: str, words: str) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.HAIR)
    column.addWidget(label(title, "caption", wrap=True))
    text = label(words, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(text)
    column.addStretch(1)
    return side
