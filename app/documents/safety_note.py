"""What was done for one person's safety, as lines for that person's own note. It names no participant, in free words
neither; whom a record of 42 CFR 2.51 has to name stays named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.documents.record import EmergencyRecord, PersonRecord, SafetyStepRecord, SessionRecord
from app.documents.redaction import Named, Redacted, certain
from app.documents.wording import clock, day_in_words
from app.live.safety_steps import WRITTEN, title
from app.words import _


@dataclass(frozen=True, slots=True)
class SafetyDone:
    """What was done for one person in a session of a group, and who was told."""

    group: str
    day: date
    steps: tuple[SafetyStepRecord, ...]
    told: tuple[EmergencyRecord, ...]

    def map_words(self, change: Callable[[str], str]) -> SafetyDone:
        """The same with what somebody wrote changed."""
        return replace(
            self,
            steps=tuple(
                step.model_copy(update={"words": change(step.words)}) if step.step == WRITTEN else step
                for step in self.steps
            ),
            told=tuple(told.model_copy(update={"emergency": change(told.emergency)}) for told in self.told),
        )


def safety_done(person: PersonRecord, record: SessionRecord) -> SafetyDone:
    """Of a person on the roster of a session."""
    return SafetyDone(record.group, record.day, person.safety, person.told)


def roster_of(record: SessionRecord) -> Named:
    """Whoever was on the roster, as they were called then."""
    return [(each.id, each.name) for each in record.people]


def safety_note(done: Redacted[SafetyDone]) -> str:
    """Group and day, then each step with its time and author, then whom was told (42 CFR 2.51). Raises NamesToJudge:
    see `certain`."""
    said = certain(done)
    head = _("{group}, {day}").format(group=said.group, day=day_in_words(said.day))
    return "\n".join([head, *safety_lines(said)]) + "\n"


def safety_lines(done: SafetyDone, show: Callable[[datetime], str] = clock) -> list[str]:
    """Each situation by its name, then its steps. `show` writes a time."""
    lines, situation = [], ""
    for step in done.steps:
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
        for told in done.told
    ]
    return lines
