"""A backup: the whole vault in one encrypted file, which has its name only once it is on the disk and verified.

What is settled on disk (docs/vault-format.md says the same), one after the other:

    the database   a journal's pages, under the vault's own key
    the header     the JSON of `header` as it was then, so that the same passphrases open it
    the end        28 bytes: version (4, big end first; 1), the header's length (8), "groupside-backup"

SQLite reads the database where it lies: what stands behind the last page is nothing to it.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import struct
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DamagedVault, DiskTrouble, GroupsideError, NewerFormat, NotAVault
from app.vault import cipher, durable, header, traces
from app.vault.chain import Head
from app.vault.header import Header
from app.vault.journal import JournalKeys
from app.vault.keys import Keyring, Purpose
from app.vault.reading import Reading
from app.vault.verify import verify
from app.words import _

if TYPE_CHECKING:
    from sqlite3 import Connection

FOLDER = traces.BACKUPS
VERSION = 1
_END = struct.Struct(">IQ16s")
_MAGIC = b"groupside-backup"
_SYNCED_EVERY = 0.01  # seconds
_BIGGEST_HEADER = 1024 * 1024
_WHEN = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"groupside-(\d{8}T\d{6}Z)\.backup")
_LEFT_BEHIND = re.compile(r"\.backup-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup that has its name; `made` is what the clock said then."""

    made: datetime
    path: Path
    size: int


Copy = Callable[[Path], Future[Head]]
"""Copies the journal as it is now into an empty file."""
Verifier = Callable[[Path, bytes], None]
"""Raises a GroupsideError where a file is not a whole backup; the bytes are what `secret` made, for nobody else."""


def make(path: Path, copy: Copy, keyring: Keyring, content: Callable[[], bytes], verified: Verifier) -> Head:
    """A verified backup at `path`, with the header that `content` gives; in any thread but the writer's.

    Raises DiskTrouble, ReadOnlyFolder, DamagedVault or what `verified` raises; then nothing is left of it.
    """
    with _whole_or_nothing(path) as beside:
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        copying = copy(beside)
        with beside.open("ab") as file:
            # All of it at once would keep the disk from the journal for as long as that takes: 80 ms for 20 MB.
            while not wait([copying], _SYNCED_EVERY).done:
                durable.sync(file.fileno())
            head = copying.result()
            said = content()
            file.write(said + _END.pack(VERSION, len(said), _MAGIC))
            file.flush()
            durable.sync(file.fileno())
        verified(beside, secret(keyring, head))
    return head


def copied(backup: Path, path: Path) -> None:
    """The same file at another place, compared byte for byte after it was written. Raises DiskTrouble or
    ReadOnlyFolder; then nothing is left of it."""
    with _whole_or_nothing(path) as beside:
        taken = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with backup.open("rb") as source, open(os.open(beside, taken, 0o600), "wb") as file:
            while part := source.read(1 << 20):
                file.write(part)
                file.flush()
                durable.sync(file.fileno())
        with backup.open("rb") as one, beside.open("rb") as other:
            while (part := one.read(1 << 20)) == other.read(1 << 20):
                if not part:
                    break
            else:
                raise DiskTrouble


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[Path]:
    """A place beside `path` to write to, which takes its name when all went well, and is gone when it did not."""
    beside = path.with_name(f".backup-{secrets.token_hex(4)}")
    try:
        yield beside
        beside.rename(path)
        durable.sync_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError):
            raise not_made(error) from error
        if isinstance(error, DiskTrouble):
            raise DiskTrouble(_not_made()) from error
        raise


def _not_made() -> str:
    return _(
        "No backup could be made: the disk is full or did not take it. The earlier backups are as they were."
    )


def not_made(error: OSError) -> GroupsideError:
    return durable.told_as(error, _not_made())


def named(folder: Path, made: datetime) -> Path:
    """The file's path in a folder; a second that is taken already gives way to the next one."""
    while (path := folder / f"groupside-{made.astimezone(UTC):{_WHEN}}.backup").exists():
        made += timedelta(seconds=1)
    return path


