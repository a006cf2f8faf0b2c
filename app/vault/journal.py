"""The encrypted file, used by one thread only: it appends in one transaction, reads, and erases.

What is settled on disk (docs/vault-format.md says the same): the tables `meta` (name, value), `journal`, `drafts`, the
view tables of views.py and the search index of search.py. `meta` has format ("1"), vault and writer (ids) and views
(the version of the view tables). From the first change of the data key on, format is "2", and there are also `entries`
(the key of the chain, in hex) and `set aside` (the earlier keys for that, oldest first). An entry is never changed but
for erasing: payload and nonce become NULL.

No other code may open the file while it is open here: closing any descriptor of it would drop the lock on it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from app.errors import DamagedVault, DiskTrouble, VaultError
from app.vault import chain, cipher, drafts, search, views
from app.vault.about import FIRST, about, check_not_empty
from app.vault.chain import Head
from app.vault.copying import Copying
from app.vault.entries import ERASED, Batch, StoredEntry
from app.vault.stored import SIGNED, head_of
from app.words import _

if TYPE_CHECKING:
    from sqlite3 import Connection

_TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE journal (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, writer TEXT NOT NULL,
        author TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, monotonic INTEGER NOT NULL,
        boot TEXT NOT NULL, kind TEXT NOT NULL, payload BLOB, nonce BLOB, digest BLOB NOT NULL, mac BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX journal_by_stream ON journal (stream, seq)",
)

T = TypeVar("T")


class JournalKeys(NamedTuple):
    """The key of the file and the key of the chain in it, where the file does not have that itself."""

    file: bytes
    entries: bytes


def create(path: Path, keys: JournalKeys, vault: str) -> None:
    """Makes a new journal; the file must not exist. It is on disk when this returns, and gone if it raises."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with contextlib.closing(cipher.connect(path, keys.file)) as db:
            db.execute("BEGIN IMMEDIATE")
            for statement in (*_TABLES, *drafts.TABLES, *views.TABLES, *search.TABLES):
                db.execute(statement)
            meta = {"format": FIRST, "vault": vault, "writer": secrets.token_hex(16), "views": views.VERSION}
            db.executemany(
                "INSERT INTO meta VALUES (?, ?)", [(name, str(value)) for name, value in meta.items()]
            )
            db.execute("COMMIT")
    except Exception as error:
        discard(path)
        told = cipher.as_vault_error(error)
        if told is None:
            raise
        raise told from error


def discard(path: Path) -> None:
    """Removes a journal that never became part of a vault."""
    for left in (path, path.with_name(path.name + "-journal")):
        left.unlink(missing_ok=True)


