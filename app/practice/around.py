"""Whom a person knows from their groups. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.practice.state import Practice


def people_around(practice: Practice, person: str, met: Collection[str] = ()) -> frozenset[str]:
    """Ids of everybody who is, or was, in a group of the person or in one that shares meetings with it, whichever of
    them says so; and of `met`, with whom they were ever on one roster: a visitor, or from a sharing that has ended.

    The person is not among them. Who is not in the practice any more has no name here, and is left out.
    """
    own = {held.group for held in practice.enrollments if held.person == person}
    groups = own | {group for together in _together(practice) if together & own for group in together}
    members = {held.person for held in practice.enrollments if held.group in groups}
    return frozenset((members | set(met)) & practice.people.keys()) - {person}


def _together(practice: Practice) -> Iterator[set[str]]:
    """The groups that come to one meeting."""
    for group in practice.groups.values():
        for meeting in group.meetings:
            yield {group.id, *meeting.also}
