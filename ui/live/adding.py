"""Who comes in mid-session: a new participant, or a guest. A name is all that is asked now."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from app.live.lobby import GuestRole, welcome_guest
from app.model.days import day_in
from app.model.people import Person
from app.words import _
from ui.acting import Acting
from ui.live.guests import ROLES
from ui.parts.label import label
from ui.theme import Space, Theme


class Adding(QWidget):
    """A line for the name, above the people while it is typed. What is refused stays in it."""

    roll_call_asked = Signal()

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._acting = theme, acting
        self._role: GuestRole | None = None  # None: a participant
        self._words = label("", "caption", wrap=True)
        self._name = _NameLine()
        self._name.setMaxLength(60)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.ROW, 0, Space.ROW, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._words)
        column.addWidget(self._name)
        self.setVisible(False)
        self._name.returnPressed.connect(self._take)
        self._name.left.connect(self.close_line)

    def menu(self, parent: QWidget) -> QMenu:
        """What can be done for the whole roster."""
        menu = QMenu(parent)
        menu.setObjectName("roster")
        session = self._acting.desk.session
        over = session is None or session.run.ended is not None
        menu.addAction(self._theme.icon("user-plus"), _("&Add a person…")).setData("person")
        guests = menu.addMenu(self._theme.icon("users"), _("A &guest comes"))
        for role, words in zip(
            ROLES, (_("&Family member…"), _("&Observer…"), _("&Somebody else…")), strict=True
        ):
            guests.addAction(words).setData(role)
        menu.addAction(self._theme.icon("list-checks"), _("&Roll call: who is here?")).setData("roll")
        for action in menu.actions():
            action.setEnabled(not over)
        menu.triggered.connect(self._choose)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def ask_person(self) -> None:
        self._ask(None, _("A new participant, a member of this group from today"))

    def ask_guest(self, role: GuestRole) -> None:
        words = {
            "family": _("A family member: no minutes, no turn"),
            "observer": _("An observer: no minutes, no turn"),
            "other": _("A guest: no minutes, no turn"),
        }
        self._ask(role, words[role])

    def close_line(self) -> None:
        self._name.clear()
        self.setVisible(False)

    def _ask(self, role: GuestRole | None, words: str) -> None:
        self._role = role
        self._words.setText(words)
        hint = _("Name used in the group, then Enter") if role is None else _("Name, then Enter")
        self._name.setPlaceholderText(hint)
        self._name.setAccessibleName(words)
        self.setVisible(True)
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, action: QAction) -> None:
        match action.data():
            case "person":
                self.ask_person()
            case "roll":
                self.roll_call_asked.emit()
            case ("family" | "observer" | "other") as role:
                self.ask_guest(role)

    def _take(self) -> None:
        name = " ".join(self._name.text().split())
        session = self._acting.desk.session
        if session is None or session.opened is None or not name:
            return
        if self._role is None:
            today = day_in(session.opened.zone, self._acting.desk.now())
            person = Person(id=secrets.token_hex(16), name=name, joined=today)
            done = self._acting.join(person, session.opened.group_id)
        else:
            done = self._acting.do(welcome_guest, secrets.token_hex(8), name, self._role)
        if done:
            self.close_line()


class _NameLine(QLineEdit):
    left = Signal()  # Escape

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)
