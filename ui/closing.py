"""From the wish to close to the end: what has to be said first, and what waits goes to the disk or elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import GroupsideError
from app.words import _
from ui.apart import Spawn, done_apart
from ui.before_closing import BeforeClosing
from ui.machine import MachineFile
from ui.not_saved import NotSaved
from ui.places import bring_forward
from ui.practice_windows import PracticeWindows
from ui.theme import Theme

# how long it waits for the disk before it asks what to do, seconds; where the disk fails already, not as long
PATIENCE, SHORT_PATIENCE = 4.0, 0.5


class Closing(QObject):
    """Nothing closes before everything is on the disk, or somebody said what becomes of it."""

    done = Signal()  # nothing waits any more, and the windows can go

    def __init__(
        self,
        theme: Theme,
        windows: PracticeWindows,
        machine: MachineFile,
        spawn: Spawn,
        before: BeforeClosing,
        parent: QObject,
    ) -> None:
        """`before` asks what is to be asked first."""
        super().__init__(parent)
        self._theme, self._windows, self._machine, self._spawn = theme, windows, machine, spawn
        self._not_saved: NotSaved | None = None
        self._before = before
        before.free.connect(self._begin_closing)
        self.begun = False
        windows.close_asked.connect(self._ask_close)

    def come_forward(self) -> None:
        """The windows, or what has to be said before they can go."""
        if self._not_saved is not None:
            bring_forward(self._not_saved)
        else:
            self._windows.come_forward()

    def _ask_close(self) -> None:
        if self._not_saved is not None:
            self._not_saved.raise_()
        elif not self.begun:
            self._before.ask()

    def _begin_closing(self) -> None:
        self.begun = True
        self._spawn(self._close())

    async def _close(self) -> None:
        """Everything that waits goes to the disk first; what the disk does not take is offered another place."""
        windows = self._windows
        try:
            windows.keep_drafts()
            self._rest(True)  # what is done from here on could miss the last write
            patience = SHORT_PATIENCE if windows.desk.saving.trouble else PATIENCE
            left = await done_apart(partial(windows.desk.close, patience))
            if left:
                self._rest(False)
                self._tell_not_saved()
            else:
                self.done.emit()
        finally:
            self.begun = False

    def _rest(self, resting: bool) -> None:
        """While the last entries are written, nothing can be clicked."""
        self._windows.main.setEnabled(not resting)
        self._rest_others(resting)

    def _rest_others(self, resting: bool) -> None:
        """The same for all but the main window, which a dialog of its own may stand over."""
        for window in self._windows.beside.standing:
            window.setEnabled(not resting)

    def _tell_not_saved(self) -> None:
        if self._not_saved is not None:
            self._not_saved.tell(_("The disk still does not take them."))
            return
        windows = self._windows
        dialog = self._not_saved = NotSaved(self._theme, windows.hub, windows.main)
        dialog.try_asked.connect(self._try_again)
        dialog.elsewhere_chosen.connect(self._set_aside)
        dialog.leave_asked.connect(self.done)
        dialog.finished.connect(self._go_back)
        dialog.open()

    def _go_back(self) -> None:
        self._not_saved = None

    def _try_again(self) -> None:
        if not self.begun:
            self._begin_closing()

    def _set_aside(self, place: str) -> None:
        """The file is sealed with the vault's key; the next start offers to bring it in."""
        assert self._not_saved is not None
        vault = self._windows.desk.vault
        self._windows.keep_drafts()
        # the dialog stands over the main one: nothing more comes in from here on
        self._rest_others(True)
        try:
            kept = vault.set_aside(Path(place))
        except GroupsideError as error:
            self._rest_others(False)
            self._not_saved.tell(error.sentence)
            return
        if kept is None:  # the disk has taken everything meanwhile
            self._rest_others(False)
            self._try_again()
            return
        vault.give_up()
        self._machine.change(set_aside=(*self._machine.now.set_aside, place))
        self._machine.flush()  # said to be safe only when the next start knows of it
        self._not_saved.tell_kept(Path(place))
