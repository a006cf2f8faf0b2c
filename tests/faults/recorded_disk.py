"""A disk that keeps a record of all it is asked, and can refuse any of it: under SQLite and under our own files.

SQLite is reached by a VFS over its own, registered in the extension that the app uses; what it says of itself (sector
size, what a device promises) stays that of the system. Our own small files go through calls of `os`, which are replaced
while the disk is recorded: that is the system, not the app. All stands in the record in the order in which it was done.
"""

from __future__ import annotations

import contextlib
import ctypes as c
import errno
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

FULL, WRITE_FAILED, SYNC_FAILED, SHORT_WRITE = 13, 10 | 3 << 8, 10 | 4 << 8, -1
"""What can be answered instead: SQLite's codes; a short write leaves half of the bytes on the disk."""
_OK, _CREATE = 0, 0x4
_NAMES = (
    *(
        "xClose",
        "xRead",
        "xWrite",
        "xTruncate",
        "xSync",
        "xFileSize",
        "xLock",
        "xUnlock",
        "xCheckReservedLock",
    ),
    *(
        "xFileControl",
        "xSectorSize",
        "xDeviceCharacteristics",
        "xShmMap",
        "xShmLock",
        "xShmBarrier",
        "xShmUnmap",
    ),
    *("xFetch", "xUnfetch"),
)
_VFS_NAMES = (
    *(
        "xOpen",
        "xDelete",
        "xAccess",
        "xFullPathname",
        "xDlOpen",
        "xDlError",
        "xDlSym",
        "xDlClose",
        "xRandomness",
    ),
    *("xSleep", "xCurrentTime", "xGetLastError", "xCurrentTimeInt64", "xSetSystemCall", "xGetSystemCall"),
    "xNextSystemCall",
)


Call = Callable[..., int]


class Step(NamedTuple):
    """One thing that was done: `what` to the file at `path`; for a rename, `content` is the new path."""

    what: str  # make, write, cut, sync, delete, rename, sync folder; or what a test notes down: said
    path: str
    place: int = 0
    content: bytes = b""
    said: Any = None


class _Methods(c.Structure):
    _fields_ = [("iVersion", c.c_int), *((name, c.c_void_p) for name in _NAMES)]


class _File(c.Structure):
    _fields_ = [("methods", c.POINTER(_Methods))]


class _Vfs(c.Structure):
    _fields_ = [
        ("iVersion", c.c_int),
        ("szOsFile", c.c_int),
        ("mxPathname", c.c_int),
        ("pNext", c.c_void_p),
        ("zName", c.c_char_p),
        ("pAppData", c.c_void_p),
        *((name, c.c_void_p) for name in _VFS_NAMES),
    ]


_file = c.POINTER(_File)
# SQLite keeps the very pointer to a name that it gives: it is passed on as it came
_OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, _file, c.c_int, c.POINTER(c.c_int))
_DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int)
_CLOSE = c.CFUNCTYPE(c.c_int, _file)
_WRITE = c.CFUNCTYPE(c.c_int, _file, c.c_void_p, c.c_int, c.c_int64)
_CUT = c.CFUNCTYPE(c.c_int, _file, c.c_int64)
_SYNC = c.CFUNCTYPE(c.c_int, _file, c.c_int)
_OPEN_FOLDER = c.CFUNCTYPE(c.c_int, c.c_char_p, c.POINTER(c.c_int))
_SET_CALL = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_void_p)
_GET_CALL = c.CFUNCTYPE(c.c_void_p, c.c_void_p, c.c_char_p)


