"""Guests below the roster, apart from the participants: who is there, as what, and since when."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.live.lobby import GuestRole, see_guest_off, welcome_guest
from app.live.state import Guest, Session
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import rule
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme
from ui.times import clock_time

ROLES: tuple[GuestRole, ...] = ("family", "observer", "other")


def role_words(role: str) -> str:
    match role:
        case "family":
            return _("family member")
        case "observer":
            return _("observer")
        case _:
            return _("guest")


class GuestsFoot(QWidget):
    """No minutes, no turn, no note: a guest comes and leaves."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._acting = theme, acting
        self._shown: dict[str, Guest] = {}
        self._over = False
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.ROW, 0, Space.ROW, 0)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(rule())
        self._column.addWidget(label(_("Guests"), "caption"))
        self.setVisible(False)

    def draw(self, session: Session) -> None:
        guests, over = dict(session.guests), session.run.ended is not None
        self.setVisible(bool(guests))
        if guests == self._shown and over == self._over:
            return
        self._shown, self._over = guests, over
        for line in self._lines:
            line.hide()
            line.deleteLater()
        zone = session.opened.zone if session.opened else "UTC"
        self._lines = [self._line(guest, one, zone) for guest, one in guests.items()]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()  # the layout would do it later

    def _line(self, guest: str, one: Guest, zone: str) -> QWidget:
        line = QWidget(self)
        row, words = QHBoxLayout(line), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(ElidedLabel(one.name, "strong"))
        when = (
            _("since {time}").format(time=clock_time(one.came, zone))
            if one.left is None
            else _("left {time}").format(time=clock_time(one.left, zone))
        )
        words.addWidget(ElidedLabel(f"{role_words(one.role)} · {when}", "caption"))
        row.addLayout(words, 1)
        if not self._over:
            there = one.left is None
            act = Button(
                self._theme, _("Left") if there else _("Back"), "log-out" if there else "log-in", "quiet"
            )
            act.make_small()
            act.setProperty("guest", guest)
            act.clicked.connect(self._see_off if there else self._welcome)
            row.addWidget(act)
        return line

    def _see_off(self) -> None:
        self._acting.do(see_guest_off, str(self.sender().property("guest")))

    def _welcome(self) -> None:
        guest = str(self.sender().property("guest"))
        one = self._shown[guest]
        role: GuestRole = next((role for role in ROLES if role == one.role), "other")
        self._acting.do(welcome_guest, guest, one.name, role)
