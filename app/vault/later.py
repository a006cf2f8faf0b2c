"""What a vault has that one of its backups has not, by kinds: counted without opening what the entries say."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from app.vault.reading import Reading

if TYPE_CHECKING:
    from sqlite3 import Connection

    from app.vault.chain import Head


def later(vault: Reading, backup: Reading) -> Counter[str]:
    """The kinds of the vault's entries that the backup does not have. Raises as `Reading.ask` does."""
    head = backup.head()
    if vault.ask(partial(_goes_on_from, head)):
        return Counter(vault.ask(partial(_kinds_after, head)))
    # another backup was restored since: by number nothing can be said
    there = backup.ask(_ids)
    return Counter(kind for id, kind in vault.ask(_kinds).items() if id not in there)


def _goes_on_from(head: Head, db: Connection) -> bool:
    found = db.execute("SELECT mac FROM journal WHERE seq = ?", (head.count,)).fetchone()
    return found is not None and found[0] == bytes.fromhex(head.mac)


def _kinds_after(head: Head, db: Connection) -> dict[str, int]:
    return dict(
        db.execute("SELECT kind, count(*) FROM journal WHERE seq > ? GROUP BY kind", (head.count,)).fetchall()
    )


def _ids(db: Connection) -> frozenset[str]:
    return frozenset(id for (id,) in db.execute("SELECT id FROM journal"))


def _kinds(db: Connection) -> dict[str, str]:
    return dict(db.execute("SELECT id, kind FROM journal").fetchall())
