"""The people of the session: who is here, what can be done for one of them, and finding one by letters."""

from __future__ import annotations

from datetime import datetime, timedelta
from gettext import gettext as _

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.live import commands
from app.live.state import Attendee, Session
from app.model.notes import folded, handles
from app.model.rounds import Round
from ui.acting import Acting
from ui.live import people_words
from ui.parts.card import Card
from ui.parts.roster import RosterList
from ui.theme import Space, Theme

# how long ago an arrival can be said to have been, minutes
AGO = (2, 5, 10, 15)


class PeopleCard(Card):
    """A click on the chip is the next thing for attendance; a click on the person opens what else there is."""

    note_about = Signal(str)  # the @handle
    turn_asked = Signal(str)  # this person, now

    def __init__(
        self, theme: Theme, acting: Acting, *, takes_turns: bool = True, parent: QWidget | None = None
    ) -> None:
        """`takes_turns`: this window has the card of the round, so a person can be called to it."""
        super().__init__(_("Group"), margin=14, inset=10, parent=parent)
        self._takes_turns = takes_turns
        self._theme = theme
        self._acting = acting
        self._current = ""
        self.body.setSpacing(Space.SM)
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Letters of a name, then Enter"))
        self._find.setAccessibleName(_("Find a person"))
        self._find.setVisible(False)
        self._find.textEdited.connect(self._look_for)
        self._find.returnPressed.connect(self._found)
        self._find.editingFinished.connect(self._close_find)
        self.list = RosterList(theme, _("People in this session"))
        self.list.say_when_empty(_("Nobody is on the list yet. Add people to the group under People."))
        self.body.addWidget(self._find)
        self.body.addWidget(self.list, 1)
        self.list.chip_clicked.connect(self._next_for)
        self.list.row_chosen.connect(self._clicked)
        self.list.person_activated.connect(self._open_at)
        self.list.person_menu.connect(self.open_menu)

    def draw(self, session: Session, now: datetime) -> None:
        self.display(_("Group"), people_words.here_words(session))
        self.list.display(people_words.person_rows(session, now, self._current))

    def point_at(self, person: str) -> None:
        """Whose turn it is, when it is not simply the next one's."""
        self._current = person

    def open_find(self) -> None:
        """Ctrl+J: letters of a name."""
        self._find.clear()
        self._find.setVisible(True)
        self._find.setFocus()

    def _look_for(self, typed: str) -> None:
        letters = folded(typed)
        for row in self.list.shown:
            if letters and any(folded(word).startswith(letters) for word in row.name.split()):
                self.list.choose(row.id)
                return

    def _found(self) -> None:
        person = self.list.chosen
        self._find.setVisible(False)
        self.list.setFocus()
        if person:
            self._open_at(person)

    def _close_find(self) -> None:
        if not self._find.hasFocus():
            self._find.setVisible(False)

    def _attendee(self, person: str) -> Attendee | None:
        session = self._acting.desk.session
        return session.people.get(person) if session else None

    def _next_for(self, person: str) -> None:
        """The chip: who is awaited arrives, who is out comes back; for the others it opens the menu."""
        attendee = self._attendee(person)
        if attendee is not None and attendee.presence in ("expected", "excused", "out", "left"):
            self._acting.do(commands.mark_arrived, person)
        else:
            self._open_at(person)

    def _clicked(self, person: str) -> None:
        if not self.list.hasFocus() or self.list.underMouse():
            self._open_at(person)

    def _open_at(self, person: str) -> None:
        place = self.list.visualRect(self.list.currentIndex())
        self.open_menu(
            person, self.list.viewport().mapToGlobal(place.bottomLeft() + QPoint(Space.XXL, -Space.SM))
        )

    def open_menu(self, person: str, place: QPoint) -> None:
        """What can be done for a person now, the likely thing first."""
        attendee = self._attendee(person)
        if attendee is None:
            return
        menu = QMenu(attendee.name, self)
        menu.setObjectName("person")
        for icon, words, act in self._acts(person, attendee):
            action = menu.addAction(self._theme.icon(icon), words)
            action.setData((act, person))
        if attendee.presence in ("expected", "excused"):
            ago = menu.addMenu(_("Arrived earlier"))
            for minutes in AGO:
                action = ago.addAction(_("{minutes} minutes ago").format(minutes=minutes))
                action.setData((minutes, person))
        menu.triggered.connect(self._do)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _acts(self, person: str, attendee: Attendee) -> list[tuple[str, str, str]]:
        acts: list[tuple[str, str, str]] = []
        session = self._acting.desk.session
        match attendee.presence:
            case "here":
                acts.append(("log-out", _("Stepped &out"), "out"))
                acts.append(("x", _("&Left for today"), "left"))
            case "out" | "left":
                acts.append(("log-in", _("&Back in the room"), "arrived"))
                if attendee.presence == "out":
                    acts.append(("x", _("&Left for today"), "left"))
            case _:
                acts.append(("check", _("&Arrived"), "arrived"))
                if attendee.presence == "expected":
                    acts.append(("calendar-off", _("&Excused"), "excused"))
        which = people_words.round_of(session) if session else None
        if self._takes_turns and which is not None and attendee.presence == "here":
            words = _("&Check in now") if which is Round.CHECK_IN else _("&Check out now")
            acts.append(("list-checks", words, "turn"))
        acts.append(("pen-line", _("&Note about {name}").format(name=attendee.name.split()[0]), "note"))
        acts.append(
            ("flag", _("Take the &flag away") if attendee.flagged else _("&Flag: see before the end"), "flag")
        )
        return acts

    def _do(self, action: QAction) -> None:
        act, person = action.data()
        attendee = self._attendee(person)
        if attendee is None:
            return
        do = self._acting.do
        match act:
            case int(minutes):
                self._arrived_ago(person, minutes)
            case "arrived":
                do(commands.mark_arrived, person)
            case "out":
                do(commands.mark_stepped_out, person)
            case "left":
                do(commands.mark_left, person)
            case "excused":
                do(commands.mark_excused, person)
            case "flag":
                do(commands.flag, person, not attendee.flagged)
            case "turn":
                self.turn_asked.emit(person)
            case "note":
                session = self._acting.desk.session
                self.note_about.emit(handles(session.names)[person] if session else "")

    def _arrived_ago(self, person: str, minutes: int) -> None:
        when = self._acting.desk.now() - timedelta(minutes=minutes)
        self._acting.do_at(when, commands.mark_arrived, person)
