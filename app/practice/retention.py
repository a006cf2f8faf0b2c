"""How long words about somebody are kept after their discharge, and for whom that time is over. Pure.

Nothing is ever erased by itself: whoever runs the practice decides, person by person. Birth dates are not kept, so
nobody's age is counted; whoever was a minor may have to be kept longer, and the list says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from app.model.people import Person
from app.practice import events as e
from app.practice.accounting import Left
from app.practice.care import discharged
from app.practice.state import Practice

# an account of disclosures goes back so far (45 CFR 164.528)
ACCOUNT_YEARS: Final = 6


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose words were to be kept until a day that is over."""

    person: Person
    discharged: date
    until: date


@dataclass(frozen=True, slots=True)
class Gone:
    """A person who was erased: the entries that were emptied, and when."""

    person: str
    entries: tuple[str, ...]
    until: datetime


def due(practice: Practice, today: date) -> tuple[Due, ...]:
    """Whom the rules of their programs do not keep any longer, the longest over first.

    Somebody of several programs is kept as long as the longest of them says, and for good where one says nothing.
    """
    found = (_due(practice, person) for person in practice.people.values())
    over = [each for each in found if each is not None and each.until <= today]
    return tuple(sorted(over, key=lambda each: (each.until, each.person.name.casefold())))


def keep_years(practice: Practice, person: str) -> int | None:
    """How many years after a discharge, by the programs of all groups that the person was in; None: for good."""
    groups = {held.group for held in practice.enrollments if held.person == person}
    programs = [practice.program_of(practice.groups[group]) for group in groups if group in practice.groups]
    years = [program.keep_years if program is not None else None for program in programs]
    known = [each for each in years if each is not None]
    return max(known) if known and len(known) == len(years) else None


def young_disclosures(disclosures: Iterable[Left], today: date) -> Sequence[Left]:
    """Those that an account would still have to name."""
    return [each for each in disclosures if years_after(each.on, ACCOUNT_YEARS) > today]


def gone(practice: Practice) -> tuple[Gone, ...]:
    """Everybody who was erased, oldest first."""
    return tuple(
        Gone(entry.event.person, entry.event.entries, entry.recorded_at)
        for entry in practice.entries
        if isinstance(entry.event, e.Erased) and entry.event.person
    )


def erased_entries(practice: Practice) -> frozenset[str]:
    """The entries that held words about somebody who was erased: what copies from before hold still."""
    return frozenset(id for each in gone(practice) for id in each.entries)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of a leap day March 1, so that nothing is over too early."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, month=2, day=28) + timedelta(days=1)


def _due(practice: Practice, person: Person) -> Due | None:
    last, years = discharged(practice.care_of(person.id)), keep_years(practice, person.id)
    if last is None or years is None:
        return None
    return Due(person, last.on, years_after(last.on, years))
