"""Sessions whose notes are still owed: how many, until when, and the way to them. Quiet also after the deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.model.groups import Group
from app.model.rows import ProgressRow, SessionRow
from app.words import _, ngettext
from ui.parts.card import Card
from ui.parts.label import label
from ui.practice.meeting_row import MeetingRow
from ui.theme import Theme
from ui.times import day_and_time, day_name

# what is older than these sessions is counted
LISTED: Final = 4


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One session: its stream, the group, and what is owed in words."""

    session: str
    group: str
    words: str


def owed_rows(
    owed: Sequence[ProgressRow],
    held: Sequence[SessionRow],
    groups: Mapping[str, Group],
    now: datetime,
) -> list[OwedRow]:
    """Newest session first, as `held` is; a person's note, and the group's section, count one each."""
    rows = []
    for session in held:
        left = [row for row in owed if row.stream == session.stream]
        if not left:
            continue
        group = groups.get(session.group_id)
        zone = group.zone if group is not None else "UTC"
        started, due = datetime.fromisoformat(session.started), datetime.fromisoformat(left[0].due)
        words = _("Notes from {day}, {left} of {count} left, due {when}")
        if due < now:
            words = _("Notes from {day}, {left} of {count} left, were due {when}")
        said = words.format(
            day=day_name(started, zone, now),
            left=len(left),
            count=session.expected + 1,
            when=day_and_time(due, now, zone),
        )
        rows.append(OwedRow(session.stream, session.group_name, said))
    return rows


class OwedCard(Card):
    """It hides while nothing is owed."""

    notes_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Notes to write"), parent=parent)
        self.setObjectName("notes-owed")
        self._theme = theme
        self._shown: tuple[OwedRow, ...] = ()
        self._rows: list[MeetingRow] = []
        self._older = label("", "muted", wrap=True)
        self.setVisible(False)

    def display_owed(self, owed: Sequence[OwedRow]) -> None:
        self.setVisible(bool(owed))
        older = len(owed) - LISTED
        words = ngettext("and of {n} session before", "and of {n} sessions before", older)
        self._older.setText(words.format(n=older))
        self._older.setVisible(older > 0)
        self._shown = tuple(owed[:LISTED])
        while len(self._rows) < len(self._shown):
            made = MeetingRow(
                self._theme, _("Write notes"), tip=_("From what was caught, one person after another")
            )
            made.asked.connect(self._ask)
            self._rows.append(made)
            self.body.addWidget(made)
            self.body.addWidget(self._older)  # last
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self._shown))
            if place < len(self._shown):
                row.display(self._shown[place].group, self._shown[place].words)

    def _ask(self) -> None:
        place = next((at for at, row in enumerate(self._rows) if row is self.sender()), -1)
        if 0 <= place < len(self._shown):
            self.notes_asked.emit(self._shown[place].session)
