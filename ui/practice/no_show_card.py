"""Who did not come and was not reached yet: what was tried, one more attempt in two keys, and their short note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.desk import Desk
from app.documents.no_show import MissedSession, attempt_words, no_show_note
from app.errors import GroupsideError
from app.model.days import day_in
from app.model.rows import AttendanceRow
from app.practice.no_shows import Missed, no_show, not_reached_yet
from app.practice.state import Practice, Reached
from app.words import _
from ui.acting import Acting, Copy
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.reach_menu import ReachMenu
from ui.theme import Space, Theme
from ui.times import clock_time

# below this width the buttons stand under the words, px at 100 %
STACKED = 480


class NoShowCard(Card):
    """It hides while there is nobody to reach."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(_("Not reached yet"), parent=parent)
        self.setObjectName("not-reached")
        self._theme, self._acting = theme, acting
        self._shown: tuple[tuple[Missed, str], ...] = ()
        self._rows: list[_Row] = []
        self._stacked = False
        self.setVisible(False)

    def display_missed(self, attendance: Sequence[AttendanceRow], now: datetime) -> None:
        """`attendance` of the last weeks; times are told in each group's zone."""
        practice = self._acting.desk.practice
        found = not_reached_yet(practice, attendance, day_in("UTC", now))
        shown = tuple((missed, _tried(missed, practice)) for missed in found)
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        held = next((row.key for row in self._rows if row.has_focus()), None)
        self._shown = shown
        for row in self._rows:
            row.setVisible(False)
            row.deleteLater()
        self._rows = [
            _Row(self._theme, missed, _head(missed, practice), tried, self) for missed, tried in shown
        ]
        for row in self._rows:
            row.reach.connect(self._reach)
            row.copy.connect(self._copy)
            self.body.addWidget(row)
            row.show()
            if row.key == held:
                row.take_focus()
        self._fit()

    def fit(self, width: int) -> None:
        """How much room there is."""
        self._stacked = width < self._theme.px(STACKED)
        self._fit()

    def _fit(self) -> None:
        for row in self._rows:
            row.stack(self._stacked)

    def hideEvent(self, event: QHideEvent) -> None:
        """Its menus hold names and numbers: they go with it."""
        super().hideEvent(event)
        for menu in self.findChildren(ReachMenu):
            menu.close()

    def _reach(self, person: str, session: str) -> None:
        row = next(row for row in self._rows if row.key == (person, session))
        missing = [each.person.id for each, _words in self._shown if each.session == session]
        menu = ReachMenu(self._theme, self._acting, person, session, self._zone(session), self, missing)
        menu.open_at(row.under_button())

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
    day = QLocale().toString(_date(missed.day), "dddd, MMM d")
    return " · ".join(piece for piece in (_group(missed, practice), day) if piece)


def _tried(missed: Missed, practice: Practice) -> str:
    """Every attempt with its time, and its day where it was another one."""
    zone = _zone(missed, practice)
    return " · ".join(_attempt(each, missed, zone) for each in missed.tries) or _("Nobody tried yet")


def _attempt(each: Reached, missed: Missed, zone: str) -> str:
    day, time = day_in(zone, each.at), clock_time(each.at, zone)
    if day != missed.day:
        time = " ".join((QLocale().toString(_date(day), "ddd"), time))
    return _("{time} {attempt}").format(time=time, attempt=attempt_words(each.attempt))


def _date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class _Row(QWidget):
    reach = Signal(str, str)
    copy = Signal(str, str)

    def __init__(self, theme: Theme, missed: Missed, head: str, tried: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = (missed.person.id, missed.session)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(missed.person.name, "strong", wrap=True))
        words.addWidget(label(head, "muted", wrap=True))
        words.addWidget(label(tried, "muted", wrap=True))
        self._row.addLayout(words, 1)
        acts = QHBoxLayout()
        acts.setSpacing(Space.SM)
        self._reach = Button(theme, _("Try to reach"), parent=self)
        self._note = Button(theme, _("Copy note"), kind="quiet", parent=self)
        for button in (self._reach, self._note):
            button.make_small()
            button.setAccessibleName(f"{button.text()}: {missed.person.name}, {head}, {tried}")
            acts.addWidget(button)
        acts.addStretch(1)
        self._row.addLayout(acts)
        self._reach.clicked.connect(self._ask_reach)
        self._note.clicked.connect(self._ask_copy)

    def stack(self, stacked: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if stacked else across)

    def has_focus(self) -> bool:
        return self._reach.hasFocus() or self._note.hasFocus()

    def take_focus(self) -> None:
        self._reach.setFocus()

    def under_button(self) -> QPoint:
        return self._reach.mapToGlobal(self._reach.rect().bottomLeft())

    def _ask_reach(self) -> None:
        self.reach.emit(*self.key)

    def _ask_copy(self) -> None:
        self.copy.emit(*self.key)
