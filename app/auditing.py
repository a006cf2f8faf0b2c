"""The audit as somebody reads it: entries of every stream, newest first, in words, and as a table to keep."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from app.audit.deeds import Deed, deed_of, kinds_of, people_in
from app.audit.events import STREAM as AUDIT
from app.audit.line import AuditLine
from app.audit.words import act_words
from app.desk import Desk, Seat
from app.documents.audit_csv import audit_csv
from app.documents.parcel import Parcel, Way
from app.lines import any_entry, then
from app.model.entry import Event
from app.model.people import User
from app.model.roles import Right, role_words
from app.practice.state import STREAM as PRACTICE
from app.practice.state import Practice
from app.vault.entries import StoredEntry
from app.vault.keys import NOBODY
from app.vault.stored import Stretch, Wanted
from app.words import _, ngettext

PAGE: Final = 200
SESSION: Final = "session-"  # how the streams of sessions begin


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; '' and None are everything."""

    user: str = ""
    person: str = ""
    deed: Deed | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """What was read so far, newest first; `before` is the number below which it goes on, None before the first."""

    sought: Sought = field(default_factory=Sought)
    lines: tuple[AuditLine, ...] = ()
    before: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.before == 0


def read_on(seat: Seat, pages: Pages, limit: int = PAGE) -> Future[Pages]:
    """The same with the next stretch of the journal, which may have none of what is sought: whoever wants more asks
    again, until it `is_whole`. Raises Refused for who may not read it; the future raises DamagedVault."""
    seat.must(Right.AUDIT)
    desk, sought = seat.desk, pages.sought
    kinds = None if sought.deed is None else kinds_of(sought.deed)
    asked = desk.vault.entries_before(pages.before or 0, limit, Wanted(sought.user, kinds, sought.person))

    def added(stretch: Stretch) -> Pages:
        lines = tuple(_line(desk.practice, stored) for stored in stretch.entries)
        return Pages(sought, (*pages.lines, *lines), stretch.before)

    return then(asked, added)


def audit_parcel(desk: Desk, lines: Sequence[AuditLine]) -> Parcel:
    """These lines as a table, for the program's own record. Files are named by the day alone."""
    practice = desk.practice
    people = tuple(dict.fromkeys(id for line in lines for id in line.people if id in practice.people))
    day = desk.now().date().isoformat()
    holds = ngettext(
        "{n} entry: when, who, what, and about whom. What was written is not in it.",
        "{n} entries: when, who, what, and about whom. What was written is not in it.",
        len(lines),
    )
    file = f"{_('Audit')} {day}.csv"
    table = Way("csv", _("A table for a spreadsheet (CSV)"), file, partial(audit_csv, tuple(lines)))
    return Parcel(
        document="audit", title=_("Audit"), holds=holds.format(n=len(lines)), people=people, ways=(table,)
    )


def _user_in(practice: Practice, event: Event | None) -> tuple[str, ...]:
    """The user whom an event is about, if it is about one; who is another one since, with the role of then."""
    whom = getattr(event, "user", "")
    if isinstance(whom, User):
        return (_("{name}, {role}").format(name=whom.name, role=role_words(whom.role).lower()),)
    return (practice.users[whom].name,) if isinstance(whom, str) and whom in practice.users else ()


def _line(practice: Practice, stored: StoredEntry) -> AuditLine:
    entry = any_entry(stored)
    user = practice.users.get(entry.author)
    people = people_in(entry.event)
    whose = getattr(entry.event, "stream", "") or getattr(entry.event, "session", "")
    own = stored.stream if stored.stream not in (PRACTICE, AUDIT) else ""
    return AuditLine(
        number=stored.seq,
        id=entry.id,
        at=entry.recorded_at,
        user=user.name if user else _("Whoever had the recovery key") if entry.author == NOBODY else "",
        user_id=entry.author,
        deed=deed_of(stored.kind),
        act=act_words(entry, erased=stored.payload is None),
        kind=stored.kind,
        people=people,
        names=(
            *(practice.people[id].name for id in people if id in practice.people),
            *_user_in(practice, entry.event),
        ),
        stream=own or (whose if isinstance(whose, str) and whose.startswith(SESSION) else ""),
    )
