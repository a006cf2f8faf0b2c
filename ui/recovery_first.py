"""Before the first real session there is a recovery key, typed back: asked for where a session is started."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, Signal

from app.model.roles import Right
from app.ways_in import has_recovery_key
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.screens.today import TodayScreen
from ui.theme import Theme

# a group that is due so soon is never kept waiting
SOON = timedelta(minutes=15)


class RecoveryFirst(QObject):
    """Today owes the key, and its Start leads to it, for whoever may make one.

    The first session of a vault waits for it; where it is due, the dialog offers to start it all the same. In a vault
    that has held sessions the group can go first once, and one that is due is not even asked about.
    """

    made = Signal()

    def __init__(
        self, theme: Theme, today: TodayScreen, acting: Acting, spawn: Spawn, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._today, self._acting, self._spawn = theme, today, acting, spawn
        self._went_first = False
        self._go_on: Callable[[], None] | None = None
        today.held_up = self.holds_up
        today.recovery.is_owed = self.is_owed
        today.recovery.make_asked.connect(self.offer)
        today.recovery.look()

    def is_owed(self) -> bool:
        return self._acting.seat.may(Right.VAULT) and not has_recovery_key(self._acting.desk)

    def holds_up(self, starts: datetime, held_before: bool, go_on: Callable[[], None]) -> bool:
        """Whether a session is not started now; `go_on` starts it once the key is there."""
        soon = starts - self._acting.desk.now() <= SOON
        if self._went_first or (held_before and soon) or not self.is_owed():
            return False
        self._ask(go_on, may_go_first=held_before or soon)
        return True

    def offer(self) -> None:
        """Nothing waits for it."""
        self._ask(None, may_go_first=False)

    def _ask(self, go_on: Callable[[], None] | None, *, may_go_first: bool) -> None:
        from ui.practice.recovery_dialog import RecoveryDialog  # with Qt's printing

        self._go_on = go_on
        dialog = RecoveryDialog(self._theme, self._acting, self._spawn, self._today.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.first_asked.connect(self._let_go_first)
        # queued: what follows begins work of its own
        dialog.kept.connect(self._made, Qt.ConnectionType.QueuedConnection)
        dialog.begin(waits=go_on is not None, may_go_first=may_go_first)

    def _let_go_first(self) -> None:
        self._went_first = True
        self._start()

    def _made(self) -> None:
        self._today.recovery.look()
        self.made.emit()
        # where nothing was waiting it goes with what is done next, and does not lie over another step
        told = self._acting.stands if self._go_on is None else self._acting.said
        told.emit(_("The recovery key is set. Put the page in its place now."))
        self._start()

    def _start(self) -> None:
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()
