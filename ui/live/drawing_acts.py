"""Another icebreaker or closing thought in a running session, and one that is never for this group."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.errors import Refused
from app.live import commands
from app.live.events import ClosingThoughtDrawn, IcebreakerDrawn
from app.model.decks import DeckKind
from app.opening import another
from ui.acting import Acting
from ui.drawn_acts import Drawn, DrawnActs


class DrawingActs(QObject):
    """Signed by who sits in the window. `what` is a prompt's name: 'icebreaker' or 'closing_thought'."""

    def __init__(self, acting: Acting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._drawn = DrawnActs(acting, self)

    def another(self, what: str) -> bool:
        """Not today: one that was not here today takes its place, and it goes back to the deck."""
        desk, kind = self._acting.desk, DeckKind(what)
        if desk.session is None:
            return False
        try:
            item = another(desk.session, desk.practice, desk.library, kind)
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            return False
        if kind is DeckKind.ICEBREAKER:
            return self._acting.do(commands.draw_icebreaker, item)
        return self._acting.do(commands.draw_closing_thought, item)

    def never(self, what: str) -> None:
        session = self._acting.desk.session
        if session is None or session.opened is None:
            return
        item = session.icebreaker if what == DeckKind.ICEBREAKER else session.closing_thought
        group = self._acting.desk.practice.groups.get(session.opened.group_id)
        if item is not None and group is not None:
            another, back = partial(self.another, what), partial(self._put_back, what)
            decks = {deck.id for deck in self._acting.desk.library.of(DeckKind(what))}
            self._drawn.never(Drawn(group, (item.deck, item.id), decks, another, back))

    def _put_back(self, what: str) -> None:
        """The one that was drawn before has its place again, while nothing else was done since."""
        session, user = self._acting.desk.session, self._acting.seat.user
        act = commands.last_act(session, self._acting.desk.now(), user) if session else ()
        drawn = IcebreakerDrawn if what == DeckKind.ICEBREAKER else ClosingThoughtDrawn
        if act and isinstance(act[0].event, drawn):
            self._acting.do(commands.undo, user)