class RecordedDisk:
    """The record, and what is to go wrong. `refuse` is asked before each step, and answers with a code or None."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.asked = 0
        self.refuse: Callable[[int, str], int | None] = lambda number, what: None
        self._lock = threading.RLock()
        self._paths: dict[int, str] = {}  # of the files that SQLite has open, by where they lie in memory
        self._held: list[Any] = []  # what C has pointers to

    def say(self, said: Any) -> None:
        """Notes something down among the steps: what the app had said by then."""
        with self._lock:
            self.steps.append(Step("said", "", said=said))

    @contextlib.contextmanager
    def used(self) -> Iterator[RecordedDisk]:
        """Everything that is opened in this process meanwhile is on this disk. What is open before is not."""
        import sqlcipher3._sqlite3 as extension

        library = c.CDLL(extension.__file__)
        library.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
        real = library.sqlite3_vfs_find(None)
        ours, set_call = self._vfs(real)
        library.sqlite3_vfs_register(c.byref(ours), 1)
        try:
            with self._calls_of_os():
                yield self
        finally:
            library.sqlite3_vfs_register(real, 1)
            library.sqlite3_vfs_unregister(c.byref(ours))
            set_call(c.cast(real, c.c_void_p), None, None)

    def _refused(self, what: str) -> int | None:
        self.asked += 1
        return self.refuse(self.asked, what)

    # Under SQLite

    def _vfs(self, real: Any) -> tuple[_Vfs, Any]:
        vfs = _Vfs.from_buffer_copy(real.contents)
        vfs.zName = b"recorded"
        own = real.contents
        open_it: Call = _OPEN(own.xOpen)
        delete: Call = _DELETE(own.xDelete)
        methods: dict[int, tuple[_Methods, _Methods]] = {}

        def opened(_vfs: Any, name: int | None, file: Any, flags: int, out: Any) -> int:
            path = os.fsdecode(c.string_at(name)) if name else None
            with self._lock:
                is_new = bool(flags & _CREATE) and path is not None and not os.path.exists(path)
                if is_new and (code := self._refused("make")) is not None:
                    file.contents.methods = None
                    return abs(code)
                code = open_it(c.cast(real, c.c_void_p), name, file, flags, out)
                if code == _OK and path is not None:
                    found = file.contents.methods
                    address = c.addressof(found.contents)
                    if address not in methods:
                        theirs = found.contents
                        methods[address] = (theirs, self._over(theirs))
                    file.contents.methods = c.pointer(methods[address][1])
                    self._paths[c.addressof(file.contents)] = path
                    if is_new:
                        self.steps.append(Step("make", path))
                return code

        def deleted(_vfs: Any, name: bytes, sync_folder: int) -> int:
            with self._lock:
                if not os.path.exists(name):
                    return delete(c.cast(real, c.c_void_p), name, sync_folder)
                if (code := self._refused("delete")) is not None:
                    return abs(code)
                self.steps.append(Step("delete", os.fsdecode(name)))
                return delete(c.cast(real, c.c_void_p), name, sync_folder)

        vfs.xOpen, vfs.xDelete = self._kept(_OPEN(opened)), self._kept(_DELETE(deleted))
        self._held += [vfs, methods]
        get_call, set_call = _GET_CALL(own.xGetSystemCall), _SET_CALL(own.xSetSystemCall)
        open_folder: Call = _OPEN_FOLDER(get_call(c.cast(real, c.c_void_p), b"openDirectory"))

        def folder_opened(name: bytes, descriptor: Any) -> int:
            """SQLite opens the folder of a file only to sync it."""
            with self._lock:
                code = open_folder(name, descriptor)
                if code == _OK:
                    self.steps.append(Step("sync folder", os.path.dirname(os.fsdecode(name))))
                return code

        set_call(c.cast(real, c.c_void_p), b"openDirectory", self._kept(_OPEN_FOLDER(folder_opened)))
        return vfs, set_call

    def _kept(self, function: Any) -> int | None:
        self._held.append(function)
        return c.cast(function, c.c_void_p).value

    def _over(self, theirs: _Methods) -> _Methods:
        """SQLite's own methods for an open file, but for those that change it."""
        close: Call = _CLOSE(theirs.xClose)
        write: Call = _WRITE(theirs.xWrite)
        cut: Call = _CUT(theirs.xTruncate)
        sync: Call = _SYNC(theirs.xSync)

        def closed(file: Any) -> int:
            with self._lock:
                self._paths.pop(c.addressof(file.contents), None)
            return close(file)

        def written(file: Any, content: int, length: int, place: int) -> int:
            with self._lock:
                path = self._paths[c.addressof(file.contents)]
                if (code := self._refused("write")) is not None:
                    if code != SHORT_WRITE:
                        return code
                    half = length // 2
                    self.steps.append(Step("write", path, place, c.string_at(content, half)))
                    return write(file, content, half, place) or WRITE_FAILED
                self.steps.append(Step("write", path, place, c.string_at(content, length)))
                return write(file, content, length, place)

        def was_cut(file: Any, length: int) -> int:
            with self._lock:
                if (code := self._refused("cut")) is not None:
                    return abs(code)
                self.steps.append(Step("cut", self._paths[c.addressof(file.contents)], length))
                return cut(file, length)

        def synced(file: Any, flags: int) -> int:
            with self._lock:
                if (code := self._refused("sync")) is not None:
                    return abs(code)
                self.steps.append(Step("sync", self._paths[c.addressof(file.contents)]))
                return sync(file, flags)

        over = _Methods.from_buffer_copy(theirs)
        over.xClose, over.xWrite = self._kept(_CLOSE(closed)), self._kept(_WRITE(written))
        over.xTruncate, over.xSync = self._kept(_CUT(was_cut)), self._kept(_SYNC(synced))
        return over

    # Under our own files

    @contextlib.contextmanager
    def _calls_of_os(self) -> Iterator[None]:
        theirs = {name: getattr(os, name) for name in ("open", "fsync", "replace", "unlink")}
        open_files: dict[int, str] = {}

        def may(what: str) -> None:
            if (code := self._refused(what)) is not None:
                raise OSError(errno.ENOSPC if code == FULL else errno.EIO, "the disk refused")

        def opened(path: Any, flags: int, *more: Any, **named: Any) -> int:
            with self._lock:
                makes = bool(flags & os.O_CREAT)
                if makes:
                    may("make")
                descriptor: int = theirs["open"](path, flags, *more, **named)
                open_files[descriptor] = os.fspath(path)
                if makes:
                    self.steps.append(Step("make", os.fspath(path)))
                return descriptor

        def synced(descriptor: int) -> None:
            with self._lock:
                path = open_files[descriptor]
                may("sync")
                if os.path.isdir(path):
                    self.steps.append(Step("sync folder", path))
                else:
                    self.steps += [Step("write", path, 0, Path(path).read_bytes()), Step("sync", path)]
                theirs["fsync"](descriptor)

        def replaced(old: Any, new: Any) -> None:
            with self._lock:
                may("rename")
                self.steps.append(Step("rename", os.fspath(old), content=os.fsencode(new)))
                theirs["replace"](old, new)

        def unlinked(path: Any, *more: Any, **named: Any) -> None:
            with self._lock:
                may("delete")
                theirs["unlink"](path, *more, **named)
                self.steps.append(Step("delete", os.fspath(path)))

        for name, ours in (("open", opened), ("fsync", synced), ("replace", replaced), ("unlink", unlinked)):
            setattr(os, name, ours)
        try:
            yield
        finally:
            for name, function in theirs.items():
                setattr(os, name, function)
