"""What can be done for one person of the session now, as a menu: the likely thing first, a letter for each."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.live import commands
from app.live.attending import Attendee
from app.live.lobby import switch_modality
from app.live.speaking import end_speaker, start_speaker
from app.live.state import Session
from app.live.turns import put_off, round_of, to_come
from app.model.marks import Mark
from app.model.notes import handles
from app.model.rounds import Round
from app.words import _, ngettext
from ui.acting import Acting
from ui.live.round_words import questions
from ui.reach_menu import ReachMenu
from ui.theme import Theme
from ui.times import clock_time

# how long ago something can be said to have happened, minutes
AGO: Final = (2, 5, 10, 15)
# how long a speaker has when one key gives them the floor, and what else can be chosen, minutes
SPEAKER_MINUTES: Final = 3
SPEAKER_CHOICES: Final = (1, 2, SPEAKER_MINUTES, 5, 10)


class PersonMenu(QMenu):
    """Acts for the person by itself; a turn and a note are for the window, which has the card and the note field."""

    note_about = Signal(str)  # the @handle
    turn_asked = Signal(str, str)  # the person, the round
    checks_asked = Signal(str)
    times_asked = Signal(str)
    mark_asked = Signal(str, str)  # the person, the mark's id

    def __init__(
        self, theme: Theme, acting: Acting, person: str, *, takes_turns: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._acting, self._person = theme, acting, person
        self.setObjectName("person")
        session = acting.desk.session
        if session is not None and person in session.people:
            self._fill(session, session.people[person], takes_turns)
        self.triggered.connect(self._do)
        self.aboutToHide.connect(self.deleteLater)

    def open_at(self, place: QPoint) -> None:
        self.popup(place)
        if self.actions():
            self.setActiveAction(self.actions()[0])

    def _fill(self, session: Session, attendee: Attendee, takes_turns: bool) -> None:
        for icon, words, act in _attendance(attendee):
            self._add(icon, words, act)
        if takes_turns and attendee.presence == "here" and session.run.live:
            for icon, words, act in _turns(session, attendee):
                self._add(icon, words, act)
        self._add(
            "pen-line",
            _("&Note about {name}").format(name=attendee.name.split()[0].replace("&", "&&")),
            "note",
        )
        self._fill_marks(attendee)
        flagged = attendee.flagged
        self._add("flag", _("Take the &flag away") if flagged else _("&Flag: see before the end"), "flag")
        if attendee.presence == "expected" and session.opened is not None:
            zone = session.opened.zone
            self.addMenu(ReachMenu(self._theme, self._acting, self._person, session.stream, zone, self))
        self._fill_speaking(session, attendee)
        self._fill_earlier(session, attendee)
        self._fill_checks(session, attendee)

    def _fill_marks(self, attendee: Attendee) -> None:
        """What was seen of them, each with the letter that makes the mark."""
        if not attendee.spans:
            return
        menu = self.addMenu(self._theme.icon("check"), _("Mar&k"))
        menu.setToolTipsVisible(True)
        for mark in self._acting.desk.practice.noting.told_marks:
            action = menu.addAction(_with_letter(mark))
            action.setToolTip(mark.meaning)
            action.setData(("mark", mark.id))

    def _fill_checks(self, session: Session, attendee: Attendee) -> None:
        """The telehealth checks, camera or phone, and times that were marked wrongly."""
        if session.run.ended is None:
            self._add("list-checks", _("Telehealth &checks…"), "checks")
        if session.run.live and attendee.presence == "here":
            on_phone = attendee.check is not None and attendee.check.modality == "phone"
            if on_phone:
                self._add("monitor-up", _("On camera a&gain"), "video")
            else:
                self._add("phone", _("No&w on the phone"), "phone")
        self._add("pen-line", _("Correct ti&mes…"), "times")

    def _fill_speaking(self, session: Session, attendee: Attendee) -> None:
        """The floor, with a soft clock."""
        if not session.run.live or attendee.presence != "here":
            return
        if session.speaker is not None and session.speaker.person == self._person:
            self._add("check", _("Done &speaking"), "spoken")
            return
        menu = self.addMenu(self._theme.icon("message-square"), _("&Speaks now"))
        for minutes in SPEAKER_CHOICES:
            words = ngettext("for {n} minute", "for {n} minutes", minutes).format(n=minutes)
            menu.addAction(words).setData(("speaks", minutes))

    def _fill_earlier(self, session: Session, attendee: Attendee) -> None:
        """The same, when it happened a few minutes ago."""
        if session.opened is None or session.run.ended is not None:
            return
        menu = self.addMenu(self._theme.icon("clock"), _("Ea&rlier"))
        now, zone = self._acting.desk.now(), session.opened.zone
        for act, words in _earlier(attendee):
            if menu.actions():
                menu.addSeparator()
            for minutes in AGO:
                when = now - timedelta(minutes=minutes)
                if attendee.spans and when <= attendee.spans[-1].start:
                    break
                time = clock_time(when, zone)
                action = menu.addAction(words.format(time=time, minutes=minutes))
                action.setData((act, minutes))
        if not menu.actions():
            self.removeAction(menu.menuAction())

    def _add(self, icon: str, words: str, act: str) -> None:
        self.addAction(self._theme.icon(icon), words).setData((act, 0))

    def _do(self, action: QAction) -> None:
        if action.data() is None or len(action.data()) != 2:
            return  # of a menu that acts by itself
        act, ago = action.data()  # the act, and its minutes: how long ago, or for how long
        acting, person = self._acting, self._person
        session = acting.desk.session
        if session is None or person not in session.people:
            return
        if act == "mark":
            self.mark_asked.emit(person, ago)
            return
        when = acting.desk.now() - timedelta(minutes=ago)
        match act:
            case "arrived" if ago:
                acting.do_at(when, commands.mark_arrived, person)
            case "arrived":
                acting.do(commands.mark_arrived, person)
            case "out" if ago:
                acting.do_at(when, commands.mark_stepped_out, person)
            case "out":
                acting.do(commands.mark_stepped_out, person)
            case "left" if ago:
                acting.do_at(when, commands.mark_left, person)
            case "left":
                acting.do(commands.mark_left, person)
            case "excused":
                acting.do(commands.mark_excused, person)
            case "pass" if which := round_of(session):
                acting.do(commands.pass_turn, person, which)
            case "put_off" if which := round_of(session):
                acting.do(put_off, person, which)
            case "flag":
                acting.do(commands.flag, person, not session.people[person].flagged)
            case "speaks":
                acting.do(start_speaker, person, ago)
            case "checks":
                self.checks_asked.emit(person)
            case "times":
                self.times_asked.emit(person)
            case "phone" | "video":
                acting.do(switch_modality, person, act)
            case "spoken":
                acting.do(end_speaker)
            case "note":
                self.note_about.emit(handles(session.names).get(person, ""))
            case _:
                self.turn_asked.emit(person, act)


def _with_letter(mark: Mark) -> str:
    """A mark's title as a menu writes it, its letter underlined, or behind it where it is not in it."""
    words = mark.title.replace("&", "&&")
    at = words.casefold().find(mark.key)
    if not mark.key or at < 0:
        return f"{words} (&{mark.key.upper()})" if mark.key else words
    return f"{words[:at]}&{words[at:]}"


