"""Keeps the computer from falling asleep and its screen from going dark while a session's clock is live."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress

from PySide6.QtCore import QObject

from ui.hub import Hub


class Awake(QObject):
    """Holds from the start of a session to its end, through pauses; where the system offers nothing, silently not.

    The screen is kept on as well (`keep.presenting`): for minutes nobody touches a key in a group, and a dark or
    locked screen would take the clock, the roster and the crisis key away; many laptops also sleep once it is dark.

    The system is asked from a thread of its own, since it may take long to answer or never do so. The system itself
    lets go when the process that asked is gone, so nothing is left behind by a crash.
    """

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._desk = hub.desk
        self._for_good = False
        self._over: threading.Event | None = None
        hub.changed.connect(self.look)

    def look(self) -> None:
        """Hold or let go, as the session is."""
        session = self._desk.session
        if session is None or not session.run.live or self._for_good:
            self._release()
        elif self._over is None:
            self._over = threading.Event()
            threading.Thread(target=_hold, args=(self._over,), name="awake", daemon=True).start()

    def let_go(self) -> None:
        """For good: the windows close, whatever still changes meanwhile."""
        self._for_good = True
        self._release()

    def _release(self) -> None:
        if self._over is not None:
            self._over.set()
            self._over = None


def _hold(over: threading.Event) -> None:
    """Asks, holds and lets go in one thread, as wakepy wants it; an answer that comes too late is given back."""
    logging.getLogger("wakepy").addHandler(logging.NullHandler())
    # whatever a system's inhibitor can fail with, the session goes on
    with suppress(Exception):
        from wakepy import keep

        with keep.presenting(on_fail="pass") as mode:
            if mode.active:
                over.wait()
