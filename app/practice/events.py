"""What can happen to a practice between sessions. Each kind stays readable for ever."""

from __future__ import annotations

from datetime import date
from typing import Literal

from app.model.agenda import Agenda
from app.model.entry import Event
from app.model.people import Group, Person, Program, User


class UserAdded(Event):
    kind: Literal["user_added"] = "user_added"
    user: User


class UserChanged(Event):
    kind: Literal["user_changed"] = "user_changed"
    user: User


class ProgramAdded(Event):
    kind: Literal["program_added"] = "program_added"
    program: Program


class ProgramChanged(Event):
    kind: Literal["program_changed"] = "program_changed"
    program: Program


class GroupAdded(Event):
    kind: Literal["group_added"] = "group_added"
    group: Group


class GroupChanged(Event):
    kind: Literal["group_changed"] = "group_changed"
    group: Group


class AgendaKept(Event):
    """The practice has this agenda of its own from now on, new or changed."""

    kind: Literal["agenda_kept"] = "agenda_kept"
    agenda: Agenda


class AgendaDropped(Event):
    """One of the practice's own agendas is offered no more; sessions keep the one they were opened with."""

    kind: Literal["agenda_dropped"] = "agenda_dropped"
    agenda: str


class PersonAdded(Event):
    kind: Literal["person_added"] = "person_added"
    person: Person


class PersonChanged(Event):
    kind: Literal["person_changed"] = "person_changed"
    person: Person


class PersonEnrolled(Event):
    """A person is a member of a group from a day on."""

    kind: Literal["person_enrolled"] = "person_enrolled"
    person: str
    group: str
    on: date


class PersonWithdrawn(Event):
    """A person is a member of a group no longer, from a day on. What was written about them stays."""

    kind: Literal["person_withdrawn"] = "person_withdrawn"
    person: str
    group: str
    on: date


class UnlocksFailed(Event):
    """Somebody tried passphrases that open nothing, this often since the last unlock."""

    kind: Literal["unlocks_failed"] = "unlocks_failed"
    times: int


class Erased(Event):
    """The words of these entries were emptied, here and everywhere; this entry authorises the holes."""

    kind: Literal["erased"] = "erased"
    entries: tuple[str, ...]
    reason: str = ""


class Undone(Event):
    """An earlier entry is taken back; the state is folded again without it."""

    kind: Literal["undone"] = "undone"
    entry: str


PracticeEvent = (
    UserAdded
    | UserChanged
    | ProgramAdded
    | ProgramChanged
    | GroupAdded
    | GroupChanged
    | AgendaKept
    | AgendaDropped
    | PersonAdded
    | PersonChanged
    | PersonEnrolled
    | PersonWithdrawn
    | UnlocksFailed
    | Erased
    | Undone
)

# What stands for ever.
LASTING_EVENTS = (UserAdded, UnlocksFailed, Erased, Undone)
