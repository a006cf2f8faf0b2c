"""People beside the group: guests of its sessions, and whom members gave as their emergency contacts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.documents.redaction import Named, Names, names_about, names_around, names_in
from app.documents.written_words import words_of
from app.live.state import Session
from app.practice.around import people_around
from app.practice.state import Practice


def names_of_all(practice: Practice, about: str, guests: Iterable[str], rosters: Named = ()) -> Names:
    """For a document about a person: everybody else of the practice and of `rosters` as they were, these guests, and
    the contacts of others."""
    names = names_about(practice, about, [*names_in(practice), *rosters])
    return with_people_beside(names, practice, guests, about, practice.people.keys())


def names_of_those_around(
    practice: Practice, about: str, guests: Iterable[str], met: Collection[str] = ()
) -> Names:
    """The same of those around a person alone (`people_around`), where the people of their own life keep their names,
    whoever else is called so."""
    names = names_about(practice, about, names_around(practice, about, met))
    return with_people_beside(names, practice, guests, about, people_around(practice, about, met))


def guests_of(sessions: Iterable[Session]) -> tuple[str, ...]:
    """The names of the guests of these sessions."""
    return tuple(guest.name for session in sessions for guest in session.guests.values())


def with_people_beside(
    names: Names, practice: Practice, guests: Iterable[str], about: str, around: Collection[str]
) -> Names:
    """The names with these guests and the contacts of those `around`, who tell whose note it is not.

    The person's own contact is told of in their note as they are, also where it is a guest's or another's as well.
    """
    known = practice.people.get(about)
    own = known.emergency_contact.name if known is not None and known.emergency_contact is not None else ""
    named = [
        *guests,
        *(
            each.emergency_contact.name
            for each in practice.people.values()
            if each.id != about and each.id in around and each.emergency_contact is not None
        ),
    ]
    beside = dict.fromkeys(name for name in named if _keys(name) != _keys(own))
    return replace(names, beside=tuple(beside), contact=own)


def _keys(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in words_of(name))
