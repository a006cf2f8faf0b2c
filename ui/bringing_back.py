"""From the first window to a vault that is whole again: restored, recovered, or taken in from another computer."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from app.clock import SystemClock
from app.errors import GroupsideError
from app.ways_in import OpenVault
from app.words import _
from ui.apart import Spawn, done_apart
from ui.parts.documents_folder import documents_folder
from ui.recovering import desk_of, told
from ui.screens.unlock import UnlockWindow
from ui.screens.welcome import WelcomeWindow
from ui.theme import Theme

if TYPE_CHECKING:
    from app.bringing_back import BroughtBack, Found
    from ui.practice.bring_back_card import Asked, BringBackCard


class BringingBack(QObject):
    """The card stands in the first window; what is done there opens the practice."""

    opened = Signal(object, str)  # the Desk, and what is to be said

    def __init__(
        self,
        theme: Theme,
        first: UnlockWindow | WelcomeWindow,
        folder: Path,
        second: str,
        spawn: Spawn,
        open_vault: OpenVault,
    ) -> None:
        """`second` is the second place for backups, or ''."""
        super().__init__(first)
        self._theme, self._first, self._folder = theme, first, folder
        self._second = Path(second) if second else None
        self._spawn, self._open_vault = spawn, open_vault
        self._file: Path | None = None
        self._found: Found | None = None
        first.bring_back_asked.connect(self._begin)

    @cached_property
    def _card(self) -> BringBackCard:
        from ui.practice.bring_back_card import BringBackCard  # the window has to stand first

        card = BringBackCard(self._theme)
        self._first.add_page(card)
        card.look_asked.connect(self._ask_look)
        card.recover_asked.connect(self._ask_recover)
        card.file_asked.connect(self._choose_file)
        card.chosen.connect(self._ask_restore)
        card.back_asked.connect(self._go_back)
        return card

    def begin_damaged(self, passphrase: str) -> None:
        """The vault did not open with this one, or '', which stays typed in: it may be the right one."""
        self._stand("damaged", passphrase)

    def _begin(self) -> None:
        self._stand("restore" if isinstance(self._first, UnlockWindow) else "take_in")

    def _stand(self, asked: Asked, passphrase: str = "") -> None:
        self._file = self._found = None
        self._first.show_page(self._card)
        self._card.begin(asked, passphrase)

    def _go_back(self) -> None:
        self._file = self._found = None
        self._first.leave_page(self._card)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self._first, _("Choose the file of a backup"), documents_folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, path: str) -> None:
        """A backup from elsewhere."""
        self._file = Path(path)
        self._card.show_file(self._file.name)

    def _ask_look(self, passphrase: str) -> None:
        self._spawn(self._look(passphrase))

    async def _look(self, passphrase: str) -> None:
        from app.bringing_back import find, find_file

        file, folder, second = self._file, self._folder, self._second
        try:
            found = await done_apart(
                lambda: find_file(file, folder, passphrase) if file else find(folder, second, passphrase)
            )
        except GroupsideError as error:
            self._card.tell(*told(error))
            return
        self._found = found
        self._card.show_backups(found.listed, found.doubt)

    def _ask_restore(self, name: str) -> None:
        self._spawn(self._restore(name))

    async def _restore(self, name: str) -> None:
        from app.bringing_back import restore

        found = self._found
        assert found is not None
        chosen = next(each for each in found.listed if each.backup.path.name == name)
        await self._bring(lambda: restore(self._folder, found, chosen, SystemClock()))

    def _ask_recover(self, passphrase: str) -> None:
        self._spawn(self._recover(passphrase))

    async def _recover(self, passphrase: str) -> None:
        from app.bringing_back import recover

        folder, second = self._folder, self._second
        await self._bring(lambda: recover(folder, second, passphrase, SystemClock()))

    async def _bring(self, work: Callable[[], BroughtBack]) -> None:
        try:
            back = await done_apart(work)
        except GroupsideError as error:
            self._card.tell(*told(error))
            return
        try:
            desk = await done_apart(lambda: desk_of(self._open_vault(self._folder, back.keyring)))
        except GroupsideError as error:
            self._go_back()
            self._first.tell(f"{back.sentence} {error.sentence}")
            return
        self.opened.emit(desk, back.sentence)
