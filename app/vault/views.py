"""The view tables: what each session leaves for the lists that outlive it, replaced whole and rebuilt when in doubt.

They hold nothing that the entries do not say. Their shapes are those of app/model/rows.py; with another shape comes
another VERSION, and a vault with an older one gets empty tables that the desk fills again (`replace_all`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from app.model.rows import (
    AttendanceRow,
    BlockRow,
    CheckRow,
    CoverageRow,
    DeckRow,
    GuestRow,
    ProgressRow,
    RoomRow,
    RoundRow,
    Rows,
    SentRow,
    SessionRow,
    UnsafeRow,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

VERSION = 8
TABLES = (
    """CREATE TABLE view_sessions (
        stream TEXT PRIMARY KEY, group_id TEXT NOT NULL, group_name TEXT NOT NULL, program_id TEXT NOT NULL,
        day TEXT NOT NULL, scheduled TEXT NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL,
        expected INTEGER NOT NULL, attended INTEGER NOT NULL, first_in TEXT NOT NULL, first_out TEXT NOT NULL,
        rules TEXT NOT NULL,
        moment TEXT NOT NULL AS (iif(started != '', started, scheduled)) STORED
    ) STRICT""",
    "CREATE INDEX view_sessions_by_moment ON view_sessions (moment)",
    "CREATE INDEX view_sessions_by_day ON view_sessions (day)",
    """CREATE TABLE view_attendance (
        stream TEXT NOT NULL, person_id TEXT NOT NULL, group_id TEXT NOT NULL, day TEXT NOT NULL, status TEXT NOT NULL,
        group_seconds INTEGER NOT NULL, service_seconds INTEGER NOT NULL, break_seconds INTEGER NOT NULL,
        before_seconds INTEGER NOT NULL, paused_seconds INTEGER NOT NULL, after_seconds INTEGER NOT NULL,
        expected INTEGER NOT NULL, spans TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX view_attendance_by_stream ON view_attendance (stream)",
    "CREATE INDEX view_attendance_by_day ON view_attendance (day)",
    "CREATE INDEX view_attendance_by_person ON view_attendance (person_id)",
    """CREATE TABLE view_rounds (
        stream TEXT NOT NULL, person_id TEXT NOT NULL, day TEXT NOT NULL, craving_in INTEGER, craving_out INTEGER,
        used TEXT NOT NULL, promise TEXT NOT NULL, kept TEXT NOT NULL, mood INTEGER
    ) STRICT""",
    "CREATE INDEX view_rounds_by_stream ON view_rounds (stream)",
    "CREATE INDEX view_rounds_by_person ON view_rounds (person_id)",
    """CREATE TABLE view_decks (
        stream TEXT NOT NULL, group_id TEXT NOT NULL, deck TEXT NOT NULL, item TEXT NOT NULL, day TEXT NOT NULL,
        outcome TEXT NOT NULL, pinned INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX view_decks_by_stream ON view_decks (stream)",
    "CREATE INDEX view_decks_by_group ON view_decks (group_id)",
    """CREATE TABLE view_coverage (
        stream TEXT NOT NULL, person_id TEXT NOT NULL, topic TEXT NOT NULL, day TEXT NOT NULL, share REAL NOT NULL,
        whole INTEGER NOT NULL, enough INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX view_coverage_by_stream ON view_coverage (stream)",
    "CREATE INDEX view_coverage_by_person ON view_coverage (person_id)",
    """CREATE TABLE view_blocks (
        stream TEXT NOT NULL, group_id TEXT NOT NULL, day TEXT NOT NULL, block TEXT NOT NULL, title TEXT NOT NULL,
        planned_minutes INTEGER NOT NULL, held_seconds INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX view_blocks_by_stream ON view_blocks (stream)",
    "CREATE INDEX view_blocks_by_group ON view_blocks (group_id)",
    """CREATE TABLE view_checks (
        stream TEXT NOT NULL, person_id TEXT NOT NULL, day TEXT NOT NULL, answers TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX view_checks_by_stream ON view_checks (stream)",
    "CREATE INDEX view_checks_by_person ON view_checks (person_id)",
    """CREATE TABLE view_rooms (
        stream TEXT NOT NULL, group_id TEXT NOT NULL, day TEXT NOT NULL, room INTEGER NOT NULL, lead TEXT NOT NULL,
        person_id TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX view_rooms_by_stream ON view_rooms (stream)",
    "CREATE INDEX view_rooms_by_group ON view_rooms (group_id)",
    """CREATE TABLE view_sent (
        stream TEXT NOT NULL, day TEXT NOT NULL, format TEXT NOT NULL, purpose TEXT NOT NULL, digest TEXT NOT NULL,
        sent TEXT NOT NULL, by TEXT NOT NULL, left_on TEXT NOT NULL, document TEXT NOT NULL, people TEXT NOT NULL,
        leaving TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX view_sent_by_stream ON view_sent (stream)",
    """CREATE TABLE view_progress (
        stream TEXT NOT NULL, person_id TEXT NOT NULL, group_id TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL,
        due TEXT NOT NULL, done TEXT NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL, elsewhere INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX view_progress_by_stream ON view_progress (stream)",
    "CREATE INDEX view_progress_by_person ON view_progress (person_id)",
    "CREATE INDEX view_progress_by_state ON view_progress (state)",
    "CREATE TABLE view_guests (stream TEXT NOT NULL, name TEXT NOT NULL) STRICT",
    "CREATE INDEX view_guests_by_stream ON view_guests (stream)",
    """CREATE TABLE view_unsafe (
        stream TEXT NOT NULL, person_id TEXT NOT NULL, group_id TEXT NOT NULL, day TEXT NOT NULL, why TEXT NOT NULL,
        since TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX view_unsafe_by_stream ON view_unsafe (stream)",
)
_COLUMNS = {
    "view_sessions": SessionRow._fields,
    "view_attendance": AttendanceRow._fields,
    "view_rounds": RoundRow._fields,
    "view_decks": DeckRow._fields,
    "view_coverage": CoverageRow._fields,
    "view_blocks": BlockRow._fields,
    "view_checks": CheckRow._fields,
    "view_rooms": RoomRow._fields,
    "view_sent": SentRow._fields,
    "view_progress": ProgressRow._fields,
    "view_guests": GuestRow._fields,
    "view_unsafe": UnsafeRow._fields,
}


def replace(db: Connection, stream: str, rows: Rows) -> None:
    """Puts these rows in the place of all that the views have of the session."""
    for table in _COLUMNS:
        db.execute(f"DELETE FROM {table} WHERE stream = ?", (stream,))
    _insert(db, rows)


def replace_all(db: Connection, rows: Mapping[str, Rows]) -> None:
    """Fills the views anew, and says that they are of this version."""
    for table in _COLUMNS:
        db.execute(f"DELETE FROM {table}")
    for of_session in rows.values():
        _insert(db, of_session)
    db.execute("INSERT OR REPLACE INTO meta VALUES ('views', ?)", (str(VERSION),))


def differs(db: Connection, stream: str, rows: Rows) -> bool:
    """Whether the views have something else of a session than these rows."""
    for table, names in _COLUMNS.items():
        there = db.execute(f"SELECT {', '.join(names)} FROM {table} WHERE stream = ?", (stream,))
        if Counter(there) != Counter(map(tuple, getattr(rows, table.removeprefix("view_")))):
            return True
    return False


def make_anew(db: Connection) -> None:
    """Empty tables of this version's shape, whatever was there; they count as stale until replace_all()."""
    old = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'view\\_%' ESCAPE '\\'"
    )
    for (table,) in old.fetchall():
        db.execute(f'DROP TABLE "{table}"')
    for statement in TABLES:
        db.execute(statement)


def _insert(db: Connection, rows: Rows) -> None:
    for table, names in _COLUMNS.items():
        marks = ", ".join("?" * len(names))
        of_table = getattr(rows, table.removeprefix("view_"))
        db.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", of_table)


def sessions(db: Connection, group: str, limit: int | None) -> list[SessionRow]:
    """Of one group ('' for all), newest first by when they began, or were to begin."""
    rows = db.execute(
        f"SELECT {_names(SessionRow)} FROM view_sessions WHERE ? IN ('', group_id) ORDER BY moment DESC LIMIT ?",
        (group, -1 if limit is None else limit),
    )
    return [SessionRow(*row) for row in rows]


def running(db: Connection) -> list[SessionRow]:
    """Sessions that were opened and have not ended, newest first."""
    rows = db.execute(f"SELECT {_names(SessionRow)} FROM view_sessions WHERE ended = '' ORDER BY moment DESC")
    return [SessionRow(*row) for row in rows]


def sessions_between(db: Connection, since: str, until: str) -> list[SessionRow]:
    """Of every group, from the day `since` to the day `until`, both included, newest first."""
    rows = db.execute(
        f"SELECT {_names(SessionRow)} FROM view_sessions WHERE day BETWEEN ? AND ? ORDER BY moment DESC",
        (since, until),
    )
    return [SessionRow(*row) for row in rows]


def sessions_of(db: Connection, person: str) -> list[SessionRow]:
    """Every session that has ended in which one person was on the roster, newest first."""
    rows = db.execute(
        f"SELECT {_names(SessionRow, 's')} FROM view_attendance a JOIN view_sessions s USING (stream)"
        " WHERE a.person_id = ? ORDER BY s.moment DESC",
        (person,),
    )
    return [SessionRow(*row) for row in rows]


def attendance(db: Connection, since: str, until: str) -> list[AttendanceRow]:
    """From the day `since` to the day `until`, both included, oldest first."""
    rows = db.execute(
        f"SELECT {_names(AttendanceRow)} FROM view_attendance WHERE day BETWEEN ? AND ? ORDER BY day, rowid",
        (since, until),
    )
    return [AttendanceRow(*row) for row in rows]


def attendance_of(db: Connection, person: str) -> list[AttendanceRow]:
    """Every session of one person, oldest first."""
    rows = db.execute(
        f"SELECT {_names(AttendanceRow)} FROM view_attendance WHERE person_id = ? ORDER BY day, rowid",
        (person,),
    )
    return [AttendanceRow(*row) for row in rows]


def rounds(db: Connection, person: str) -> list[RoundRow]:
    """All rounds of one person, newest first."""
    rows = db.execute(
        f"SELECT {_names(RoundRow, 'r')} FROM view_rounds r LEFT JOIN view_sessions s USING (stream)"
        " WHERE r.person_id = ? ORDER BY s.moment DESC, r.day DESC",
        (person,),
    )
    return [RoundRow(*row) for row in rows]


def last_rounds(db: Connection, people: Collection[str], before: str) -> dict[str, RoundRow]:
    """The newest round of each person by id, of sessions earlier than the one whose stream is `before` ('': of all)."""
    found = db.execute("SELECT moment FROM view_sessions WHERE stream = ?", (before,)).fetchone()
    newest = {}
    for person in people:
        row = db.execute(
            f"SELECT {_names(RoundRow, 'r')} FROM view_rounds r JOIN view_sessions s USING (stream)"
            " WHERE r.person_id = ? AND r.stream != ? AND (? IS NULL OR s.moment <= ?)"
            " ORDER BY s.moment DESC LIMIT 1",
            (person, before, *(found or (None,)) * 2),
        ).fetchone()
        if row:
            newest[person] = RoundRow(*row)
    return newest


def last_checks(db: Connection, people: Collection[str]) -> dict[str, CheckRow]:
    """The newest telehealth check of each person by id, of all sessions that have ended."""
    newest = {}
    for person in people:
        row = db.execute(
            f"SELECT {_names(CheckRow, 'c')} FROM view_checks c JOIN view_sessions s USING (stream)"
            " WHERE c.person_id = ? ORDER BY s.moment DESC LIMIT 1",
            (person,),
        ).fetchone()
        if row:
            newest[person] = CheckRow(*row)
    return newest


def sent_about(db: Connection, person: str) -> list[SentRow]:
    """Every document of a session that one person was on the roster of, or that tells of them, oldest first: a session
    that never started has no attendance, and what was sent of it has left."""
    rows = db.execute(
        f"SELECT {_names(SentRow)} FROM view_sent"
        " WHERE stream IN (SELECT stream FROM view_attendance WHERE person_id = ?1)"
        " OR EXISTS (SELECT 1 FROM json_each(people) WHERE value = ?1) ORDER BY sent, view_sent.rowid",
        (person,),
    )
    return [SentRow(*row) for row in rows]


def sent_of(db: Connection, stream: str) -> list[SentRow]:
    """Every document of one session, oldest first."""
    rows = db.execute(
        f"SELECT {_names(SentRow)} FROM view_sent WHERE stream = ? ORDER BY sent, rowid", (stream,)
    )
    return [SentRow(*row) for row in rows]


def progress_owed(db: Connection) -> list[ProgressRow]:
    """Progress notes that are neither signed nor entered elsewhere, those due first first."""
    rows = db.execute(
        f"SELECT {_names(ProgressRow)} FROM view_progress WHERE state = 'owed' ORDER BY due, rowid"
    )
    return [ProgressRow(*row) for row in rows]


def unsafe(db: Connection) -> list[UnsafeRow]:
    """Everybody about whose safety a session left something open, the newest first."""
    rows = db.execute(f"SELECT {_names(UnsafeRow)} FROM view_unsafe ORDER BY since DESC, rowid")
    return [UnsafeRow(*row) for row in rows]


def progress_of(db: Connection, person: str) -> list[ProgressRow]:
    """Every progress note about one person, newest session first."""
    rows = db.execute(
        f"SELECT {_names(ProgressRow, 'p')} FROM view_progress p LEFT JOIN view_sessions s USING (stream)"
        " WHERE p.person_id = ? ORDER BY s.moment DESC",
        (person,),
    )
    return [ProgressRow(*row) for row in rows]


def last_notes(db: Connection, people: Collection[str], before: str) -> dict[str, ProgressRow]:
    """The newest signed note of each person by id, of sessions earlier than the one whose stream is `before`."""
    found = db.execute("SELECT moment FROM view_sessions WHERE stream = ?", (before,)).fetchone()
    newest = {}
    for person in people:
        row = db.execute(
            f"SELECT {_names(ProgressRow, 'p')} FROM view_progress p JOIN view_sessions s USING (stream)"
            " WHERE p.person_id = ? AND p.state = 'signed' AND p.stream != ? AND (? IS NULL OR s.moment <= ?)"
            " ORDER BY s.moment DESC LIMIT 1",
            (person, before, *(found or (None,)) * 2),
        ).fetchone()
        if row:
            newest[person] = ProgressRow(*row)
    return newest


def met_by(db: Connection, person: str) -> frozenset[str]:
    """Ids of everybody who was ever on a roster together with one person, in a session that has ended."""
    rows = db.execute(
        "SELECT DISTINCT b.person_id FROM view_attendance a JOIN view_attendance b USING (stream)"
        " WHERE a.person_id = ? AND b.person_id != a.person_id",
        (person,),
    )
    return frozenset(other for (other,) in rows)


def guests_met(db: Connection, person: str) -> tuple[str, ...]:
    """The names of guests who came to a session that has ended in which one person was on the roster."""
    rows = db.execute(
        "SELECT DISTINCT g.name FROM view_attendance a JOIN view_guests g USING (stream) WHERE a.person_id = ?",
        (person,),
    )
    return tuple(name for (name,) in rows)


def deck_use(db: Connection, group: str) -> list[DeckRow]:
    """What came up in a group, oldest first."""
    rows = db.execute(
        f"SELECT {_names(DeckRow, 'd')} FROM view_decks d LEFT JOIN view_sessions s USING (stream)"
        " WHERE d.group_id = ? ORDER BY s.moment, d.rowid",
        (group,),
    )
    return [DeckRow(*row) for row in rows]


def met(db: Connection, people: Collection[str]) -> dict[tuple[str, str], int]:
    """How many of these people were in a session in which an item was used, by deck and item; in any group."""
    marks = ", ".join("?" * len(people))
    rows = db.execute(
        "SELECT d.deck, d.item, count(DISTINCT a.person_id) FROM view_attendance a JOIN view_decks d USING (stream)"
        f" WHERE a.person_id IN ({marks}) AND a.group_seconds > 0 AND d.outcome = 'used' GROUP BY d.deck, d.item",
        tuple(people),
    )
    return {(deck, item): count for deck, item, count in rows}


def rooms(db: Connection, group: str, sessions: int) -> list[RoomRow]:
    """The small groups of the last so many sessions of a group that had some, newest session first."""
    rows = db.execute(
        f"SELECT {_names(RoomRow, 'r')} FROM view_rooms r JOIN (SELECT stream, moment FROM view_sessions"
        " WHERE group_id = ?1 AND stream IN (SELECT stream FROM view_rooms WHERE group_id = ?1)"
        " ORDER BY moment DESC LIMIT ?2) s USING (stream) ORDER BY s.moment DESC, r.room, r.rowid",
        (group, sessions),
    )
    return [RoomRow(*row) for row in rows]


def coverage(db: Connection, group: str, people: Collection[str]) -> list[CoverageRow]:
    """Topics by person, oldest first: of one group ('' for all), of these people (none named: everybody)."""
    marks = ", ".join("?" * len(people))
    rows = db.execute(
        f"SELECT {_names(CoverageRow, 'c')} FROM view_coverage c LEFT JOIN view_sessions s USING (stream)"
        f" WHERE (? = '' OR s.group_id = ?) {f'AND c.person_id IN ({marks})' if people else ''}"
        " ORDER BY s.moment, c.rowid",
        (group, group, *people),
    )
    return [CoverageRow(*row) for row in rows]


def block_minutes(db: Connection, group: str) -> list[BlockRow]:
    """What each block took in a group, newest session last."""
    rows = db.execute(
        f"SELECT {_names(BlockRow, 'b')} FROM view_blocks b LEFT JOIN view_sessions s USING (stream)"
        " WHERE b.group_id = ? ORDER BY s.moment, b.rowid",
        (group,),
    )
    return [BlockRow(*row) for row in rows]


def _names(row: Any, table: str = "") -> str:
    """The columns of one of the rows of `app/model/rows.py`, which are named tuples."""
    return ", ".join(f"{table}.{name}" if table else name for name in row._fields)
