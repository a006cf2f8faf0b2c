"""The backups of an open practice: made when they are due, told on Today and in Settings, waited for before a risk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.backing_up import BackingUp, Backup, Listed, Removed, Verifier
from app.clock import Clock
from app.desk import Desk
from app.errors import GroupsideError
from app.words import _
from ui.hub import Ticker
from ui.machine import MachineFile


class Backups(QObject):
    """Goes with the windows of a practice; a rehearsal has none, its vault ends with it."""

    changed = Signal()  # how they stand
    _moved_on = Signal()  # the same, in a thread of the backups

    def __init__(
        self,
        desk: Desk,
        ticker: Ticker,
        machine: MachineFile,
        clock: Clock,
        verified: Verifier,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._ticker, self._machine = desk, ticker, machine
        second = machine.now.second_place_of(desk.vault.folder)
        self._making = BackingUp(desk, clock, Path(second) if second else None, verified)
        self._moved_on.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._making.watch(self._moved_on.emit)
        ticker.second.connect(self._look)
        self._look()

    @property
    def folder(self) -> Path:
        return self._making.folder

    @property
    def folders(self) -> Sequence[Path]:
        """Where backups of this vault are."""
        return self._making.folders()

    @property
    def second(self) -> Path | None:
        """The second place that was chosen."""
        return self._making.second

    @property
    def newest(self) -> Backup | None:
        return self._making.standing.newest

    @property
    def underway(self) -> bool:
        return self._making.standing.underway

    @property
    def trouble(self) -> str:
        """Why there is no newer one, or ''."""
        return self._making.standing.trouble

    @property
    def second_trouble(self) -> str:
        """What is the matter with the second place, or ''."""
        return self._making.standing.second_trouble

    @property
    def is_at_second(self) -> bool:
        """Whether the second place has the newest one as well."""
        return self.second is not None and self._making.standing.copied_to == self.second

    def now(self) -> Future[Backup]:
        """One of this moment, verified."""
        return self._making.now()

    def listed(self) -> Future[list[Listed]]:
        return self._making.listed()

    def move_out(self, path: Path) -> Future[Any]:
        return self._making.move_out(path)

    def remove(self, going: Collection[Backup]) -> Removed:
        """In any thread: those are gone, here and at the second place if it is there."""
        return self._making.remove(going)

    def choose_second(self, place: Path | None) -> None:
        """Where each is copied to from now on; the newest is at once. Raises GroupsideError for a place inside the
        vault, which would break with it."""
        if place is not None and place.resolve().is_relative_to(self._desk.vault.folder.resolve()):
            raise GroupsideError(
                _("This folder is inside the vault. Choose a USB stick or a folder on another disk.")
            )
        self._making.second = place
        self._machine.choose_second_place(self._desk.vault.folder, str(place) if place else "")
        self.now()

    def let_go(self) -> None:
        """The windows close; one that is underway is left to its thread, and ends with the process."""
        self._ticker.second.disconnect(self._look)
        self._making.watch(lambda: None)

    def _look(self) -> None:
        self._making.look()