def kept(folder: Path) -> list[Backup]:
    """All backups in a folder by the time in their names, oldest first; none where there is no such folder."""
    with suppress(OSError):
        return sorted(_found(folder))
    return []


def _found(folder: Path) -> Iterator[Backup]:
    for path in folder.iterdir():
        if (name := _NAME.fullmatch(path.name)) is not None:
            with suppress(ValueError, OSError):
                made = datetime.strptime(name[1], _WHEN).replace(tzinfo=UTC)
                yield Backup(made, path, path.stat().st_size)


def sweep(folder: Path) -> None:
    """Removes what was being made when the process was killed."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _LEFT_BEHIND.fullmatch(path.name):
                path.unlink()


def header_of(path: Path) -> Header:
    """The header in a backup. Raises NotAVault, DamagedVault, NewerFormat or DiskTrouble."""
    return _parts(path)[0]


def journal_size(path: Path) -> int:
    """How many bytes of a backup are the database. Raises as `header_of` does."""
    return _parts(path)[1]


def _parts(path: Path) -> tuple[Header, int]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _END.size))
            end = file.read()
            if len(end) < _END.size or not end.endswith(_MAGIC):
                raise NotAVault(
                    _("This file is not a Groupside backup, or its end is missing. It was not changed.")
                )
            version, length, _magic = _END.unpack(end)
            if version > VERSION:
                raise NewerFormat(version, VERSION)
            pages = size - _END.size - length
            if length > _BIGGEST_HEADER or pages <= 0 or pages % cipher.PAGE:
                raise DamagedVault(_damaged())
            file.seek(pages)
            return header.newest([file.read(length)]), pages
    except OSError as error:
        raise DiskTrouble(_("The backup cannot be read. Nothing was changed.")) from error


def _damaged() -> str:
    return _("This backup is damaged. It was not changed; choose another one.")


def reading(path: Path, keyring: Keyring) -> Reading:
    """What a backup holds, for its keys."""
    return Reading(path, file_keys(keyring), keyring.vault, sealed=True)


def file_keys(keyring: Keyring) -> JournalKeys:
    return JournalKeys(keyring.key(Purpose.JOURNAL), keyring.key(Purpose.ENTRIES))


def belongs_to(path: Path, keyring: Keyring) -> bool:
    """Whether these keys open the backup. Raises as `header_of` does."""
    found = header_of(path)
    return found.vault == keyring.vault and header.is_sealed_by(found, keyring)


def examine(path: Path, keyring: Keyring, head: Head | None = None) -> list[str]:
    """Goes through a whole backup: its header, its pages, the chain, and that it ends where it was made. One sentence
    for each finding. Raises as `header_of` does."""
    if not belongs_to(path, keyring):
        return [_("The backup’s header is not as it was written.")]
    try:
        return _findings(path, keyring, head)
    except DamagedVault:
        return [_damaged()]


def _findings(path: Path, keyring: Keyring, head: Head | None) -> list[str]:
    with reading(path, keyring) as journal:
        steps = verify(journal)
        try:
            while True:
                next(steps)
        except StopIteration as end:
            findings: list[str] = end.value
        if not findings and head is not None and journal.head() != head:
            findings.append(_("The backup does not end where the vault did when it was made."))
        if not findings and journal.ask(_is_malformed):
            findings.append(_damaged())
        return findings


def _is_malformed(db: Connection) -> bool:
    """A page that cannot be read is copied as something else without a word, under a right HMAC of its own."""
    return bool(db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))


def secret(keyring: Keyring, head: Head) -> bytes:
    """What a process of its own needs to examine a backup; it goes through a pipe and nowhere else."""
    return json.dumps(
        {
            "user": keyring.user,
            "vault": keyring.vault,
            "master": keyring.master.hex(),
            "count": head.count,
            "mac": head.mac,
        }
    ).encode()


def told_secret(said: bytes) -> tuple[Keyring, Head]:
    """What `secret` made. Raises ValueError."""
    try:
        found = json.loads(said)
        ring = Keyring(found["user"], found["vault"], bytes.fromhex(found["master"]))
        return ring, Head(found["count"], found["mac"])
    except (KeyError, TypeError) as error:
        raise ValueError("these are not the keys of a backup") from error
