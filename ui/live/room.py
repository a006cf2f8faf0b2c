"""The cards of a live window about who is in the room: the lobby, one person's checks, corrected times, the roll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.live.state import Session
from app.model.agenda import lay
from ui.acting import Acting
from ui.live.block import BlockCard
from ui.live.checks import ChecksCard
from ui.live.clock_acts import ClockActs
from ui.live.lobby import LobbyCard
from ui.live.middle import Middle
from ui.live.people import PeopleCard
from ui.live.roll_call import RollCall
from ui.live.stay_editor import StayEditor
from ui.theme import Theme


class Room(QObject):
    """Makes the cards and opens them where they are asked for; `leads` is the window in which the roll is called by
    itself after a break, where the program wants it."""

    def __init__(self, theme: Theme, acting: Acting, acts: ClockActs, *, leads: bool, home: QWidget) -> None:
        super().__init__(home)
        self._acting, self._leads, self._home = acting, leads, home
        self.lobby = LobbyCard(theme, acting, edits=leads)
        self.checks = ChecksCard(theme, acting)
        self.stays = StayEditor(theme, acting)
        self.roll = RollCall(theme, acting)
        self._middle: Middle | None = None
        self._on_break = ("", False)  # the session, and whether it was on a break
        self.lobby.late_start_chosen.connect(acts.start_late)
        home.installEventFilter(self)

    @property
    def cards(self) -> tuple[QWidget, ...]:
        return self.checks, self.stays, self.roll

    def follow(self, middle: Middle, people: PeopleCard, block: BlockCard) -> None:
        """Join the cards to where they stand and to what asks for them."""
        self._middle = middle
        for asked, answer in (
            (self.lobby.person_asked, self._open_checks),
            (self.lobby.plan_asked, middle.open_plan),
            (self.lobby.agenda_asked, block.agenda_asked),
            (self.checks.next_asked, self._next_person),
            (people.checks_asked, self.open_checks),
            (people.times_asked, self.open_times),
            (people.roll_call_asked, self.open_roll),
            (block.roll_call_asked, self.open_roll),
            (block.lobby_asked, middle.open_lobby),
        ):
            asked.connect(answer)
        for card in (self.checks, self.stays, self.roll):
            card.left.connect(self._go_back)

    def fit(self, *, narrow: bool, low: bool, slim: bool) -> None:
        for card in (self.lobby, self.checks):
            card.fit(narrow)
        for each in (self.stays, self.roll):
            each.fit(slim)
        for one in (self.lobby, self.checks, self.stays, self.roll):
            one.tighten(narrow or low)

    def close_menus(self) -> None:
        self.lobby.close_menus()

    def redraw(self) -> None:
        """After an act, and as time goes on: whichever of the cards is seen."""
        session = self._acting.desk.session
        if session is None or session.opened is None or not self._home.isVisible():
            return
        if self.lobby.isVisibleTo(self._home):
            self.lobby.draw(session, lay(session.run, self._acting.desk.now()))
        for card in (self.checks, self.stays, self.roll):
            if card.isVisibleTo(self._home):
                if session.run.ended is not None and self._middle is not None:
                    self._middle.go_on()
                else:
                    card.draw(session)
        self._look_for_end_of_break(session)

    # What a person asks for

    def open_checks(self, person: str) -> None:
        self._open_checks(person, "")

    def _open_checks(self, person: str, first: str) -> None:
        session = self._acting.desk.session
        if session is None or person not in session.people or self._middle is None:
            return
        self._middle.show(self.checks)
        self.checks.begin(session, person)
        if first == "address":
            self.checks.type_address()
        elif first == "others":
            self.checks.type_others()

    def open_times(self, person: str) -> None:
        session = self._acting.desk.session
        if session is not None and person in session.people and self._middle is not None:
            self._middle.show(self.stays)
            self.stays.begin(session, person)

    def open_roll(self) -> None:
        """Asked for by hand: in a break who is back, else who is here."""
        session = self._acting.desk.session
        if session is not None:
            self._call(session, after_break=_is_on_break(session))

    def _call(self, session: Session, *, after_break: bool) -> None:
        if session.run.live and self._middle is not None:
            self._middle.show(self.roll)
            self.roll.begin(session, self._acting.desk.now(), after_break=after_break)

    def _go_back(self) -> None:
        if self._middle is not None:
            self._middle.go_on()
            self.redraw()

    def _next_person(self) -> None:
        """The next one of the lobby who still has something to be asked; else back to it."""
        session = self._acting.desk.session
        if session is None or self._middle is None:
            return
        order = [person for person, one in session.people.items() if one.presence != "excused"]
        at = order.index(self.checks.person) + 1 if self.checks.person in order else 0
        if at < len(order):
            self.lobby.grid.list.choose(order[at])
            self.open_checks(order[at])
        else:
            self._go_back()

    def _look_for_end_of_break(self, session: Session) -> None:
        on_break = _is_on_break(session)
        ended = self._on_break == (session.stream, True) and not on_break and session.run.live
        self._on_break = (session.stream, on_break)
        rules = session.opened.rules if session.opened else None
        if ended and self._leads and rules is not None and rules.roll_call and session.here:
            self._call(session, after_break=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow key that nothing else took walks through the lobby."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and self.lobby.isVisibleTo(self._home)
        ):
            self.lobby.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False


def _is_on_break(session: Session) -> bool:
    block, run = session.block, session.run
    return run.live and ((block is not None and block.is_break) or (run.paused and run.back_in is not None))
