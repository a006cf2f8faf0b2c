"""The marks of a block: "5 minutes left" said once, when it comes, to whoever listens instead of looking."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.model.agenda import MINUTE, ZERO, Timeline
from app.words import _, ngettext


class Marks(QObject):
    """Watches the time that is left; a mark that was passed unseen, or in another block, is not said afterwards."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._block = ""
        self._left = ZERO

    def look(self, timeline: Timeline) -> str:
        """Say the mark that was reached since the last look, and return what was said, or ''."""
        laid = timeline.current
        if laid is None:
            return ""
        same, before = laid.block.id == self._block, self._left
        self._block, self._left = laid.block.id, laid.remaining
        if not same or timeline.run.paused:
            return ""
        reached = [mark for mark in (*laid.block.marks, 0) if laid.remaining <= mark * MINUTE < before]
        if not reached:
            return ""
        said = _mark_words(min(reached), laid.block.title)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, said))
        return said


def _mark_words(minutes: int, block: str) -> str:
    if minutes == 0:
        return _("{block} is over its time").format(block=block)
    return ngettext("{n} minute left", "{n} minutes left", minutes).format(n=minutes)
