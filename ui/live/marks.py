"""The marks of a block: "5 minutes left" said once, when it comes, to whoever listens instead of looking.

So is each change of block; a chime comes with both.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.live.block_titles import block_title
from app.model.agenda import MINUTE, ZERO, LaidBlock, Timeline, lay
from app.words import _, ngettext
from ui.chimes import Chime
from ui.hub import Hub, Ticker
from ui.parts.announce import announce


class Marks(QObject):
    """Watches the time that is left; a mark that was passed unseen, or in another block, is not said afterwards."""

    reached = Signal()  # a mark
    chimed = Signal(str)  # which chime belongs to what has just happened

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._looked = False
        self._block = ""  # none runs yet, or not any more
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
        """Say the block that began or the mark that was reached since the last look; return what was said, or ''."""
        laid, looked = timeline.current, self._looked
        self._looked = True
        if laid is None:
            self._block = ""
            return ""
        here, before = self._block, self._left
        self._block, self._left = laid.block.id, laid.remaining
        if here != self._block:
            if here:
                self.chimed.emit(Chime.OVER)
            return self._say(_block_words(laid)) if looked else ""
        if timeline.run.paused:
            return ""
        reached = [mark for mark in (*laid.block.marks, 0) if laid.remaining <= mark * MINUTE < before]
        if not reached:
            return ""
        self.chimed.emit(_mark_chime(min(reached)))
        self.reached.emit()
        return self._say(_mark_words(min(reached), block_title(laid.block.title)))

    def _say(self, sentence: str) -> str:
        announce(self._window, sentence)
        return sentence


def _mark_chime(minutes: int) -> Chime:
    if minutes == 0:
        return Chime.OVER
    return Chime.SOON if minutes == 1 else Chime.EARLY


def _block_words(laid: LaidBlock) -> str:
    minutes = max(-(-laid.remaining // MINUTE), 0)
    left = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return _("Now {block}, {minutes}").format(block=block_title(laid.block.title), minutes=left)


def _mark_words(minutes: int, block: str) -> str:
    if minutes == 0:
        return _("{block} is over its time").format(block=block)
    return ngettext("{n} minute left", "{n} minutes left", minutes).format(n=minutes)
