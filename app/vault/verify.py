"""Goes through the whole journal, a stretch at a time, and says what is not as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable
from functools import reduce
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.errors import DamagedVault
from app.vault import chain
from app.vault.chain import Head, Signed
from app.vault.entries import BROUGHT_BACK, ERASED, Lost, authorised_by, lost_by
from app.vault.stored import stretch
from app.words import _, ngettext

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")

_STRETCH = 500  # entries between two appends that may be waiting
_PAGE = re.compile(r"page (\d+)")


class Asked(Protocol):
    """A journal that can be asked: the writer's, one that is only looked at, one behind the writer's line."""

    @property
    def entries_key(self) -> bytes: ...

    def ask(self, question: Callable[[Connection], T]) -> T: ...


def verify(journal: Asked, heads: Iterable[Head] = ()) -> Generator[int, None, list[str]]:
    """Findings, one plain sentence each, none if all is well; on the way, how many entries were gone through. A tail
    that was cut off cannot be seen from inside: the heads that signed texts and backups have kept show it."""
    findings = []
    if damaged := journal.ask(damaged_pages):
        findings.append(
            ngettext(
                "{count} page of the journal’s file is damaged.",
                "{count} pages of the journal’s file are damaged.",
                damaged,
            ).format(count=damaged)
        )
    yield 0
    walk, lost = _Walk(journal.entries_key), []
    try:
        while rows := journal.ask(lambda db: stretch(db, walk.last, _STRETCH)):
            walk.unlisted += journal.ask(lambda db: _unlisted(db, walk.last, _STRETCH))
            for row in rows:
                walk.over(*row)
            yield walk.last
        lost = journal.ask(lambda db: off_the_chain(db, heads))
        walk.said_again = journal.ask(lambda db: _said_again(db, walk.authorised))
    except DamagedVault:
        findings.append(_("After entry {number}, the journal cannot be read on.").format(number=walk.last))
    return findings + walk.findings() + [_lost(head) for head in lost]


def off_the_chain(db: Connection, heads: Iterable[Head]) -> list[Head]:
    """Those of the heads that this journal does not come from: an entry that they count is gone, or is another one.

    Only the entry that a head names is looked at; that the chain up to it is whole is for `verify` to say. What was
    said to be gone when a damaged journal was made whole is no news.
    """
    known = _known_to_be_lost(db)
    return [
        head for head in sorted(set(heads)) if not known.has(head.count) and not _is_on_the_chain(db, head)
    ]


def _known_to_be_lost(db: Connection) -> Lost:
    said = db.execute("SELECT kind, payload FROM journal WHERE kind = ?", (BROUGHT_BACK,))
    return reduce(Lost.and_, (lost_by(*each) for each in said), Lost())


def _is_on_the_chain(db: Connection, head: Head) -> bool:
    found = db.execute("SELECT mac FROM journal WHERE seq = ?", (head.count,)).fetchone()
    if head.count == 0:
        return head.mac == chain.START.hex()
    return found is not None and found[0].hex() == head.mac


def _lost(head: Head) -> str:
    return ngettext(
        "Something was signed when the journal held {count} entry, and that is no longer how it begins.",
        "Something was signed when the journal held {count} entries, and that is no longer how it begins.",
        head.count,
    ).format(count=head.count)


def _unlisted(db: Connection, after: int, count: int) -> list[int]:
    """Those of the next entries that an index does not lead to, as an older page of it would: they are there, and no
    session is read with them."""
    listed = " AND ".join(
        "EXISTS (SELECT 1 FROM journal AS one"
        f" INDEXED BY {index} WHERE one.{field} = each.{field} AND one.seq = each.seq)"
        for index, field in (("journal_by_stream", "stream"), ("sqlite_autoindex_journal_1", "id"))
    )
    stretch = "SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?"
    rows = db.execute(f"SELECT seq FROM ({stretch}) AS each WHERE NOT ({listed})", (after, count))
    return [seq for (seq,) in rows]


def _said_again(db: Connection, erased: Iterable[str]) -> list[int]:
    """The erased entries that have their words, as an older page of the file would bring them back."""
    with_words = "SELECT seq FROM journal WHERE id = ? AND kind != ? AND payload IS NOT NULL"
    return sorted(seq for id in erased for (seq,) in db.execute(with_words, (id, ERASED)))


def damaged_pages(db: Connection) -> int:
    """Of those that belong to the database: behind the last one, a backup's file goes on."""
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    found = [_PAGE.search(said) for (said,) in db.execute("PRAGMA cipher_integrity_check")]
    return sum(1 for page in found if page is None or int(page[1]) <= pages)


class _Walk:
    """Along the chain from entry to entry."""

    def __init__(self, key: bytes) -> None:
        self.last = 0
        self.unlisted: list[int] = []
        self.said_again: list[int] = []
        self._key = key
        self._previous: dict[str, bytes] = {}
        self._changed: list[int] = []
        self._loose: list[int] = []  # they do not follow the one before, and are whole themselves
        self._lost = Lost()
        self._holes: dict[str, int] = {}
        self.authorised: set[str] = set()

    def over(
        self, seq: int, payload: bytes | None, nonce: bytes | None, digest: bytes, mac: bytes, *fields: Any
    ) -> None:
        if None in (digest, mac, *fields):  # pages of different times can lie beside each other
            self._changed.append(seq)
            self.last = seq
            return
        signed = Signed(*fields)
        previous = self._previous.get(signed.writer, chain.START)
        follows = chain.mac_of(self._key, signed, digest, previous) == mac
        if payload is None and nonce is None:
            self._holes[signed.id] = seq
        elif payload is None or nonce is None or chain.digest_of(nonce, payload) != digest:
            self._changed.append(seq)
            follows = True  # it is told once
        elif follows:
            self.authorised |= authorised_by(signed.kind, payload)
            self._lost = self._lost.and_(lost_by(signed.kind, payload))
        if not follows:
            self._loose.append(seq)
        self._previous[signed.writer] = mac
        self.last = seq

    def findings(self) -> list[str]:
        changed = sorted([*self._changed, *(seq for seq in self._loose if seq not in self._lost.loose)])
        holes = [seq for id, seq in self._holes.items() if id not in self.authorised]
        told = (
            (
                _("Entry {number} is not as it was written, or others before it were taken away."),
                changed,
            ),
            (_("The words of entry {number} are gone, and nothing says that they were erased."), holes),
            (_("Entry {number} was erased, and its words are there again."), self.said_again),
            (_("Entry {number} is there, and is not found with its session."), self.unlisted),
        )
        return [sentence.format(number=seq) for sentence, entries in told for seq in entries]
