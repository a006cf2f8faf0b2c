"""The index over what was written: every word by its beginning, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from app.vault.entries import writable

if TYPE_CHECKING:
    from sqlite3 import Connection

TABLES = (
    """CREATE VIRTUAL TABLE words USING fts5 (
        text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', columnsize = 0
    )""",
    "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)",
    # Each append adds a segment. Merging them is done by merge() outside live sessions; without it, FTS5 merges 64 at a
    # time (2 ms for the newest). It refuses to hold 2,000, with "disk full", so a higher number would stop all saving.
    "INSERT INTO words (words, rank) VALUES ('automerge', 0)",
    "INSERT INTO words (words, rank) VALUES ('crisismerge', 64)",
)
_STEP = 32  # pages, about 8 ms
_MOST_WORDS = 32  # of a question; more would only make it slow


class Found(NamedTuple):
    """An entry that a search found, and the text it was found by."""

    id: str
    stream: str
    text: str


def add(db: Connection, seq: int, text: str) -> None:
    db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (seq, writable(text)))


def remove(db: Connection, seqs: Iterable[int]) -> None:
    """Takes texts out without a trace: takes seconds for a big vault.

    Deleting alone, even with secure-delete, leaves beginnings of words: FTS5 keeps the first term of a page as a
    signpost. So the index is made anew.
    """
    db.executemany("DELETE FROM words WHERE rowid = ?", [(seq,) for seq in seqs])
    db.execute("INSERT INTO words (words) VALUES ('rebuild')")


def replace_all(db: Connection, words: Mapping[str, str]) -> None:
    """Makes the index anew from these texts by entry id."""
    db.execute("DELETE FROM words")
    for id, text in words.items():
        found = db.execute("SELECT seq FROM journal WHERE id = ? AND payload IS NOT NULL", (id,)).fetchone()
        if found and text:
            add(db, found[0], text)


def merge(db: Connection) -> bool:
    """One step of making the index quicker to search; False when there was nothing left to do."""
    before = db.total_changes
    db.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (_STEP,))
    return db.total_changes - before >= 2


def find(db: Connection, text: str, limit: int) -> list[Found]:
    """Entries that have, for every word of `text`, a word that begins like it; newest first."""
    question = _question(text)
    if not question:
        return []
    return [
        Found(*row)
        for row in db.execute(
            "SELECT journal.id, journal.stream, words.text FROM words JOIN journal ON journal.seq = words.rowid"
            " WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?",
            (question, limit),
        )
    ]


def _question(text: str) -> str:
    """What a person typed, as FTS5 wants it: each word quoted, so that nothing in it is an operator."""
    words = [word.replace('"', "") for word in writable(text).replace("\0", " ").split()]
    words = [word for word in words if any(letter.isalnum() for letter in word)]
    return " AND ".join(f'"{word}" *' for word in words[:_MOST_WORDS])
