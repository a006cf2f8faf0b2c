"""A vault moves to another computer: one encrypted file out, which is a backup of this moment, and one in."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.errors import DiskTrouble, ExportRefused, VaultExists
from app.vault import backup, durable, header, restoring
from app.vault.chain import Head
from app.vault.folder import Vault
from app.vault.keys import Keyring
from app.words import _


def move_out(vault: Vault, path: Path, verified: backup.Verifier) -> Head:
    """The whole vault as it is now in one file, verified. The vault stays open and as it is.

    Raises ExportRefused if there is such a file, DiskTrouble, ReadOnlyFolder or DamagedVault; then there is none.
    """
    if os.path.exists(path):
        raise ExportRefused(_("There is already a file with this name. Choose another one."))
    backup.sweep(path.parent)
    return vault.back_up(path, verified)


def bring_in(path: Path, folder: Path, keyring: Keyring, now: datetime) -> None:
    """Makes the file a vault in `folder`, which is empty or not there yet; the passphrases are those of the file, which
    `keyring` opens. The folder appears whole or not at all, and the file stays where it is.

    Raises VaultExists, ExportRefused for a folder that is not empty, DamagedVault, DiskTrouble or ReadOnlyFolder.
    """
    if header.exists(folder):
        raise VaultExists
    made = folder.with_name(f".brought-in-{secrets.token_hex(4)}")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ExportRefused(_("There is something in this folder. Choose an empty one."))
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in folder.parent.glob(".brought-in-????????"):
            shutil.rmtree(left, ignore_errors=True)
        made.mkdir(mode=0o700)
        fresh = header.with_journal(backup.header_of(path), f"journal-{secrets.token_hex(8)}.db")
        restoring.unpacked(path, made / fresh.journal, keyring, now)
        header.write(made, fresh, keyring)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
        durable.sync_folder(folder.parent)
    except OSError as error:
        told = durable.told(error)
        if isinstance(told, DiskTrouble):
            told = DiskTrouble(
                _("The disk is full or did not take it. The file that was to come in is as it was.")
            )
        raise told from error
    finally:
        with suppress(OSError):
            shutil.rmtree(made)
