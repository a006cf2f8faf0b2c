"""A backup becomes the vault again: into a new journal's file, with the header as the swap; the old one is set aside.

While it happens, the file `restoring` names both journals. Whichever of them the header does not name is left over, and
removed at the next start: the new one is in the backup still, the old one is set aside by then.

Whose passphrases count: if the vault's present header opens with the same master key, its slots stay. A passphrase that
was changed, or a person who was removed, since the backup must not come back with it, and present slots hold every own
key that older ones do. Only where that header is lost, or the key of the vault has been changed since, those of the
backup come back; `Restored` says so.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections import Counter
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import AlreadyOpen, DamagedVault, DiskTrouble, NotAVault, Refused, VaultError, WrongPassphrase
from app.vault import backup, cipher, durable, header, journal, keys, tries
from app.vault.backup import Backup
from app.vault.header import Header
from app.vault.keys import Keyring, Purpose
from app.vault.reading import Holds, Reading
from app.words import _

if TYPE_CHECKING:
    from sqlite3 import Connection

    from app.vault.salvage import Salvaged

PLAN = "restoring"
ASIDE = "set-aside-"


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup to choose. What it `holds` is None before unlocking and where these keys do not open it; `why_not` says
    why, or what is the matter with it."""

    backup: Backup
    holds: Holds | None = None
    why_not: str = ""


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


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came of reading a damaged journal, and where it lies as it was."""

    salvaged: Salvaged
    set_aside: Path


def listed(folders: list[Path], keyring: Keyring | None = None) -> list[Listed]:
    """The backups in these folders, newest first, each name once. Changes nothing and raises nothing."""
    found: dict[str, Backup] = {}
    for folder in folders:
        for each in backup.kept(folder):
            found.setdefault(each.path.name, each)
    return [_look(each, keyring) for each in sorted(found.values(), reverse=True)]


def _look(found: Backup, keyring: Keyring | None) -> Listed:
    try:
        if keyring is None:
            backup.header_of(found.path)
            return Listed(found)
        if not backup.belongs_to(found.path, keyring):
            return Listed(found, None, _("It opens with the passphrase of that time."))
        with backup.reading(found.path, keyring) as opened:
            return Listed(found, opened.holds())
    except DamagedVault:
        return Listed(found, None, _("It is damaged."))
    except VaultError as error:
        return Listed(found, None, error.sentence)


def unlock_backup(path: Path, passphrase: str, vault: Path | None = None) -> Keyring:
    """The keys that a passphrase of the backup's own time opens. A wrong one counts as a try at the `vault`.

    Raises WrongPassphrase, or as `backup.header_of` does.
    """
    found = backup.header_of(path)
    for slot in found.slots:
        with suppress(WrongPassphrase):
            opened = keys.open_slot(slot, found.vault, passphrase)
            if not header.is_sealed_by(found, opened):
                raise DamagedVault
            return opened
    if vault is not None:
        tries.count_failed(vault)
    raise WrongPassphrase(_("That passphrase does not open this backup. Nothing was changed; try again."))


def restore(folder: Path, path: Path, keyring: Keyring, now: datetime) -> Restored:
    """Makes a backup the vault of this folder, which nobody has open. `keyring` opens the backup.

    Raises Refused for another vault's backup, AlreadyOpen, DamagedVault where the backup is not whole, DiskTrouble or
    ReadOnlyFolder; the vault is then as it was.
    """
    present = _present(folder, keyring)
    _must_be_closed(folder, present, keyring)
    durable.check_writable(folder)
    sweep(folder)
    beside = folder / f".restored-{secrets.token_hex(4)}"
    try:
        unpacked(path, beside, keyring, now)
        holds, later = _compared(folder, present, beside, keyring)
        of_backup = backup.header_of(path)
        same = present is not None and header.is_sealed_by(present, keyring)
        slots = present if present is not None and same else of_backup
        aside = _swapped(folder, present, beside, slots, keyring, now)
    except OSError as error:
        raise _not_restored(error) from error
    finally:
        sweep(folder)
    return Restored(holds, aside, later, not same)


def recover(folder: Path, keyring: Keyring, now: datetime) -> Recovered:
    """Makes a vault whole whose journal is damaged, and which nobody has open: of what can be read in it,
    and of what the newest good backup has besides. The damaged journal is set aside as it is.

    Raises NotAVault or DamagedVault where the header cannot be read or nothing at all can, AlreadyOpen, DiskTrouble or
    ReadOnlyFolder; the vault is then as it was.
    """
    from app.vault.salvage import salvage  # once in a vault's life

    present = header.read(folder)
    _must_be_closed(folder, present, keyring)
    durable.check_writable(folder)
    sweep(folder)
    beside, older = (folder / f".restored-{secrets.token_hex(4)}" for _each in range(2))
    try:
        keys = backup.file_keys(keyring)
        good = _newest_good(folder, older, keyring, now)
        known = (older, keys) if good else None
        salvaged = salvage(folder / present.journal, beside, keys, present.vault, known)
        aside = _swapped(folder, present, beside, present, keyring, now)
    except OSError as error:
        raise _not_restored(error) from error
    finally:
        sweep(folder)
    return Recovered(salvaged, aside)


def _newest_good(folder: Path, into: Path, keyring: Keyring, now: datetime) -> bool:
    """Unpacks the newest backup that is whole; whether there is one."""
    for each in reversed(backup.kept(folder / backup.FOLDER)):
        with suppress(VaultError):
            unpacked(each.path, into, keyring, now)
            return True
    return False


def _swapped(
    folder: Path, present: Header | None, beside: Path, slots: Header, keyring: Keyring, now: datetime
) -> Path:
    """Sets the old vault aside and makes the journal `beside` that of this folder; where the old one lies now."""
    name = f"journal-{secrets.token_hex(8)}.db"
    aside = _free(folder, now)
    plan = {"new": name, "old": present.journal if present else "", "aside": aside.name}
    durable.replace(folder / PLAN, json.dumps(plan).encode() + b"\n")
    _set_aside(folder, present, aside)
    beside.rename(folder / name)
    durable.sync_folder(folder)
    header.write(folder, header.with_journal(slots, name, present.generation if present else 0), keyring)
    return aside


def unpacked(path: Path, beside: Path, keyring: Keyring, now: datetime) -> None:
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
            changes = {"writer": secrets.token_hex(16), "restored": now.astimezone(UTC).isoformat()}
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(changes.items()))
            db.execute("COMMIT")
    except Exception as error:
        told = cipher.as_vault_error(error)
        if told is None:
            raise
        raise told from error


def sweep(folder: Path) -> None:
    """Removes what a restoring that was killed left behind: half a file, and the journal that does not count."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(".restored-"):
                path.unlink()
            elif path.name.startswith(".set-aside-"):
                shutil.rmtree(path)
    with suppress(OSError, ValueError, KeyError, TypeError):
        plan = json.loads((folder / PLAN).read_bytes())
        new, old, aside = (Path(plan[name]).name for name in ("new", "old", "aside"))
        try:
            counts = header.read(folder).journal
        except (NotAVault, DamagedVault):
            counts = old  # as it was before: none could be read
        if counts == new and old:
            journal.discard(folder / old)
        elif counts == old:
            journal.discard(folder / new)
            if aside.startswith(ASIDE):  # all that it holds is here as well
                shutil.rmtree(folder / aside, ignore_errors=True)
        (folder / PLAN).unlink()
        durable.sync_folder(folder)


