"""What keeps an open practice to the people it belongs to: lock, hide, and no pictures of its windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.audit.events import Locked
from app.clock import SystemClock
from ui.idle import Idle
from ui.kept_out import KeptOut
from ui.machine import MachineFile, Privacy
from ui.theme import Theme
from ui.windows.share import ShareWindow

if TYPE_CHECKING:
    from ui.locking import Locking
    from ui.practice_windows import PracticeWindows


class Guarding(QObject):
    """Follows what is chosen for this computer. Where nothing can lock, as in a rehearsal, it hides instead."""

    def __init__(self, theme: Theme, windows: PracticeWindows, machine: MachineFile, parent: QObject) -> None:
        super().__init__(parent)
        self._hiding, self._slept = windows.hiding, windows.slept
        self._locking: Locking | None = None
        self._kept_out = KeptOut(ShareWindow, parent=self)
        self._idle = Idle(windows.desk, theme.keys, SystemClock(), self)
        self._idle.lock_asked.connect(self._lock_or_hide)
        self._idle.hide_asked.connect(self._hiding.hide)
        windows.main.lock_asked.connect(self.lock)
        windows.ticker.slept.connect(self._wake)
        windows.computer.privacy_changed.connect(self._take)
        self._take(machine.now.privacy)

    def lock_by(self, locking: Locking) -> None:
        self._locking = locking

    def let_go(self) -> None:
        self._idle.let_go()
        self._kept_out.let_go()

    def _take(self, privacy: Privacy) -> None:
        self._idle.take(privacy)
        self._kept_out.choose(privacy.kept_out)

    def _wake(self, seconds: float) -> None:
        """Hiding takes away what was said of the sleep: it names nobody, and is said over the hidden page."""
        self._idle.slept()
        self._slept.say(seconds)

    def lock(self) -> None:
        """As somebody asked for."""
        self._lock_or_hide(Locked(by_itself=False))

    def _lock_or_hide(self, why: Locked) -> None:
        if self._locking is not None:
            self._locking.lock(why)
        else:
            self._hiding.hide()