def _attendance(attendee: Attendee) -> list[tuple[str, str, str]]:
    match attendee.presence:
        case "here":
            return [("log-out", _("Stepped &out"), "out"), ("x", _("&Left for today"), "left")]
        case "out":
            return [("log-in", _("&Back in the room"), "arrived"), ("x", _("&Left for today"), "left")]
        case "left":
            return [("log-in", _("&Back in the room"), "arrived")]
        case "excused":
            return [("check", _("&Arrived"), "arrived")]
        case "expected":
            return [("check", _("&Arrived"), "arrived"), ("calendar-off", _("&Excused"), "excused")]


def _earlier(attendee: Attendee) -> list[tuple[str, str]]:
    match attendee.presence:
        case "here":
            return [
                ("out", _("Stepped out at {time}, {minutes} minutes ago")),
                ("left", _("Left at {time}, {minutes} minutes ago")),
            ]
        case "out" | "left":
            return [("arrived", _("Back at {time}, {minutes} minutes ago"))]
        case _:
            return [("arrived", _("Arrived at {time}, {minutes} minutes ago"))]


def _turns(session: Session, attendee: Attendee) -> list[tuple[str, str, str]]:
    """A turn in any block: who came late still checks in, who leaves early checks out."""
    acts = []
    for which, now, again in (
        (Round.CHECK_IN, _("Check &in now"), _("Change the check-&in")),
        (Round.CHECK_OUT, _("C&heck out now"), _("C&hange the check-out")),
    ):
        if questions(session, which):
            acts.append(("list-checks", again if attendee.turn(which) else now, which.value))
    which_now = round_of(session)
    left = to_come(session, which_now) if which_now else ()
    if attendee.person.id in left:
        acts.append(("skip-forward", _("&Passes"), "pass"))
        if len(left) > 1:
            acts.append(("clock", _("&Turn comes later"), "put_off"))
    return acts
