"""Disks that hang and fail when a test says so: a real journal with a real file under it, and a hand in between."""

import threading
from collections.abc import Callable
from pathlib import Path

from app.vault.entries import Batch
from app.vault.journal import Journal, JournalKeys


class UnrulyDisk(Journal):
    """Hangs while `hanging` is set, and raises what stands in `failures`, one each, before it does its work."""

    def __init__(self, path: Path, keys: JournalKeys, vault: str) -> None:
        super().__init__(path, keys, vault)
        self.failures: list[BaseException] = []
        self.fails_always: BaseException | None = None
        self.after_commit: list[BaseException] = []
        self.entered = threading.Event()
        self.tries = 0
        self._go = threading.Event()
        self._go.set()

    def hang(self) -> None:
        self.entered.clear()
        self._go.clear()

    def go_on(self) -> None:
        self._go.set()

    def write(self, batch: Batch, brought_in: bool = False) -> tuple[str, ...]:
        self.tries += 1
        self.entered.set()
        self._go.wait()
        if self.fails_always:
            raise self.fails_always
        if self.failures:
            raise self.failures.pop(0)
        written = super().write(batch, brought_in)
        if self.after_commit:
            raise self.after_commit.pop(0)
        return written


def kept(disks: list[UnrulyDisk]) -> Callable[[Path, JournalKeys, str], UnrulyDisk]:
    """A way to open journals that keeps each for the test."""

    def make(path: Path, keys: JournalKeys, vault: str) -> UnrulyDisk:
        disks.append(UnrulyDisk(path, keys, vault))
        return disks[-1]

    return make
