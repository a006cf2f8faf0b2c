"""Another icebreaker or closing thought in a running session, and one that is never for this group."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.errors import Refused
from app.live import commands
from app.model.decks import DeckKind
from app.opening import another
from app.practice.choices import bar_item
from app.words import _
from ui.acting import Acting


class DrawingActs(QObject):
    """Signed by who sits in the window. `what` is a prompt's name: 'icebreaker' or 'closing_thought'."""

    def __init__(self, acting: Acting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting

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
        """It leaves the bag of this group, and another one takes its place."""
        desk = self._acting.desk
        session = desk.session
        if session is None or session.opened is None:
            return
        item = session.icebreaker if what == DeckKind.ICEBREAKER else session.closing_thought
        if item is None:
            return
        group = session.opened.group_id
        if self._acting.arrange(bar_item, desk.library, group, item.deck, item.id) and self.another(what):
            words = _("That one does not come up in {group} any more.")
            self._acting.said.emit(words.format(group=session.opened.group_name))
