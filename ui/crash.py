"""Every door an exception can come through leads to one dialog: kinds and places, never a word somebody typed."""

from __future__ import annotations

import asyncio
import faulthandler
import sys
import threading
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox

from app.words import _

FRAMES = 8  # of each error in a chain, the last ones


class Crash(QObject):
    """Shows each fault once. Texts of exceptions are left out: they can repeat what was typed."""

    _happened = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._open: list[QMessageBox] = []  # a dialog that nobody holds is gone at once
        # from whatever thread it comes: a dialog belongs to this one
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take over all doors but the event loop's, which comes later."""
        if sys.stderr is not None:
            faulthandler.enable()  # frames only, and to the terminal: never into a file
        sys.excepthook = self.caught
        threading.excepthook = self._from_thread
        qInstallMessageHandler(self._from_qt)

    def watch_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        loop.set_exception_handler(self._from_loop)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            self._happened.emit("\n".join(told(error)))

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _from_loop(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.caught(type(error), error, error.__traceback__)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # Qt's own warnings name widgets and files, never people; a terminal may show the grave ones
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg) and sys.stderr is not None:
            print(f"Qt: {message}", file=sys.stderr)

    def _show(self, fault: str) -> None:
        if fault in self._seen:
            return
        self._seen.add(fault)
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Groupside")
        box.setText(
            _("Something went wrong inside Groupside. What was saved is safe, and the session goes on.")
        )
        box.setInformativeText(
            _("If it happens again, the lines below help to mend it. They hold nothing that you wrote.")
        )
        box.setDetailedText(fault)
        box.finished.connect(self._forget_closed)
        self._open.append(box)
        box.open()

    def _forget_closed(self) -> None:
        for box in [box for box in self._open if not box.isVisible()]:
            self._open.remove(box)
            box.deleteLater()


def told(error: BaseException) -> Iterator[str]:
    """An error as kinds and places, its causes first."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from told(cause)
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__)[-FRAMES:]:
        yield f"    {_short(frame.filename)}:{frame.lineno} {frame.name}"


def _short(path: str) -> str:
    """The last two parts of a file's path: no home folder, no user's name."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])
