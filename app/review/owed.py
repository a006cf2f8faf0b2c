"""Who is still owed a note, and until when: for Today, from the rows of the views."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from app.documents.wording import clock, day_in_words
from app.model.rows import ProgressRow
from app.practice.state import Practice
from app.words import _, ngettext

# what is owed for longer is only counted
LONGEST: Final = timedelta(days=30)


class OwedTo(NamedTuple):
    """Somebody whose note is owed."""

    person: str
    name: str


@dataclass(frozen=True, slots=True)
class OwedSession:
    """A session that was held, with whose notes are still owed. `due` is in the group's zone; `section` says that the
    group's own section is owed as well."""

    stream: str
    group_id: str
    group: str
    day: date
    due: datetime
    people: tuple[OwedTo, ...]
    section: bool
    late: bool
    # the notes are entered in the program's own record, and not signed here
    elsewhere: bool = False

    @property
    def words(self) -> str:
        """ "11 notes": the group's section is one."""
        count = len(self.people) + self.section
        return ngettext("{n} note", "{n} notes", count).format(n=count)


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed, due first first; of what is older than 30 days only how many notes of how many sessions."""

    sessions: tuple[OwedSession, ...] = ()
    older_notes: int = 0
    older_sessions: int = 0

    @property
    def older_words(self) -> str:
        """One line about what is older; '' without any."""
        if not self.older_notes:
            return ""
        notes = ngettext("{n} note", "{n} notes", self.older_notes).format(n=self.older_notes)
        return ngettext(
            "{notes} of {n} session more than 30 days ago",
            "{notes} of {n} sessions more than 30 days ago",
            self.older_sessions,
        ).format(notes=notes, n=self.older_sessions)


def owed(practice: Practice, rows: Iterable[ProgressRow], now: datetime) -> Owed:
    """From the rows that `vault.progress_owed()` gives. Whoever is not in the practice any more has no name here."""
    sessions: dict[str, list[ProgressRow]] = {}
    for row in rows:
        if row.state == "owed":
            sessions.setdefault(row.stream, []).append(row)
    found: list[tuple[OwedSession, int]] = []
    older: list[tuple[OwedSession, int]] = []
    for stream, own in sessions.items():
        held = _session(practice, stream, own, now)
        (older if now - held.due > LONGEST else found).append((held, len(own)))
    return Owed(
        tuple(sorted((held for held, _count in found), key=lambda held: (held.due, held.stream))),
        sum(count for _held, count in older),
        len(older),
    )


def _session(practice: Practice, stream: str, rows: list[ProgressRow], now: datetime) -> OwedSession:
    first = rows[0]
    group = practice.groups.get(first.group_id)
    due = datetime.fromisoformat(first.due)
    people = [row.person_id for row in rows if row.person_id]
    return OwedSession(
        stream=stream,
        group_id=first.group_id,
        group=group.name if group else _("A group of the past"),
        day=date.fromisoformat(first.day),
        due=due.astimezone(ZoneInfo(group.zone)) if group else due,
        people=tuple(
            OwedTo(person, practice.people[person].name if person in practice.people else "")
            for person in people
        ),
        section=any(not row.person_id for row in rows),
        late=now > due,
        elsewhere=bool(first.elsewhere),
    )


def due_words(due: datetime, now: datetime) -> str:
    """Until when, or since when it is late, calmly: "due tomorrow at 9:00", "was due 2 days ago"."""
    day, today = due.date(), now.astimezone(due.tzinfo).date()
    at = clock(due)
    if due < now:
        days = (today - day).days
        if days == 0:
            return _("was due today at {time}").format(time=at)
        return ngettext("was due {n} day ago", "was due {n} days ago", days).format(n=days)
    if day == today:
        return _("due today at {time}").format(time=at)
    if day == today + timedelta(days=1):
        return _("due tomorrow at {time}").format(time=at)
    return _("due {day} at {time}").format(day=day_in_words(day), time=at)
