"""The composition root: paints the unlock window with Qt alone, then brings in the rest and wires it."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, QStandardPaths
from PySide6.QtWidgets import QApplication, QWidget

from app.resources import resources_folder
from ui.first_window import first_window
from ui.language import speak_on_screens
from ui.machine import MachineFile
from ui.one_program import AnotherAnswered, OneProgram, silent_words
from ui.rubbish import Rubbish
from ui.screens.unlock import USUAL_NAME, UnlockWindow
from ui.theme import Theme, look_of

if TYPE_CHECKING:
    from ui.handed_over import HandedOver

# What is imported while a passphrase is typed.
HEAVY = ("PySide6.QtNetwork", "app.desk", "app.setting_up", "ui.opening")


class Beginning(NamedTuple):
    """What stands when the first window has been painted."""

    application: QApplication
    theme: Theme
    machine: MachineFile
    folder: Path
    first: QWidget
    one: OneProgram


def run(vault: Path | None = None, locked: bool = False) -> int:
    """Open the windows; returns when the last one has closed, or those of a program that was there have come."""
    from ui.handed_over import handed_over

    with suppress(AnotherAnswered):
        keep_open(begin(vault, handed_over() if locked else None))
    return 0


def until_painted(vault: Path | None = None) -> int:
    """Print the moment, in ns of the monotonic clock, at which the first window stood, and end: measures a start."""
    with suppress(AnotherAnswered):
        beginning = begin(vault)
        print(time.monotonic_ns(), flush=True)
        beginning.one.leave()
    return 0


def keep_open(beginning: Beginning) -> None:
    """From the first paint until the last window has closed."""
    bringing = threading.Thread(target=bring_in_the_rest, name="imports", daemon=True)
    bringing.start()
    import asyncio

    import qasync

    from ui.heard import answer_screen_readers
    from ui.own_icon import put_on_icon

    answer_screen_readers(beginning.first)
    put_on_icon(beginning.application)

    loop = qasync.QEventLoop(beginning.application)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_go_on(beginning, bringing))
    beginning.one.leave()


def begin(vault: Path | None = None, handed_over: HandedOver | None = None) -> Beginning:
    """Paint the first window, with nothing imported that it does not need. Raises AnotherAnswered."""
    gc.disable()  # nothing is thrown away before the first paint
    _keep_memory_to_ourselves()
    QApplication.setStyle("Fusion")  # before there is a style: a second one costs 4 ms
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Groupside")
    application.setDesktopFileName("groupside")  # by which Wayland finds the icon and the name
    application.setQuitOnLastWindowClosed(False)
    machine = MachineFile(settings_folder() / "groupside.json")
    speak_on_screens(application, machine.now.language)
    theme = Theme(application, resources_folder(), look_of(machine.now.mode, machine.now.text_percent))
    folder = vault or (Path(machine.now.vault) if machine.now.vault else default_vault())
    one = OneProgram(_lock_folder())
    entered = one.enter(folder)
    first = first_window(theme, folder)
    if not entered:
        first.tell(silent_words())
    if handed_over is not None:
        _take_over(handed_over, machine, theme, first)
    first.resize(960, 640)
    first.show()
    wait_until_painted(first)
    gc.freeze()
    Rubbish(application)
    return Beginning(application, theme, machine, folder, first, one)


def _take_over(handed_over: HandedOver, machine: MachineFile, theme: Theme, first: QWidget) -> None:
    """After a lock: the clock of the group that goes on, and where the process before left what waited."""
    known = machine.now.set_aside
    if new := tuple(path for path in handed_over.set_aside if path not in known):
        machine.change(set_aside=(*known, *new))
    if isinstance(first, UnlockWindow):
        first.damaged = handed_over.damaged
    if handed_over.clock is not None and isinstance(first, UnlockWindow):
        from ui.parts.clock_strip import ClockStrip

        first.put_above(ClockStrip(theme, handed_over.clock))


class _FirstPaint(QObject):
    """Ends a loop once a window has been painted."""

    def __init__(self, window: QWidget, loop: QEventLoop) -> None:
        super().__init__(window)
        self._loop = loop
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # the paint itself comes after this filter: end behind it
            self._loop.quit()
        return False


def wait_until_painted(window: QWidget) -> None:
    """Run the event loop until the window stands on the screen."""
    loop = QEventLoop()
    painted = _FirstPaint(window, loop)
    loop.exec(QEventLoop.ProcessEventsFlag.AllEvents)
    painted.deleteLater()


async def _go_on(beginning: Beginning, bringing: threading.Thread) -> None:
    """The passphrase is being typed: what is imported in the meantime must not hold up a key."""
    import asyncio

    await asyncio.to_thread(bringing.join)
    from ui.opening import Opening

    beginning.one.listen()
    opening = Opening(
        beginning.theme, beginning.machine, beginning.folder, beginning.first, one=beginning.one
    )
    await opening.run()


def bring_in_the_rest() -> None:
    """Everything that the practice needs and the first window does not."""
    _close_memory()
    for module in HEAVY:
        importlib.import_module(module)


def settings_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation))


def _lock_folder() -> Path:
    """The folder in memory that Linux has for a user's session: a lock on a disk takes the start some milliseconds."""
    memory = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(memory) if sys.platform.startswith("linux") and os.path.isdir(memory) else settings_folder()


def default_vault() -> Path:
    """The user's data folder on this system."""
    from platformdirs import user_data_path

    return user_data_path("Groupside", appauthor=False) / USUAL_NAME


def _keep_memory_to_ourselves() -> None:
    """No core file: it would hold what people wrote."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _close_memory() -> None:
    """On Linux no other program of this user can read this one's memory, nor hang itself on to it: only root can."""
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


_PR_SET_DUMPABLE = 4