class Journal:
    """One open journal file. Errors come as VaultErrors; after one, what was being written is not in the file."""

    def __init__(self, path: Path, keys: JournalKeys, vault: str) -> None:
        self.path = path
        self.vault = vault
        self.writer_id = ""
        self.views_stale = False
        self.damaged = False  # something of it could not be read since it was opened
        self.entries_key = keys.entries
        self.earlier_set_aside: tuple[bytes, ...] = ()
        # one value, replaced whole and only by what is on disk, so any thread may look at it; None if it cannot be read
        self.head: Head | None = None
        self._file_key = keys.file
        self._db: Connection | None = None
        self._file: tuple[int, int] | None = None  # device and number of the file that was opened
        self._heads: dict[str, bytes] = {}  # writer → mac of its last entry
        self._last_id: str | None = None  # of the last entry that was acknowledged
        self._copying: Copying | None = None

    def open(self) -> None:
        """Takes the file for this process alone, checks what can be checked at once; if it raises, nothing changed."""
        try:
            cut_short = _is_hot(self.path)
            self._open()
            if cut_short:
                self._make_free_pages_whole()
            self._take_head()
        except Exception as error:
            self._shut()
            told = cipher.as_vault_error(error)
            if told is None:
                raise
            raise told from error

    def close(self) -> None:
        """Lets the file go. Whatever the disk says now, everything acknowledged is on it."""
        self._shut()

    def take_over(self, other: Journal) -> None:
        """Goes on with the file of another one, which is open and has the same entries."""
        self._shut()
        self.path, self._file_key, self._file = other.path, other._file_key, other._file
        self.earlier_set_aside = other.earlier_set_aside
        self._db, other._db = other._db, None

    def write(self, batch: Batch, brought_in: bool = False) -> tuple[str, ...]:
        """Writes all of the batch or nothing; returns the ids of its entries that were not there before.

        An entry that is there already is passed over: the disk can have taken a transaction and still reported an
        error, and a batch that was set aside can come back after it was written.
        """
        heads = dict(self._heads)
        with self._telling_errors() as db:
            db.execute("BEGIN IMMEDIATE")
            fresh = [entry for entry in batch.entries if not self._has(db, entry)]
            for entry in fresh:
                self._insert(db, entry, heads)
            drafts.write(db, batch, brought_in)
            if batch.erase:
                _erase(db, batch.erase)
            if fresh or not batch.entries:
                for stream, rows in batch.rows.items():
                    views.replace(db, stream, rows)
                    search.settle(db, stream, rows.found)
            db.execute("COMMIT")
            if batch.erase:
                db.execute("PRAGMA journal_size_limit = -1")
            head = head_of(db) if fresh else self.head
            self._check_still_there()
        self._heads, self.head = heads, head
        if batch.entries:
            self._last_id = batch.entries[-1].id
        return tuple(entry.id for entry in fresh)

    def ask(self, question: Callable[[Connection], T]) -> T:
        """What `question` makes of the file; it must not write."""
        with self._telling_errors() as db:
            return question(db)

    def change(self, act: Callable[[Connection], T]) -> T:
        """Lets `act` write in one transaction what no entry depends on: view rows, the search index."""
        with self._telling_errors() as db:
            db.execute("BEGIN IMMEDIATE")
            done = act(db)
            db.execute("COMMIT")
            self._check_still_there()
            return done

    def copy(self, path: Path) -> Generator[None, None, Head]:
        """Copies the whole file in short steps into an empty one under the same key; gives the head of the copy.

        What is written between two steps is in the copy. It is not on the disk for certain when this ends.
        """
        copying = self._copying = self.ask(lambda db: Copying(db, path, self._file_key))
        try:
            while not copying.is_over and self.ask(lambda db: copying.step()):
                yield
            if not copying.is_whole:
                raise DiskTrouble(_("The disk failed while the backup was made. It is made again later."))
            if self.head is None:
                raise DamagedVault
            return self.head
        finally:
            self._copying = None
            copying.stop()

    @contextlib.contextmanager
    def _telling_errors(self) -> Iterator[Connection]:
        """The connection, opened anew after an error that it may not have survived."""
        if self._db is None:
            self.open()
        assert self._db is not None
        try:
            yield self._db
        except BaseException as error:
            self._let_go_after(error)
            told = cipher.as_vault_error(error)
            if told is None:
                raise
            self.damaged = self.damaged or isinstance(told, DamagedVault)
            raise told from error

    def _let_go_after(self, error: BaseException) -> None:
        if self._db is not None:
            with contextlib.suppress(Exception):
                self._db.execute("ROLLBACK")
        # SQLCipher answers nothing more after a page that failed its check, and a descriptor of a disk that was pulled
        # stays dead: both need a new connection. A full disk does not, and the lock is better kept.
        if cipher.code_of(error) not in (None, cipher.FULL) or isinstance(error, (OSError, VaultError)):
            self._shut()

    def _open(self) -> None:
        self._file = _identity(self.path)
        check_not_empty(self.path)
        self._db = db = cipher.connect(self.path, self._file_key)
        db.execute("BEGIN EXCLUSIVE")
        db.execute("COMMIT")
        said = about(db, self.path, self.vault, self.entries_key)
        self.entries_key, self.earlier_set_aside = said.entries_key, said.earlier_set_aside
        # SQLite opens a file that it may only read without a word; this asks, and changes nothing.
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE meta SET value = value")
        db.execute("ROLLBACK")
        self.writer_id = said.writer
        if self._last_id is not None and not _find(db, self._last_id):
            raise DamagedVault(
                _("The vault’s file was exchanged while it was in use. What was saved before is not in it.")
            )
        self.views_stale = said.views != str(views.VERSION)
        if self.views_stale:
            db.execute("BEGIN IMMEDIATE")
            views.make_anew(db)
            search.make_anew(db)
            db.execute("COMMIT")

    def _make_free_pages_whole(self) -> None:
        """One that was being put to use when the power went can be torn: SQLite keeps no copy of what is free, and
        never reads it, but a check of all pages and a backup do. A disk that is full or damaged does without."""
        assert self._db is not None
        try:
            _write_free_pages(self._db)
        except Exception as error:
            if cipher.as_vault_error(error) is None:
                raise
            self._shut()
            self._open()

    def _take_head(self) -> None:
        """Damage in the last entry must not keep anybody from reading the others."""
        assert self._db is not None
        try:
            self.head = head_of(self._db)
        except Exception as error:
            if not isinstance(cipher.as_vault_error(error), DamagedVault):
                raise
            self.damaged = True
            self._shut()  # SQLCipher answers nothing more
            self._open()

    def _shut(self) -> None:
        if self._copying is not None:
            self._copying.stop()  # a connection that a copy is made of stays half open, and the file locked
        db, self._db, self._heads = self._db, None, {}
        if db is not None:
            with contextlib.suppress(Exception):
                db.close()

    def _check_still_there(self) -> None:
        """A file that was deleted or moved still takes every write and keeps none."""
        if _identity(self.path) != self._file:
            raise cipher.out_of_reach()

    def _has(self, db: Connection, entry: StoredEntry) -> bool:
        found = db.execute(f"SELECT {SIGNED}, payload FROM journal WHERE id = ?", (entry.id,)).fetchone()
        if found is None:
            return False
        if found[:-1] != tuple(entry.signed()) or found[-1] not in (None, entry.payload):
            raise DamagedVault(_("The vault holds another entry under the id of one that is to be saved."))
        return True

    def _insert(self, db: Connection, entry: StoredEntry, heads: dict[str, bytes]) -> None:
        assert entry.payload is not None
        signed, nonce = entry.signed(), secrets.token_bytes(32)
        digest = chain.digest_of(nonce, entry.payload)
        mac = chain.mac_of(
            self.entries_key, signed, digest, heads.get(entry.writer) or _last_mac(db, entry.writer)
        )
        db.execute(
            f"INSERT INTO journal ({SIGNED}, payload, nonce, digest, mac) VALUES ({', '.join('?' * 13)})",
            (*signed, entry.payload, nonce, digest, mac),
        )
        heads[entry.writer] = mac


