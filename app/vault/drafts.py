"""Half-typed text: not a fact, replaced in place, gone when it becomes one or is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.vault.entries import Batch, in_milliseconds, writable

if TYPE_CHECKING:
    from sqlite3 import Connection

TABLES = (
    "CREATE TABLE drafts (key TEXT PRIMARY KEY, author TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL) STRICT",
)


def write(db: Connection, batch: Batch, brought_in: bool) -> None:
    """Drops and puts the batch's drafts; when it is brought in later, only what is not newer gives way."""
    before = 2**63 - 1
    if brought_in:
        before = max((in_milliseconds(entry.recorded_at) for entry in batch.entries), default=before)
    for key in batch.drop_drafts:
        db.execute("DELETE FROM drafts WHERE key = ? AND at <= ?", (key, before))
    for key, draft in batch.drafts.items():
        newer = "" if not brought_in else " WHERE excluded.at >= drafts.at"
        db.execute(
            "INSERT INTO drafts (key, author, text, at) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
            " SET author = excluded.author, text = excluded.text, at = excluded.at" + newer,
            (key, draft.author, writable(draft.text), draft.at),
        )


def read(db: Connection) -> dict[str, tuple[str, str]]:
    """Author and text by key."""
    return {key: (author, text) for key, author, text in db.execute("SELECT key, author, text FROM drafts")}
