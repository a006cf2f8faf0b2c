"""What goes into the vault and comes out of it: entries as bytes and kinds, and the batches they are written in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.model.rows import Rows
from app.vault.chain import Signed, header_bytes

ERASED = "erased"
"""The kind of the entry that authorises erasing others: its payload is a JSON object, their ids under "entries"."""

REWRITTEN = "rewritten"
"""The kind of the entry that says what an erased one says from then on: its payload is a JSON object, the id of that
one under "entry", and under "words" the payload that is read in its place."""

BROUGHT_BACK = "vault_brought_back"
"""The kind of the entry that says what was lost when a damaged journal was made whole: its payload is a JSON object,
under "gone" pairs of numbers, the first and the last in a row that have no entry any more, and under "loose" the
numbers of entries whose writer's entry before is one of those."""

Ids = tuple[str, ...]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as the vault keeps it. `payload` is JSON, None once erased; `seq` is given by the disk."""

    id: str
    stream: str
    writer: str
    author: str
    at: datetime
    recorded_at: datetime
    monotonic: int
    boot: str
    kind: str
    payload: bytes | None
    seq: int = 0

    def signed(self) -> Signed:
        """The fields that the chain covers. Raises ValueError for times that the disk cannot keep exactly."""
        return Signed(
            self.id,
            self.stream,
            self.writer,
            self.author,
            in_milliseconds(self.at),
            in_milliseconds(self.recorded_at),
            self.monotonic,
            self.boot,
            self.kind,
        )


class Lost(NamedTuple):
    """What is known to be gone from a journal, as an entry of kind BROUGHT_BACK says it."""

    gone: tuple[tuple[int, int], ...] = ()
    loose: frozenset[int] = frozenset()

    def has(self, number: int) -> bool:
        return any(first <= number <= last for first, last in self.gone)

    def and_(self, other: Lost) -> Lost:
        return Lost(self.gone + other.gone, self.loose | other.loose)


class Draft(NamedTuple):
    """Half-typed text: whose it is, what it says, and when it was last changed (milliseconds UTC)."""

    author: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What is written in one transaction, in this order; all of it or nothing.

    `rows` are the view rows by stream, replaced whole, what is found of the session among them. `drafts` are put and
    `drop_drafts` dropped by key. `erase` names entries whose words go; an entry of kind ERASED in the same
    batch must authorise each.
    """

    entries: tuple[StoredEntry, ...] = ()
    rows: Mapping[str, Rows] = field(default_factory=dict)
    drop_drafts: tuple[str, ...] = ()
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    erase: tuple[str, ...] = ()

    def check(self) -> None:
        """Raises ValueError for what no disk could keep: a fault of the caller, told to the caller."""
        for entry in self.entries:
            header_bytes(entry.signed())
            if entry.payload is None:
                raise ValueError("an entry without payload cannot be written")
            if not -(2**63) <= entry.monotonic < 2**63:
                raise ValueError("a monotonic reading is in nanoseconds and fits 64 bits")
        authorised = [authorised_by(entry.kind, entry.payload) for entry in self.entries]
        if not set(self.erase) <= set().union(*authorised):
            raise ValueError("erasing needs an entry in the same batch that names what is erased")
        for rows in self.rows.values():
            for value in (value for table in rows for row in table for value in row):
                if isinstance(value, str):
                    value.encode()

    def is_drafts_only(self) -> bool:
        return not (self.entries or self.rows or self.erase)

    def then(self, later: Batch) -> Batch:
        """This batch of drafts and a later one as one."""
        drafts = {key: draft for key, draft in self.drafts.items() if key not in later.drop_drafts}
        drops = [key for key in (*self.drop_drafts, *later.drop_drafts) if key not in later.drafts]
        return Batch(drop_drafts=tuple(dict.fromkeys(drops)), drafts={**drafts, **later.drafts})


def writable(text: str) -> str:
    """Half a letter, as a text field can hold while one is being composed, cannot be stored: it becomes a '?'."""
    return text.encode("utf-8", "replace").decode()


def authorised_by(kind: str, payload: bytes | None) -> set[str]:
    """The ids whose erasing an entry authorises."""
    if kind != ERASED or payload is None:
        return set()
    try:
        return {id for id in json.loads(payload)["entries"] if isinstance(id, str)}
    except (ValueError, KeyError, TypeError):
        return set()


def lost_by(kind: str, payload: bytes | None) -> Lost:
    """What an entry says to be gone."""
    if kind != BROUGHT_BACK or payload is None:
        return Lost()
    try:
        told = json.loads(payload)
        gone = tuple((int(first), int(last)) for first, last in told.get("gone", ()))
        return Lost(gone, frozenset(map(int, told.get("loose", ()))))
    except (ValueError, TypeError, AttributeError):
        return Lost()


def rewritten_by(entry: StoredEntry) -> tuple[str, bytes] | None:
    """The id of the entry that this one writes again, and the payload that is read in its place."""
    if entry.kind != REWRITTEN or entry.payload is None:
        return None
    try:
        told = json.loads(entry.payload)
        return str(told["entry"]), str(told["words"]).encode()
    except (ValueError, KeyError, TypeError):
        return None


def as_read(entries: Sequence[StoredEntry]) -> list[StoredEntry]:
    """Entries of a stream as they are read: one that was emptied and written again says at its own place what was
    written last."""
    again = dict(found for each in entries if (found := rewritten_by(each)) is not None)
    return [
        replace(each, payload=again[each.id]) if each.payload is None and each.id in again else each
        for each in entries
    ]


def in_milliseconds(moment: datetime) -> int:
    """Whole milliseconds UTC since 1970. Raises ValueError for a time without a zone or with microseconds."""
    if moment.tzinfo is None:
        raise ValueError("a time in the vault needs a zone")
    milliseconds, rest = divmod(moment - _EPOCH, _MILLISECOND)
    if rest:
        raise ValueError("a time in the vault is in whole milliseconds")
    return milliseconds


def from_milliseconds(milliseconds: int) -> datetime:
    return _EPOCH + milliseconds * _MILLISECOND