def _erase(db: Connection, ids: tuple[str, ...]) -> None:
    """Empties what these entries said. Entries that authorise an erasing are left: the chain needs what they name."""
    # The rollback journal holds the pages as they were: with this limit the commit itself cuts it to nothing.
    db.execute("PRAGMA journal_size_limit = 0")
    found = [seq for id in ids if (seq := _find(db, id, but=ERASED))]
    db.executemany("UPDATE journal SET payload = NULL, nonce = NULL WHERE seq = ?", [(seq,) for seq in found])
    search.remove(db, found)


def _find(db: Connection, id: str, but: str = "") -> int | None:
    found = db.execute("SELECT seq FROM journal WHERE id = ? AND kind != ?", (id, but)).fetchone()
    return found[0] if found else None


def _is_hot(path: Path) -> bool:
    """Whether the last transaction did not come to its end: SQLite then takes it back at opening."""
    try:
        with path.with_name(path.name + "-journal").open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


def _write_free_pages(db: Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("CREATE TABLE filling (content BLOB) STRICT")
    while free := db.execute("PRAGMA freelist_count").fetchone()[0]:
        db.execute("INSERT INTO filling VALUES (zeroblob(?))", (min(free, 1000) * cipher.PAGE,))
    db.execute("DROP TABLE filling")
    db.execute("COMMIT")


def _last_mac(db: Connection, writer: str) -> bytes:
    found = db.execute(
        "SELECT mac FROM journal WHERE writer = ? ORDER BY seq DESC LIMIT 1", (writer,)
    ).fetchone()
    if found and found[0] is None:
        raise DamagedVault
    return found[0] if found else chain.START


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
