"""The meetings that come after the next one, each a click away from being the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.practice.schedule import NextMeeting
from app.words import _, ngettext
from ui.parts.card import Card
from ui.practice.meeting_row import MeetingRow
from ui.theme import Theme
from ui.times import day_words


class LaterList(Card):
    """A quiet list; it hides when nothing else is coming."""

    chosen = Signal(str, object)  # group id, start

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Coming up"), parent=parent)
        self._theme = theme
        self._rows: list[MeetingRow] = []
        self._meetings: list[NextMeeting] = []

    def display_meetings(self, meetings: Sequence[NextMeeting], now: datetime) -> None:
        self._meetings = list(meetings)
        self.setVisible(bool(meetings))
        while len(self._rows) < len(self._meetings):
            row = MeetingRow(
                self._theme, _("Prepare"), tip=_("Show this meeting above, to look at or to start")
            )
            row.asked.connect(self._choose)
            self._rows.append(row)
            self.body.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self._meetings))
            if place < len(self._meetings):
                meeting = self._meetings[place]
                count = len(meeting.expected)
                people = ngettext("{n} person", "{n} people", count).format(n=count)
                when = day_words(meeting.starts, meeting.ends, meeting.group.zone, now)
                row.display(meeting.group.name, f"{when} · {people}")

    def _choose(self) -> None:
        place = next((at for at, row in enumerate(self._rows) if row is self.sender()), -1)
        if 0 <= place < len(self._meetings):
            meeting = self._meetings[place]
            self.chosen.emit(meeting.group.id, meeting.starts)
