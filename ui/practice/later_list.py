"""The meetings that come after the next one, each a click away from being the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.practice.schedule import NextMeeting
from app.words import _, ngettext
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import ElidedLabel
from ui.theme import Space, Theme
from ui.times import day_words


class LaterList(Card):
    """A quiet list; it hides when nothing else is coming."""

    chosen = Signal(str, object)  # group id, start

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Coming up"), parent=parent)
        self._theme = theme
        self._rows: list[tuple[QWidget, QLabel, QLabel, Button]] = []
        self._meetings: list[NextMeeting] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        self.body.addLayout(self._list)

    def display_meetings(self, meetings: Sequence[NextMeeting], now: datetime) -> None:
        self._meetings = list(meetings)
        self.setVisible(bool(meetings))
        while len(self._rows) < len(self._meetings):
            self._add()
        for place, (row, title, words, _button) in enumerate(self._rows):
            row.setVisible(place < len(self._meetings))
            if place < len(self._meetings):
                meeting = self._meetings[place]
                title.setText(meeting.group.name)
                count = len(meeting.expected)
                people = ngettext("{n} person", "{n} people", count).format(n=count)
                when = day_words(meeting.starts, meeting.ends, meeting.group.zone, now)
                words.setText(f"{when} · {people}")

    def _add(self) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        title, words = ElidedLabel("", "strong"), ElidedLabel("", "muted")
        button = Button(self._theme, _("Choose"), kind="quiet", tip=_("Prepare or start this meeting"))
        button.make_small()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(words)
        line.addLayout(column, 1)
        line.addWidget(button)
        button.clicked.connect(self._choose)
        self._rows.append((row, title, words, button))
        self._list.addWidget(row)

    def _choose(self) -> None:
        place = next((at for at, row in enumerate(self._rows) if row[3] is self.sender()), -1)
        if 0 <= place < len(self._meetings):
            meeting = self._meetings[place]
            self.chosen.emit(meeting.group.id, meeting.starts)
