"""What each role may do, and what each command needs: the one table (docs/roles.md tells it in words).

A `Seat` asks before every command, so that no window can forget to; what is done to the vault itself is asked where it
is done. Before a vault is open nobody has a role: who has a passphrase restores or recovers it. Everybody who unlocks
may read everything but the counseling notes of others, which no role opens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from app.errors import Refused
from app.model.people import Role
from app.words import _


class Right(StrEnum):
    """What can be allowed, as few kinds as somebody can remember."""

    GROUP = "group"  # run a group: its clock, agenda, people, rounds, notes and crisis page, and what it is offered
    END = "end"  # end a session
    NOTES = "notes"  # write, sign and enter progress notes, and counseling notes of one's own
    COSIGN = "cosign"  # sign under another person's note
    PEOPLE = "people"  # people, their care, consents and plans, and reaching who did not come
    PRACTICE = "practice"  # programs, groups, agendas, decks, marks, note formats
    SEND = "send"  # let documents leave
    AUDIT = "audit"  # read who did and looked at what
    VAULT = "vault"  # who may open the vault, its keys, copies and backups, people and working notes erased


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.FACILITATOR: frozenset(Right),
    Role.CO_FACILITATOR: frozenset({Right.GROUP, Right.NOTES, Right.PEOPLE, Right.SEND}),
    Role.SUPERVISOR: frozenset({Right.COSIGN, Right.SEND, Right.AUDIT}),
}

# What a command needs, by where it stands: of the names that fit, the longest counts. None is asked of nobody: what the
# program itself writes down whoever sits here.
NEEDED: Mapping[str, Right | None] = {
    "app.live": Right.GROUP,
    "app.live.commands.end": Right.END,
    "app.live.commands.correct_clock": None,
    "app.live.commands.send_document": Right.SEND,
    "app.live.steering.note_sleep": None,
    "app.practice": Right.PRACTICE,
    "app.practice.beside": Right.PEOPLE,
    "app.practice.care": Right.PEOPLE,
    "app.practice.care.send_document": Right.SEND,
    "app.practice.choices": Right.GROUP,
    "app.practice.commands.add_people": Right.PEOPLE,
    "app.practice.commands.add_person": Right.PEOPLE,
    "app.practice.commands.add_user": Right.VAULT,
    "app.practice.commands.change_person": Right.PEOPLE,
    "app.practice.commands.change_user": Right.VAULT,
    "app.practice.commands.note_failed_unlocks": None,
    "app.practice.consents": Right.PEOPLE,
    "app.practice.details": Right.PEOPLE,
    "app.practice.follow_ups": Right.PEOPLE,
    "app.practice.keeping_apart": Right.PEOPLE,
    "app.practice.making_up": Right.PEOPLE,
    # asked while a document leaves
    "app.practice.names_answered": Right.SEND,
    "app.practice.no_shows": Right.PEOPLE,
    "app.practice.plans": Right.PEOPLE,
    "app.review": Right.NOTES,
    "app.review.commands.cosign": Right.COSIGN,
}


# What a role may besides for who unlocked the vault, and so leads the group from the main window: a group is never left
# without somebody who can end it.
LEADS: Mapping[Role, frozenset[Right]] = {Role.CO_FACILITATOR: frozenset({Right.END})}


def may(role: Role, right: Right | None, *, leads: bool = False) -> bool:
    return right is None or right in RIGHTS[role] or (leads and right in LEADS.get(role, ()))


def needed(command: Callable[..., object]) -> Right | None:
    """What a command needs. Raises KeyError for one that stands where no command does."""
    name = whole = f"{command.__module__}.{command.__qualname__}"
    while name not in NEEDED:
        name, _dot, _last = name.rpartition(".")
        if not name:
            raise KeyError(whole)
    return NEEDED[name]


def refuse(right: Right) -> Refused:
    """What somebody is told who may not."""
    if right is Right.COSIGN:
        return Refused(_("Only a supervisor or a facilitator signs under another person’s note."))
    if right in (Right.END, Right.PRACTICE, Right.VAULT):
        return Refused(_("Only a facilitator can do this."))
    if right is Right.AUDIT:
        return Refused(_("Only a facilitator or a supervisor reads the audit."))
    return Refused(_("A supervisor reads and co-signs. Somebody who leads the group can do this."))


def only_words(right: Right) -> str:
    """What stands over a page that is read by everybody and changed by who has this right."""
    if right is Right.NOTES:
        return _("You may read and co-sign here. Only those who lead the group write notes.")
    if right in (Right.GROUP, Right.PEOPLE):
        return _("You may read this. Only those who lead the group change it.")
    if right is Right.AUDIT:
        return _("Only a facilitator or a supervisor can do this.")
    return _("Only a facilitator changes this.")


def role_words(role: Role) -> str:
    return {
        Role.FACILITATOR: _("Facilitator"),
        Role.CO_FACILITATOR: _("Co-facilitator"),
        Role.SUPERVISOR: _("Supervisor"),
    }[role]


def right_words(right: Right) -> str:
    """For the table of who may do what."""
    return {
        Right.GROUP: _("Run a group: clock, people, rounds, notes, crisis page"),
        Right.END: _("End a session"),
        Right.NOTES: _("Write and sign progress notes"),
        Right.COSIGN: _("Sign under another person’s note"),
        Right.PEOPLE: _("People, their care, consents and plans"),
        Right.PRACTICE: _("Programs, groups, agendas, decks and the other settings of the practice"),
        Right.SEND: _("Let documents leave"),
        Right.AUDIT: _("Read the audit: who did and looked at what"),
        Right.VAULT: _("Who may open the vault, its keys, copies and backups, erasing and destroying"),
    }[right]
