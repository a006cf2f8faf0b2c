"""Lock: this process ends, with every word and key in its memory, and the unlock window stands in a fresh one.

It never asks. What is typed is kept, what waits goes to the disk or, sealed, to another place; where neither can be,
the windows come back hidden and nothing is lost.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.audit.events import Locked
from app.errors import GroupsideError
from ui.group_clock import group_clock
from ui.handed_over import HandedOver
from ui.machine import MachineFile
from ui.not_saved import kept_name
from ui.one_program import OneProgram
from ui.own_program import start_alone
from ui.places import place_of
from ui.practice_windows import MAIN, PracticeWindows

# seconds: for the disk; for another place where the disk does not take what waits; for the file of settings
DISK, PLACE, SETTINGS = 0.4, 0.4, 0.1


class Locking(QObject):
    """Locks an open practice, once."""

    def __init__(
        self,
        windows: PracticeWindows,
        machine: MachineFile,
        folder: Path,
        one: OneProgram | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._windows, self._machine, self._folder, self._one = windows, machine, folder, one
        self._cover: _Cover | None = None
        self._why: Locked | None = None

    def lock(self, why: Locked) -> None:
        """Everything is hidden when this returns; the process is gone soon after."""
        if self._cover is None:
            self._why = why
            self._cover = _Cover(self)
            with suppress(Exception):
                self._windows.leaves.clipboard.clear()
            # one turn of the loop, in which every window system takes the windows from the screen
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """From here on nothing else of the program is heard: no key, no timer, no other task."""
        desk = self._windows.desk
        with suppress(Exception):  # a fault of ours must not keep it from being locked
            self._windows.keep_drafts()
        with suppress(Exception):
            assert self._why is not None
            desk.note(desk.vault.user, self._why)
        clock = None
        with suppress(Exception):
            clock = group_clock(desk)
        with suppress(Exception):
            self._machine.keep_place(MAIN, place_of(self._windows.main))
            self._windows.beside.close()
        kept = None
        with suppress(Exception):
            kept = self._set_aside() if desk.close(DISK) else ()
        if kept is None:
            self._come_back()
            return
        self._machine.flush(SETTINGS)
        self._leave(HandedOver(clock, kept, desk.vault.damaged))

    def _set_aside(self) -> tuple[str, ...] | None:
        """The file that holds what the disk did not take; None where no place takes it."""
        vault = self._windows.desk.vault
        name = kept_name()
        for path in (place / name for place in _other_places()):
            if not _done_within(PLACE, partial(vault.set_aside, path)):
                continue
            vault.give_up()
            if not path.exists():
                return ()  # the disk has taken everything in the meantime
            self._machine.change(set_aside=(*self._machine.now.set_aside, str(path)))
            return (str(path),)
        return None

    def _come_back(self) -> None:
        """Nothing would take what waits: it stays here, hidden, and the disk is asked again."""
        assert self._cover is not None
        self._windows.hiding.hide()
        self._cover.lift()
        self._cover = None

    def _leave(self, handed_over: HandedOver) -> None:
        """Not by the way of sys.exit: what runs at an exit could write, and would take its time."""
        try:
            with suppress(Exception):
                if self._one is not None:
                    self._one.leave()
            start_fresh(self._folder, handed_over)
        finally:
            os._exit(0)


class _Cover(QObject):
    """Hides every window there is, and any that would open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert application is not None
        self._application = application
        application.installEventFilter(self)
        standing = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        # what stands over another one goes before it
        self._hidden = sorted(standing, key=_depth, reverse=True)
        for window in self._hidden:
            window.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, watched, watched.hide)
        return False

    def lift(self) -> None:
        self._application.removeEventFilter(self)
        for window in reversed(self._hidden):
            if isValid(window) and window.windowType() not in _PASSING:
                window.setVisible(True)
        self.deleteLater()


def start_fresh(folder: Path, handed_over: HandedOver) -> None:
    """The unlock window of this vault, in a process that lives on when this one is gone. Raises OSError."""
    start_alone("--vault", str(folder), "--locked", told=handed_over.written())


def _other_places() -> Iterator[Path]:
    """Where what waits can be kept, the place first in which it is looked for."""
    for kind in (
        QStandardPaths.StandardLocation.DocumentsLocation,
        QStandardPaths.StandardLocation.GenericConfigLocation,
        QStandardPaths.StandardLocation.RuntimeLocation,
        QStandardPaths.StandardLocation.TempLocation,
    ):
        if place := QStandardPaths.writableLocation(kind):
            yield Path(place)


def _done_within(seconds: float, work: Callable[[], object]) -> bool:
    """Whether it went well in time; done in a thread, which is left alone where it hangs."""
    done = threading.Event()

    def run() -> None:
        with suppress(GroupsideError):
            work()
            done.set()

    trying = threading.Thread(target=run, name="set aside", daemon=True)
    trying.start()
    trying.join(seconds)
    return done.is_set()


def _depth(window: QWidget) -> int:
    above = window.parentWidget()
    return 0 if above is None else 1 + _depth(above.window())


_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)  # what goes by itself, and need not come back
