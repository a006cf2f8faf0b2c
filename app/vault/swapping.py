"""One journal takes another's place in a vault: the header is the swap, and the old one is set aside.

While it happens, the file `restoring` names both journals. Whichever of them the header does not name is left over, and
removed at the next start: the new one is in the backup still, the old one is set aside by then.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from app.errors import AlreadyOpen, DamagedVault, DiskTrouble, NotAVault, Refused, VaultError
from app.vault import backup, durable, header, journal
from app.vault.entries import Batch, StoredEntry
from app.vault.header import Header
from app.vault.journal import Journal
from app.vault.keys import Keyring
from app.vault.reading import Reading
from app.words import _

PLAN = "restoring"
ASIDE = "set-aside-"


@contextmanager
def another_journal(folder: Path, keyring: Keyring, not_done: str) -> Iterator[Header | None]:
    """Around whatever puts another journal into the place of this folder's, which nobody has open; gives the header, if
    one can be read. What is half is gone afterwards; where the disk failed, `not_done` says what was not done.

    Raises Refused for another vault's keys, AlreadyOpen, ReadOnlyFolder or DiskTrouble.
    """
    present = present_header(folder, keyring)
    must_be_closed(folder, present, keyring)
    durable.check_writable(folder)
    sweep(folder)
    try:
        yield present
    except (OSError, DiskTrouble) as error:
        raise durable.told_as(error, not_done) from error
    finally:
        sweep(folder)


def present_header(folder: Path, keyring: Keyring) -> Header | None:
    """The header that these keys go with; None where none can be read. Raises Refused for another vault's."""
    try:
        found = header.read(folder)
    except (NotAVault, DamagedVault):
        return None
    if found.vault != keyring.vault:
        raise Refused(_("This backup is of another vault. Move it into an empty folder instead."))
    return found


def must_be_closed(folder: Path, present: Header | None, keyring: Keyring) -> None:
    """Whatever the state of the journal is: only one that somebody has open is in the way."""
    for path in [folder / present.journal] if present else folder.glob("journal-*.db"):
        try:
            if path.exists():
                Reading(path, backup.file_keys(keyring), keyring.vault).ask(lambda db: None)
        except AlreadyOpen:
            raise
        except VaultError:
            pass


def old_journal(folder: Path, present: Header, keyring: Keyring) -> Reading:
    """The journal that the header names, only looked at."""
    return Reading(folder / present.journal, backup.file_keys(keyring), keyring.vault)


def is_set_aside(folder: Path) -> bool:
    """Whether the vault in this folder is an old one that another one's folder keeps."""
    return folder.name.startswith(ASIDE)


def place_aside(folder: Path, now: datetime) -> Path:
    """A free name for what is set aside at this moment."""
    name = f"{ASIDE}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    tried = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    return next(folder / each for each in tried if not (folder / each).exists())


def enter(beside: Path, keyring: Keyring, entry: Callable[[str], StoredEntry], now: datetime) -> None:
    """Writes what was done as an entry into the journal that is about to count, so that none counts without it;
    `entry` is told the writer. Raises a VaultError."""
    fresh = Journal(beside, backup.file_keys(keyring), keyring.vault)
    fresh.open()
    try:
        fresh.write(Batch(entries=(entry(fresh.writer_id),)))
        fresh.change(
            lambda db: db.execute(
                "INSERT OR REPLACE INTO meta VALUES ('restored', ?)", (now.astimezone(UTC).isoformat(),)
            )
        )
    finally:
        fresh.close()


def swap(
    folder: Path, present: Header | None, beside: Path, slots: Header, keyring: Keyring, aside: Path
) -> None:
    """Sets the old vault aside and makes the journal `beside` that of this folder, with these slots. Raises OSError."""
    name = f"journal-{secrets.token_hex(8)}.db"
    counted = present.journal if present else ""
    # without a header nobody can say which file belonged to the vault: all of them
    old = sorted(path.name for path in folder.glob(counted or "journal-*.db"))
    _plan(folder, name, old, aside, counted)
    _set_aside(folder, old, aside)
    beside.rename(folder / name)
    durable.sync_folder(folder)
    try:
        header.write(folder, header.with_journal(slots, name, present.generation if present else 0), keyring)
    except OSError:
        if _counts(folder) != name:  # else it took it, and failed later
            raise
    with suppress(OSError):
        _plan(
            folder, name, old, aside, name
        )  # from here on nothing can make the new one that which is left over


def _plan(folder: Path, new: str, old: Sequence[str], aside: Path, counted: str) -> None:
    """What `sweep` goes by: the journal that `counted` when this was written, '' where there was no header."""
    plan = {"new": new, "old": old, "aside": aside.name, "counted": counted}
    durable.replace(folder / PLAN, json.dumps(plan).encode() + b"\n")


def sweep(folder: Path) -> None:
    """Removes what one that was killed left behind: half a file, and the journal that does not count."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(".restored-"):
                path.unlink()
            elif path.name.startswith(".set-aside-"):
                shutil.rmtree(path)
    with suppress(OSError, ValueError, KeyError, TypeError):
        plan = json.loads((folder / PLAN).read_bytes())
        new, aside, counted = (Path(plan[name]).name for name in ("new", "aside", "counted"))
        old = [Path(name).name for name in plan["old"]]
        counts = _counts(folder)
        if counts == new:
            for name in old:
                journal.discard(folder / name)
        elif counts == counted and all((folder / name).exists() for name in old):  # as it was before
            journal.discard(folder / new)
            if aside.startswith(ASIDE):  # all that it holds is here as well
                shutil.rmtree(folder / aside, ignore_errors=True)
        else:  # a header that was lost since: nothing of this is certain to be left over
            return
        (folder / PLAN).unlink()
        durable.sync_folder(folder)


def _counts(folder: Path) -> str:
    """The journal that the header names, '' where none can be read."""
    try:
        return header.read(folder).journal
    except (NotAVault, DamagedVault):
        return ""


def _set_aside(folder: Path, old: Sequence[str], aside: Path) -> None:
    """The old vault, openable as it was, in a folder of its own inside this one; it has its name once it is whole."""
    made = folder / f".set-aside-{secrets.token_hex(4)}"
    made.mkdir(mode=0o700)
    for name in (*header.NAMES, *old, *(f"{each}-journal" for each in old)):
        if (folder / name).exists():
            _same(folder / name, made / name)
    durable.sync_folder(made)
    made.rename(aside)
    durable.sync_folder(folder)


def _same(path: Path, there: Path) -> None:
    """A second name for the file where the disk has such; else a copy of it."""
    try:
        os.link(path, there)
    except OSError:
        shutil.copyfile(path, there)
        with there.open("r+b") as file:
            durable.sync(file.fileno())
