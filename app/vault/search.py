"""The index over what was written: every word by its beginning, newest first, narrowed by group, person, tag and day.

What a search is narrowed by stands in the index as words of a column of its own, so that FTS5 itself passes over what
does not fit: a letter that two hundred thousand notes have is asked for as quickly as a rare word. Days are narrowed by
the stretch of the journal that their sessions were written in.

FTS5 takes a run of Chinese or Japanese for one word; its letters stand in the index with spaces between, and are asked
for as a phrase.

A newer entry has the lower rowid: read upwards, the newest comes first. Downwards, FTS5 makes its list of places
longer by eight at a time, and with memory that is wiped each time a common word took seconds instead of milliseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from app.letters import spaced
from app.model.rows import FoundRow
from app.vault.entries import REWRITTEN, from_milliseconds, writable

if TYPE_CHECKING:
    from sqlite3 import Connection

TABLES = (
    """CREATE VIRTUAL TABLE words USING fts5 (
        text, about, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0
    )""",
    "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)",
    # Each append adds a segment. Merging them is done by merge() outside live sessions; without it, FTS5 merges 64 at a
    # time (2 ms for the newest). It refuses to hold 2,000, with "disk full", so a higher number would stop all saving.
    "INSERT INTO words (words, rank) VALUES ('automerge', 0)",
    "INSERT INTO words (words, rank) VALUES ('crisismerge', 64)",
    """CREATE TABLE view_found (
        seq INTEGER PRIMARY KEY, stream TEXT NOT NULL, group_id TEXT NOT NULL, day TEXT NOT NULL, block TEXT NOT NULL,
        people TEXT NOT NULL, tags TEXT NOT NULL, shown TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX view_found_by_stream ON view_found (stream)",
    # where the words of a session lie in the journal
    """CREATE TABLE view_stretches (
        stream TEXT PRIMARY KEY, day TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX view_stretches_by_day ON view_stretches (day)",
)
_STEP = 32  # pages, about 8 ms
_MOST_WORDS = 32  # of a question; more would only make it slow
# Begins what is narrowed by: a letter for private use, part of a word for FTS5, with which nobody's words begin.
_MARK = "\ue000"
_GROUP, _PERSON, _TAG = "g", "p", "t"
# rowid = this − seq
_LAST = 1 << 40


class Narrowed(NamedTuple):
    """What a search is narrowed by; '' leaves it open. Days are ISO dates, both included."""

    group: str = ""
    person: str = ""
    tag: str = ""
    since: str = ""
    until: str = ""


EVERYTHING = Narrowed()


class Found(NamedTuple):
    """An entry that a search found, its text as it is shown, and what its session said of it."""

    id: str
    stream: str
    text: str
    kind: str
    author: str
    at: datetime
    group_id: str
    day: str
    block: str
    people: tuple[str, ...]
    tags: tuple[str, ...]


def settle(db: Connection, stream: str, rows: Sequence[FoundRow]) -> None:
    """Makes the index hold of a session what these rows say, and nothing else: only what differs is touched."""
    wished = {seq: row for row in rows if row.text and (seq := _seq(db, row.entry)) is not None}
    there = db.execute("SELECT seq FROM journal WHERE stream = ? ORDER BY seq DESC", (stream,)).fetchall()
    for (seq,) in there:
        text, about = _words(db, seq)
        row = wished.get(seq)
        if row is not None and (text, about) == (_indexed(row), _about(row)):
            continue
        if text is not None:
            db.execute("DELETE FROM words WHERE rowid = ?", (_LAST - seq,))
        if row is not None:
            _insert(db, seq, row)
    _list(db, stream, wished)


def remove(db: Connection, seqs: Iterable[int]) -> None:
    """Takes texts out without a trace: takes seconds for a big vault.

    Deleting alone, even with secure-delete, leaves beginnings of words: FTS5 keeps the first term of a page as a
    signpost. So the index is made anew.
    """
    gone = list(seqs)
    db.executemany("DELETE FROM words WHERE rowid = ?", [(_LAST - seq,) for seq in gone])
    db.executemany("DELETE FROM view_found WHERE seq = ?", [(seq,) for seq in gone])
    db.execute("INSERT INTO words (words) VALUES ('rebuild')")


def replace_all(db: Connection, found: Mapping[str, Sequence[FoundRow]]) -> None:
    """Makes the index anew from what each session says, by stream."""
    make_anew(db)
    every: dict[int, FoundRow] = {}
    for stream, rows in found.items():
        wished = {seq: row for row in rows if row.text and (seq := _seq(db, row.entry)) is not None}
        _list(db, stream, wished)
        every.update(wished)
    for seq in sorted(every, reverse=True):  # FTS5 takes them quickly as its rowids rise
        _insert(db, seq, every[seq])


def make_anew(db: Connection) -> None:
    """An empty index of this version's shape, whatever was there. Row by row, each would be wiped by itself."""
    for table in ("words", "view_found", "view_stretches"):
        db.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in TABLES:
        db.execute(statement)


def merge(db: Connection) -> bool:
    """One step of making the index quicker to search; False when there was nothing left to do."""
    before = db.total_changes
    db.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (_STEP,))
    return db.total_changes - before >= 2


