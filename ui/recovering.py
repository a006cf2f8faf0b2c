"""From the printed recovery key to the practice: open the vault, ask who it is, give them a new passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.audit.events import KeysChanged, Unlocked
from app.clock import SystemClock
from app.desk import Desk
from app.errors import GroupsideError, MustWait, Refused
from app.setting_up import shipped_library
from app.vault.folder import Vault
from app.ways_in import OpenedByRecovery, OpenVault
from app.words import _
from ui.apart import Spawn, done_apart
from ui.screens.unlock import UnlockWindow


class Recovering(QObject):
    """What the unlock window does with the recovery key; the vault is closed where somebody goes back."""

    opened = Signal(object, str)  # the Desk of who has a new passphrase now, and what is to be said

    def __init__(self, first: UnlockWindow, folder: Path, spawn: Spawn, open_vault: OpenVault) -> None:
        super().__init__(first)
        self._first, self._folder, self._spawn, self._open_vault = first, folder, spawn, open_vault
        self._inside: OpenedByRecovery | None = None
        first.key_given.connect(self._ask_open)
        first.renewed.connect(self._ask_renew)
        first.forgotten_left.connect(self.let_go)

    def let_go(self) -> None:
        """Close what the key has opened, if nobody has gone in. Nothing waits to be written."""
        inside, self._inside = self._inside, None
        if inside is not None:
            inside.close()

    def _ask_open(self, typed: str) -> None:
        self._spawn(self._open(typed))

    async def _open(self, typed: str) -> None:
        card = self._first.forgotten
        try:
            inside = await done_apart(lambda: OpenedByRecovery(self._folder, typed, self._open_vault))
            self._inside = inside
            if not inside.users:
                self.let_go()
                raise Refused(_("Nobody in this vault has a passphrase that could be renewed."))
        except GroupsideError as error:
            card.tell(*told(error))
            return
        if self._first.isHidden():  # closed meanwhile
            self.let_go()
            return
        card.show_people([(user.id, user.name) for user in inside.users])

    def _ask_renew(self, user: str, passphrase: str) -> None:
        self._spawn(self._renew(user, passphrase))

    async def _renew(self, user: str, passphrase: str) -> None:
        inside = self._inside
        if inside is None:
            return
        try:
            desk = await done_apart(lambda: desk_of(inside.renew(user, passphrase), "recovery"))
        except GroupsideError as error:
            self._first.forgotten.tell(error.sentence)
            return
        self._inside = None
        self.opened.emit(
            desk,
            _("Your new passphrase counts from now on. The printed key stays as it is: keep it locked away."),
        )


def laid(vault: Vault) -> Desk:
    """A desk by this computer's clock."""
    return Desk(vault, SystemClock(), shipped_library())


def desk_of(
    vault: Vault, way: Literal["passphrase", "recovery"] = "passphrase", lay: Callable[[Vault], Desk] = laid
) -> Desk:
    """The desk of a vault that was just opened, with an entry that says who opened it, and how; with the recovery key,
    they have a new passphrase. Where it cannot be made, the vault is closed again."""
    try:
        desk = lay(vault)
        seat = desk.seat(vault.user)
        seat.note(Unlocked(way=way))
        if way == "recovery":
            seat.note(KeysChanged(what="renewed", user=vault.user))
    except BaseException:
        vault.close()
        raise
    return desk


def told(error: GroupsideError) -> tuple[str, int]:
    """What the unlock window says, and how many seconds it waits: the button counts them."""
    if isinstance(error, MustWait):
        return _(
            "Several tries did not open this vault. It takes a moment until the next one."
        ), error.seconds
    return error.sentence, 0
