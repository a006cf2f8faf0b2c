"""Who is a member of which group from when to when, as stretches of days that never overlap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Enrollment:
    """A person's membership of a group; `until` is the first day on which it no longer holds."""

    person: str
    group: str
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def holds_between(self, first_day: date, last_day: date) -> bool:
        """Whether it holds on a day from one to another, both included."""
        return self.since <= last_day and (self.until is None or max(self.since, first_day) < self.until)

    def reaches(self, day: date) -> bool:
        """Whether it holds on that day or on a later one."""
        return self.until is None or (self.until > day and self.until > self.since)

    def is_of(self, person: str, group: str) -> bool:
        return (self.person, self.group) == (person, group)


def enrolled(held: tuple[Enrollment, ...], person: str, group: str, on: date) -> tuple[Enrollment, ...]:
    """The person is a member from that day on, without an end: what reaches beyond that day becomes one with it.

    It keeps its place in the order of joining.
    """
    met = [each for each in held if each.is_of(person, group) and each.reaches(on)]
    if not met:
        return (*held, Enrollment(person, group, on))
    whole = Enrollment(person, group, min(on, *(each.since for each in met)))
    return tuple(whole if each is met[0] else each for each in held if each is met[0] or each not in met)


def withdrawn(held: tuple[Enrollment, ...], person: str, group: str, on: date) -> tuple[Enrollment, ...]:
    """The person is a member no longer from that day on; what was to begin later never does."""
    return tuple(
        replace(each, until=max(each.since, on)) if each.is_of(person, group) and each.reaches(on) else each
        for each in held
    )
