"""What a journal says of itself, looked at before anything in it is believed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import DamagedVault, NewerFormat
from app.vault import cipher

if TYPE_CHECKING:
    from sqlite3 import Connection

FIRST, FORMAT = 1, 2
"""The format of a new journal, and the highest that is read: that of one whose key was changed."""


class About(NamedTuple):
    """The installation that writes it, the version of its views, the key of its chain, and earlier keys for what was
    set aside."""

    writer: str
    views: str
    entries_key: bytes
    earlier_set_aside: tuple[bytes, ...]


def check_not_empty(path: Path) -> None:
    """Before it is opened: SQLite would make a new database of an empty file. Raises DamagedVault."""
    if path.stat().st_size == 0:
        raise DamagedVault


def about(db: Connection, path: Path, vault: str, entries_key: bytes) -> About:
    """The `entries_key` counts where the file has none itself: it has one since its data key was changed. Raises
    DamagedVault for a file that is cut off, no journal, or another vault's, and NewerFormat."""
    if db.execute("PRAGMA page_count").fetchone()[0] * cipher.PAGE > path.stat().st_size:
        raise DamagedVault
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone():
        raise DamagedVault
    meta = meta_of(db)
    if not {"format", "vault", "writer"} <= meta.keys():
        raise DamagedVault
    if int(meta["format"]) > FORMAT:
        raise NewerFormat(int(meta["format"]), FORMAT)
    if meta["vault"] != vault:
        raise DamagedVault
    try:
        return About(
            meta["writer"],
            meta.get("views", ""),
            bytes.fromhex(meta.get("entries", entries_key.hex())),
            tuple(map(bytes.fromhex, meta.get("set aside", "").split())),
        )
    except ValueError as error:
        raise DamagedVault from error


def meta_of(db: Connection) -> dict[str, str]:
    return dict(db.execute("SELECT name, value FROM meta"))
