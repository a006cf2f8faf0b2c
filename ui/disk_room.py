"""Whether the disk of the vault has room, and what kind of place its folder is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStorageInfo, Qt, Signal

from app.vault_place import is_remote_drive, little_room, why_not_here
from ui.hub import Hub, Ticker

EVERY: Final = 60.0  # seconds


class DiskRoom(QObject):
    """Asks each minute, in a thread of its own: a disk that hangs answers no question. The hub tells the windows."""

    _answered = Signal(object)

    def __init__(
        self,
        hub: Hub,
        ticker: Ticker,
        folder: Path,
        parent: QObject,
        ask: Callable[[Path], int | None] = little_room,
    ) -> None:
        super().__init__(parent)
        self._hub, self._folder, self._room = hub, folder, ask
        self._asked: float | None = None
        self._asking: threading.Thread | None = None
        self._answered.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        ticker.five_seconds.connect(self.look)
        self.look()

    def look(self) -> None:
        now = time.monotonic()
        if self._asking is not None and self._asking.is_alive():
            return
        if self._asked is None or now - self._asked >= EVERY:
            self._asked = now
            self._asking = threading.Thread(target=self._ask, name="room on the disk", daemon=True)
            self._asking.start()

    def _ask(self) -> None:
        left = self._room(self._folder)
        with suppress(RuntimeError):  # the windows are gone meanwhile
            self._answered.emit(left)

    def _tell(self, left: int | None) -> None:
        if left != self._hub.little_room:
            self._hub.little_room = left
            self._hub.saved.emit()


class PlaceAdvice(QObject):
    """Asks once, in a thread of its own, what kind of place a folder is; what its name says is known at once."""

    told = Signal(str)  # one sentence against a vault there

    def __init__(self, folder: Path, tell: Callable[[str], object], parent: QObject) -> None:
        """`tell` is a bound method of a window, and hears nothing where nothing is to be said."""
        super().__init__(parent)
        self._folder = folder
        self.told.connect(tell, Qt.ConnectionType.QueuedConnection)
        if trouble := why_not_here(folder):
            tell(trouble)
        else:
            threading.Thread(target=self._ask, name="kind of place", daemon=True).start()

    def _ask(self) -> None:
        if trouble := place_trouble(self._folder):
            with suppress(RuntimeError):  # the window is gone meanwhile
                self.told.emit(trouble)


def place_trouble(folder: Path) -> str:
    """One sentence against a vault in this folder, which may not be there yet, or ''."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    kind = bytes(QStorageInfo(str(there)).fileSystemType().data()).decode(errors="replace")
    return why_not_here(folder, kind, is_remote_drive(folder))
