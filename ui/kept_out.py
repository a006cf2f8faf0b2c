"""Windows that are left out of what is shared, recorded or photographed, where the system can do that."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.words import _

Tell = Callable[[int, bool], None]
"""Tells the system about one window, by the number that the system has for it."""


def how_far(system: str = sys.platform) -> str:
    """What this system makes of it, in one or two plain sentences."""
    if system == "win32":
        return _(
            "In a shared or recorded screen they are left out. Whatever films the screen itself, such as a phone, "
            "still sees them."
        )
    if system == "darwin":
        return _(
            "From macOS 15 on, most calls show them all the same. Share only the share view, never the whole screen."
        )
    return _(
        "On Linux no program can keep its windows out of a shared screen. "
        "Share only the share view, never the whole screen."
    )


def can(system: str = sys.platform) -> bool:
    return system in ("win32", "darwin")


class KeptOut(QObject):
    """Tells the system about each window as it is shown; never about those that are there to be shared."""

    def __init__(
        self, shared: type[QWidget], tell: Tell | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shared = shared
        self._tell = tell or _tell_of(sys.platform)
        self._on = False

    def choose(self, on: bool) -> None:
        """Also for the windows that stand."""
        application = QApplication.instance()
        if self._tell is None or application is None or on is self._on:
            return
        self._on = on
        # each event of the program comes by here: only where the system can do something with it
        if on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._mark(window)

    def let_go(self) -> None:
        if self._on and (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        self._on = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._mark(watched)
            # systems forget it where a window is made anew as it is shown
            QTimer.singleShot(0, self, partial(self._mark, watched))
        return False

    def _mark(self, window: QWidget) -> None:
        if self._tell is not None and isValid(window) and not isinstance(window, self._shared):
            self._tell(int(window.winId()), self._on)


def _tell_of(system: str) -> Tell | None:
    if QApplication.platformName() not in ("windows", "cocoa"):
        return None  # drawn into memory, there is nothing to be kept out of
    return {"win32": _tell_windows, "darwin": _tell_mac}.get(system)


def _tell_windows(window: int, kept_out: bool) -> None:
    """SetWindowDisplayAffinity with WDA_EXCLUDEFROMCAPTURE; before Windows 10 2004 it refuses, and nothing changes."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.SetWindowDisplayAffinity(ctypes.c_void_p(window), 0x11 if kept_out else 0)


def _tell_mac(view: int, kept_out: bool) -> None:
    """[[view window] setSharingType: NSWindowSharingNone or NSWindowSharingReadOnly]"""
    import ctypes
    import ctypes.util

    objc = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    send = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value or 0
    asked = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(send)
    told = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(send)
    if window := asked(view, objc.sel_registerName(b"window")):
        told(window, objc.sel_registerName(b"setSharingType:"), 0 if kept_out else 1)
