"""A backup becomes the vault again: into a new journal's file, with the old one set aside.

Whose passphrases count: if the vault's present header opens with the same master key, its slots stay. A passphrase that
was changed, or a person who was removed, since the backup must not come back with it, and present slots hold every own
key that older ones do. Only where that header is lost, or the key of the vault has been changed since, those of the
backup come back; `Restored` says so.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from app.errors import DamagedVault, VaultError, WrongPassphrase
from app.vault import backup, cipher, durable, header, keys, stored, tries
from app.vault.backup import Backup
from app.vault.entries import StoredEntry
from app.vault.header import Header
from app.vault.keys import PASSPHRASE, Keyring, Purpose
from app.vault.later import later
from app.vault.reading import Holds, Reading
from app.vault.swapping import another_journal, enter, old_journal, place_aside, swap
from app.words import _


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup to choose. What it `holds` is None before unlocking and where these keys do not open it; `why_not` says
    why, or what is the matter with it.

    `later` counts by kind the entries of the vault that it does not have; None where nobody asked, or they cannot be
    counted. `says`: whether it has words of the entries that were asked about; None where that cannot be read.
    """

    backup: Backup
    holds: Holds | None = None
    why_not: str = ""
    later: Mapping[str, int] | None = None
    says: bool | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: what the vault holds now, where the old one lies, and what is only there.

    `later` counts the entries by kind that the old journal has after the backup's end; None where it cannot be read.
    `passphrases_of_backup`: those that opened the vault when the backup was made open it again.
    """

    holds: Holds
    set_aside: Path
    later: Mapping[str, int] | None
    passphrases_of_backup: bool


def listed(
    folders: list[Path],
    keyring: Keyring | None = None,
    *,
    vault: Path | None = None,
    entries: Collection[str] = (),
) -> list[Listed]:
    """The backups in these folders, newest first, each name once. Changes nothing and raises nothing.

    With a closed `vault` each tells what of it is later; `entries` are those whose words are looked for.
    """
    found: dict[str, Backup] = {}
    for folder in folders:
        for each in backup.kept(folder):
            found.setdefault(each.path.name, each)
    newest_first = sorted(found.values(), reverse=True)
    if keyring is None:
        return [_look(each, None, None, entries) for each in newest_first]
    with _present(vault, keyring) as present:
        return [_look(each, keyring, present, entries) for each in newest_first]


def listed_file(found: Backup, keyring: Keyring, vault: Path) -> Listed:
    """The same of one backup from elsewhere. Raises as `Reading.ask` does where it cannot be read."""
    with _present(vault, keyring) as present, backup.reading(found.path, keyring) as opened:
        return Listed(found, opened.holds(), later=_later(present, opened))


@contextmanager
def _present(vault: Path | None, keyring: Keyring) -> Iterator[Reading | None]:
    """The journal of a vault that nobody has open, if these keys open it."""
    present = None
    if vault is not None:
        with suppress(VaultError):
            head = header.read(vault)
            if header.is_sealed_by(head, keyring) and (vault / head.journal).exists():
                present = old_journal(vault, head, keyring)
    with present or nullcontext():
        yield present


def _look(
    found: Backup, keyring: Keyring | None, present: Reading | None, entries: Collection[str]
) -> Listed:
    try:
        if keyring is None:
            backup.header_of(found.path)
            return Listed(found)
        if not backup.belongs_to(found.path, keyring):
            return Listed(found, None, _("It opens with the passphrase of that time."))
        with backup.reading(found.path, keyring) as opened:
            says = opened.ask(partial(stored.still_say, ids=entries))
            return Listed(found, opened.holds(), later=_later(present, opened), says=says)
    except DamagedVault:
        return Listed(found, None, _("It is damaged."))
    except VaultError as error:
        return Listed(found, None, error.sentence)


def _later(present: Reading | None, opened: Reading) -> Mapping[str, int] | None:
    opened.head()  # first: what is the matter with the backup is not the vault's
    if present is not None:
        with suppress(VaultError):
            return later(present, opened)
    return None


def unlock_backups(
    paths: Iterable[Path], passphrase: str, vault: Path | None = None, *, now: tries.Now = time.time
) -> Keyring:
    """The keys of the first of these backups that a passphrase of its own time opens. A wrong one counts as a try at
    the `vault`, and waits like one.

    Raises WrongPassphrase or MustWait, and as `backup.header_of` does where none of them can be read.
    """
    if vault is not None:
        tries.check(vault, now)
    tried: set[tuple[str, bytes, bytes]] = set()
    unreadable: VaultError | None = None
    for path in paths:
        try:
            found = backup.header_of(path)
        except VaultError as error:
            unreadable = unreadable or error
            continue
        for slot in found.slots:
            if slot.kind != PASSPHRASE or (known := (slot.id, slot.salt, slot.master.wrapped)) in tried:
                continue
            tried.add(known)  # each takes half a second, and most backups have the same
            with suppress(WrongPassphrase):
                opened = keys.open_slot(slot, found.vault, passphrase)
                if header.is_sealed_by(found, opened):
                    return opened
    if not tried and unreadable is not None:
        raise unreadable
    if vault is not None:
        tries.count_failed(vault, now)
    raise WrongPassphrase(_("That passphrase does not open this backup. Nothing was changed; try again."))


def restore(
    folder: Path, path: Path, keyring: Keyring, now: datetime, entry: Callable[[Restored, str], StoredEntry]
) -> Restored:
    """Makes a backup the vault of this folder, which nobody has open. `keyring` opens the backup; `entry` says what was
    done, for the journal that counts from then on, and is told its writer.

    Raises Refused for another vault's backup, AlreadyOpen, DamagedVault where the backup is not whole, DiskTrouble or
    ReadOnlyFolder; the vault is then as it was.
    """
    not_done = _(
        "The backup could not be restored: the disk is full or did not take it. The vault is as it was."
    )
    with another_journal(folder, keyring, not_done) as present:
        beside = folder / f".restored-{secrets.token_hex(4)}"
        unpacked(path, beside, keyring)
        holds, later = _compared(folder, present, beside, keyring)
        of_backup = backup.header_of(path)
        same = present is not None and header.is_sealed_by(present, keyring)
        slots = present if present is not None and same else of_backup
        restored = Restored(holds, place_aside(folder, now), later, not same)
        enter(beside, keyring, lambda writer: entry(restored, writer), now)
        swap(folder, present, beside, slots, keyring, restored.set_aside)
    return restored


def unpacked(path: Path, beside: Path, keyring: Keyring) -> None:
    """Takes the database out of a backup into a new file, verified and on the disk, with a writer of its own: what the
    vault wrote after the backup may live on elsewhere. Raises DamagedVault, or an OSError."""
    if not backup.belongs_to(path, keyring):
        raise WrongPassphrase(
            _("This backup opens with the passphrase of its own time. Nothing was changed.")
        )
    if backup.examine(path, keyring):
        raise DamagedVault(_("This backup is damaged, so nothing was restored. Choose another one."))
    left = backup.journal_size(path)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with path.open("rb") as source, open(descriptor, "wb") as file:
        while left > 0 and (part := source.read(min(left, 1 << 20))):
            left -= file.write(part)
        file.flush()
        durable.sync(file.fileno())
    try:
        with closing(cipher.connect(beside, keyring.key(Purpose.JOURNAL))) as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT OR REPLACE INTO meta VALUES ('writer', ?)", (secrets.token_hex(16),))
            db.execute("COMMIT")
    except Exception as error:
        told = cipher.as_vault_error(error)
        if told is None:
            raise
        raise told from error


def _compared(
    folder: Path, present: Header | None, restored: Path, keyring: Keyring
) -> tuple[Holds, Mapping[str, int] | None]:
    """What the restored journal holds, and the kinds of the old one's entries that it does not."""
    with Reading(restored, backup.file_keys(keyring), keyring.vault) as new:
        holds = new.holds()
        if present is None or not (folder / present.journal).exists():
            return holds, None
        with old_journal(folder, present, keyring) as old:
            return holds, _later(old, new)