def _present(folder: Path, keyring: Keyring) -> Header | None:
    try:
        found = header.read(folder)
    except (NotAVault, DamagedVault):
        return None
    if found.vault != keyring.vault:
        raise Refused(_("This backup is of another vault. Move it into an empty folder instead."))
    return found


def _must_be_closed(folder: Path, present: Header | None, keyring: Keyring) -> None:
    """Whatever the state of the journal is: only one that somebody has open is in the way."""
    if present is not None and (folder / present.journal).exists():
        try:
            _old_journal(folder, present, keyring).ask(lambda db: None)
        except AlreadyOpen:
            raise
        except VaultError:
            pass


def _old_journal(folder: Path, present: Header, keyring: Keyring) -> Reading:
    return Reading(folder / present.journal, backup.file_keys(keyring), keyring.vault)


def _compared(
    folder: Path, present: Header | None, restored: Path, keyring: Keyring
) -> tuple[Holds, Mapping[str, int] | None]:
    """What the restored journal holds, and the kinds of the old one's entries that it does not."""
    with Reading(restored, backup.file_keys(keyring), keyring.vault) as new:
        holds = new.holds()
        ids = new.ask(_ids)
    if present is None or not (folder / present.journal).exists():
        return holds, None
    try:
        with _old_journal(folder, present, keyring) as old:
            return holds, Counter(kind for id, kind in old.ask(_kinds).items() if id not in ids)
    except VaultError:
        return holds, None


def _ids(db: Connection) -> frozenset[str]:
    return frozenset(id for (id,) in db.execute("SELECT id FROM journal"))


def _kinds(db: Connection) -> dict[str, str]:
    return dict(db.execute("SELECT id, kind FROM journal"))


def _set_aside(folder: Path, present: Header | None, aside: Path) -> None:
    """The old vault, openable as it was, in a folder of its own inside this one; it has its name once it is whole."""
    made = folder / f".set-aside-{secrets.token_hex(4)}"
    made.mkdir(mode=0o700)
    names = [*header.NAMES]
    if present is not None:
        names += [present.journal, f"{present.journal}-journal"]
    else:  # nobody can say which file belonged to it: all of them
        names += [path.name for path in folder.glob("journal-*.db*")]
    for name in names:
        if (folder / name).exists():
            _same(folder / name, made / name)
    durable.sync_folder(made)
    made.rename(aside)
    durable.sync_folder(folder)


def _free(folder: Path, now: datetime) -> Path:
    name = f"{ASIDE}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    tried = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    return next(folder / each for each in tried if not (folder / each).exists())


def _same(path: Path, there: Path) -> None:
    """A second name for the file where the disk has such; else a copy of it."""
    try:
        os.link(path, there)
    except OSError:
        shutil.copyfile(path, there)
        with there.open("r+b") as file:
            durable.sync(file.fileno())


def _not_restored(error: OSError) -> VaultError:
    told = durable.told(error)
    if not isinstance(told, DiskTrouble):
        return told
    return DiskTrouble(
        _("The backup could not be restored: the disk is full or did not take it. The vault is as it was.")
    )
