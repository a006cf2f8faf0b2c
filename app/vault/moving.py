"""A vault moves to another computer: one encrypted file out, which is a backup of this moment, and one in."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.errors import DiskTrouble, ExportRefused, VaultExists
from app.vault import backup, durable, header
from app.vault.chain import Head
from app.vault.entries import StoredEntry
from app.vault.folder import Vault
from app.vault.keys import Keyring
from app.vault.restoring import unpacked
from app.vault.swapping import enter
from app.vault.traces import has_vault
from app.words import _


def move_out(vault: Vault, path: Path, verified: backup.Verifier) -> Head:
    """The whole vault as it is now in one file, verified. The vault stays open and as it is.

    Raises ExportRefused if there is such a file, DiskTrouble, ReadOnlyFolder or DamagedVault; then there is none.
    """
    if os.path.exists(path):
        raise ExportRefused(_("There is already a file with this name. Choose another one."))
    backup.sweep(path.parent)
    return vault.back_up(path, verified)


def bring_in(
    path: Path, folder: Path, keyring: Keyring, now: datetime, entry: Callable[[str], StoredEntry]
) -> None:
    """Makes the file a vault in `folder`, which is empty or not there yet; the passphrases are those of the file, which
    `keyring` opens. `entry` says so in the journal, and is told its writer. The folder appears whole or not at all, and
    the file stays where it is.

    Raises VaultExists, ExportRefused for a folder that is not empty, DamagedVault, DiskTrouble or ReadOnlyFolder.
    """
    if has_vault(folder):
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
        unpacked(path, made / fresh.journal, keyring)
        enter(made / fresh.journal, keyring, entry, now)
        header.write(made, fresh, keyring)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
        durable.sync_folder(folder.parent)
    except (OSError, DiskTrouble) as error:
        raise durable.told_as(
            error, _("The disk is full or did not take it. The file that was to come in is as it was.")
        ) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(made)
