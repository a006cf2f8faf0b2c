"""The laptop slept in a session: it is said in the live windows, and whoever is asked first answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from app.live import steering
from app.words import _
from ui.acting import Acting
from ui.frame import Frame
from ui.times import minutes_and_seconds

# what the message's button stands for
MAKE_SLEEP_A_PAUSE = "sleep"


class Slept(QObject):
    """Real people passed real time: it counts, unless somebody says that the group was not together."""

    def __init__(self, acting: Acting, frames: Callable[[], Sequence[Frame]], parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._frames = acting, frames
        self._slept: tuple[datetime, datetime] | None = None

    def say(self, seconds: float) -> None:
        session = self._acting.desk.session
        if session is None or not session.run.live or session.run.paused:
            return
        woke = self._acting.desk.now()
        self._slept = (woke - timedelta(seconds=seconds), woke)
        words = _("The laptop slept for {time}. The time counts as session time.")
        said = words.format(time=minutes_and_seconds(timedelta(seconds=seconds)))
        for window in self._frames():
            window.say(said, _("Make it a pause"), MAKE_SLEEP_A_PAUSE, nameless=True)

    def make_pause(self, acting: Acting) -> None:
        """By the seat of whoever answered; the question goes from the other window."""
        if self._slept is not None:
            acting.do(steering.make_pause, *self._slept, asleep=True)
            self._slept = None
        for window in self._frames():
            window.withdraw(MAKE_SLEEP_A_PAUSE)
