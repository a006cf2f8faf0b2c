"""From the first window to the practice: derive the key, open the vault, show the windows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.backing_up import Verifier, examined_apart
from app.clock import SystemClock
from app.desk import Desk
from app.errors import DamagedVault, GroupsideError, NotAVault
from app.model.people import User
from app.setting_up import set_up
from app.vault.folder import Vault, unlock
from app.vault.keys import Keyring
from app.vault_place import set_aside_words
from app.words import _
from ui.apart import done_apart
from ui.backups import Backups
from ui.before_closing import BeforeClosing
from ui.bringing_back import BringingBack
from ui.closing import Closing
from ui.crash import Crash
from ui.damage import Damage
from ui.disk_room import DiskRoom
from ui.first_steps import FirstSteps
from ui.first_window import first_window
from ui.guarding import Guarding
from ui.locking import Locking
from ui.machine import MachineFile
from ui.nameless import tell_of_nameless
from ui.one_program import AnotherAnswered, OneProgram, silent_words
from ui.places import bring_forward
from ui.practice_windows import PracticeWindows
from ui.recovering import Recovering, desk_of, laid, told
from ui.recovery_first import RecoveryFirst
from ui.screens.unlock import UnlockWindow
from ui.screens.welcome import WelcomeWindow
from ui.starting_a_rehearsal import LookingAround
from ui.theme import Theme


class Opening(QObject):
    """Owns what lives as long as the program: tasks, the first window, and later the practice's windows."""

    def __init__(
        self,
        theme: Theme,
        machine: MachineFile,
        folder: Path,
        first: QWidget | None = None,
        open_vault: Callable[[Path, Keyring], Vault] = Vault.open,
        one: OneProgram | None = None,
        examine: Verifier = examined_apart,
        lay: Callable[[Vault], Desk] = laid,
    ) -> None:
        """`first` is the window that stands already; `one` hears when the program is started once more; `examine` looks
        through a backup that was just made; `lay` makes the desk of a vault, by a clock of its own."""
        super().__init__()
        self._theme, self._machine, self._folder = theme, machine, folder
        self._open_vault, self._examine, self._lay = open_vault, examine, lay
        self._one = one
        if one is not None:
            one.asked.connect(self._come_forward)
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = asyncio.Event()
        self._chosen = False
        self._closing: Closing | None = None
        self._windows: PracticeWindows | None = None
        self._guarding: Guarding | None = None
        self._backups: Backups | None = None
        self._rehearses = False
        self._crash = Crash(self)
        self._recovering: Recovering | None = None
        self._bringing_back: BringingBack | None = None
        self._first = first if first is not None else QWidget()
        self._connect(self._first)

    @property
    def windows(self) -> PracticeWindows | None:
        """The practice, once it is open."""
        return self._windows

    async def until_closed(self) -> None:
        """Until the last window has closed; what was only asked for a screen is given up then."""
        await self._closed.wait()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.to_thread(self._machine.flush)

    async def run(self) -> None:
        """Until the last window has closed, with every fault shown in a dialog."""
        self._crash.watch()
        self._crash.watch_loop(asyncio.get_running_loop())
        await self.until_closed()

    async def rehearse(self, desk: Desk, sentence: str) -> None:
        """Straight to the windows of a desk that is open already."""
        self._crash.watch()
        self._crash.watch_loop(asyncio.get_running_loop())
        self._rehearses = True
        windows = await self._show(desk)
        windows.beside.ask_for_no_passphrase()
        windows.main.say(sentence)
        await self.until_closed()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine; it is held until it is done, and its error reaches the crash dialog."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._crash.caught(type(error), error, error.__traceback__)

    def _come_forward(self) -> None:
        """Instead of a second program; one that comes while this one is closing gets no answer, and waits."""
        if self._one is None or (self._closing is not None and self._closing.begun):
            return
        if self._closing is not None:
            self._closing.come_forward()
        else:
            bring_forward(self._first)
        self._one.answer()

    # The first window

    def _connect(self, first: QWidget) -> None:
        if isinstance(first, UnlockWindow):
            first.passphrase_given.connect(self._ask_unlock)
            first.other_asked.connect(self._choose_other)
            first.closed.connect(self._leave_at_once)
            self._recovering = Recovering(first, self._folder, self.spawn, self._open_vault)
            self._recovering.opened.connect(self._ask_show)
            self._bring_back_from(first)
            if first.asked:  # somebody was quicker than our imports
                self._ask_unlock(first.asked)
            elif first.damaged and self._bringing_back is not None:
                self._bringing_back.begin_damaged("")
        elif isinstance(first, WelcomeWindow):
            first.finished.connect(self._ask_create)
            LookingAround(first)
            self._bring_back_from(first)
            first.other_asked.connect(self._choose_other)
            first.closed.connect(self._leave_at_once)
        if first.isHidden() and self._windows is None and isinstance(first, UnlockWindow | WelcomeWindow):
            self._leave_at_once()

    def _bring_back_from(self, first: UnlockWindow | WelcomeWindow) -> None:
        second = self._machine.now.second_place_of(self._folder)
        back = BringingBack(self._theme, first, self._folder, second, self.spawn, self._open_vault)
        back.opened.connect(self._ask_show)
        self._bringing_back = back

    def _ask_unlock(self, passphrase: str) -> None:
        self.spawn(self._unlock(passphrase))

    async def _unlock(self, passphrase: str) -> None:
        assert isinstance(self._first, UnlockWindow)
        self._first.wait(True)
        try:
            desk = await done_apart(partial(self._open, passphrase))
        except (DamagedVault, NotAVault):
            assert self._bringing_back is not None
            self._first.tell("")
            self._bringing_back.begin_damaged(passphrase)
            return
        except GroupsideError as error:
            self._first.tell(*told(error))
            return
        self._lead(await self._show(desk))

    def _open(self, passphrase: str) -> Desk:
        return desk_of(self._open_vault(self._folder, unlock(self._folder, passphrase)), lay=self._lay)

    def _ask_show(self, desk: Desk, sentence: str = "") -> None:
        self.spawn(self._show_opened(desk, sentence))

    async def _show_opened(self, desk: Desk, sentence: str) -> None:
        windows = await self._show(desk)
        self._lead(windows)
        if sentence:
            windows.main.say_with(sentence)

    def _ask_create(self, user: User, passphrase: str) -> None:
        self.spawn(self._create(user, passphrase))

    async def _create(self, user: User, passphrase: str) -> None:
        assert isinstance(self._first, WelcomeWindow)

        def make() -> Desk:
            desk = desk_of(Vault.create(self._folder, user.id, passphrase), lay=self._lay)
            try:
                set_up(desk.seat(user.id), user, ())
            except BaseException:
                desk.close()
                raise
            return desk

        try:
            desk = await done_apart(make)
        except GroupsideError as error:
            self._first.tell(error.sentence)
            return
        self._lead(await self._show(desk))

    def _choose_other(self) -> None:
        dialog = QFileDialog(self._first, _("Choose the folder of a vault"), str(self._folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._ask_turn_to)
        dialog.open()

    def _ask_turn_to(self, folder: str) -> None:
        self._first.setEnabled(False)  # until it is known whether another one has that vault
        self.spawn(self._turn_to(Path(folder)))

    async def _turn_to(self, folder: Path) -> None:
        try:
            entered = self._one is None or await self._one.enter_later(folder)
        except AnotherAnswered:
            self._leave_at_once()
            return
        self._folder, self._chosen = folder, True
        old, self._first = self._first, first_window(self._theme, self._folder)
        if not entered:
            self._first.tell(silent_words())
        self._first.setGeometry(old.geometry())
        self._first.show()  # before it is connected: a first window that does not stand is one that was closed
        self._connect(self._first)
        old.deleteLater()
        if self._one is not None:
            self._one.listen()

    # The practice

    async def _show(self, desk: Desk) -> PracticeWindows:
        # a folder of the command line is for this once, and so is a vault that was set aside
        if self._chosen and not set_aside_words(self._folder):
            self._machine.change(vault=str(self._folder))
        if self._one is not None:
            self._one.listen()  # where another one was there and did not answer, it has gone since
        windows = self._windows = PracticeWindows(self._theme, self._machine, desk, self.spawn)
        self._guarding = Guarding(self._theme, windows, self._machine, self)
        before = BeforeClosing(self._theme, windows, None if self._rehearses else self._guarding.lock)
        self._closing = Closing(self._theme, windows, self._machine, self.spawn, before, self)
        self._closing.done.connect(self._finish)
        if not self._rehearses:  # its vault goes with its process, and nobody knows the passphrase
            self._guarding.lock_by(Locking(windows, self._machine, self._folder, self._one, self))
            if why := set_aside_words(self._folder):
                windows.settings.backups.have_none(why)
            else:
                self._back_up(windows)
            DiskRoom(windows.hub, windows.ticker, self._folder, windows)
            damage = Damage(windows.hub, windows.ticker, self._guarding.lock, windows)
            for window in (windows.main, windows.beside):
                window.act_chosen.connect(damage.do)
        windows.show()
        self._first.hide()
        self._first.deleteLater()
        # the next start looks there, whatever becomes of this one
        await asyncio.to_thread(self._machine.flush)
        return windows

    def _back_up(self, windows: PracticeWindows) -> None:
        backups = self._backups = Backups(
            windows.desk, windows.ticker, self._machine, SystemClock(), self._examine, self
        )
        windows.acting.backed_up = backups.now
        windows.computer.follow_backups(backups)
        windows.today.backups.follow(backups)
        windows.today.backups.settings_asked.connect(self._go_to_backups)

    def _go_to_backups(self) -> None:
        assert self._windows is not None
        self._windows.settings.go_to_backups()
        self._windows.main.go_to(self._windows.settings)

    def _lead(self, windows: PracticeWindows) -> None:
        """What a real vault asks for, and a rehearsal does not."""
        keys = RecoveryFirst(self._theme, windows.today, windows.acting, self.spawn, windows)
        FirstSteps(self._theme, windows, keys)
        tell_of_nameless(windows)

    def _finish(self) -> None:
        """Whatever goes wrong while the windows go: a program that is done can be left."""
        try:
            if self._guarding is not None:
                self._guarding.let_go()
            if self._backups is not None:
                self._backups.let_go()
            if self._windows is not None:
                self._windows.put_away()
        finally:
            self._closed.set()

    def _leave_at_once(self) -> None:
        if self._recovering is not None:
            self._recovering.let_go()
        self._closed.set()
