"""The shapes of the view tables: what one session leaves for the lists that outlive it.

Times are ISO 8601 text in UTC, days ISO dates in the group's zone, amounts whole seconds.
"""

from __future__ import annotations

from typing import NamedTuple


class SessionRow(NamedTuple):
    """One meeting of a group. `started` and `ended` are empty until they happen."""

    stream: str
    group_id: str
    group_name: str
    program_id: str
    day: str
    scheduled: str
    started: str
    ended: str
    expected: int
    attended: int
    # who had the first turn of each round
    first_in: str = ""
    first_out: str = ""
    # what it was opened with: Rules as JSON without their questions; '' where it is not known
    rules: str = ""


class AttendanceRow(NamedTuple):
    """One person in one session: how it ended up, and seconds by where they belong.

    `expected` is 1 for whom the session was opened with, 0 for who was put on its roster later. `spans` is when the
    group seconds were: pairs of start and end in a JSON list, in order and without overlaps.
    """

    stream: str
    person_id: str
    group_id: str
    day: str
    status: str
    group_seconds: int
    service_seconds: int
    break_seconds: int
    before_seconds: int
    paused_seconds: int
    after_seconds: int
    expected: int = 1
    spans: str = "[]"


class RoundRow(NamedTuple):
    """What one person answered in the rounds of one session; None where it was passed."""

    stream: str
    person_id: str
    day: str
    craving_in: int | None
    craving_out: int | None
    used: str
    promise: str
    kept: str
    mood: int | None = None


class DeckRow(NamedTuple):
    """One item of a deck that came up in a group; outcome is 'used' or 'skipped', `pinned` 1 where it was pinned for
    the day when the session was opened."""

    stream: str
    group_id: str
    deck: str
    item: str
    day: str
    outcome: str
    pinned: int = 0


class CoverageRow(NamedTuple):
    """One person present for one education topic: `share` is the part of its minutes that they were there for, 0 to 1,
    `whole` 1 where the topic was covered to its end, `enough` the percent for which the program asked then."""

    stream: str
    person_id: str
    topic: str
    day: str
    share: float
    whole: int = 1
    enough: int = 50


class BlockRow(NamedTuple):
    """One block that was held in one session; `planned_minutes` is 0 for one that was put in while it ran."""

    stream: str
    group_id: str
    day: str
    block: str
    title: str
    planned_minutes: int
    held_seconds: int


class CheckRow(NamedTuple):
    """What one person answered to the telehealth checks of one session: a TelehealthCheck as JSON."""

    stream: str
    person_id: str
    day: str
    answers: str


class RoomRow(NamedTuple):
    """One person in one of the small groups of a session, rooms counted from 0; `lead` is a user or ''."""

    stream: str
    group_id: str
    day: str
    room: int
    lead: str
    person_id: str


class SentRow(NamedTuple):
    """One document that left a session: where it went, the SHA-256 of what was written, `by` whom (a user's id), and
    `left_on` which day of the group's zone as it was then."""

    stream: str
    day: str
    format: str
    purpose: str
    digest: str
    sent: str
    by: str
    left_on: str
    # which document it was, of whom it tells as ids in JSON ('[]': the whole roster), and the Leaving as JSON or ''
    document: str = "session"
    people: str = "[]"
    leaving: str = ""


class ProgressRow(NamedTuple):
    """The progress note about one person of a session that was held, or, with `person_id` '', its group section.

    `state` is 'owed', 'signed' or 'entered' (in the program's own record elsewhere); `due` and `done` are ISO times
    UTC, `by` is a user's id, `text` what was signed, addenda included. `elsewhere` is 1 where the session's own rules
    have its notes entered in that record.
    """

    stream: str
    person_id: str
    group_id: str
    day: str
    state: str
    due: str
    done: str
    by: str
    text: str
    elsewhere: int = 0


class UnsafeRow(NamedTuple):
    """Somebody about whose safety a session left something open: `why` is 'risk' (a note speaks of one), 'safety'
    (something was done) or 'concern' (the answer in their progress note), `since` the ISO time UTC of the newest."""

    stream: str
    person_id: str
    group_id: str
    day: str
    why: str
    since: str


class GuestRow(NamedTuple):
    """A guest of one session, by name."""

    stream: str
    name: str


class FoundRow(NamedTuple):
    """What the search finds one entry by, as it stands after every change: its words, the title of the block in which
    it was written ('' outside of all), whom and what it is about: lists of ids and of tags in JSON, and what is shown
    where that is more than the words."""

    stream: str
    entry: str
    group_id: str
    day: str
    block: str
    text: str
    people: str = "[]"
    tags: str = "[]"
    shown: str = ""


class Rows(NamedTuple):
    """All that one session leaves in the views."""

    sessions: tuple[SessionRow, ...] = ()
    attendance: tuple[AttendanceRow, ...] = ()
    rounds: tuple[RoundRow, ...] = ()
    decks: tuple[DeckRow, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    blocks: tuple[BlockRow, ...] = ()
    checks: tuple[CheckRow, ...] = ()
    rooms: tuple[RoomRow, ...] = ()
    sent: tuple[SentRow, ...] = ()
    progress: tuple[ProgressRow, ...] = ()
    found: tuple[FoundRow, ...] = ()
    guests: tuple[GuestRow, ...] = ()
    unsafe: tuple[UnsafeRow, ...] = ()
