"""Who did not come and was not reached yet: what was tried, one more attempt in two keys, and their short note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.documents.no_show import MissedSession, attempt_words, no_show_note
from app.errors import GroupsideError
from app.model.days import day_in
from app.model.roles import Right
from app.model.rows import AttendanceRow
from app.practice.languages import record_language
from app.practice.no_shows import Missed, no_show, not_reached_yet
from app.practice.state import Practice, Reached
from app.words import _, speaking
from ui.acting import Acting, Copy
from ui.practice.person_rows import PersonRow, PersonRowsCard
from ui.reach_menu import ReachMenu
from ui.theme import Theme
from ui.times import clock_time, shaped


class NoShowCard(PersonRowsCard):
    """It hides while there is nobody to reach."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Not reached yet"), parent)
        self.setObjectName("not-reached")
        self._acting = acting
        self._shown: tuple[tuple[Missed, str], ...] = ()

    def display_missed(self, attendance: Sequence[AttendanceRow], now: datetime) -> None:
        """`attendance` of the last weeks; times are told in each group's zone."""
        practice = self._acting.desk.practice
        found = not_reached_yet(practice, attendance, day_in("UTC", now))
        shown = tuple((missed, _tried(missed, practice)) for missed in found)
        self.setVisible(bool(shown))
        if shown != self._shown:
            self._shown = shown
            self.show_rows([self._row(missed, _head(missed, practice), tried) for missed, tried in shown])
        for row in self.rows:
            row.act.offer_if(self._acting.seat.may(Right.PEOPLE))

    def _row(self, missed: Missed, head: str, tried: str) -> PersonRow:
        key, acts = (missed.person.id, missed.session), (_("Try to reach"), _("Copy note"))
        row = PersonRow(self._theme, key, missed.person.name, [head, tried], acts, self)
        row.act.clicked.connect(partial(self._reach, *key))
        row.other.clicked.connect(partial(self._copy, *key))
        return row

    def hideEvent(self, event: QHideEvent) -> None:
        """Its menus hold names and numbers: they go with it."""
        super().hideEvent(event)
        for menu in self.findChildren(ReachMenu):
            menu.close()

    def _reach(self, person: str, session: str) -> None:
        button = next(row.act for row in self.rows if row.key == (person, session))
        missing = [each.person.id for each, _words in self._shown if each.session == session]
        menu = ReachMenu(self._theme, self._acting, person, session, self._zone(session), self, missing)
        menu.open_at(button.mapToGlobal(button.rect().bottomLeft()))

    def _copy(self, person: str, session: str) -> None:
        missed = next(
            each for each, _words in self._shown if (each.person.id, each.session) == (person, session)
        )
        try:
            wanted = no_show_copy(self._acting.desk, missed)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self._acting.copy_asked.emit(wanted)

    def _zone(self, session: str) -> str:
        missed = next((each for each, _words in self._shown if each.session == session), None)
        return _zone(missed, self._acting.desk.practice) if missed is not None else "UTC"


def no_show_copy(desk: Desk, missed: Missed) -> Copy:
    """The note as it stands now. Raises VaultError."""
    from app.documents.redaction import redact  # with all the words that it knows
    from app.guests_known import names_known

    practice, person = desk.practice, missed.person.id
    told = MissedSession(
        _group(missed, practice),
        missed.day,
        _zone(missed, practice),
        no_show(practice, person, missed.session),
    )
    with speaking(record_language(practice, person)):
        known = redact(told, names_known(desk, person), practice.care_of(person).names)
        note = "" if known.unanswered else no_show_note(known, practice.users, desk.now())
    said = _("Copied: paste it into their own record. It leaves the clipboard in two minutes.")
    again = partial(no_show_copy, desk, missed)
    return Copy((person,), "no_show", note, said, asked=known.asked, again=again)


def _group(missed: Missed, practice: Practice) -> str:
    group = practice.groups.get(missed.group)
    return group.name if group is not None else ""


def _zone(missed: Missed, practice: Practice) -> str:
    group = practice.groups.get(missed.group)
    return group.zone if group is not None else "UTC"


def _head(missed: Missed, practice: Practice) -> str:
    """ "IOP Morning · Tuesday, Nov 24" """
    day = shaped(missed.day, _("dddd, MMM d"))
    return " · ".join(piece for piece in (_group(missed, practice), day) if piece)


def _tried(missed: Missed, practice: Practice) -> str:
    """Every attempt with its time, and its day where it was another one."""
    zone = _zone(missed, practice)
    return " · ".join(_attempt(each, missed, zone) for each in missed.tries) or _("Nobody tried yet")


def _attempt(each: Reached, missed: Missed, zone: str) -> str:
    day, time = day_in(zone, each.at), clock_time(each.at, zone)
    if day != missed.day:
        time = " ".join((shaped(day, "ddd"), time))
    return _("{time} {attempt}").format(time=time, attempt=attempt_words(each.attempt))
