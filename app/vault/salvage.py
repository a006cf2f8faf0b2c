"""Makes a whole journal of what can be read in a damaged one and what an older one still has. Neither is changed.

How many entries there were is known as long as the way to the last one is whole; a cut-off end keeps it to itself, and
that is said. An entry counts as read if the pages that it stands on are as they were written and its words have their
digest; from a damaged page it counts if its mac follows from the entry before it. Entries keep their numbers and macs:
what signatures and backups know of the journal goes on being true. Where some are gone for good, `verify` says so until
an entry of kind BROUGHT_BACK does.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple, cast

from app.errors import DamagedVault, DiskTrouble
from app.vault import chain, cipher, journal, pages
from app.vault.chain import Signed
from app.vault.entries import ERASED, Lost, authorised_by, lost_by
from app.vault.journal import JournalKeys
from app.vault.pages import Pages, Row
from app.words import _, ngettext

_ID = re.compile(r"[0-9a-f]{32}")
_COLUMNS = (
    "seq, id, stream, writer, author, at, recorded_at, monotonic, boot, kind, payload, nonce, digest, mac"
)
_TEXT, _WHOLE, _BYTES = (str,), (int,), (bytes,)
_MAYBE = (bytes, type(None))
_ENTRY = (*(4 * (_TEXT,)), *(3 * (_WHOLE,)), _TEXT, _TEXT, _MAYBE, _MAYBE, _BYTES, _BYTES)
_DRAFT = (_TEXT, _TEXT, _TEXT, _WHOLE)


class Kept(NamedTuple):
    """An entry as it lies in a journal."""

    seq: int
    signed: Signed
    payload: bytes | None
    nonce: bytes | None
    digest: bytes
    mac: bytes


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it, for the person to be told.

    `lost` are the numbers between entries that have none now, and what follows them; `odd` those of entries that do not
    follow though nothing is gone there: somebody changed something. So many are known to have been `behind` the last
    one; whether that is all is not known without `end_seen`.
    """

    entries: int
    read: int  # of these, from the damaged journal
    from_backup: int
    damaged_pages: int
    lost: Lost
    odd: tuple[int, ...]
    behind: int
    end_seen: bool

    @property
    def missing(self) -> int:
        return self.behind + sum(last - first + 1 for first, last in self.lost.gone)

    def sentence(self) -> str:
        count = self.entries
        told = ngettext("{count} entry is there again", "{count} entries are there again", count).format(
            count=f"{count:,}"
        )
        if self.from_backup:
            told += _(", {count} of them from the backup").format(count=f"{self.from_backup:,}")
        if self.missing:
            told += ngettext(
                "; {count} could not be read", "; {count} could not be read", self.missing
            ).format(count=f"{self.missing:,}")
        told += "."
        if not self.end_seen:
            told += " " + _("If more was written after the last of them, it could not be read.")
        if self.odd:
            told += " " + ngettext(
                "{count} entry is not as it was written, or others before it were taken away.",
                "{count} entries are not as they were written, or others before them were taken away.",
                len(self.odd),
            ).format(count=f"{len(self.odd):,}")
        return told


class _Found(NamedTuple):
    entries: dict[int, Kept]
    drafts: dict[str, tuple[str, str, int]]
    meta: dict[str, str]
    damaged_pages: int
    last: int  # the number of its last entry, as far as that can be known
    end_seen: bool
    drafts_seen: bool


def salvage(
    damaged: Path, into: Path, keys: JournalKeys, vault: str, backup: tuple[Path, JournalKeys] | None = None
) -> Salvaged:
    """A new journal `into`, with everything that `damaged` lets be read and that `backup` has besides.

    Its views are to be rebuilt; its writer is a new one. Raises DamagedVault where nothing at all could be read, and
    what journal.create raises; then there is no new file.
    """
    try:
        found = _found(damaged, keys, vault)
        older = _found(*backup, vault) if backup else None
    except OSError as error:
        raise DiskTrouble(_("The damaged file cannot be read from this disk.")) from error
    entries = _together(found.entries, older.entries if older else {})
    if not entries:
        raise nothing_read()
    meta = {**(older.meta if older else {}), **found.meta}
    drafts = found.drafts
    if older and not found.drafts_seen and not _erased_since(found.entries, older.entries):
        drafts = {**older.drafts, **drafts}
    _write(into, keys, vault, entries, drafts, meta)
    read = sum(seq in found.entries for seq in entries)
    lost, odd = _lost(entries, bytes.fromhex(meta.get("entries", keys.entries.hex())))
    return Salvaged(
        entries=len(entries),
        read=read,
        from_backup=len(entries) - read,
        damaged_pages=found.damaged_pages,
        lost=lost,
        odd=odd,
        behind=max(0, found.last - max(entries)),
        end_seen=found.end_seen,
    )


