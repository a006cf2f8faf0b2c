"""Accounting of disclosures: everything that left and tells of one person, disclosures apart from copies. Pure.

A person may ask for an account of disclosures (42 CFR 2.25), which says of each when it was, to whom, what, and what
for (45 CFR 164.528(b)(2)). Nothing is cut off here by age: how far back an answer goes is said by whoever is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.model.leaving import Leaving, LegalBasis
from app.model.people import Person
from app.model.rows import SentRow
from app.practice.documents_sent import day_it_left, leaving_in, tells_of
from app.practice.state import Practice


@dataclass(frozen=True, slots=True)
class Left:
    """One leaving. `document` is which it was, `format` in what shape, `day` that of its session, if it is of one; `by`
    as they sign, '' for somebody who is not known any more; `signed` are the days of the person's consents under which
    it went. Entries from before it was asked where a document goes have no `leaving`, and say it in `purpose`."""

    at: datetime
    on: date
    document: str
    format: str
    digest: str
    by: str
    purpose: str
    leaving: Leaving | None = None
    session: str = ""
    day: date | None = None
    signed: tuple[date, ...] = ()

    @property
    def is_disclosure(self) -> bool:
        return self.leaving is not None and self.leaving.is_disclosure

    @property
    def basis(self) -> LegalBasis | None:
        return self.leaving.basis if self.leaving is not None else None


@dataclass(frozen=True, slots=True)
class Accounting:
    """Newest first; `copies` are those of the program itself and the person's own."""

    person: Person
    disclosures: tuple[Left, ...]
    copies: tuple[Left, ...]

    @property
    def nothing(self) -> bool:
        return not (self.disclosures or self.copies)

    def map_words(self, change: Callable[[str], str]) -> Accounting:
        """The same with each of its free words changed: of a document about several people, what it was for and what it
        referred to may name another of them. To whom it went stays as it is, since that has to be said (45 CFR
        164.528(b)(2)(ii))."""

        def each(left: Left) -> Left:
            leaving = left.leaving
            if leaving is not None:
                words = {"purpose": change(leaving.purpose), "reference": change(leaving.reference)}
                leaving = leaving.model_copy(update=words)
            return replace(left, purpose=change(left.purpose), leaving=leaving)

        return replace(
            self, disclosures=tuple(map(each, self.disclosures)), copies=tuple(map(each, self.copies))
        )


def accounting(practice: Practice, person: str, rows: Iterable[SentRow]) -> Accounting:
    """From the view of sessions that the person was on the roster of, and from the practice. Raises KeyError for a
    person who is not here."""
    found = sorted(
        (*_of_sessions(practice, person, rows), *_of_person(practice, person)),
        key=lambda each: each.at,
        reverse=True,
    )
    return Accounting(
        practice.people[person],
        tuple(each for each in found if each.is_disclosure),
        tuple(each for each in found if not each.is_disclosure),
    )


def _of_sessions(practice: Practice, person: str, rows: Iterable[SentRow]) -> Iterator[Left]:
    for row in rows:
        if tells_of(row, person):
            leaving = leaving_in(row)
            yield Left(
                datetime.fromisoformat(row.sent),
                date.fromisoformat(row.left_on),
                row.document,
                row.format,
                row.digest,
                _signature(practice, row.by),
                row.purpose,
                leaving,
                row.stream,
                date.fromisoformat(row.day) if row.day else None,
                _signed(practice, person, leaving),
            )


def _of_person(practice: Practice, person: str) -> Iterator[Left]:
    for sent in practice.care_of(person).sent:
        yield Left(
            sent.at,
            day_it_left(practice, person, sent),
            sent.document or sent.format,
            sent.format,
            sent.digest,
            _signature(practice, sent.author),
            sent.purpose,
            sent.leaving,
            signed=_signed(practice, person, sent.leaving),
        )


def _signed(practice: Practice, person: str, leaving: Leaving | None) -> tuple[date, ...]:
    """When the person's own consents among those of a leaving were signed: of another's nothing is said."""
    ids = leaving.consent.split() if leaving is not None else ()
    own = practice.care_of(person).consents
    return tuple(signed for id in ids if id in own and (signed := own[id].signed) is not None)


def _signature(practice: Practice, user: str) -> str:
    return practice.users[user].signature if user in practice.users else ""
