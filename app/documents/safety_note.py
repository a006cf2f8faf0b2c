"""What was done for one person's safety, as lines for that person's own note. It names no participant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.documents.record import PersonRecord, SessionRecord
from app.documents.wording import clock, day_in_words
from app.live.safety_steps import title
from app.words import _


def safety_note(person: PersonRecord, record: SessionRecord) -> str:
    """Group and day, then each step with its time and author, then whom was told (42 CFR 2.51)."""
    head = _("{group}, {day}").format(group=record.group, day=day_in_words(record.day))
    return "\n".join([head, *safety_lines(person)]) + "\n"


def safety_lines(person: PersonRecord, show: Callable[[datetime], str] = clock) -> list[str]:
    """Each situation by its name, then its steps. `show` writes a time."""
    lines, situation = [], ""
    for step in person.safety:
        if step.situation != situation:
            situation = step.situation
            lines.append(title(step.situation))
        words = _("{time}  {words} ({author})") if step.author else _("{time}  {words}")
        lines.append(words.format(time=show(step.at), words=step.words, author=step.author))
    lines += [
        _("{time}  Told in an emergency (42 CFR 2.51): {told}, {affiliation}, by {by}. {emergency}").format(
            time=show(told.at),
            told=told.told,
            affiliation=told.affiliation,
            by=told.by,
            emergency=told.emergency,
        )
        for told in person.told
    ]
    return lines
