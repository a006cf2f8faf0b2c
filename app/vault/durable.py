"""Writes a small file so that after any crash the old or the new one is there, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import sys
from pathlib import Path

from app.errors import DiskTrouble, ReadOnlyFolder, VaultError

_LEFT_BEHIND = re.compile(r"\.(header|header\.copy|tries|probe|restoring)-[0-9a-f]{8}")
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


def replace(path: Path, content: bytes) -> None:
    """Puts `content` at `path`: a new file beside it, on disk first, takes its name; then the folder is on disk."""
    beside = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            sync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)


def sync(descriptor: int) -> None:
    """Waits until the file is on the disk itself; macOS needs to be asked more firmly than by fsync."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError:  # network drives do not know it
            pass
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Waits until names in the folder are on disk. Windows has no such call and does it by itself."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        # network drives and the like cannot sync a folder: the name is there all the same
        if error.errno not in (errno.EINVAL, errno.EACCES, errno.ENOTSUP):
            raise


def sweep(folder: Path) -> None:
    """Removes what a process that was killed while writing left beside the vault's small files."""
    for path in folder.iterdir():
        if _LEFT_BEHIND.fullmatch(path.name):
            with contextlib.suppress(OSError):
                path.unlink()


def check_writable(folder: Path) -> None:
    """Raises ReadOnlyFolder if no file can be made here. Asking for permissions is not enough on Windows."""
    probe = folder / f".probe-{secrets.token_hex(4)}"
    try:
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise told(error) from error
    with contextlib.suppress(OSError):
        probe.unlink()


def told(error: OSError) -> VaultError:
    """What a person is told about an error of the file system."""
    return ReadOnlyFolder() if error.errno in _NOT_ALLOWED else DiskTrouble()


def told_as(error: OSError | DiskTrouble, sentence: str) -> VaultError:
    """The same where somebody waits for one thing: `sentence` says what was not done, unless the error says it."""
    found = told(error) if isinstance(error, OSError) else error
    if isinstance(found, DiskTrouble) and found.sentence == DiskTrouble.default_sentence():
        return DiskTrouble(sentence)
    return found
