"""SQLite's online backup, a step at a time: what is written to the database in between is in the copy as well."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DiskTrouble
from app.vault import cipher

if TYPE_CHECKING:
    from sqlite3 import Connection

# pages of one step: each is decrypted and encrypted, 3 to 5 ms in all, and an append may be waiting
_STEP = 32
_DONE = 101  # SQLite's own code
# Nothing of the copy counts before all of it is on disk, so nothing of it needs to be taken back; and what is kept in
# memory would all be written in the last step.
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = 32")


class Copying:
    """A copy of a database that is being made. The library goes through all steps in one call, so that call has a
    thread of its own, which moves only while `step` waits for it: the two threads never use the database at once."""

    def __init__(self, source: Connection, path: Path, key: bytes) -> None:
        """`path` is an empty file; it gets the same key."""
        self.is_over = False
        self.is_whole = False
        self._source, self._path, self._key = source, path, key
        self._trouble: BaseException | None = None
        self._stopping = False
        self._go, self._gone = threading.Semaphore(0), threading.Semaphore(0)
        self._thread = threading.Thread(target=self._run, name="vault backup", daemon=True)
        self._thread.start()

    def step(self) -> bool:
        """Copies some pages; False when these were the last ones. Raises what SQLite raises."""
        self._go.release()
        self._gone.acquire()
        if self._trouble is not None:
            raise self._trouble
        return not self.is_over

    def stop(self) -> None:
        """Lets go of both databases, finished or not."""
        self._stopping = True
        self._go.release()
        self._thread.join()

    def _run(self) -> None:
        self._go.acquire()
        try:
            if not self._stopping:
                self._copy()
                self.is_whole = True
        except _Stopped:
            pass
        except BaseException as error:
            self._trouble = error
        self.is_over = True
        self._gone.release()

    def _copy(self) -> None:
        with closing(cipher.connect(self._path, self._key)) as target:
            for setting in _SETTINGS:
                target.execute("PRAGMA " + setting)
            try:
                self._source.backup(target, pages=_STEP, progress=self._wait)
            except _Stopped:
                raise
            except Exception as error:
                # It comes without its code. A source that has met a damaged page answers nothing more, and says so.
                self._source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                raise DiskTrouble from error

    def _wait(self, status: int, remaining: int, total: int) -> None:
        # After the last page nothing more gets into the copy: its head has to be taken now.
        if status == _DONE:
            return
        self._gone.release()
        self._go.acquire()
        if self._stopping:
            raise _Stopped


class _Stopped(Exception):
    """Ends the library's loop."""
