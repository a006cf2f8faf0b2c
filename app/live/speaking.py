"""A soft clock for one person who has the floor, in any block. It never ends anything by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.errors import Refused
from app.live import events as e
from app.live.conditions import running_block
from app.live.state import Session
from app.model.agenda import MINUTE, Span
from app.words import _

Events = Sequence[e.LiveEvent]


def start_speaker(session: Session, now: datetime, person: str, minutes: int) -> Events:
    """Give somebody the floor; whoever had it before is done."""
    running_block(session)
    if person not in session.people:
        raise Refused(_("That person is not on today's list."))
    if person not in session.here:
        raise Refused(_("{name} is not in the room now.").format(name=session.people[person].name))
    if not 1 <= minutes <= 60:
        raise Refused(_("A speaker has 1 to 60 minutes."))
    return [e.SpeakerStarted(person=person, minutes=minutes)]


def end_speaker(session: Session, now: datetime) -> Events:
    return [e.SpeakerEnded()] if session.speaker is not None else []


def spoken(session: Session, now: datetime) -> timedelta | None:
    """How long whoever has the floor has had it, pauses left out; None when nobody has."""
    speaker = session.speaker
    return session.run.running_within(Span(speaker.since, None), now) if speaker is not None else None


def speaker_left(session: Session, now: datetime) -> timedelta | None:
    """What is left of the speaker's soft clock; below zero it is a little over."""
    had = spoken(session, now)
    return session.speaker.minutes * MINUTE - had if session.speaker is not None and had is not None else None
