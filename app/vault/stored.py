"""Entries as they are read from a journal, whoever has it open: a stream, a stretch, the newest first."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import DamagedVault
from app.vault import chain
from app.vault.chain import Head
from app.vault.entries import REWRITTEN, StoredEntry, as_read, from_milliseconds

if TYPE_CHECKING:
    from sqlite3 import Connection

SIGNED = "id, stream, writer, author, at, recorded_at, monotonic, boot, kind"
"""The columns that the chain covers, in the order of `chain.Signed`."""
# so many entries are looked through at once
REACH = 2000


def read(db: Connection, stream: str) -> list[StoredEntry]:
    """The entries of a stream in the order in which they were written, what was written again at the place of what was
    erased. Raises DamagedVault."""
    rows = db.execute(
        f"SELECT seq, payload, nonce, digest, {SIGNED} FROM journal WHERE stream = ? ORDER BY seq", (stream,)
    )
    return as_read([_entry(*row) for row in rows])


def stretch(db: Connection, after: int, count: int) -> list[tuple[Any, ...]]:
    """The next entries as they lie there: seq, payload, nonce, digest, mac, and the fields that the chain covers."""
    return db.execute(
        f"SELECT seq, payload, nonce, digest, mac, {SIGNED} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?",
        (after, count),
    ).fetchall()


class Wanted(NamedTuple):
    """Which entries are looked for: of an author, of some kinds (None: of all), with an id in what they say."""

    author: str = ""
    kinds: frozenset[str] | None = None
    about: str = ""


class Stretch(NamedTuple):
    """Entries newest first; `before` is the number below which to go on, 0 where there is nothing more."""

    entries: list[StoredEntry]
    before: int


def before(db: Connection, seq: int, limit: int, wanted: Wanted, reach: int = REACH) -> Stretch:
    """The newest of the wanted entries with numbers below `seq` (0: from the newest on), at most `limit`, among the
    next `reach` entries: a question never keeps an append waiting for the whole journal. What was emptied and written
    again says what it says since, and the entries that say so are none of their own. Raises DamagedVault."""
    top = seq or head_of(db).count + 1
    bottom = max(top - reach, 1)
    kinds = "" if wanted.kinds is None else f"AND kind IN ({', '.join('?' * len(wanted.kinds))})"
    rows = db.execute(
        f"SELECT seq, payload, nonce, digest, {SIGNED} FROM journal WHERE seq < ? AND seq >= ?"
        f" AND ? IN ('', author) AND kind != ? {kinds} AND (? = '' OR payload IS NULL OR instr(payload, ?))"
        " ORDER BY seq DESC LIMIT ?",
        (
            *(top, bottom, wanted.author, REWRITTEN, *sorted(wanted.kinds or ())),
            *(wanted.about, about := f'"{wanted.about}"'.encode(), limit),
        ),
    )
    found = [_entry(*row) for row in rows]
    entries = [
        each for each in _written_again(db, found) if not wanted.about or about in (each.payload or b"")
    ]
    if len(found) == limit:
        return Stretch(entries, found[-1].seq if found[-1].seq > 1 else 0)
    return Stretch(entries, bottom if bottom > 1 else 0)


def _written_again(db: Connection, entries: list[StoredEntry]) -> list[StoredEntry]:
    """Those that were emptied, with what was written again for them in their streams."""
    emptied = sorted({each.stream for each in entries if each.payload is None})
    again = [
        _entry(*row)
        for stream in emptied
        for row in db.execute(
            f"SELECT seq, payload, nonce, digest, {SIGNED} FROM journal WHERE stream = ? AND kind = ?"
            " ORDER BY seq",
            (stream, REWRITTEN),
        )
    ]
    return as_read([*entries, *again])[: len(entries)] if again else entries


def streams(db: Connection) -> list[str]:
    return [stream for (stream,) in db.execute("SELECT DISTINCT stream FROM journal ORDER BY stream")]


def _entry(seq: int, payload: bytes | None, nonce: bytes | None, digest: bytes, *signed: Any) -> StoredEntry:
    if payload is not None and (nonce is None or chain.digest_of(nonce, payload) != digest):
        raise DamagedVault
    if None in signed:  # pages of different times can lie beside each other
        raise DamagedVault
    id, stream, writer, author, at, recorded_at, monotonic, boot, kind = signed
    at, recorded_at = from_milliseconds(at), from_milliseconds(recorded_at)
    return StoredEntry(id, stream, writer, author, at, recorded_at, monotonic, boot, kind, payload, seq)


def still_say(db: Connection, ids: Collection[str]) -> bool:
    """Whether any of these entries is there and was not emptied."""
    asked, many = list(ids), 500  # so many fit into one question on every system
    return any(
        db.execute(
            f"SELECT 1 FROM journal WHERE id IN ({', '.join('?' * len(part))}) AND payload IS NOT NULL LIMIT 1",
            part,
        ).fetchone()
        for part in (asked[start : start + many] for start in range(0, len(asked), many))
    )


def head_of(db: Connection) -> Head:
    found = db.execute("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    seq, mac = found or (0, chain.START)
    if mac is None:
        raise DamagedVault
    return Head(seq, mac.hex())
