"""Puts a document into a folder that a person chose: whole or not at all, and never over a file that is there."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
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


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """Write a new file, readable by its owner only, and return its path once it is on the disk.

    Raises ExportRefused with one sentence; then nothing was left behind and nothing that was there was touched.
    """
    target = folder / name
    if target.name != name:
        raise ExportRefused(_("A file cannot have this name. Choose another."))
    try:
        beside = _written_beside(folder, data)
        try:
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


def _written_beside(folder: Path, data: bytes) -> Path:
    """The document under a temporary name in the same folder, on the disk."""
    descriptor, made = tempfile.mkstemp(prefix=".groupside-", dir=folder)
    beside = Path(made)
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
