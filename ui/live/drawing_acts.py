"""Another icebreaker, reflection or closing thought in a running session, and one that is never for this group."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.errors import Refused
from app.live import commands
from app.live.events import ClosingThoughtDrawn, IcebreakerDrawn, ReflectionDrawn
from app.model.decks import DeckKind
from app.opening import another
from ui.acting import Acting
from ui.drawn_acts import Drawn, DrawnActs

_DRAW = {
    DeckKind.ICEBREAKER: commands.draw_icebreaker,
    DeckKind.CLOSING_THOUGHT: commands.draw_closing_thought,
    DeckKind.REFLECTION: commands.draw_reflection,
}
_DRAWN = {
    DeckKind.ICEBREAKER: IcebreakerDrawn,
    DeckKind.CLOSING_THOUGHT: ClosingThoughtDrawn,
    DeckKind.REFLECTION: ReflectionDrawn,
}


class DrawingActs(QObject):
    """Signed by who sits in the window. `what` is the name of a deck's kind."""

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
        return self._acting.do(_DRAW[kind], item)

    def never(self, what: str) -> None:
        session = self._acting.desk.session
        if session is None or session.opened is None:
            return
        item = session.drawn(DeckKind(what))
        group = self._acting.desk.practice.groups.get(session.opened.group_id)
        if item is not None and group is not None:
            another, back = partial(self.another, what), partial(self._put_back, what)
            decks = {deck.id for deck in self._acting.desk.library.of(DeckKind(what))}
            self._drawn.never(Drawn(group, (item.deck, item.id), decks, another, back))

    def _put_back(self, what: str) -> None:
        """The one that was drawn before has its place again, while nothing else was done since."""
        session, user = self._acting.desk.session, self._acting.seat.user
        act = commands.last_act(session, self._acting.desk.now(), user) if session else ()
        if act and isinstance(act[0].event, _DRAWN[DeckKind(what)]):
            self._acting.do(commands.undo, user)
