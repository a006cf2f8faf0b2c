"""A damaged vault is made whole: of what can be read in it, and of what its newest good backup has besides."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import NotAVault, VaultError
from app.vault import backup, header
from app.vault.backup import Backup
from app.vault.entries import StoredEntry
from app.vault.header import Header
from app.vault.keys import Keyring
from app.vault.restoring import unpacked
from app.vault.salvage import Salvaged, nothing_read, salvage
from app.vault.swapping import another_journal, enter, place_aside, swap
from app.words import _


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came of reading a damaged journal, and where it lies as it was.

    `completed_from` is the backup that was asked for what it has besides. `passphrases_of_backup`: the header was lost
    or changed by somebody, and those that opened the vault when a backup was made open it again.
    """

    salvaged: Salvaged
    set_aside: Path
    completed_from: Backup | None
    passphrases_of_backup: bool


def recover(
    folder: Path,
    keyring: Keyring,
    backups: Sequence[Path],
    now: datetime,
    entry: Callable[[Recovered, str], StoredEntry],
) -> Recovered:
    """Makes a vault whole that nobody has open. `backups` are the folders where some may be; `entry` says what was
    done, for the journal that counts from then on, and is told its writer. The damaged one is set aside as it is.

    Raises DamagedVault where nothing at all can be read, AlreadyOpen, DiskTrouble or ReadOnlyFolder; the vault is then
    as it was.
    """
    not_done = _(
        "The vault could not be recovered: the disk is full or did not take it. Everything is as it was."
    )
    with another_journal(folder, keyring, not_done) as present:
        beside, older = (folder / f".restored-{secrets.token_hex(4)}" for _each in range(2))
        keys = backup.file_keys(keyring)
        own = list(_of_these_keys(backups, keyring))
        # a header that somebody changed is not sealed anew: the one of a backup is as its vault wrote it
        trusted = present is not None and header.is_sealed_by(present, keyring)
        slots = present if present is not None and trusted else _header_of(own)
        good = _unpacked(own, older, keyring)
        damaged = folder / present.journal if present else _likeliest(folder, slots.journal)
        salvaged = salvage(damaged, beside, keys, keyring.vault, (older, keys) if good else None)
        if present is None and not salvaged.read:
            raise nothing_read()  # which backup it is to be then, somebody has to choose
        recovered = Recovered(salvaged, place_aside(folder, now), good, not trusted)
        enter(beside, keyring, lambda writer: entry(recovered, writer), now)
        swap(folder, present, beside, slots, keyring, recovered.set_aside)
    return recovered


def _of_these_keys(backups: Sequence[Path], keyring: Keyring) -> Iterator[Backup]:
    """Those that the keys open, newest first."""
    for each in sorted((found for folder in backups for found in backup.kept(folder)), reverse=True):
        with suppress(VaultError):
            if backup.belongs_to(each.path, keyring):
                yield each


def _header_of(own: Sequence[Backup]) -> Header:
    """The newest that a backup has kept."""
    if not own:
        raise NotAVault
    return backup.header_of(own[0].path)


def _unpacked(own: Sequence[Backup], into: Path, keyring: Keyring) -> Backup | None:
    """The newest one that is whole, taken out of its file."""
    for each in own:
        with suppress(VaultError, OSError):  # a disk that fails on one may give another
            into.unlink(missing_ok=True)
            unpacked(each.path, into, keyring)
            return each
    return None


def _likeliest(folder: Path, name: str) -> Path:
    """The journal of a folder whose header is lost: the one that a backup's header names, else the newest file."""
    if (folder / name).exists():
        return folder / name
    there = sorted(folder.glob("journal-*.db"), key=lambda path: path.stat().st_mtime)
    return there[-1] if there else folder / name
