"""One program for a vault: a second start finds the first one, which comes to the front in its place.

The lock and the local socket are called after a hash of where the vault is, and nothing is said over the socket but
that somebody is there: no other computer and no other user can ask.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

from app.words import _

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

# how long a first program may take to come forward, seconds
PATIENCE = 2.0


class AnotherAnswered(Exception):
    """Another program has this vault open and has come to the front: there is nothing left to do here."""


class OneProgram(QObject):
    """Holds a vault's lock as long as the program runs, and hears who starts it once more.

    The lock stands in a folder of the user's own and not in the vault's, which may be read-only. Where it cannot be
    had nobody is locked out: the vault itself is opened by one process only.
    """

    asked = Signal()  # somebody started the program once more: come to the front, then `answer`

    def __init__(self, own: Path) -> None:
        super().__init__()
        self._own = own
        self._name = ""
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None
        self._waiting: list[QLocalSocket] = []

    def enter(self, folder: Path) -> bool:
        """Take the lock of the vault in `folder`. False where somebody has it who does not answer within 2 s.

        Raises AnotherAnswered.
        """
        lock = self._turn_to(folder)
        if _is_free(lock):
            return True
        from PySide6.QtNetwork import QLocalSocket

        _let_come_forward()
        end = time.monotonic() + PATIENCE
        while (left := round((end - time.monotonic()) * 1000)) > 0:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(left) and socket.waitForReadyRead(left):
                raise AnotherAnswered
            if lock.tryLock(50):  # it has just ended
                return True
        return False

    async def enter_later(self, folder: Path) -> bool:
        """The same while windows stand, which are not held up."""
        lock = self._turn_to(folder)
        if _is_free(lock):
            return True
        import asyncio

        from PySide6.QtNetwork import QLocalSocket

        _let_come_forward()
        end = time.monotonic() + PATIENCE
        socket = QLocalSocket()
        try:
            while time.monotonic() < end:
                if socket.bytesAvailable():
                    raise AnotherAnswered
                if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                    if lock.tryLock(0):  # it has just ended
                        return True
                    socket.connectToServer(self._name)
                await asyncio.sleep(0.02)
            return False
        finally:
            socket.abort()

    def _turn_to(self, folder: Path) -> QLockFile:
        self.leave()
        self._name = _name(self._own, folder)
        with suppress(OSError):
            self._own.mkdir(parents=True, exist_ok=True)
        lock = self._lock = QLockFile(str(self._own / f"{self._name}.lock"))
        lock.setStaleLockTime(0)  # a lock grows stale with its process, never with time
        return lock

    def listen(self) -> None:
        """Hear who comes from now on; after the first paint, since it needs more of Qt."""
        lock = self._lock
        if self._server is not None or lock is None or not (lock.isLocked() or lock.tryLock(0)):
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # of one that was killed: the lock is ours
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)
        self._server.listen(self._name)

    def _take(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(self._gone)
            self._waiting.append(socket)
        self.asked.emit()

    def _gone(self) -> None:
        """Who asked has got an answer, or has given up."""
        gone = self.sender()
        self._waiting = [socket for socket in self._waiting if socket is not gone]
        gone.deleteLater()

    def answer(self) -> None:
        """Tell who asked that they can go. Whoever gets no answer waits, and starts when this program has ended."""
        waiting, self._waiting = self._waiting, []
        for socket in waiting:
            socket.write(b"here\n")
            socket.flush()
            socket.disconnectFromServer()

    def leave(self) -> None:
        """Give the vault free for the next program."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
        if self._lock is not None:
            self._lock.unlock()
        self._server, self._lock, self._waiting = None, None, []


def _is_free(lock: QLockFile) -> bool:
    """Ours now, or one that cannot be had at all: that locks nobody out."""
    return lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError


def silent_words() -> str:
    return _(
        "This vault is open in another Groupside that does not answer. Close that one first, then unlock here."
    )


def _name(own: Path, folder: Path) -> str:
    """The same however the folder is written; another one for another user."""
    there = os.path.normcase(os.path.realpath(folder))
    digest = QCryptographicHash.hash(
        f"{own}\n{there}".encode(errors="surrogateescape"), QCryptographicHash.Algorithm.Sha256
    )
    return f"groupside-{bytes(digest.toHex().data()).decode()[:24]}"


def _let_come_forward() -> None:
    """Windows lets a program to the front only when the one that was just started allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
