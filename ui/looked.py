"""What a part of a window shows, told to the audit when it comes up and not when it is drawn again."""

from __future__ import annotations

from app.audit.events import LookedAt
from ui.acting import Acting


class Looked:
    """Remembers what is on the screen until it has gone from it."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting
        self._now: LookedAt | None = None

    def at(self, shown: LookedAt | None) -> None:
        """This stands there; None is nothing."""
        if shown != self._now and shown is not None:
            self._acting.seat.note(shown)
        self._now = shown
