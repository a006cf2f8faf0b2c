"""The one ordered thread that owns the journal: what it is given is pending until it is on disk, then saved.

Nothing is dropped, reordered or half written. A disk that fails is asked again for ever, one that hangs makes `oldest`
old; whoever hands something in never waits. Reads stand in the same line as writes: they see all that came before.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar, cast

from app.errors import DiskTrouble, VaultClosed, VaultError
from app.vault.entries import Batch
from app.vault.jobs import Job, Slow, Write
from app.vault.jobs import Saving as Saving
from app.vault.journal import Journal
from app.words import _

if TYPE_CHECKING:
    from sqlite3 import Connection

_FIRST_WAIT, _LONGEST_WAIT = 0.25, 5.0  # seconds between tries

T = TypeVar("T")


Watcher = Callable[[Saving, tuple[str, ...]], None]


class Writer:
    """Owns a Journal in a thread of its own. `watcher` is called in that thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._watchers: list[Watcher] = []
        self._line: deque[Write | Job] = deque()  # the first is being done; it stays until it is done
        self._slow: deque[Slow] = deque()
        self._pending = 0
        self._trouble: VaultError | None = None
        self._change = threading.Condition()
        self._try_now = threading.Event()
        self._closing = False
        self._giving_up = False
        self._opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="vault writer", daemon=True)

    def start(self) -> None:
        """Opens the journal in the thread; raises what that raised."""
        self._thread.start()
        self._opened.result()

    def watch(self, watcher: Watcher) -> None:
        with self._change:
            self._watchers.append(watcher)

    def append(self, batch: Batch, brought_in: bool = False) -> Future[tuple[str, ...]]:
        """Takes the batch over and returns at once. The future gives the ids that were new, once they are on disk."""
        write = Write(batch, time.monotonic(), brought_in)
        with self._change:
            self._must_be_open()
            last = self._line[-1] if len(self._line) > 1 else None
            if isinstance(last, Write) and last.is_drafts_like(write):
                # While the disk hangs, a draft that changes every second must not make the line longer.
                last.batch = last.batch.then(batch)
                return last.future
            self._line.append(write)
            self._pending += len(batch.entries)
            self._change.notify_all()
        return write.future

    def ask(self, question: Callable[[Connection], T]) -> Future[T]:
        """The answer of the journal once everything handed in before is on disk."""
        return self.do(lambda journal: journal.ask(question))

    def do(self, act: Callable[[Journal], T]) -> Future[T]:
        job = Job(act)
        with self._change:
            self._must_be_open()
            self._line.append(job)
            self._change.notify_all()
        return cast("Future[T]", job.future)

    def do_slowly(self, steps: Callable[[Journal], Generator[object, None, T]]) -> Future[T]:
        """Goes through the steps whenever nothing else waits; the future gives what they return."""
        slow = Slow(steps(self._journal))
        with self._change:
            self._must_be_open()
            self._slow.append(slow)
            self._change.notify_all()
        return cast("Future[T]", slow.future)

    @property
    def saving(self) -> Saving:
        with self._change:
            return self._saving()

    @property
    def damaged(self) -> bool:
        return self._journal.damaged

    def pending(self) -> tuple[Batch, ...]:
        """All batches that are not known to be on disk, in order, the one the disk is busy with included."""
        with self._change:
            return tuple(job.batch for job in self._line if isinstance(job, Write))

    def retry_now(self) -> None:
        """Tries again at once instead of waiting longer."""
        self._try_now.set()

    def close(self, timeout: float) -> int:
        """Waits until everything is on disk, then lets the journal go. If time is up before, nothing is closed.

        Returns how many entries and drafts are not on disk.
        """
        end = time.monotonic() + timeout
        self._try_now.set()
        with self._change:
            if not self._change.wait_for(lambda: not self._line or self._closing, timeout):
                waiting = [job.batch for job in self._line if isinstance(job, Write)]
                return sum(len(batch.entries) or 1 for batch in waiting)
            self._closing = True
            self._change.notify_all()
        self._thread.join(max(0.0, end - time.monotonic()))
        return 0

    def give_up(self) -> None:
        """Stops trying. What is pending stays unsaved: only for what was set aside, or what a person gives up."""
        with self._change:
            self._closing = self._giving_up = True
            self._change.notify_all()
        self._try_now.set()

    def _must_be_open(self) -> None:
        if self._closing:
            raise VaultClosed

    def _saving(self) -> Saving:
        writes = [job for job in self._line if isinstance(job, Write)]
        oldest = next((write.since for write in writes if write.batch.entries), None)
        return Saving(self._pending, oldest, self._trouble, bool(writes))

    def _run(self) -> None:
        try:
            self._journal.open()
        except BaseException as error:
            self._opened.set_exception(error)
            return
        self._opened.set_result(None)
        while (job := self._next()) is not None:
            if isinstance(job, Write):
                self._write(job)
            elif isinstance(job, Job):
                self._answer(job)
            else:
                self._step(job)
        self._journal.close()
        for left in (*self._line, *self._slow):
            if not left.future.cancel():
                left.future.set_exception(VaultClosed())

    def _next(self) -> Write | Job | Slow | None:
        with self._change:
            self._change.wait_for(lambda: self._line or self._slow or self._closing)
            if self._giving_up:
                return None
            if self._line:
                return self._line[0]
            return None if self._closing else self._slow[0]

    def _write(self, write: Write) -> None:
        wait = _FIRST_WAIT
        while not self._giving_up:
            self._try_now.clear()
            try:
                fresh = self._journal.write(write.batch, write.brought_in)
            except VaultError as error:
                self._say(error)
            except Exception as error:
                # A fault of ours must not cost an entry: it waits like the others, and can be set aside.
                _report(error)
                self._say(
                    DiskTrouble(_("The last entries could not be written. They are kept and tried again."))
                )
            else:
                self._done(write, fresh)
                return
            self._try_now.wait(wait)
            wait = min(2 * wait, _LONGEST_WAIT)

    def _say(self, trouble: VaultError) -> None:
        with self._change:
            self._trouble = trouble
        self._tell(())

    def _done(self, write: Write, fresh: tuple[str, ...]) -> None:
        with self._change:
            self._line.popleft()
            self._pending -= len(write.batch.entries)
            self._trouble = None
            self._change.notify_all()
        write.future.set_result(fresh)
        self._tell(tuple(entry.id for entry in write.batch.entries))

    def _answer(self, job: Job) -> None:
        if job.future.set_running_or_notify_cancel():
            try:
                answer = job.act(self._journal)
            except BaseException as error:
                self._finish(job)
                job.future.set_exception(error)
                return
            self._finish(job)
            job.future.set_result(answer)
        else:
            self._finish(job)

    def _finish(self, job: Job) -> None:
        with self._change:
            self._line.popleft()
            self._change.notify_all()

    def _step(self, slow: Slow) -> None:
        try:
            next(slow.steps)
            return
        except StopIteration as end:
            slow.future.set_result(end.value)
        except BaseException as error:
            slow.future.set_exception(error)
        self._slow.popleft()

    def _tell(self, saved: tuple[str, ...]) -> None:
        with self._change:
            saving, watchers = self._saving(), tuple(self._watchers)
        for watcher in watchers:
            try:
                watcher(saving, saved)
            except Exception as error:
                _report(error)


def _report(error: Exception) -> None:
    """Hands a fault to the one place that shows faults, and goes on."""
    threading.excepthook(
        threading.ExceptHookArgs((type(error), error, error.__traceback__, threading.current_thread()))
    )
