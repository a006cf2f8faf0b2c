"""What is done for one person's safety: steps as they are taken, the record of whom was told, and seeing somebody.

Steps and records stand for ever: they cannot be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from app.errors import Refused
from app.live import events as e
from app.live.before_end import to_be_seen
from app.live.conditions import not_over, opened
from app.live.safety_steps import CALL_BY_NAME, ENDS_THE_TIMING, TELL_THE_TEAM, WRITTEN, steps
from app.live.state import Session
from app.words import _

Events = Sequence[e.LiveEvent]


class Taken(NamedTuple):
    """A step that was taken; `words` are somebody's own."""

    at: datetime
    author: str
    situation: e.Situation
    step: str
    words: str


class Told(NamedTuple):
    """The record of 42 CFR 2.51(c); `by` is empty where the author told it."""

    at: datetime
    author: str
    told: str
    affiliation: str
    by: str
    emergency: str


class Timing(NamedTuple):
    """How long somebody has not answered the last time: from the first step until they did, or help was there."""

    since: datetime
    until: datetime | None

    def length(self, now: datetime) -> timedelta:
        return (self.until or now) - self.since


# What can be done


def take_step(session: Session, now: datetime, person: str, situation: e.Situation, step: str) -> Events:
    """A step of the page, once for each person and situation; pressing it again changes nothing.

    Where somebody answered again, or help was there, a step that is taken again is of a new time without an answer.
    """
    _listed(session, person)
    if step not in (each.id for each in steps(situation, alone=False)):
        raise Refused(_("That step is not on this page."))
    taken = this_time(session, person, situation)
    if step in (each.step for each in taken) and not may_begin_again(taken, step):
        return []
    return [e.SafetyStepTaken(person=person, situation=situation, step=step)]


def write_step(session: Session, now: datetime, person: str, situation: e.Situation, words: str) -> Events:
    """Whatever else was done, in somebody's own words."""
    _listed(session, person)
    if not words.strip():
        raise Refused(_("Write what was done first."))
    return [e.SafetyStepTaken(person=person, situation=situation, step=WRITTEN, words=words.strip())]


def tell_emergency(
    session: Session, now: datetime, person: str, told: str, affiliation: str, emergency: str, by: str = ""
) -> Events:
    """Medical personnel were told: to whom, of what service, what the emergency was. The rule wants all of it."""
    _listed(session, person)
    told, affiliation, emergency = told.strip(), affiliation.strip(), emergency.strip()
    if not (told and affiliation and emergency):
        raise Refused(_("The record needs who was told, where they work, and what the emergency was."))
    return [
        e.EmergencyTold(person=person, told=told, affiliation=affiliation, emergency=emergency, by=by.strip())
    ]


def mark_seen(session: Session, now: datetime, person: str) -> Events:
    """Somebody on the list before the end was talked with."""
    _listed(session, person)
    listed = any(each.person == person for each in to_be_seen(session))
    return [e.PersonSeen(person=person)] if listed or not session.people[person].seen else []


def unmark_seen(session: Session, now: datetime, person: str) -> Events:
    """They were not talked with after all."""
    _listed(session, person)
    not_over(session)
    return [
        e.Undone(entry=entry.id)
        for entry in session.entries
        if isinstance(entry.event, e.PersonSeen)
        and entry.event.person == person
        and entry.id not in session.undone
    ]


# What was done


def steps_taken(session: Session, person: str) -> tuple[Taken, ...]:
    """Oldest first."""
    found = [
        Taken(each.at, each.author, each.event.situation, each.event.step, each.event.words)
        for each in session.safety
        if isinstance(each.event, e.SafetyStepTaken) and each.event.person == person
    ]
    return tuple(sorted(found, key=_at))


def told_of(session: Session, person: str) -> tuple[Told, ...]:
    """Oldest first; when it was told can be earlier than when it was written down."""
    found = [
        Told(
            each.at,
            each.author,
            each.event.told,
            each.event.affiliation,
            each.event.by,
            each.event.emergency,
        )
        for each in session.safety
        if isinstance(each.event, e.EmergencyTold) and each.event.person == person
    ]
    return tuple(sorted(found, key=_at))


def timing(session: Session, person: str) -> Timing | None:
    """Since when somebody does not answer; None before the first step of it."""
    taken = this_time(session, person, "unresponsive")
    if not taken:
        return None
    ends = (step.at for step in taken if step.step in ENDS_THE_TIMING)
    return Timing(taken[0].at, next(ends, None))


def this_time(session: Session, person: str, situation: e.Situation) -> tuple[Taken, ...]:
    """The steps of a situation, oldest first: those since it began again, where it was over before."""
    since: list[Taken] = []
    for step in steps_taken(session, person):
        if step.situation == situation:
            again = step.step == CALL_BY_NAME or step.step in (each.step for each in since)
            if again and may_begin_again(since, step.step):
                since = []
            since.append(step)
    return tuple(since)


def may_begin_again(taken: Sequence[Taken], step: str) -> bool:
    """Whether a step of `taken` would be of a new time: this one is over, and the step is none of its end."""
    over = any(each.step in ENDS_THE_TIMING for each in taken)
    return over and step not in (*ENDS_THE_TIMING, TELL_THE_TEAM, WRITTEN)


def latest_situation(session: Session, person: str) -> e.Situation | None:
    """What the last step was about, so that the page opens where it was left."""
    taken = steps_taken(session, person)
    return taken[-1].situation if taken else None


def _listed(session: Session, person: str) -> None:
    opened(session)
    if person not in session.people:
        raise Refused(_("That person is not on today's list."))


def _at(each: Taken | Told) -> datetime:
    return each.at
