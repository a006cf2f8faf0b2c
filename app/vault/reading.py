"""A journal's file that is only looked at: to check it, to see what a backup holds. Nothing of it is changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from app.vault import cipher
from app.vault.about import about, check_not_empty
from app.vault.chain import Head
from app.vault.journal import JournalKeys
from app.vault.stored import head_of

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")


class Holds(NamedTuple):
    """What a journal holds: its head, how many entries and sessions, and the day of the newest session ('' for none).

    Sessions are None where only a newer or an older Groupside can count them.
    """

    head: Head
    entries: int
    sessions: int | None
    newest: str


class Reading:
    """Asked like the writer's journal; `sealed` is for a backup, which nobody writes to. Errors come as VaultErrors."""

    def __init__(self, path: Path, keys: JournalKeys, vault: str, sealed: bool = False) -> None:
        """Opens nothing yet: each question does, where it has to."""
        self.entries_key = keys.entries
        self._path, self._file_key, self._vault, self._sealed = path, keys.file, vault, sealed
        self._db: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            with suppress(Exception):
                db.close()

    def ask(self, question: Callable[[Connection], T]) -> T:
        """Raises DamagedVault, NewerFormat, AlreadyOpen or DiskTrouble."""
        try:
            if self._db is None:
                self._open()
            assert self._db is not None
            return question(self._db)
        except Exception as error:
            self.close()  # SQLCipher answers nothing more after a page that failed its check
            told = cipher.as_vault_error(error)
            if told is None:
                raise
            raise told from error

    def head(self) -> Head:
        return self.ask(head_of)

    def holds(self) -> Holds:
        return self.ask(_holds)

    def _open(self) -> None:
        check_not_empty(self._path)
        self._db = db = cipher.look_at(self._path, self._file_key, self._sealed)
        db.execute("BEGIN")  # the same state for all questions
        self.entries_key = about(db, self._path, self._vault, self.entries_key).entries_key


def _holds(db: Connection) -> Holds:
    entries = db.execute("SELECT count(*) FROM journal").fetchone()[0]
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'view_sessions'").fetchone():
        return Holds(head_of(db), entries, None, "")
    sessions, newest = db.execute("SELECT count(*), max(day) FROM view_sessions").fetchone()
    return Holds(head_of(db), entries, sessions, newest or "")