def nothing_read() -> DamagedVault:
    return DamagedVault(
        _("Nothing could be read from the damaged file. It was left as it is; open a backup.")
    )


def _lost(entries: Mapping[int, Kept], key: bytes) -> tuple[Lost, tuple[int, ...]]:
    """What is gone between entries, and what follows it; and the numbers of those that do not follow their writer's
    entry before though nothing is gone there. The entries come in the order of their numbers."""
    known = reduce(Lost.and_, (lost_by(kept.signed.kind, kept.payload) for kept in entries.values()), Lost())
    gone, loose, odd, before = [], set(), [], 0
    last: dict[str, tuple[int, bytes]] = {}
    for seq, kept in entries.items():
        if seq > before + 1 and (before + 1, seq - 1) not in known.gone:
            gone.append((before + 1, seq - 1))
        before = seq
        at, mac = last.get(kept.signed.writer, (0, chain.START))
        if chain.mac_of(key, kept.signed, kept.digest, mac) != kept.mac and seq not in known.loose:
            loose.add(seq)
            if not any(at < first < seq for first, _last in gone):
                odd.append(seq)
        last[kept.signed.writer] = seq, kept.mac
    return Lost(tuple(gone), frozenset(loose)), tuple(odd)


def _found(path: Path, keys: JournalKeys, vault: str) -> _Found:
    """What a file has, and the rollback journal beside it: there, pages may be whole that are torn in the file."""
    if not path.exists():
        return _Found({}, {}, {}, 0, 0, False, False)
    now = pages.read(path, keys.file)
    with path.open("rb") as file:
        salt = file.read(16)
    before = pages.read_before(path.with_name(path.name + "-journal"), keys.file, salt)
    taken_back = now.with_pages_of(before)
    meta = {**_meta(taken_back, vault), **_meta(now, vault)}
    rows = [*taken_back.rows(), *now.rows()] if before.plain else list(now.rows())
    drafts: dict[str, tuple[str, str, int]] = {}
    for row in rows:
        if row.proven and _is(row, _DRAFT) and _ID.fullmatch(cast(str, row.values[1])):
            key, author, text, at = cast("tuple[str, str, str, int]", row.values)
            drafts[key] = max(drafts.get(key, ("", "", -1)), (author, text, at), key=lambda draft: draft[2])
    # a file whose key was changed has the key of its chain in itself
    entries_key = bytes.fromhex(meta.get("entries", keys.entries.hex()))
    seen = taken_back.last_row("journal")
    last = max(_last_listed(taken_back), seen or 0)
    drafts_seen = taken_back.last_row("drafts") is not None
    return _Found(_true(rows, entries_key), drafts, meta, now.damaged, last, seen is not None, drafts_seen)


def _erased_since(found: Mapping[int, Kept], older: Mapping[int, Kept]) -> bool:
    """Whether half-typed words of the older one may be about somebody who was erased."""
    return any(kept.signed.kind == ERASED and seq not in older for seq, kept in found.items())


def _last_listed(found: Pages) -> int:
    """An older page that the disk gives back is as it was written then, and the index may still know better."""
    listed = found.rows_of_index("journal_by_stream")
    rows = (row for row in listed if row.proven and _is(row, (_TEXT, _WHOLE, _WHOLE)))
    return max((cast(int, row.values[1]) for row in rows), default=0)


