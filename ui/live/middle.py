"""The cards in the middle of a live window, one at a time: that of the block, until another is asked for."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.live.state import Session
from app.live.turns import move_turn
from app.model.agenda import Timeline
from app.model.rounds import Round
from ui.acting import Acting
from ui.live.block import BlockCard
from ui.live.clock_acts import ClockActs
from ui.live.rest_of_session import RestOfSession
from ui.parts.card import Card
from ui.parts.scroll import Scroll
from ui.theme import Space


class Middle(QObject):
    """Every live window has the block and the rest of the session; a change there is signed by who sits in it."""

    def __init__(
        self,
        acting: Acting,
        clock_acts: ClockActs,
        block: BlockCard,
        rest: RestOfSession,
        *others: QWidget,
        home: QWidget,
        lobby: QWidget | None = None,
    ) -> None:
        """`home`: holds the cards, and has the focus when the block's card comes back. Before the start the `lobby`
        stands in that card's place, until the plan is asked for."""
        super().__init__(home)
        self._lobby, self._waits, self._plan_open = lobby, False, False
        self._stream = ""
        waiting = () if lobby is None else (lobby,)
        self._acting, self._acts, self._home = acting, clock_acts, home
        self._block, self._rest = block, rest
        self.pages = tuple(Scroll(card) for card in (block, rest, block.turn_order, *waiting, *others))
        for page in self.pages:
            if isinstance(card := page.widget(), Card):
                page.frame_like_card()
                if card.closing is not None:
                    page.stand_below(card.closing)
        for page in self.pages[1:]:  # the first is not shown yet: it would stand as a window of its own
            page.setVisible(False)
        clock_acts.rest_asked.connect(self.open_rest)
        rest.chosen.connect(self._replan)
        rest.left.connect(self.go_on)
        block.turn_order.left.connect(self.go_on)
        block.groups.opened.connect(self._show_groups)
        block.turn_order.move_asked.connect(self._move_turn)
        block.round.over.connect(self._rest_focus)

    def show(self, card: QWidget) -> None:
        self._acting.moved_on.emit()
        for page in self.pages:
            page.setVisible(page.widget() is card)
            page.verticalScrollBar().setValue(0)

    def go_on(self) -> None:
        """Back to the group."""
        first = self._first()
        if not first.isVisibleTo(self._home):
            self.show(first)
            (self._home if first is self._block else first).setFocus()

    def _show_groups(self) -> None:
        """The last part of the card: below a long round it would open out of sight."""
        self.go_on()
        QTimer.singleShot(0, self, self._bring_groups)  # the layout gives them their place first

    def _bring_groups(self) -> None:
        self.pages[0].ensureWidgetVisible(self._block.groups, 0, Space.MD)

    def _rest_focus(self) -> None:
        """Where typing starts a note, and Enter does nothing."""
        self._home.setFocus()

    def open_plan(self) -> None:
        """Before the start: the icebreaker and the agenda, in the lobby's place."""
        self._plan_open = True
        self.go_on()

    def open_lobby(self) -> None:
        self._plan_open = False
        self.go_on()

    def _first(self) -> QWidget:
        """What stands here while nothing else is asked for."""
        lobby = self._lobby is not None and self._waits and not self._plan_open
        return self._lobby if lobby and self._lobby is not None else self._block

    def open_rest(self) -> None:
        """When the session is to end, and the minutes of what is still to come; the same key closes it."""
        session = self._acting.desk.session
        if self._rest.isVisibleTo(self._home):
            self.go_on()
        elif session is not None and session.opened is not None and session.run.ended is None:
            self.show(self._rest)
            self._rest.begin(session, self._acting.desk.now())

    def open_order(self) -> None:
        """The round is put in order by hand."""
        if (session := self._acting.desk.session) is not None:
            self.show(self._block.turn_order)
            self._block.turn_order.begin(session)

    def draw(self, session: Session, timeline: Timeline) -> None:
        """As time goes on; a session that was ended from another window has no rest."""
        waits = session.run.started is None and session.run.ended is None
        if session.stream != self._stream:
            # another room: what was open in the one before is not open here
            self._stream, self._waits, self._plan_open = session.stream, waits, False
            self.go_on()
        elif waits != self._waits:
            before, self._waits, self._plan_open = self._first(), waits, False
            if before.isVisibleTo(self._home):
                self.go_on()
        self._block.draw(session, timeline)
        if self._block.turn_order.isVisibleTo(self._home):
            self._block.turn_order.draw(session)
        if self._rest.isVisibleTo(self._home):
            if session.run.ended is None:
                self._rest.draw(session, timeline)
            else:
                self.go_on()

    def _move_turn(self, person: str, which: str, steps: int) -> None:
        self._acting.do(move_turn, person, Round(which), steps)

    def _replan(self, taken: dict[str, int], end: datetime | None) -> None:
        if self._acts.replan(taken, end):
            self.go_on()
