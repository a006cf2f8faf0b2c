"""Puts a document into a folder that a person chose: whole or not at all, and never over a file that is there."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from app.errors import ExportRefused
from app.words import _

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)
GONE = (errno.ENOENT, errno.ENOTDIR)
# What a file system says that cannot give one file two names (FAT, some network drives).
NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def go_on() -> bool:
    """Nobody has asked to stop."""
    return False


def write_new(folder: Path, name: str, data: bytes, stopped: Callable[[], bool] = go_on) -> Path:
    """Write a new file, readable by its owner only, and return its path once it is on the disk.

    Raises ExportRefused with one sentence; then nothing was left behind and nothing that was there was touched.
    `stopped` is asked last before the finished file gets its name.
    """
    target = folder / name
    if target.name != name:
        raise ExportRefused(_("A file cannot have this name. Choose another."))
    try:
        if not _written_without_a_name(target, data, stopped):
            beside = _written_beside(folder, data)
            try:
                _must_go_on(stopped)
                _take_name(beside, target)
            finally:
                with suppress(FileNotFoundError):
                    beside.unlink()
    except FileExistsError:
        raise ExportRefused(
            _("There is already a file called {name}. It was not touched; choose another name.").format(
                name=name
            )
        ) from None
    except OSError as error:
        raise ExportRefused(_sentence(error)) from error
    return target


def free_name(folder: Path, name: str) -> str:
    """The name itself, or the first of "name (2)", "name (3)" that the folder does not have yet."""
    plain = Path(name)
    for number in count(2):
        if not os.path.lexists(folder / name):
            break
        name = f"{plain.stem} ({number}){plain.suffix}"
    return name


def beside_name(digest: str) -> str:
    """What the file of a document is called until it is whole, on a disk where it cannot be without a name."""
    return f".groupside-{digest[:16]}"


def _must_go_on(stopped: Callable[[], bool]) -> None:
    if stopped():
        raise ExportRefused(_("Stopped. Nothing was written."))


def _written_without_a_name(target: Path, data: bytes, stopped: Callable[[], bool]) -> bool:
    """Linux keeps a file without a name until it is whole, and takes it away if the program is killed before. Whether
    this disk did; then the target is there. FileExistsError where its name is taken, OSError where there is no room."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            descriptor = os.open(target.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
            with open(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                _must_go_on(stopped)
                # a folder for the source makes it follow the link in /proc to the file itself
                os.link(f"/proc/self/fd/{descriptor}", target.name, src_dir_fd=folder, dst_dir_fd=folder)
        finally:
            os.close(folder)
    except OSError as error:
        if isinstance(error, FileExistsError) or error.errno in FULL:
            raise
        return False
    _sync_folder(target)
    return True


def _written_beside(folder: Path, data: bytes) -> Path:
    """The document under a temporary name in the same folder, on the disk."""
    beside = folder / beside_name(hashlib.sha256(data).hexdigest())
    with suppress(FileNotFoundError):
        beside.unlink()  # of an earlier one that was killed
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink()
        raise
    return beside


def _take_name(beside: Path, target: Path) -> None:
    """Give the finished file its name; FileExistsError where the name is taken."""
    if sys.platform == "win32":
        os.rename(beside, target)  # never replaces there
        return
    try:
        os.link(beside, target)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # the name is taken with an empty file of our own, which the finished one then replaces
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            os.replace(beside, target)
        except BaseException:
            target.unlink()
            raise
    _sync_folder(target)


def _sync_folder(target: Path) -> None:
    """Have the new name itself on the disk; if the disk fails at that, the file is taken away again."""
    try:
        descriptor = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.EACCES, *NO_LINKS):
            return  # folders cannot be synced there, or written but not listed
        target.unlink()
        raise


def _sentence(error: OSError) -> str:
    if error.errno in FULL:
        return _("There is no room left on that disk. Nothing was written; choose another folder.")
    if error.errno in CLOSED:
        return _("That folder cannot be written to. Nothing was written; choose another folder.")
    if error.errno in GONE:
        return _("That folder is not there any more. Nothing was written; choose another folder.")
    return _("The disk did not take the document. Nothing was written; try again, or choose another folder.")
