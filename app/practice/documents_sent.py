"""Which documents that tell of a person have left, whenever that was. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.model.rows import SentRow
from app.practice.days import today_of
from app.practice.schedule import today_in
from app.practice.state import Practice
from app.practice.weeks import PersonSession


@dataclass(frozen=True, slots=True)
class DocumentsSent:
    """Documents that left together: from one session or (`session` is '') about the person alone, on one day, for one
    purpose, sent by one user (`by` as they sign, '' for somebody who is not known any more)."""

    on: date
    formats: tuple[str, ...]
    purpose: str
    by: str
    session: str = ""
    group: str = ""
    day: date | None = None


def documents_sent(
    practice: Practice, person: str, rows: Iterable[SentRow], sessions: Iterable[PersonSession]
) -> tuple[DocumentsSent, ...]:
    """Newest first, from the view of sessions that the person was on the roster of, and from the practice.

    A day is the one where the session's group meets, or the person's groups do. The same format twice on that day is
    said once.
    """
    groups = {session.stream: session.group for session in sessions}
    found: dict[DocumentsSent, tuple[datetime, dict[str, None]]] = {}
    for moment, format, sent in (*_of_sessions(practice, rows, groups), *_of_person(practice, person)):
        last, formats = found.get(sent, (moment, {}))
        found[sent] = (max(last, moment), {**formats, format: None})
    newest = sorted(found.items(), key=lambda each: each[1][0], reverse=True)
    return tuple(replace(sent, formats=tuple(formats)) for sent, (_last, formats) in newest)


Leaving = tuple[datetime, str, DocumentsSent]
"""When, the format, and what it left with."""


def _of_sessions(practice: Practice, rows: Iterable[SentRow], groups: Mapping[str, str]) -> Iterator[Leaving]:
    for row in rows:
        moment, group = datetime.fromisoformat(row.sent), groups.get(row.stream, "")
        zone = practice.groups[group].zone if group in practice.groups else "UTC"
        day, left_on = date.fromisoformat(row.day), today_in(zone, moment)
        sent = DocumentsSent(left_on, (), row.purpose, _name(practice, row.by), row.stream, group, day)
        yield moment, row.format, sent


def _of_person(practice: Practice, person: str) -> Iterator[Leaving]:
    for sent in practice.care_of(person).sent:
        left_on = today_of(practice, sent.at, person)
        yield sent.at, sent.format, DocumentsSent(left_on, (), sent.purpose, _name(practice, sent.author))


def _name(practice: Practice, user: str) -> str:
    return practice.users[user].signature if user in practice.users else ""
