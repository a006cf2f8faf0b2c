"""How the parts of a lesson fold: one after the other, none beside another."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from app.live import events as e


class LessonPartRun(NamedTuple):
    """A part of the topic's lesson as it ran; without an end it runs."""

    way: str
    part: int
    title: str
    minutes: int
    since: datetime
    until: datetime | None = None


def begun(
    lesson: tuple[LessonPartRun, ...], event: e.LessonPartBegun, at: datetime
) -> tuple[LessonPartRun, ...]:
    """With a part that begins, and ends the one before."""
    part = LessonPartRun(event.way, event.part, event.title, event.minutes, at)
    return (*over(lesson, at), part)


def over(lesson: tuple[LessonPartRun, ...], at: datetime) -> tuple[LessonPartRun, ...]:
    """The parts begun so far, none of them running any more."""
    if not lesson or lesson[-1].until is not None:
        return lesson
    return (*lesson[:-1], lesson[-1]._replace(until=max(at, lesson[-1].since)))
