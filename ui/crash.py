"""Every door an exception can come through leads to one dialog: kinds and places, never a word somebody typed."""

from __future__ import annotations

import asyncio
import faulthandler
import sys
import threading
import traceback
from gettext import gettext as _
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox


class Crash(QObject):
    """Shows each fault once. Texts of exceptions are left out: they can repeat what was typed."""

    _happened = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._happened.connect(self._show)

    def watch(self) -> None:
        """Take over all doors but the event loop's, which comes later."""
        if sys.stderr is not None:
            faulthandler.enable()
        sys.excepthook = self.caught
        threading.excepthook = self._from_thread
        qInstallMessageHandler(self._from_qt)

    def watch_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        loop.set_exception_handler(self._from_loop)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        frames = traceback.extract_tb(trace)
        places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-8:]]
        # the texts of errors (pydantic's above all) repeat what was typed: only kinds and places are shown
        self._happened.emit(kind.__name__, "\n".join(places))

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _from_loop(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.caught(type(error), error, error.__traceback__)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # Qt's own warnings name widgets and files, never people; a terminal may show them
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg) and sys.stderr is not None:
            print(f"Qt: {message}", file=sys.stderr)

    def _show(self, kind: str, places: str) -> None:
        if places in self._seen:
            return
        self._seen.add(places)
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Groupside")
        box.setText(
            _("Something went wrong inside Groupside. What was saved is safe, and the session goes on.")
        )
        box.setInformativeText(
            _("If it happens again, the lines below help to mend it. They hold nothing that you wrote.")
        )
        box.setDetailedText(f"{kind}\n{places}")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        self._open = box  # kept until the next one: a dialog that nobody holds is gone at once


def _short(path: str) -> str:
    """The last two parts of a file's path: no home folder, no user's name."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])
