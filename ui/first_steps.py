"""The first steps in a new vault, wired to the main window: shown as long as there is no group with people in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.model.roles import Right
from app.setting_up import is_set_up
from ui.practice_windows import PracticeWindows
from ui.recovery_first import RecoveryFirst
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.screens.first_steps import FirstStepsScreen


class FirstSteps(QObject):
    """Where one stands is read from the practice alone, so that a later start goes on there."""

    def __init__(self, theme: Theme, windows: PracticeWindows, keys: RecoveryFirst) -> None:
        super().__init__(windows)
        self._theme, self._windows, self._keys = theme, windows, keys
        seat = windows.acting.seat
        windows.acting.set_up_asked.connect(self.begin)
        may = seat.may(Right.PRACTICE) and seat.may(Right.PEOPLE)
        if may and not is_set_up(seat.desk.practice):
            self.begin()

    @cached_property
    def screen(self) -> FirstStepsScreen:
        from ui.screens.first_steps import FirstStepsScreen

        windows = self._windows
        made = FirstStepsScreen(self._theme, windows.hub, windows.acting, self._keys.is_owed)
        made.key_asked.connect(self._keys.offer)
        self._keys.made.connect(made.key_made)
        made.left.connect(self._leave)
        made.start_asked.connect(self._start)
        made.rehearse_asked.connect(windows.acting.rehearse_asked)
        return made

    def begin(self) -> None:
        """With the first thing that is missing."""
        self.screen.begin()
        self._windows.main.go_to(self.screen)

    def _leave(self) -> None:
        self._windows.main.go_to(self._windows.today)

    def _start(self) -> None:
        self._leave()
        self._windows.today.next.start_asked.emit()
