"""Correcting when a person was in the room, during a session and after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.errors import Refused
from app.live import events as e
from app.live.conditions import opened
from app.live.state import Session
from app.model.agenda import Span
from app.model.attendance import TimeInRoom, time_in_room
from app.words import _

Events = Sequence[e.LiveEvent]

# a time of day is the first such time after this long before the planned start: a session may go past midnight
BEFORE = timedelta(hours=6)
# nobody is in a room so long before the planned start
EARLIEST = timedelta(hours=12)


class Correction(NamedTuple):
    """Who corrected a person's times, and when they did."""

    author: str
    at: datetime


def correct_stay(session: Session, now: datetime, person: str, spans: Sequence[e.Stay]) -> Events:
    """These spans are when the person was in the room, in place of all that was marked; none: they were not here.

    Each ends after it starts, none overlaps another or lies in the future, and only the last may be open, while the
    session is. Works after the end as well.
    """
    opened(session)
    if person not in session.people:
        raise Refused(_("That person is not on today's list."))
    stays = sorted(spans, key=lambda stay: stay.start)
    refuse_unsound(session, now, stays)
    standing = sorted(session.people[person].spans, key=lambda span: span.start)
    if [Span(stay.start, stay.end) for stay in stays] == standing:
        return []
    return [e.StayCorrected(person=person, spans=tuple(stays))]


def refuse_unsound(session: Session, now: datetime, stays: Sequence[e.Stay]) -> None:
    """Raise Refused, with one sentence, for spans that cannot have been; `stays` in order of their starts."""
    before: e.Stay | None = None
    earliest = opened(session).scheduled - EARLIEST
    for stay in stays:
        if stay.start < earliest:
            raise Refused(_("That is more than 12 hours before the planned start. Choose a later time."))
        if stay.start > now or (stay.end is not None and stay.end > now):
            raise Refused(_("That time has not come yet. Choose one that has passed."))
        if stay.end is not None and stay.end <= stay.start:
            raise Refused(_("Each time in the room ends after it starts."))
        if before is not None and (before.end is None or stay.start < before.end):
            raise Refused(_("Two of these times overlap. Make them one, or end the first one earlier."))
        before = stay
    if before is not None and before.end is None and session.run.ended is not None:
        raise Refused(_("The session has ended, so each time in the room has an end."))


def time_of(session: Session, now: datetime, stays: Iterable[e.Stay]) -> TimeInRoom:
    """What these spans come to, as `time_in_room` counts them."""
    spans = [Span(stay.start, stay.end) for stay in stays]
    last = max([session.run.ended or now, *(span.end for span in spans if span.end is not None)])
    return time_in_room(spans, session.run, last)


def moment_of(session: Session, hour: int, minute: int) -> datetime:
    """The moment that a time of day means in this session, in UTC."""
    embedded = opened(session)
    base = (embedded.scheduled - BEFORE).astimezone(ZoneInfo(embedded.zone))
    meant = base.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if meant < base:
        meant += timedelta(days=1)  # of the clock on the wall, also where a day has 23 hours
    return meant.astimezone(UTC)


def correction(session: Session, person: str) -> Correction | None:
    """The newest correction of a person's times that stands."""
    for entry in reversed(session.entries):
        event = entry.event
        if isinstance(event, e.StayCorrected) and event.person == person and entry.id not in session.undone:
            return Correction(entry.author, entry.recorded_at)
    return None
