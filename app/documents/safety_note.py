"""What was done for one person's safety, as lines for that person's own note. It names no participant."""

from __future__ import annotations

from app.documents.record import PersonRecord, SessionRecord
from app.documents.wording import clock, day_in_words
from app.words import _


def safety_note(person: PersonRecord, record: SessionRecord) -> str:
    """Group and day, then each step with its time and author, then whom was told (42 CFR 2.51)."""
    head = _("{group}, {day}").format(group=record.group, day=day_in_words(record.day))
    return "\n".join([head, *safety_lines(person)]) + "\n"


def safety_lines(person: PersonRecord) -> list[str]:
    lines = [
        _("{time}  {words} ({author})").format(time=clock(step.at), words=step.words, author=step.author)
        if step.author
        else _("{time}  {words}").format(time=clock(step.at), words=step.words)
        for step in person.safety
    ]
    lines += [
        _("{time}  Told in an emergency (42 CFR 2.51): {told}, {affiliation}, by {by}. {emergency}").format(
            time=clock(told.at),
            told=told.told,
            affiliation=told.affiliation,
            by=told.by,
            emergency=told.emergency,
        )
        for told in person.told
    ]
    return lines
