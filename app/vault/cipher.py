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

_SETTINGS = (
    "cipher_log_level = NONE",
    "cipher_compatibility = 4",
    "cipher_memory_security = ON",
    "locking_mode = EXCLUSIVE",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "fullfsync = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE)
FULL = 13
_BUSY, _LOCKED, _NO_MEMORY, _READ_ONLY = 5, 6, 7, 8
_INPUT_OUTPUT, _CORRUPT, _CANNOT_OPEN, _NOT_A_DATABASE = 10, 11, 14, 26


def connect(path: Path, key: bytes) -> Connection:
    """A connection that holds the file alone from its first read on. The file must exist: none is ever made here."""
    from sqlcipher3 import dbapi2

    address = path.absolute().as_uri() + "?mode=rw"
    db: Connection = dbapi2.connect(address, uri=True, timeout=_WAIT_FOR_OTHERS, isolation_level=None)
    try:
        for setting in (f"key = \"x'{key.hex()}'\"", *_SETTINGS):
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