def _meta(found: Pages, vault: str) -> dict[str, str]:
    """What the file says of itself; the table is known by the vault's id in it."""
    rows = [row.values for row in found.rows() if row.proven and row.rowid == 0 and _is(row, (_TEXT, _TEXT))]
    told = {cast(str, name): cast(str, value) for name, value in rows}
    return told if told.get("vault") == vault else {}


def _is(row: Row, kinds: tuple[tuple[type, ...], ...]) -> bool:
    return len(row.values) == len(kinds) and all(
        isinstance(value, kind) for value, kind in zip(row.values, kinds, strict=True)
    )


def _true(rows: Iterable[Row], key: bytes) -> dict[int, Kept]:
    """The entries among the rows that are as they were written, by number; of two, the one that has its words."""
    likely: dict[int, list[tuple[Kept, bool]]] = {}
    for row in rows:
        # the number stands as the row's own, and its column is empty
        if row.rowid > 0 and len(row.values) == 14 and _is(row._replace(values=row.values[1:]), _ENTRY):
            kept = _kept(row)
            if kept is not None:
                likely.setdefault(kept.seq, []).append((kept, row.proven))
    entries: dict[int, Kept] = {}
    last: dict[str, bytes] = {}
    for seq in sorted(likely):
        best_first = sorted(
            likely[seq], key=lambda each: (each[1], each[0].payload is not None), reverse=True
        )
        for kept, proven in best_first:
            previous = last.get(kept.signed.writer, chain.START)
            if proven or chain.mac_of(key, kept.signed, kept.digest, previous) == kept.mac:
                entries[seq] = kept
                last[kept.signed.writer] = kept.mac
                break
    return entries


def _kept(row: Row) -> Kept | None:
    _seq, *fields, payload, nonce, digest, mac = cast("tuple[Any, ...]", row.values)
    if (payload is None) != (nonce is None):
        return None
    if payload is not None and chain.digest_of(nonce, payload) != digest:
        return None
    return Kept(row.rowid, Signed(*fields), payload, nonce, digest, mac)


def _together(found: Mapping[int, Kept], older: Mapping[int, Kept]) -> dict[int, Kept]:
    """Both, by number; where they differ the newer one counts. What one of them says was erased is so in both."""
    entries: dict[int, Kept] = {}
    ids: set[str] = set()
    for kept in [*found.values(), *older.values()]:
        if kept.seq not in entries and kept.signed.id not in ids:
            entries[kept.seq] = kept
            ids.add(kept.signed.id)
    erased: set[str] = set()
    for kept in entries.values():
        erased |= authorised_by(kept.signed.kind, kept.payload)
    return {
        seq: kept._replace(payload=None, nonce=None)
        if kept.signed.id in erased and kept.signed.kind != ERASED
        else kept
        for seq, kept in sorted(entries.items())
    }


def _write(
    into: Path,
    keys: JournalKeys,
    vault: str,
    entries: Mapping[int, Kept],
    drafts: Mapping[str, tuple[str, str, int]],
    meta: Mapping[str, str],
) -> None:
    journal.create(into, keys, vault)
    try:
        with contextlib.closing(cipher.connect(into, keys.file)) as db:
            db.execute("BEGIN IMMEDIATE")
            db.executemany(
                f"INSERT INTO journal ({_COLUMNS}) VALUES ({', '.join('?' * 14)})", _rows(entries.values())
            )
            db.executemany(
                "INSERT INTO drafts (key, author, text, at) VALUES (?, ?, ?, ?)",
                [(key, *draft) for key, draft in drafts.items()],
            )
            # The format is this program's, the writer a new one: it lives beside whatever the old one still writes.
            kept = [
                (name, value) for name, value in meta.items() if name not in ("format", "vault", "writer")
            ]
            db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [*kept, ("views", "0")])
            db.execute("COMMIT")
    except Exception as error:
        journal.discard(into)
        if (told := cipher.as_vault_error(error)) is None:
            raise
        raise told from error


def _rows(entries: Iterable[Kept]) -> Iterator[tuple[Any, ...]]:
    for kept in entries:
        yield kept.seq, *kept.signed, kept.payload, kept.nonce, kept.digest, kept.mac
