"""The groups of the last days: what has been exported, what has not, and the way to each summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.model.rows import SessionRow
from app.words import _
from ui.parts.card import Card
from ui.practice.meeting_row import MeetingRow
from ui.theme import Theme
from ui.times import day_words


class LatelyList(Card):
    """Newest first; it hides while no group was held lately."""

    summary_asked = Signal(str)  # the session's stream

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Lately"), parent=parent)
        self._theme = theme
        self._rows: list[MeetingRow] = []
        self._held: list[SessionRow] = []

    def display_sessions(
        self,
        held: Sequence[SessionRow],
        exported: Mapping[str, bool],
        zones: Mapping[str, str],
        now: datetime,
    ) -> None:
        """`exported` tells of the sessions that were looked at; `zones` are the groups' zones by id."""
        self._held = list(held)
        self.setVisible(bool(held))
        open_yet = sum(1 for row in held if exported.get(row.stream) is False)
        self.display(_("Lately"), _("{n} not exported yet").format(n=open_yet) if open_yet else "")
        while len(self._rows) < len(self._held):
            made = MeetingRow(self._theme, _("Summary"), tip=_("How it went, who was there, and export"))
            made.asked.connect(self._ask)
            self._rows.append(made)
            self.body.addWidget(made)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self._held))
            if place < len(self._held):
                self._show(row, self._held[place], exported, zones, now)

    def _show(
        self,
        row: MeetingRow,
        held: SessionRow,
        exported: Mapping[str, bool],
        zones: Mapping[str, str],
        now: datetime,
    ) -> None:
        started, ended = datetime.fromisoformat(held.started), datetime.fromisoformat(held.ended)
        when = day_words(started, ended, zones.get(held.group_id, "UTC"), now)
        there = _("{attended} of {expected} attended").format(attended=held.attended, expected=held.expected)
        sent = (
            {True: _("exported"), False: _("not exported yet")}.get(exported[held.stream])
            if held.stream in exported
            else ""
        )
        row.display(held.group_name, " · ".join(piece for piece in (when, there, sent) if piece))

    def _ask(self) -> None:
        place = next((at for at, row in enumerate(self._rows) if row is self.sender()), -1)
        if 0 <= place < len(self._held):
            self.summary_asked.emit(self._held[place].stream)
