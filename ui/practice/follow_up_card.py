"""Whom a session let go with something open about their safety: they stay on Today until it is followed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.model.roles import needed
from app.model.rows import UnsafeRow
from app.practice.follow_ups import ToFollowUp, follow_up, to_follow_up
from app.practice.state import Practice
from app.words import _, ngettext
from ui.acting import Acting
from ui.parts.label import label
from ui.practice.person_rows import PersonRow, PersonRowsCard
from ui.theme import Theme
from ui.times import day_name

# what is older is counted, and comes up as these are followed up
LISTED: Final = 5


class FollowUpCard(PersonRowsCard):
    """It hides while nothing is open."""

    note_asked = Signal(str, str)  # the session, the person

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Safety to follow up"), parent)
        self.setObjectName("follow-up")
        self._acting = acting
        self._shown: tuple[tuple[ToFollowUp, str], ...] = ()
        self._more = label("", "muted", wrap=True)
        self.body.addWidget(self._more)

    def display_open(self, rows: Sequence[UnsafeRow], now: datetime) -> None:
        practice = self._acting.desk.practice
        found = to_follow_up(practice, rows)
        shown = tuple((each, _words(each, practice, now)) for each in found[:LISTED])
        more = len(found) - len(shown)
        self.setVisible(bool(found))
        self._more.setVisible(more > 0)
        self._more.setText(ngettext("and {n} person more", "and {n} people more", more).format(n=more))
        if shown != self._shown:
            self._shown = shown
            self.show_rows([self._row(each, words) for each, words in shown])
            self.body.addWidget(self._more)  # last
        for row in self.rows:
            row.act.offer_if(self._acting.seat.may(needed(follow_up)))

    def _row(self, each: ToFollowUp, words: str) -> PersonRow:
        key, acts = (each.person.id, each.session), (_("Followed up"), _("Open note"))
        row = PersonRow(self._theme, key, each.person.name, [words], acts, self)
        row.act.clicked.connect(partial(self._close, *key))
        row.other.clicked.connect(partial(self.note_asked.emit, each.session, each.person.id))
        return row

    def _close(self, person: str, session: str) -> None:
        known = self._acting.desk.practice.people.get(person)
        if self._acting.arrange(follow_up, person, session) and known is not None:
            words = _("{name} is followed up.").format(name=known.name)
            again = partial(self._acting.arrange, follow_up, person, session, False)
            self._acting.undoable.emit(words, again)


def _words(each: ToFollowUp, practice: Practice, now: datetime) -> str:
    """ "IOP Morning, Tuesday: a note speaks of a risk" """
    group = practice.groups.get(each.group)
    why = {
        "risk": _("a note speaks of a risk"),
        "safety": _("something was done for their safety"),
        "concern": _("their note has a concern about risk"),
    }.get(each.why, "")
    return _("{group}, {day}: {why}").format(
        group=group.name if group else _("A group of the past"),
        day=day_name(each.day, group.zone if group else "UTC", now),
        why=why,
    )
