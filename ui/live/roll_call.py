"""The roll: who is back after a break, or who is here at all. One key a person, kind words for who is not."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.live import commands
from app.live.lobby import close_roll_call, on_roll
from app.live.state import Session
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, Foot
from ui.parts.label import label
from ui.parts.roster import PersonRow, RosterList
from ui.theme import Space, Theme


class RollCall(Card):
    """Stands in the place of the block's card. Nothing changes for who is in the room until the roll is closed.

    After a break nobody is back before they are called. At any other time nobody has left: who is marked here is
    here, and whoever is awaited can be marked as they are called.
    """

    left = Signal()

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(_("Who is here?"), parent=parent)
        self.setObjectName("roll-call")
        self._theme, self._acting = theme, acting
        self._begun: datetime | None = None
        self._after_break = False
        self._called: frozenset[str] = frozenset()
        self._back: set[str] = set()
        self._words = label("", "muted", wrap=True)
        self.list = RosterList(theme, _("Roll call"), tints_chosen=True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._close = Button(theme, _("Close the roll"), "check", "primary")
        self._later = Button(theme, _("Not now"), kind="quiet")
        self.closing = Foot(self._later, self._close, parent=self)
        self.body.setSpacing(Space.SM)
        self.body.addWidget(self._words)
        self.body.addWidget(self.list)
        self.tighten(False)
        self.closing.left.connect(self.left)
        self._later.clicked.connect(self.left)
        self._close.clicked.connect(self.finish)
        self.list.person_activated.connect(self._turn)
        self.list.chip_clicked.connect(self._turn)
        self.list.clicked.connect(self._clicked)
        self.setFocusProxy(self.list)

    def fit(self, slim: bool) -> None:
        self._later.be_icon_where(slim, _("Not now"), "x")  # in one row still: the people need the room

    def begin(self, session: Session, now: datetime, *, after_break: bool) -> None:
        """Call everybody who was here; after a break nobody is back yet."""
        self._begun, self._called, self._after_break = now, session.here, after_break
        self._back = set() if after_break else set(session.here)
        self.draw(session)
        if self.list.shown:
            self.list.choose(self.list.shown[0].id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, session: Session) -> None:
        """Who comes in by another way meanwhile is back as well."""
        self._back |= {
            person
            for person in self._called & session.here
            if self._begun is not None and session.people[person].spans[-1].start > self._begun
        }
        called = on_roll(session) if self._after_break else on_roll(session, awaited=True)
        rows = [self._row(session, person) for person in called]
        self.list.display(rows)
        self.list.setFixedHeight(max(sum(self.list.height_of(row) for row in rows), self._theme.px(40)) + 4)
        away = [row for row in rows if row.status == "away"]
        if self._after_break:
            title, count = _("Who is back?"), _("{n} of {count} back")
            how = _(
                "Click who is back, or press Enter. Then close the roll below: who is not back has stepped out."
            )
            whole = _("Everybody is back.")
        else:
            title, count = _("Who is here?"), _("{n} of {count} here")
            how = _(
                "Click who is here, or press Enter. Then close the roll below: who is gone has stepped out."
            )
            whole = _("Everybody is here.")
        self.display(title, count.format(n=len(rows) - len(away), count=len(rows)))
        self._words.setText(how if away else whole)

    def finish(self) -> None:
        session = self._acting.desk.session
        if session is not None and self._acting.do(close_roll_call, sorted(self._called - self._back)):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, session: Session, person: str) -> PersonRow:
        attendee = session.people[person]
        here = attendee.presence == "here" and (person in self._back or person not in self._called)
        there, away = (_("Back"), _("Not back yet")) if self._after_break else (_("Here"), _("Not here"))
        return PersonRow(
            person,
            attendee.person.initials,
            attendee.name,
            {"out": _("had stepped out"), "expected": _("awaited")}.get(attendee.presence, ""),
            "back" if here else "away",
            there if here else away,
            "ok" if here else "neutral",
            "check" if here else "hourglass",
        )

    def _clicked(self, index: QModelIndex) -> None:
        row = self.list.row(index)
        if row is not None:
            self._turn(row.id)

    def _turn(self, person: str) -> None:
        """Back, or not yet after all; the next one who is awaited is chosen."""
        session = self._acting.desk.session
        if session is None or person not in session.people:
            return
        if session.people[person].presence in ("out", "expected"):
            self._acting.do(commands.mark_arrived, person)
        elif person in self._back:
            self._back.discard(person)
        else:
            self._back.add(person)
        session = self._acting.desk.session or session
        self.draw(session)
        if next((row.status for row in self.list.shown if row.id == person), "") == "back":
            self._choose_next(person)

    def _choose_next(self, person: str) -> None:
        order = [row.id for row in self.list.shown]
        place = order.index(person)
        away = {row.id for row in self.list.shown if row.status == "away"}
        following = next((one for one in (*order[place + 1 :], *order[:place]) if one in away), "")
        if following:
            self.list.choose(following)
        else:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
