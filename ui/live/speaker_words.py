"""What is said about whoever has the floor. Pure."""

from __future__ import annotations

from datetime import datetime

from app.live.speaking import speaker_left, spoken
from app.live.state import Session
from app.model.agenda import ZERO
from app.words import _
from ui.times import minutes_and_seconds


def speaker_name(session: Session) -> str:
    """ "Aisha speaks"; empty when nobody has the floor."""
    if session.speaker is None or session.speaker.person not in session.people:
        return ""
    name = session.people[session.speaker.person].name.split()[0]
    return _("{name} speaks").format(name=name)


def speaker_clock(session: Session, now: datetime) -> str:
    """ "1:20 of 3 min", then "3:20, a little over 3 min"."""
    had, left = spoken(session, now), speaker_left(session, now)
    if session.speaker is None or had is None or left is None:
        return ""
    words = _("{time} of {minutes} min") if left >= ZERO else _("{time}, a little over {minutes} min")
    return words.format(time=minutes_and_seconds(had), minutes=session.speaker.minutes)


def speaker_piece(session: Session, now: datetime) -> str:
    """For one line among others: "Aisha 1:20"."""
    had = spoken(session, now)
    if session.speaker is None or had is None or session.speaker.person not in session.people:
        return ""
    name = session.people[session.speaker.person].name.split()[0]
    return _("{name} {time}").format(name=name, time=minutes_and_seconds(had))
