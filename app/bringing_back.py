"""Before a vault is open: a backup becomes the vault, a damaged one is made whole, one from another computer comes in.

Each leaves the vault closed, with one sentence on what was done; nothing is ever deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.audit.events import VaultBroughtBack
from app.backing_up import restored_words, second_folder
from app.errors import DamagedVault, NotAVault, Refused
from app.vault import backup, header, moving, restoring
from app.vault.folder import unlock
from app.vault.keys import Keyring
from app.vault.restoring import Listed
from app.words import _


@dataclass(frozen=True, slots=True)
class Found:
    """Backups that a passphrase opens, newest first, with what each holds."""

    listed: Sequence[Listed]
    keyring: Keyring = field(repr=False)


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What was done: the entry that says it, and a sentence for the person."""

    event: VaultBroughtBack
    sentence: str
    keyring: Keyring = field(repr=False)


def find(folder: Path, second: Path | None, passphrase: str) -> Found:
    """The backups of a vault, here and at the second place. Where its header is lost, the newest backup tells the keys.

    Raises Refused where there are none, and what `unlock` raises.
    """
    here = folder / backup.FOLDER
    try:
        keyring = unlock(folder, passphrase)
    except (NotAVault, DamagedVault):
        if not (kept := backup.kept(here)):
            raise
        keyring = restoring.unlock_backup(kept[-1].path, passphrase, folder)
    places = [here, *([second_folder(second, keyring.vault)] if second else [])]
    if not (found := restoring.listed(places, keyring)):
        raise Refused(_("There is no backup of this vault here. If you have one elsewhere, choose its file."))
    return Found(found, keyring)


def find_file(path: Path, passphrase: str) -> Found:
    """One backup, from wherever it is. Raises WrongPassphrase, DamagedVault or NewerFormat."""
    keyring = restoring.unlock_backup(path, passphrase)
    size = path.stat().st_size
    made = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    with backup.reading(path, keyring) as opened:
        return Found([Listed(backup.Backup(made, path, size), opened.holds())], keyring)


def restore(folder: Path, found: Found, chosen: Listed, now: datetime) -> BroughtBack:
    """The chosen backup becomes the vault of this folder; where there is none yet, it comes in. Raises as
    `restoring.restore` and `moving.bring_in` do; everything is then as it was."""
    entries = chosen.holds.entries if chosen.holds else 0
    if not _has_vault(folder):
        moving.bring_in(chosen.backup.path, folder, found.keyring, now)
        event = VaultBroughtBack(how="moved", entries=entries)
        return BroughtBack(event, _("The vault is here now. The file stays where it is."), found.keyring)
    done = restoring.restore(folder, chosen.backup.path, found.keyring, now)
    event = VaultBroughtBack(how="restored", entries=done.holds.entries)
    return BroughtBack(event, restored_words(done), found.keyring)


def recover(folder: Path, passphrase: str, now: datetime) -> BroughtBack:
    """What can be read of a damaged vault, completed from its newest good backup. Raises what `unlock` and
    `restoring.recover` do; everything is then as it was."""
    keyring = unlock(folder, passphrase)
    done = restoring.recover(folder, keyring, now)
    salvaged = done.salvaged
    event = VaultBroughtBack(how="recovered", entries=salvaged.entries, missing=salvaged.missing)
    kept = _("The damaged vault is kept in “{folder}”.").format(folder=done.set_aside.name)
    return BroughtBack(event, f"{salvaged.sentence()} {kept}", keyring)


def _has_vault(folder: Path) -> bool:
    return header.exists(folder) or any(folder.glob("journal-*.db"))
