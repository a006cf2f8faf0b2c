"""What one field of a live window holds half typed, on its way into the desk's map of drafts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.acting import Acting

# half-typed text is never further behind than this
DRAFT_AFTER: Final = 800  # milliseconds


class HalfTypedLine(QObject):
    """Handed over after a moment, and when the field turns to something else or its window goes. The session is part of
    the key: nothing of it comes back in a later one."""

    def __init__(self, acting: Acting, now: Callable[[], str], parent: QObject | None = None) -> None:
        """`now` is what the field holds, '' where nothing has to be kept."""
        super().__init__(parent)
        self._acting, self._now = acting, now
        self._key, self._kept = "", ""
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(DRAFT_AFTER)
        self._late.timeout.connect(self.keep)

    def turn_to(self, what: str) -> str:
        """Keep what stands, and give back what was half typed in the field `what` of the open session; '' for none."""
        self.keep()
        self._key = self._acting.seat.draft_key(what) if what else ""
        self._kept = self._there()
        return self._kept

    def typed(self) -> None:
        if not self._late.isActive():
            self._late.start()

    def keep(self) -> None:
        self._late.stop()
        if self._key and (text := self._now()) != self._kept:
            self._hand_over(text)

    def drop(self) -> None:
        """It was kept for good, or is not wanted."""
        self._late.stop()
        if self._key and self._kept:
            self._hand_over("")

    @property
    def gone(self) -> bool:
        """Whether what was handed over was kept for good, or thrown away, on another screen."""
        return bool(self._kept) and self._now() == self._kept and not self._there()

    def forget(self) -> None:
        """The field is empty, as the map of drafts is."""
        self._kept = ""

    def _hand_over(self, text: str) -> None:
        self._kept = text
        self._acting.desk.keep_draft(self._key, self._acting.seat.user, text)

    def _there(self) -> str:
        return self._acting.desk.drafts().get(self._key, ("", ""))[1]
