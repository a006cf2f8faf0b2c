"""Whose names a document about a person must not tell, as the desk knows them: guests are in its sessions alone."""

from __future__ import annotations

from app.desk import Desk
from app.documents.people_beside import guests_of, names_of_all
from app.documents.redaction import Named, Names


def guests_met(desk: Desk, person: str) -> tuple[str, ...]:
    """The names of guests of every session that the person was on the roster of. Raises VaultError."""
    session = desk.session
    # the views have a session when it has ended
    here = guests_of([session]) if session is not None and person in session.people else ()
    return tuple(dict.fromkeys((*desk.vault.guests_met(person).result(), *here)))


def names_known(desk: Desk, person: str, roster: Named = ()) -> Names:
    """Everybody of the practice and of a `roster`, and the people beside it. Raises VaultError."""
    return names_of_all(desk.practice, person, guests_met(desk, person), roster)
