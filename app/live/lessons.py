"""The lesson of today's topic as it runs: one part after the other, each with its own little clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.errors import Refused
from app.live import events as e
from app.live.conditions import running_block
from app.live.state import Session
from app.live.teaching import LessonPartRun
from app.model.agenda import PartKind, Span
from app.model.lessons import LessonSession, minutes_of
from app.words import _

Events = Sequence[e.LiveEvent]


def begin_part(session: Session, now: datetime, way: LessonSession, part: int) -> Events:
    """A part of the lesson begins, the one before is over. Its minutes fit the block as it is now."""
    block = running_block(session)
    if session.topic is None or not block.has(PartKind.EDUCATION):
        raise Refused(_("This block has no topic."))
    if not 0 <= part < len(way.part):
        raise Refused(_("That part is not in this lesson."))
    there = session.lesson_part
    if there is not None and (there.way, there.part) == (way.id, part):
        return []
    minutes = block_minutes(session, way)[part]
    return [e.LessonPartBegun(way=way.id, part=part, title=way.part[part].title, minutes=minutes)]


def end_part(session: Session, now: datetime) -> Events:
    """The part that runs is over."""
    return [e.LessonPartEnded()] if session.lesson_part is not None else []


def block_minutes(session: Session, way: LessonSession) -> tuple[int, ...]:
    """The minutes of each part in the block as it is now."""
    block = session.block
    allotted = session.run.allotted(block) // timedelta(minutes=1) if block is not None else 0
    return minutes_of(way, allotted)


def ran(session: Session, part: LessonPartRun, now: datetime) -> timedelta:
    """How long a part ran, pauses left out."""
    return session.run.running_within(Span(part.since, part.until), now)
