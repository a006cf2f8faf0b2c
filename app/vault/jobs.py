"""What can stand in the writer's line: writes that are kept until they are done, questions, and long work in steps."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.errors import VaultError
from app.vault.entries import Batch
from app.vault.journal import Journal


class Saving(NamedTuple):
    """How far the disk is: entries that wait, since when (time.monotonic()) the oldest does, and what is the matter.

    `waits` is true while anything does, be it a draft.
    """

    pending: int
    oldest: float | None
    trouble: VaultError | None
    waits: bool


def underway() -> Future[Any]:
    """A future that cannot be cancelled: what it stands for is done in any case."""
    future: Future[Any] = Future()
    future.set_running_or_notify_cancel()
    return future


@dataclass(slots=True)
class Write:
    """A batch, since when (time.monotonic()) it waits, and the ids that were new once it is on disk."""

    batch: Batch
    since: float
    brought_in: bool = False
    future: Future[tuple[str, ...]] = field(default_factory=underway)

    def is_drafts_like(self, other: Write) -> bool:
        """True if both are nothing but drafts, and can be written as one."""
        alike = self.brought_in == other.brought_in
        return alike and self.batch.is_drafts_only() and other.batch.is_drafts_only()


@dataclass(slots=True)
class Job:
    """Something that is not an entry: a question, a rebuild of the views. It gets its error instead of a retry."""

    act: Callable[[Journal], Any]
    future: Future[Any] = field(default_factory=Future)


@dataclass(slots=True)
class Slow:
    """Something long, done a step at a time and only when nothing else waits."""

    steps: Generator[Any, None, Any]
    future: Future[Any] = field(default_factory=underway)


def together(writes: Sequence[Future[tuple[str, ...]]]) -> Future[tuple[str, ...]]:
    """One future for writes that were handed in one after the other."""
    whole: Future[tuple[str, ...]] = underway()

    def finish(last: Future[tuple[str, ...]] | None) -> None:
        try:
            whole.set_result(tuple(id for write in writes for id in write.result()))
        except VaultError as error:
            whole.set_exception(error)

    if writes:
        writes[-1].add_done_callback(finish)
    else:
        finish(None)
    return whole
