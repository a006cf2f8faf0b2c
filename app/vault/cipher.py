"""Opens the SQLCipher file with the settings that were measured and decided, and tells its errors as ours."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import AlreadyOpen, DamagedVault, DiskTrouble, ReadOnlyFolder, VaultError
from app.words import _

if TYPE_CHECKING:
    from sqlite3 import Connection

PAGE = 4096
_WAIT_FOR_OTHERS = 0.25  # seconds; a vault that is open stays locked, so waiting longer would not help

_LOOKING = (
    "cipher_log_level = NONE",
    "cipher_compatibility = 4",
    "cipher_memory_security = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
)
_SETTINGS = (
    *_LOOKING,
    "locking_mode = EXCLUSIVE",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "fullfsync = ON",
    "secure_delete = ON",
)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE)
FULL = 13
_BUSY, _LOCKED, _NO_MEMORY, _READ_ONLY = 5, 6, 7, 8
_INPUT_OUTPUT, _CORRUPT, _CANNOT_OPEN, _NOT_A_DATABASE = 10, 11, 14, 26


def connect(path: Path, key: bytes) -> Connection:
    """A connection that holds the file alone from its first read on. The file must exist: none is ever made here."""
    return _connected(path, key, "mode=rw", _SETTINGS)


def look_at(path: Path, key: bytes, sealed: bool) -> Connection:
    """A connection that only reads. `sealed` is for a file that nobody ever writes to: it takes no lock either."""
    return _connected(path, key, "mode=ro&immutable=1" if sealed else "mode=ro", _LOOKING)


def _connected(path: Path, key: bytes, how: str, settings: tuple[str, ...]) -> Connection:
    from sqlcipher3 import dbapi2

    db: Connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=_WAIT_FOR_OTHERS,
        isolation_level=None,
        check_same_thread=False,  # a backup steps in a thread of its own, while the connection's own thread waits
    )
    try:
        for setting in (f"key = \"x'{key.hex()}'\"", *settings):
            db.execute("PRAGMA " + setting)
    except BaseException:
        db.close()  # the error's traceback would keep it open, and the file locked
        raise
    return db


def code_of(error: BaseException) -> int | None:
    """SQLite's primary result code, or None for an error that is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def as_vault_error(error: BaseException) -> VaultError | None:
    """What a person is told about an error of SQLite or the system; None if it is neither (then it is a bug)."""
    if isinstance(error, VaultError):
        return error
    code = code_of(error)
    if code in (_CORRUPT, _NOT_A_DATABASE):
        return DamagedVault()
    if code in (_BUSY, _LOCKED):
        return AlreadyOpen()
    if code == _READ_ONLY:
        return ReadOnlyFolder()
    if code == FULL:
        return DiskTrouble(
            _(
                "The disk is full. Make room on it: the last entries are kept and tried again; the session goes on."
            )
        )
    if code == _CANNOT_OPEN:
        return out_of_reach()
    if isinstance(error, OSError) and error.errno in _GONE:
        return out_of_reach()
    if code in (_INPUT_OUTPUT, _NO_MEMORY) or isinstance(error, (OSError, MemoryError)):
        return DiskTrouble()
    return None


def out_of_reach() -> DiskTrouble:
    return DiskTrouble(
        _(
            "The vault’s folder cannot be reached. Bring it back: the last entries are kept and tried again; "
            "the session goes on."
        )
    )
