"""How an item or a topic stands with each group: had it or not, never there, kept for a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.model.decks import Pin
from app.practice.shelf import InGroup
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Panel
from ui.parts.label import label
from ui.practice.library_words import had_words
from ui.practice.week_words import short_day
from ui.theme import Space, Theme


class GroupUses(QWidget):
    """Emits what is asked for; nothing is changed here."""

    allow_asked = Signal(str)
    unpin_asked = Signal(Pin)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Sequence[InGroup], date] | None = None
        self._empty = label(
            _("No group yet. What a group has had of it will stand here."), "muted", wrap=True
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SM)
        self._column.addWidget(label(_("In your groups"), "title"))
        self._column.addWidget(self._empty)
        self._rows: list[_Row] = []

    def display(self, groups: Sequence[InGroup], today: date) -> None:
        if (groups, today) == self._shown:
            return
        self._shown = groups, today
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(self._theme, there, today) for there in groups]
        for row in self._rows:
            row.allow_asked.connect(self.allow_asked)
            row.unpin_asked.connect(self.unpin_asked)
            self._column.addWidget(row)
            row.show()  # the layout would do it later
        self._empty.setVisible(not groups)


class _Row(Panel):
    allow_asked = Signal(str)
    unpin_asked = Signal(Pin)

    def __init__(self, theme: Theme, there: InGroup, today: date) -> None:
        super().__init__("sunken")
        self._there = there
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addWidget(label(there.group.name, "strong", wrap=True))
        column.addWidget(label(had_words(there, today), "muted", wrap=True))
        if there.barred:
            allow = Button(theme, _("Allow again"), "undo-2", "quiet")
            allow.tell(_("It may come up again in {group}.").format(group=there.group.name))
            allow.clicked.connect(self._allow)
            column.addLayout(_line(_("Never for this group"), allow))
        for pin in there.pins:
            unpin = _Unpin(theme, pin, today)
            unpin.asked.connect(self.unpin_asked)
            column.addLayout(_line(_("Kept for {day}").format(day=short_day(pin.on, today)), unpin))
        self.body.addLayout(column, 1)

    def _allow(self) -> None:
        self.allow_asked.emit(self._there.group.id)


class _Unpin(Button):
    asked = Signal(Pin)

    def __init__(self, theme: Theme, pin: Pin, today: date) -> None:
        super().__init__(theme, _("Let the rotation decide"), "rotate-ccw", "quiet")
        self._pin = pin
        self.tell(_("On {day} the rotation says what comes up.").format(day=short_day(pin.on, today)))
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._pin)


def _line(words: str, button: Button) -> QHBoxLayout:
    button.make_small()
    row = QHBoxLayout()
    row.setSpacing(Space.SM)
    row.addWidget(label(words, wrap=True), 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
