"""People beside the group: guests of its sessions, and whom members gave as their emergency contacts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.documents.redaction import Names
from app.documents.written_words import words_of
from app.live.state import Session
from app.practice.state import Practice


def with_people_beside(
    names: Names, practice: Practice, sessions: Iterable[Session], about: str, around: Collection[str]
) -> Names:
    """The names with the guests of these sessions and the contacts of those `around`, who tell whose note it is not.

    The person's own contact is told of in their note as they are, also where it is a guest's or another's as well.
    """
    known = practice.people.get(about)
    own = known.emergency_contact.name if known is not None and known.emergency_contact is not None else ""
    named = [guest.name for session in sessions for guest in session.guests.values()]
    named += [
        each.emergency_contact.name
        for each in practice.people.values()
        if each.id != about and each.id in around and each.emergency_contact is not None
    ]
    beside = dict.fromkeys(name for name in named if _keys(name) != _keys(own))
    return replace(names, beside=tuple(beside), contact=own)


def _keys(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in words_of(name))
