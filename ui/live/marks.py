"""The marks of a block: "5 minutes left" said once, when it comes, to whoever listens instead of looking.

A chime comes with each, and with each change of block.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.model.agenda import MINUTE, ZERO, Timeline, lay
from app.words import _, ngettext
from ui.chimes import Chime
from ui.hub import Hub, Ticker


class Marks(QObject):
    """Watches the time that is left; a mark that was passed unseen, or in another block, is not said afterwards."""

    reached = Signal()  # a mark
    chimed = Signal(str)  # which chime belongs to what has just happened

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._block = ""
        self._left = ZERO

    def follow(self, hub: Hub, ticker: Ticker) -> None:
        """Look by itself from now on, whatever is shown: who hides the page, or reads another one, still listens."""
        self._desk = hub.desk
        hub.changed.connect(self._look_now)
        ticker.second.connect(self._look_now)

    def _look_now(self) -> None:
        session = self._desk.session
        if session is not None and session.opened is not None:
            self.look(lay(session.run, self._desk.now()))

    def look(self, timeline: Timeline) -> str:
        """Say the mark that was reached since the last look, and return what was said, or ''."""
        laid = timeline.current
        if laid is None:
            self._block = ""
            return ""
        here, before = self._block, self._left
        self._block, self._left = laid.block.id, laid.remaining
        if here and here != self._block:
            self.chimed.emit(Chime.OVER)
        if here != self._block or timeline.run.paused:
            return ""
        reached = [mark for mark in (*laid.block.marks, 0) if laid.remaining <= mark * MINUTE < before]
        if not reached:
            return ""
        said = _mark_words(min(reached), laid.block.title)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, said))
        self.chimed.emit(_mark_chime(min(reached)))
        self.reached.emit()
        return said


def _mark_chime(minutes: int) -> Chime:
    if minutes == 0:
        return Chime.OVER
    return Chime.SOON if minutes == 1 else Chime.EARLY


def _mark_words(minutes: int, block: str) -> str:
    if minutes == 0:
        return _("{block} is over its time").format(block=block)
    return ngettext("{n} minute left", "{n} minutes left", minutes).format(n=minutes)
