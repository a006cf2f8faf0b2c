"""What can be asked of an open vault: each question stands in the writer's line and comes back as a future."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Generator
from concurrent.futures import Future
from functools import partial

from app.model.rows import (
    AttendanceRow,
    BlockRow,
    CheckRow,
    CoverageRow,
    DeckRow,
    ProgressRow,
    RoomRow,
    RoundRow,
    SentRow,
    SessionRow,
    UnsafeRow,
)
from app.vault import drafts, search, stored, views
from app.vault.entries import StoredEntry
from app.vault.journal import Journal
from app.vault.search import EVERYTHING, Found, Narrowed
from app.vault.stored import Stretch, Wanted
from app.vault.verify import damaged_pages
from app.vault.writer import Writer


class Questions:
    """Of the journal, its views and its search index; an answer sees everything that was handed in before it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def read(self, stream: str) -> Future[list[StoredEntry]]:
        """The entries of a stream in the order in which they were written."""
        return self._writer.ask(lambda db: stored.read(db, stream))

    @property
    def damaged(self) -> bool:
        """Whether something could not be read since it was opened; any thread may look."""
        return self._writer.damaged

    def look_for_damage(self) -> Future[bool]:
        """Whether a page of the file cannot be read; all of them are looked at, which holds the writer up."""

        def look(journal: Journal) -> bool:
            journal.damaged = journal.damaged or journal.ask(damaged_pages) > 0
            return journal.damaged

        return self._writer.do(look)

    def entries_before(self, seq: int, limit: int, wanted: Wanted) -> Future[Stretch]:
        """Of every stream, newest first: the next stretch of the journal below a number (0: from its end)."""
        return self._writer.ask(lambda db: stored.before(db, seq, limit, wanted))

    def drafts(self) -> Future[dict[str, tuple[str, str]]]:
        """Author and text by key."""
        return self._writer.ask(drafts.read)

    def streams_with(self, words: Collection[str]) -> Future[dict[str, list[StoredEntry]]]:
        """The entries of each stream in which one of these words stands, or a longer one that it is a part of, whatever
        their case and accents; a stream at a time, behind everything else."""
        plain = {_plain(word) for word in words}

        def steps(file: Journal) -> Generator[None, None, dict[str, list[StoredEntry]]]:
            found = {}
            for stream in file.ask(stored.streams):
                entries = file.ask(partial(stored.read, stream=stream))
                if any(_has_one(each.payload or b"", plain) for each in entries):
                    found[stream] = entries
                yield
            return found

        return self._writer.do_slowly(steps)

    def streams(self) -> Future[list[str]]:
        return self._writer.ask(stored.streams)

    def sessions(self, group: str = "", limit: int | None = None) -> Future[list[SessionRow]]:
        """Of one group ('' for all), newest first."""
        return self._writer.ask(lambda db: views.sessions(db, group, limit))

    def sessions_between(self, since: str, until: str) -> Future[list[SessionRow]]:
        """Of every group, from one day to another (ISO dates), both included, newest first."""
        return self._writer.ask(lambda db: views.sessions_between(db, since, until))

    def sessions_of(self, person: str) -> Future[list[SessionRow]]:
        """Those that have ended in which one person was on the roster, newest first."""
        return self._writer.ask(lambda db: views.sessions_of(db, person))

    def running(self) -> Future[list[SessionRow]]:
        """Sessions that were opened and have not ended, newest first."""
        return self._writer.ask(views.running)

    def attendance(self, since: str, until: str) -> Future[list[AttendanceRow]]:
        """From one day to another (ISO dates), both included, oldest first."""
        return self._writer.ask(lambda db: views.attendance(db, since, until))

    def rounds(self, person: str) -> Future[list[RoundRow]]:
        """Newest first."""
        return self._writer.ask(lambda db: views.rounds(db, person))

    def last_rounds(self, people: Collection[str], before: str = "") -> Future[dict[str, RoundRow]]:
        """By person, of sessions earlier than the one whose stream is `before`."""
        return self._writer.ask(lambda db: views.last_rounds(db, people, before))

    def last_checks(self, people: Collection[str]) -> Future[dict[str, CheckRow]]:
        """The newest telehealth check of each person who ever had one."""
        return self._writer.ask(lambda db: views.last_checks(db, people))

    def attendance_of(self, person: str) -> Future[list[AttendanceRow]]:
        """Every session of one person, oldest first."""
        return self._writer.ask(lambda db: views.attendance_of(db, person))

    def sent_about(self, person: str) -> Future[list[SentRow]]:
        """Every document of a session that one person was on the roster of, or that tells of them, oldest first."""
        return self._writer.ask(lambda db: views.sent_about(db, person))

    def sent_of(self, stream: str) -> Future[list[SentRow]]:
        """Every document that left one session, oldest first."""
        return self._writer.ask(lambda db: views.sent_of(db, stream))

    def progress_owed(self) -> Future[list[ProgressRow]]:
        """Progress notes that are neither signed nor entered elsewhere, those due first first."""
        return self._writer.ask(views.progress_owed)

    def progress_of(self, person: str) -> Future[list[ProgressRow]]:
        """Every progress note about one person, newest session first."""
        return self._writer.ask(lambda db: views.progress_of(db, person))

    def last_notes(self, people: Collection[str], before: str) -> Future[dict[str, ProgressRow]]:
        """The newest signed note of each person, of sessions before the one whose stream is `before`."""
        return self._writer.ask(lambda db: views.last_notes(db, people, before))

    def met_by(self, person: str) -> Future[frozenset[str]]:
        """Who was ever on a roster together with one person."""
        return self._writer.ask(lambda db: views.met_by(db, person))

    def guests_met(self, person: str) -> Future[tuple[str, ...]]:
        """The names of guests of the sessions that one person was on the roster of."""
        return self._writer.ask(lambda db: views.guests_met(db, person))

    def unsafe(self) -> Future[list[UnsafeRow]]:
        """Everybody about whose safety a session left something open, the newest first."""
        return self._writer.ask(views.unsafe)

    def deck_use(self, group: str) -> Future[list[DeckRow]]:
        """Oldest first."""
        return self._writer.ask(lambda db: views.deck_use(db, group))

    def met(self, people: Collection[str]) -> Future[dict[tuple[str, str], int]]:
        """How many of these people have had an item, by deck and item."""
        return self._writer.ask(lambda db: views.met(db, people))

    def rooms(self, group: str, sessions: int) -> Future[list[RoomRow]]:
        """The small groups of the last so many sessions of a group that had some, newest session first."""
        return self._writer.ask(lambda db: views.rooms(db, group, sessions))

    def coverage(self, group: str = "", people: Collection[str] = ()) -> Future[list[CoverageRow]]:
        """Of one group ('' for all) and of these people (none named: everybody), oldest first."""
        return self._writer.ask(lambda db: views.coverage(db, group, people))

    def block_minutes(self, group_id: str) -> Future[tuple[BlockRow, ...]]:
        """What each block took in a group's sessions that ended, newest session last."""
        return self._writer.ask(lambda db: tuple(views.block_minutes(db, group_id)))

    def search(self, text: str, limit: int = 50, narrowed: Narrowed = EVERYTHING) -> Future[list[Found]]:
        """Entries with a word beginning like each word of `text`, newest first, of what it is narrowed by."""
        return self._writer.ask(lambda db: search.find(db, text, limit, narrowed))

    def tags(self) -> Future[list[str]]:
        """Every tag of a note that can be found."""
        return self._writer.ask(search.tags)


def _has_one(payload: bytes, words: Collection[str]) -> bool:
    text = _plain(payload.decode(errors="replace"))
    return any(word in text for word in words)


def _plain(text: str) -> str:
    """Without case and accents."""
    text = unicodedata.normalize("NFKD", text.casefold())
    if text.isascii():
        return text
    return "".join(letter for letter in text if not unicodedata.combining(letter))
