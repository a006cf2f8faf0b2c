"""What was tried to reach somebody who did not come: how, and what came of it, in two keys."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.live.before_end import not_come
from app.model.care import ReachedHow
from app.model.days import day_in
from app.practice.no_shows import close_no_show, may_call_contact, try_to_reach
from app.words import _
from ui.acting import Acting
from ui.reach_dialog import AskReach
from ui.theme import Theme


class ReachMenu(QMenu):
    """Acts by itself; the numbers stand in it, so that nobody has to look for them."""

    tried = Signal(str)  # the person

    def __init__(
        self,
        theme: Theme,
        acting: Acting,
        person: str,
        session: str,
        zone: str,
        parent: QWidget,
        missing: Collection[str] = (),
    ) -> None:
        """`session` is the stream of the session they missed; `zone` is its group's.

        `missing` are those who did not come to a session of the past; the open one knows for itself.
        """
        super().__init__(_("&Try to reach"), parent)
        self._theme, self._acting = theme, acting
        self._person, self._session, self._zone, self._listed = person, session, zone, missing
        self._ways: list[tuple[ReachedHow, str]] = []
        self.setIcon(theme.icon("phone"))
        practice = acting.desk.practice
        kept = practice.people.get(person)
        if kept is None:
            return
        self._add("call", _with(_("&Call"), kept.callback))
        self._add("text", _with(_("&Text"), kept.callback))
        self._add("email", _with(_("&Email"), kept.email))
        if kept.emergency_contact is not None:
            may = may_call_contact(kept, practice.care_of(person), day_in(zone, acting.desk.now()))
            contact = kept.emergency_contact
            words = _("E&mergency contact: {name}, {phone}") if may else _("E&mergency contact: no release")
            name = contact.name.replace("&", "&&")
            self._add("contact", words.format(name=name, phone=contact.phone).rstrip(", "))
        self.addSeparator()
        self.addAction(_("Another time or &words…")).setData(("ask", False, ""))
        self.addAction(_("&Nothing more to do")).setData(("close", False, ""))
        self.triggered.connect(self._do)

    def open_at(self, place: QPoint) -> None:
        self.aboutToHide.connect(self.deleteLater)
        self.popup(place)  # with nothing chosen: a chosen menu would open, and take the first key

    def _add(self, how: ReachedHow, words: str) -> None:
        menu = self.addMenu(words)
        self._ways.append((how, _way_words(how)))
        if how in ("text", "email"):
            menu.addAction(_("&No answer yet")).setData((how, False, ""))
            menu.addAction(_("&Answered")).setData((how, True, ""))
            return
        menu.addAction(_("&No answer")).setData((how, False, ""))
        if how == "call":
            menu.addAction(_("Left a &message")).setData((how, False, _("left a message")))
        menu.addAction(_("&Reached")).setData((how, True, ""))

    def _do(self, action: QAction) -> None:
        if action.data() is None:
            return
        how, reached, words = action.data()
        if how == "ask":
            self._ask()
            return
        if how == "close":
            done = self._acting.arrange(close_no_show, self._person, self._session)
        else:
            done = self._acting.arrange(
                try_to_reach, self._person, self._session, self._missing(), how, reached, words=words
            )
        if done:
            self.tried.emit(self._person)

    def _missing(self) -> Collection[str]:
        """Who did not come, at this moment: somebody may have arrived since the menu was opened."""
        session = self._acting.desk.session
        return not_come(session) if session is not None and session.stream == self._session else self._listed

    def _ask(self) -> None:
        """In a dialog over what the menu was opened on: the menu itself goes."""
        over = self.parentWidget()
        while isinstance(over, QMenu):
            over = over.parentWidget()
        kept = self._acting.desk.practice.people.get(self._person)
        if kept is not None and over is not None:
            dialog = AskReach(self._theme, self._acting, self._person, self._session, self._missing(), over)
            dialog.begin(kept.name, self._ways, self._zone)


def _way_words(how: ReachedHow) -> str:
    return {
        "call": _("Call"),
        "text": _("Text"),
        "email": _("Email"),
        "contact": _("Call to the emergency contact"),
    }[how]


def _with(words: str, number: str) -> str:
    return f"{words}  {number.replace('&', '&&')}".rstrip()
