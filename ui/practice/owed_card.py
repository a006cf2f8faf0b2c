"""Sessions whose notes are still owed: how many, until when, and the way to them. Quiet also after the deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.model.rows import SessionRow
from app.review.owed import Owed, OwedSession
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


def owed_rows(owed: Owed, held: Sequence[SessionRow], now: datetime) -> list[OwedRow]:
    """What is due soonest first, then what is late, newest first; `held` tell how many notes there are in all."""
    counts = {session.stream: session.expected + 1 for session in held}
    coming = [each for each in owed.sessions if not each.late]
    late = [each for each in owed.sessions if each.late]
    return [_row(each, counts, now) for each in (*coming, *reversed(late))]


def _row(owed: OwedSession, counts: Mapping[str, int], now: datetime) -> OwedRow:
    """ "Notes from Tuesday, 4 of 11 left, due today 9:00": the group's section is one of them."""
    left = len(owed.people) + owed.section
    count = counts.get(owed.stream)
    some = _("{left} of {count} to enter") if owed.elsewhere else _("{left} of {count} left")
    many = some.format(left=left, count=count) if count else _("{n} left").format(n=left)
    words = (
        _("Notes from {day}, {many}, were due {when}")
        if owed.late
        else _("Notes from {day}, {many}, due {when}")
    )
    zone = str(owed.due.tzinfo)
    when = day_and_time(owed.due, now, zone)
    return OwedRow(
        owed.stream, owed.group, words.format(day=day_name(owed.day, zone, now), many=many, when=when)
    )


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
        self.body.addWidget(self._older)
        self.setVisible(False)

    def display_owed(self, owed: Sequence[OwedRow], older: str, *, writes: bool = True) -> None:
        """`older` tells what is owed since long, and is not listed; `writes`: who sits here may, or only reads."""
        self.setVisible(bool(owed) or bool(older))
        more = len(owed) - LISTED
        words = ngettext("and {n} more session", "and {n} more sessions", more).format(n=more)
        told = ", ".join(piece for piece in (words if more > 0 else "", older) if piece)
        self._older.setText(told)
        self._older.setVisible(bool(told))
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
            row.call(_("Write notes") if writes else _("See the notes"))
            if place < len(self._shown):
                row.display(self._shown[place].group, self._shown[place].words)

    def _ask(self) -> None:
        place = next((at for at, row in enumerate(self._rows) if row is self.sender()), -1)
        if 0 <= place < len(self._shown):
            self.notes_asked.emit(self._shown[place].session)
