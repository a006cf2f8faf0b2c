"""The folder of a rehearsal: it goes when the rehearsal closes, and what a killed one left goes with the next start."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

_BEGINS: Final = "groupside-rehearsal-"
_HELD: Final = "rehearsal.lock"
_VAULT: Final = "vault"


@contextmanager
def rehearsal_folder() -> Iterator[Path]:
    """A new one, held by this process; the place of its vault is in it."""
    _take_away_left_over(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_BEGINS) as made:
        held = _holding(Path(made))
        held.tryLock(0)
        try:
            yield Path(made) / _VAULT
        finally:
            held.unlock()


def _take_away_left_over(where: Path) -> None:
    """Only what says by its name and its lock that it was a rehearsal's, and that no living process holds."""
    for folder in where.glob(f"{_BEGINS}*"):
        with suppress(OSError):  # another user's
            if not folder.is_symlink() and (folder / _HELD).is_file():
                _take_away(folder)


def _take_away(folder: Path) -> None:
    held = _holding(folder)
    if held.tryLock(0):
        # the lock goes last: what is killed here as well is still known by it
        shutil.rmtree(folder / _VAULT, ignore_errors=True)
        held.unlock()
        shutil.rmtree(folder, ignore_errors=True)


def _holding(folder: Path) -> QLockFile:
    """Left over once its process is gone, however long that lives."""
    held = QLockFile(str(folder / _HELD))
    held.setStaleLockTime(0)
    return held