def find(db: Connection, text: str, limit: int, narrowed: Narrowed = EVERYTHING) -> list[Found]:
    """Entries that have, for every word of `text`, a word that begins like it, and are what it is narrowed by; newest
    first. Without a word everything that it is narrowed by; nothing where both are empty."""
    question = _question(text, narrowed)
    days = bool(narrowed.since or narrowed.until)
    if not question and (not days or text.strip()):
        return []
    clauses = ["words MATCH ?"] if question else []
    values: list[object] = [question] if question else []
    if days:
        since, until = narrowed.since or "0", narrowed.until or "9"
        stretch = db.execute(
            "SELECT min(first), max(last) FROM view_stretches WHERE day BETWEEN ? AND ?", (since, until)
        ).fetchone()
        if stretch[0] is None:
            return []
        clauses += ["words.rowid BETWEEN ? AND ?", "view_found.day BETWEEN ? AND ?"]
        values += [_LAST - stretch[1], _LAST - stretch[0], since, until]
    rows = db.execute(
        "SELECT journal.id, journal.stream, iif(view_found.shown != '', view_found.shown, words.text),"
        " journal.kind, journal.author, journal.at,"
        " view_found.group_id, view_found.day, view_found.block, view_found.people, view_found.tags"
        " FROM words CROSS JOIN journal ON journal.seq = ? - words.rowid"
        " CROSS JOIN view_found ON view_found.seq = journal.seq"
        f" WHERE {' AND '.join(clauses)} ORDER BY words.rowid LIMIT ?",
        (_LAST, *values, limit),
    )
    return [_found(*row) for row in rows]


def tags(db: Connection) -> list[str]:
    """Every tag of a note that can be found."""
    rows = db.execute("SELECT DISTINCT tags FROM view_found").fetchall()
    return sorted({tag for (told,) in rows for tag in json.loads(told)})


def _found(id: str, stream: str, text: str, kind: str, author: str, at: int, *about: Any) -> Found:
    group, day, block, people, tags = about
    moment = from_milliseconds(at)
    told = tuple(json.loads(people)), tuple(json.loads(tags))
    return Found(id, stream, text, kind, author, moment, group, day, block, *told)


def _seq(db: Connection, id: str) -> int | None:
    """Of an entry that has words: never emptied, or emptied and written again."""
    found = db.execute("SELECT seq, stream, payload IS NULL FROM journal WHERE id = ?", (id,)).fetchone()
    if found is None or (found[2] and not _is_written_again(db, id, found[1])):
        return None
    return int(found[0])


def _is_written_again(db: Connection, id: str, stream: str) -> bool:
    again = db.execute(
        "SELECT 1 FROM journal WHERE stream = ? AND kind = ? AND payload IS NOT NULL"
        " AND json_extract(CAST(payload AS TEXT), '$.entry') = ?",
        (stream, REWRITTEN, id),
    )
    return again.fetchone() is not None


def _words(db: Connection, seq: int) -> tuple[str | None, str]:
    found = db.execute("SELECT text, about FROM words WHERE rowid = ?", (_LAST - seq,)).fetchone()
    return found or (None, "")


def _insert(db: Connection, seq: int, row: FoundRow) -> None:
    db.execute(
        "INSERT INTO words (rowid, text, about) VALUES (?, ?, ?)",
        (_LAST - seq, _indexed(row), _about(row)),
    )


def _list(db: Connection, stream: str, rows: Mapping[int, FoundRow]) -> None:
    """Beside the words: what is told of an entry that is found, and where those of a session lie."""
    db.execute("DELETE FROM view_found WHERE stream = ?", (stream,))
    db.execute("DELETE FROM view_stretches WHERE stream = ?", (stream,))
    if not rows:
        return
    db.executemany(
        "INSERT INTO view_found VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (seq, stream, row.group_id, row.day, row.block, row.people, row.tags, _shown(row))
            for seq, row in rows.items()
        ],
    )
    day = next(iter(rows.values())).day
    db.execute("INSERT INTO view_stretches VALUES (?, ?, ?, ?)", (stream, day, min(rows), max(rows)))


def _indexed(row: FoundRow) -> str:
    return spaced(writable(row.text))


def _shown(row: FoundRow) -> str:
    """'' where it is what stands in the index."""
    shown = writable(row.shown or row.text)
    return "" if shown == _indexed(row) else shown


def _about(row: FoundRow) -> str:
    """What an entry can be narrowed by, as words of the index."""
    words = [_word(_GROUP, row.group_id)]
    words += [_word(_PERSON, person) for person in json.loads(row.people)]
    words += [_word(_TAG, tag) for tag in json.loads(row.tags)]
    return " ".join(words)


def _word(what: str, id: str) -> str:
    """One word whatever is in an id; two ids have the same once in 2⁶⁴."""
    return _MARK + what + blake2b(writable(id).encode(), digest_size=8).hexdigest()


def _question(text: str, narrowed: Narrowed) -> str:
    """What a person typed, as FTS5 wants it: each word quoted, so that nothing in it is an operator."""
    words = [word.replace('"', "") for word in writable(text).replace("\0", " ").split()]
    words = [word for word in words if any(letter.isalnum() for letter in word)]
    if text.strip() and not words:
        return ""
    asked = [f'text : "{spaced(word)}" *' for word in words[:_MOST_WORDS]]
    for what, id in ((_GROUP, narrowed.group), (_PERSON, narrowed.person), (_TAG, narrowed.tag)):
        asked += [f'about : "{_word(what, id)}"'] if id else []
    return " AND ".join(asked)
