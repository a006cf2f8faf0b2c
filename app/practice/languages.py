"""Which language somebody's record is in, and which one what they get for themselves."""

from __future__ import annotations

from app.model.groups import Group
from app.practice.state import Practice
from app.words import ENGLISH


def record_language(practice: Practice, person: str) -> str:
    """That of the program of their newest group; a record is in one language, whatever the screens speak."""
    group = _newest(practice, person)
    program = practice.program_of(group) if group is not None else None
    return program.language if program is not None else ENGLISH


def own_language(practice: Practice, person: str) -> str:
    """That of their newest group; '' is that of the screens."""
    group = _newest(practice, person)
    return group.language if group is not None else ""


def language_of_groups(practice: Practice, program: str) -> str:
    """What all groups of a program get; '' where they differ."""
    found = {group.language for group in practice.groups.values() if group.program_id == program}
    return found.pop() if len(found) == 1 else ""


def _newest(practice: Practice, person: str) -> Group | None:
    held = [each for each in practice.enrollments if each.person == person and each.group in practice.groups]
    return practice.groups[max(held, key=lambda each: each.since).group] if held else None
