"""From the first window to the practice: derive the key, open the vault, show the windows, and close in order."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from gettext import gettext as _
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.clock import SystemClock
from app.desk import Desk
from app.errors import GroupsideError
from app.intake.programs import ShippedProgram
from app.model.people import Group, User
from app.setting_up import set_up, shipped_library
from app.vault.folder import Vault, unlock
from ui.crash import Crash
from ui.first_window import first_window
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.screens.unlock import UnlockWindow
from ui.screens.welcome import WelcomeWindow
from ui.theme import Theme


class Opening(QObject):
    """Owns what lives as long as the program: tasks, the first window, and later the practice's windows."""

    def __init__(
        self,
        theme: Theme,
        machine: MachineFile,
        folder: Path,
        first: QWidget | None = None,
        bringing: threading.Thread | None = None,
    ) -> None:
        """`first` is the window that stands already, `bringing` the thread that imports what the desk needs."""
        super().__init__()
        self._theme, self._machine, self._folder = theme, machine, folder
        self._bringing = bringing
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = asyncio.Event()
        self._windows: PracticeWindows | None = None
        self._crash = Crash(self)
        self._crash.watch()
        self._first = first if first is not None else QWidget()
        self._connect(self._first)

    async def until_closed(self) -> None:
        self._crash.watch_loop(asyncio.get_running_loop())
        await self._closed.wait()

    async def rehearse(self, desk: Desk, sentence: str) -> None:
        """Straight to the windows of a desk that is open already."""
        self._crash.watch_loop(asyncio.get_running_loop())
        await self._show(desk)
        if self._windows is not None:
            self._windows.main.say(sentence)
        await self._closed.wait()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine; it is held until it is done, and its error reaches the crash dialog."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._crash.caught(type(error), error, error.__traceback__)

    # The first window

    def _connect(self, first: QWidget) -> None:
        if isinstance(first, UnlockWindow):
            first.passphrase_given.connect(self._ask_unlock)
            first.other_asked.connect(self._choose_other)
            first.closed.connect(self._leave_at_once)
            first.field.edit.setFocus()
        elif isinstance(first, WelcomeWindow):
            first.finished.connect(self._ask_create)
            first.other_asked.connect(self._choose_other)
            first.closed.connect(self._leave_at_once)

    def _ask_unlock(self, passphrase: str) -> None:
        self.spawn(self._unlock(passphrase))

    async def _unlock(self, passphrase: str) -> None:
        assert isinstance(self._first, UnlockWindow)
        self._first.wait(True)
        try:
            desk = await self._in_background(self._open, passphrase)
        except GroupsideError as error:
            self._first.tell(error.sentence)
            return
        await self._show(desk)

    def _open(self, passphrase: str) -> Desk:
        self._wait_for_imports()
        vault = Vault.open(self._folder, unlock(self._folder, passphrase))
        return Desk(vault, SystemClock(), shipped_library())

    def _wait_for_imports(self) -> None:
        if self._bringing is not None:
            self._bringing.join()

    def _ask_create(self, user: User, passphrase: str, chosen: list[tuple[ShippedProgram, Group]]) -> None:
        self.spawn(self._create(user, passphrase, chosen))

    async def _create(self, user: User, passphrase: str, chosen: list[tuple[ShippedProgram, Group]]) -> None:
        assert isinstance(self._first, WelcomeWindow)

        def make() -> Desk:
            self._wait_for_imports()
            return Desk(Vault.create(self._folder, user.id, passphrase), SystemClock(), shipped_library())

        try:
            desk = await self._in_background(make)
            set_up(desk.seat(user.id), user, chosen)
        except GroupsideError as error:
            self._first.tell(error.sentence)
            return
        await self._show(desk)

    async def _in_background(self, work: Any, *arguments: object) -> Desk:
        desk: Desk = await asyncio.get_running_loop().run_in_executor(None, work, *arguments)
        return desk

    def _choose_other(self) -> None:
        dialog = QFileDialog(self._first, _("Choose the folder of a vault"), str(self._folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._turn_to)
        dialog.open()

    def _turn_to(self, folder: str) -> None:
        self._folder = Path(folder)
        old, self._first = self._first, first_window(self._theme, self._folder)
        self._first.setGeometry(old.geometry())
        self._connect(self._first)
        self._first.show()
        old.deleteLater()

    # The practice

    async def _show(self, desk: Desk) -> None:
        drafts = await asyncio.wrap_future(desk.vault.drafts())
        self._machine.change(vault=str(self._folder))
        self._windows = PracticeWindows(self._theme, self._machine, desk, self.spawn, drafts)
        self._windows.close_asked.connect(self._ask_close)
        self._windows.show()
        self._first.hide()
        self._first.deleteLater()

    def _ask_close(self) -> None:
        self.spawn(self._close())

    async def _close(self) -> None:
        """Everything that waits goes to the disk first; what the disk does not take is offered another place."""
        assert self._windows is not None
        self._windows.keep_drafts()
        desk = self._windows.desk
        left = await asyncio.get_running_loop().run_in_executor(None, desk.close)
        if left:
            self._offer_another_place(desk)
            return
        self._windows.put_away()
        self._closed.set()

    def _offer_another_place(self, desk: Desk) -> None:
        assert self._windows is not None
        box = QMessageBox(self._windows.main)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Groupside")
        box.setText(_("Some entries are not saved yet, because the disk does not take them."))
        box.setInformativeText(
            _("Nothing is lost while this window stays open. You can keep them in another place.")
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.addButton(_("Go back and keep trying"), QMessageBox.ButtonRole.RejectRole)
        elsewhere = box.addButton(_("Keep them elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        elsewhere.clicked.connect(self._choose_elsewhere)
        box.open()

    def _choose_elsewhere(self) -> None:
        assert self._windows is not None
        dialog = QFileDialog(self._windows.main, _("Keep the waiting entries in"), "waiting.groupside")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._set_aside)
        dialog.open()

    def _set_aside(self, place: str) -> None:
        """The file is sealed with the vault's key; Settings brings it in again."""
        assert self._windows is not None
        try:
            self._windows.desk.vault.set_aside(Path(place))
        except GroupsideError as error:
            self._windows.main.refuse(error.sentence)
            return
        self._windows.desk.vault.give_up()
        self._windows.put_away()
        self._closed.set()

    def _leave_at_once(self) -> None:
        self._first.hide()
        self._closed.set()
