"""Individual and family sessions beside the group: kept, and what is owed of them in a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.errors import Refused
from app.model.care import FIRST_YEAR, BesideKind, BesideSession
from app.model.programs import Rules
from app.practice import events as e
from app.practice.days import today_of
from app.practice.schedule import monday_of
from app.practice.state import Care, Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def keep_beside(practice: Practice, now: datetime, person: str, session: BesideSession) -> Events:
    """A session was held, new or changed; the newest of an id counts."""
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
    if session.on > today_of(practice, now, person):
        raise Refused(_("That day is still to come. A session is noted when it was held."))
    if session.on.year < FIRST_YEAR:
        raise Refused(_("That day is before the year {year}. Check the year.").format(year=FIRST_YEAR))
    if practice.care_of(person).beside.get(session.id) == session:
        return []
    return [e.BesideSessionKept(person=person, session=session)]


def drop_beside(practice: Practice, now: datetime, person: str, session_id: str) -> Events:
    """It was not held after all."""
    if session_id not in practice.care_of(person).beside:
        raise Refused(_("That session is not here any more."))
    return [e.BesideSessionDropped(person=person, session=session_id)]


def held_between(care: Care, first_day: date, last_day: date) -> list[BesideSession]:
    """The sessions from one day to another, both included, oldest first."""
    found = (each for each in care.beside.values() if first_day <= each.on <= last_day)
    return sorted(found, key=lambda each: each.on)


def beside_minutes(care: Care, rules: Rules, first_day: date, last_day: date) -> int:
    """The minutes beside the group that count for the program, from one day to another, both included.

    They are service minutes as well as group minutes: a session beside the group has no break.
    """
    held = held_between(care, first_day, last_day)
    return sum(each.minutes for each in held if counts(rules, each.kind))


def counts(rules: Rules, kind: BesideKind) -> bool:
    """Whether the minutes of such a session count for the week."""
    return {"individual": rules.individual_counts, "family": rules.family_counts}[kind]


def usual_a_week(rules: Rules, kind: BesideKind) -> int:
    """How many sessions of a kind are usual in a week; 0 where none is owed."""
    return {"individual": rules.individual_a_week, "family": rules.family_a_week}[kind]


def owed(care: Care, rules: Rules, kind: BesideKind, day: date) -> int:
    """How many sessions of a kind are still to be held in the week of `day`; a week begins on Monday."""
    monday = monday_of(day)
    week = held_between(care, monday, monday + timedelta(days=6))
    return max(0, usual_a_week(rules, kind) - sum(1 for each in week if each.kind == kind))
