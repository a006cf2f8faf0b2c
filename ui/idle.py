"""Nobody touches Groupside: it hides in a group, and locks outside of one; and the one key that locks at once.

Keys and clicks are heard where they come in, at the system's windows: there are few events there, so that it costs
nothing, and a dialog or a list that is open hears them no earlier.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from app.audit.events import Locked
from app.clock import JUMP, Clock
from app.desk import Desk
from ui.key_rules import pressed
from ui.keys import Act, Keys
from ui.machine import Privacy

LOOKS_EVERY: Final = 5_000  # milliseconds
_MINUTE: Final = 60 * 10**9  # nanoseconds


class Idle(QObject):
    """Asks for one or the other; what comes of it is somebody else's."""

    lock_asked = Signal(object)  # as which Locked
    hide_asked = Signal()

    def __init__(self, desk: Desk, keys: Keys, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._keys, self._clock = desk, keys, clock
        self._privacy = Privacy()
        self._looked = clock.read()
        self._touched = self._looked.with_sleep
        self._asked_by: int | None = None  # the key that asked for a lock, until its press came
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOKS_EVERY)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._hear)
            self._hear(application.focusWindow())

    def take(self, privacy: Privacy) -> None:
        """After how many minutes."""
        self._privacy = privacy

    def let_go(self) -> None:
        self._timer.stop()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._hear)
        self.deleteLater()

    def _hear(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once, however often it comes to the front

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _TOUCHES:
            return False
        if kind in _KEYS and isinstance(event, QKeyEvent) and pressed(event) in self._keys.of(Act.LOCK):
            if kind == QEvent.Type.ShortcutOverride and not event.isAutoRepeat():
                self.lock_asked.emit(Locked(by_itself=False))
            event.accept()
            return True  # it is nobody else's, whatever is open
        # a computer that slept is locked before its first key is heard, and whoever woke it typed and pressed nothing
        asked = not self._in_group and self.look()
        self._touched = self._clock.read().with_sleep
        return self._is_spent(event, asked)

    def _is_spent(self, event: QEvent, asked: bool) -> bool:
        """Whether this did nothing but ask for a lock. A key comes twice: as a shortcut, then as a press."""
        if not isinstance(event, QKeyEvent):
            return asked
        key, before = event.key(), self._asked_by
        self._asked_by = None
        if asked and event.type() == QEvent.Type.ShortcutOverride:
            self._asked_by = key
            event.accept()  # no shortcut of ours
        return asked or (event.type() == QEvent.Type.KeyPress and key == before)

    def look(self) -> bool:
        """Asks if it is time; whether for a lock. In a group a sleep is told by the windows, and hides them: see
        `slept`."""
        old, new = self._looked, self._clock.read()
        self._looked = new
        awake = new.without_sleep - old.without_sleep
        slept = new.with_sleep - old.with_sleep - awake > JUMP.total_seconds() * 10**9
        quiet = (new.with_sleep - self._touched) / _MINUTE
        if self._in_group:
            if 0 < self._privacy.hide_after <= quiet:
                self.hide_asked.emit()
        elif slept or 0 < self._privacy.lock_after <= quiet:
            self._touched = new.with_sleep  # where it cannot lock, it is asked again only after as long
            self.lock_asked.emit(Locked(by_itself=True, slept=slept))
            return True
        return False

    def slept(self) -> None:
        """The ticker has noticed it."""
        if self._in_group:
            self.hide_asked.emit()

    @property
    def _in_group(self) -> bool:
        session = self._desk.session
        return session is not None and session.run.ended is None


_KEYS: Final = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
_TOUCHES: Final = _KEYS | {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
