"""What was done for one person's safety, as lines for that person's own note. It names no participant, in free words
neither; whom a record of 42 CFR 2.51 has to name stays named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.documents.record import PersonRecord, SessionRecord
from app.documents.redaction import names_in, words_about
from app.documents.wording import clock, day_in_words
from app.live.safety_steps import WRITTEN, title
from app.practice.state import Practice
from app.words import _


def safety_note(person: PersonRecord, record: SessionRecord, practice: Practice) -> str:
    """Group and day, then each step with its time and author, then whom was told (42 CFR 2.51)."""
    head = _("{group}, {day}").format(group=record.group, day=day_in_words(record.day))
    return "\n".join([head, *safety_lines(person, record, practice)]) + "\n"


def safety_lines(
    person: PersonRecord, record: SessionRecord, practice: Practice, show: Callable[[datetime], str] = clock
) -> list[str]:
    """Each situation by its name, then its steps; no other member's name in them. `show` writes a time."""
    safe = words_about(
        person.id, [*names_in(practice), *((each.id, each.name) for each in record.people)]
    ).without
    lines, situation = [], ""
    for step in person.safety:
        if step.situation != situation:
            situation = step.situation
            lines.append(title(step.situation))
        said = safe(step.words) if step.step == WRITTEN else step.words
        words = _("{time}  {words} ({author})") if step.author else _("{time}  {words}")
        lines.append(words.format(time=show(step.at), words=said, author=step.author))
    lines += [
        _("{time}  Told in an emergency (42 CFR 2.51): {told}, {affiliation}, by {by}. {emergency}").format(
            time=show(told.at),
            told=told.told,
            affiliation=told.affiliation,
            by=told.by,
            emergency=safe(told.emergency),
        )
        for told in person.told
    ]
    return lines
