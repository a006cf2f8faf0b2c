"""Which documents that tell of a person have left, whenever that was. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from app.model.leaving import Leaving
from app.model.rows import SentRow
from app.practice.days import today_of
from app.practice.state import Practice, Sent
from app.practice.weeks import PersonSession


@dataclass(frozen=True, slots=True)
class DocumentsSent:
    """Documents that left together: from one session or (`session` is '') about the person alone, on one day, for one
    purpose, to one recipient ('' where none was named), sent by one user (`by` as they sign, '' for somebody who is not
    known any more). `formats` are those of the session's documents, and which document it was of all others."""

    on: date
    formats: tuple[str, ...]
    purpose: str
    by: str
    session: str = ""
    group: str = ""
    day: date | None = None
    to: str = ""


def documents_sent(
    practice: Practice, person: str, rows: Iterable[SentRow], sessions: Iterable[PersonSession]
) -> tuple[DocumentsSent, ...]:
    """Newest first, from the view of sessions that the person was on the roster of, and from the practice.

    A day is the one that it was where the session's group met, or the person's groups did. The same format twice on
    that day is said once.
    """
    groups = {session.stream: session.group for session in sessions}
    # what left together, by that: when the last of it left, and the formats in their order
    together: dict[_Together, tuple[datetime, dict[str, None]]] = {}
    for moment, format, sent in (*_of_sessions(person, rows), *_of_person(practice, person)):
        last, formats = together.setdefault(sent, (moment, {}))
        formats[format] = None
        if moment > last:
            together[sent] = (moment, formats)
    newest = sorted(together.items(), key=lambda each: each[1][0], reverse=True)
    return tuple(
        DocumentsSent(
            sent.on,
            tuple(formats),
            sent.purpose,
            practice.users[sent.user].signature if sent.user in practice.users else "",
            sent.session,
            groups.get(sent.session, ""),
            date.fromisoformat(sent.day) if sent.day else None,
            sent.to,
        )
        for sent, (_last, formats) in newest
    )


def day_it_left(practice: Practice, person: str, sent: Sent) -> date:
    """The day that it was where the person's groups met."""
    return sent.day or today_of(practice, sent.at, person)


def tells_of(row: SentRow, person: str) -> bool:
    """Whether a document of a session that the person was on the roster of tells of them."""
    people = json.loads(row.people)
    return not people or person in people


def leaving_in(row: SentRow) -> Leaving | None:
    """Where it went and what allowed it; None in entries from before that was asked."""
    return Leaving.model_validate_json(row.leaving) if row.leaving else None


class _Together(NamedTuple):
    """What documents that left together have in common."""

    on: date
    purpose: str
    user: str
    session: str = ""
    day: str = ""
    to: str = ""


_One = tuple[datetime, str, _Together]
"""When, the format or which document, and what it left with."""


def _of_sessions(person: str, rows: Iterable[SentRow]) -> Iterator[_One]:
    for row in rows:
        if tells_of(row, person):
            on, moment = date.fromisoformat(row.left_on), datetime.fromisoformat(row.sent)
            what = row.format if row.document == "session" else row.document
            to = _recipient(leaving_in(row))
            yield moment, what, _Together(on, row.purpose, row.by, row.stream, row.day, to)


def _of_person(practice: Practice, person: str) -> Iterator[_One]:
    for sent in practice.care_of(person).sent:
        on = day_it_left(practice, person, sent)
        what = sent.document or sent.format
        yield sent.at, what, _Together(on, sent.purpose, sent.author, to=_recipient(sent.leaving))


def _recipient(leaving: Leaving | None) -> str:
    return leaving.recipient if leaving is not None else ""
