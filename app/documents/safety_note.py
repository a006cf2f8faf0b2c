"""What was done for one person's safety, as lines for that person's own note. It names no participant, in free words
neither; whom a record of 42 CFR 2.51 has to name stays named."""

from __future__ import annotations

from app.documents.other_names import names_in, words_about
from app.documents.record import PersonRecord, SessionRecord
from app.documents.wording import clock, day_in_words
from app.live.safety_steps import WRITTEN
from app.practice.state import Practice
from app.words import _


def safety_note(person: PersonRecord, record: SessionRecord, practice: Practice) -> str:
    """Group and day, then each step with its time and author, then whom was told (42 CFR 2.51)."""
    head = _("{group}, {day}").format(group=record.group, day=day_in_words(record.day))
    return "\n".join([head, *safety_lines(person, record, practice)]) + "\n"


def safety_lines(person: PersonRecord, record: SessionRecord, practice: Practice) -> list[str]:
    safe = words_about(person.id, [*names_in(practice), *((each.id, each.name) for each in record.people)])
    steps = [
        (clock(step.at), safe(step.words) if step.step == WRITTEN else step.words, step.author)
        for step in person.safety
    ]
    lines = [
        _("{time}  {words} ({author})").format(time=time, words=words, author=author)
        if author
        else _("{time}  {words}").format(time=time, words=words)
        for time, words, author in steps
    ]
    lines += [
        _("{time}  Told in an emergency (42 CFR 2.51): {told}, {affiliation}, by {by}. {emergency}").format(
            time=clock(told.at),
            told=told.told,
            affiliation=told.affiliation,
            by=told.by,
            emergency=safe(told.emergency),
        )
        for told in person.told
    ]
    return lines
