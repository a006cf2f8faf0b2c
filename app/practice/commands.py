"""What can be arranged between sessions: each command returns what happened, or refuses with one sentence."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.errors import Refused
from app.model.groups import Group
from app.model.notes import folded
from app.model.people import Person, Role, User
from app.practice import events as e
from app.practice.memberships import groups_from, refuse_namesake
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def add_user(practice: Practice, now: datetime, user: User) -> Events:
    if user.id in practice.users:
        raise Refused(_("They have a name here already."))
    if any(folded(other.name) == folded(user.name) for other in practice.users.values()):
        raise Refused(
            _("Somebody with that name already uses this vault. Add an initial to tell them apart.")
        )
    return [e.UserAdded(user=user)]


def change_user(practice: Practice, now: datetime, user: User, inside: Container[str]) -> Events:
    """Another role, or another word of them. `inside` are those with a passphrase: one of them stays a facilitator."""
    if user.id not in practice.users:
        raise Refused(_("That user is not in this vault."))
    if user.role is not Role.FACILITATOR:
        others = facilitators(practice, but=user.id)
        if not others:
            raise Refused(_("Somebody has to be the facilitator. Make another person a facilitator first."))
        was = practice.users[user.id].role
        if was is Role.FACILITATOR and not any(each in inside for each in others):
            raise Refused(_("No other facilitator has a passphrase. Give another facilitator one first."))
    return [] if practice.users[user.id] == user else [e.UserChanged(user=user)]


def facilitators(practice: Practice, but: str) -> tuple[str, ...]:
    """The ids of the facilitators, but for one."""
    users = practice.users.values()
    return tuple(each.id for each in users if each.role is Role.FACILITATOR and each.id != but)


def add_group(practice: Practice, now: datetime, group: Group) -> Events:
    _sound(practice, now, group)
    if group.id in practice.groups:
        raise Refused(_("{group} is already here.").format(group=group.name))
    return [e.GroupAdded(group=group)]


def change_group(practice: Practice, now: datetime, group: Group) -> Events:
    _sound(practice, now, group)
    if group.id not in practice.groups:
        raise Refused(_("That group is not here any more."))
    return [] if practice.groups[group.id] == group else [e.GroupChanged(group=group)]


def add_person(practice: Practice, now: datetime, person: Person, group: str, on: date) -> Events:
    """A new participant, a member of `group` from the day `on`. Two people of one name are told apart by the user."""
    _group(practice, group)
    refuse_namesake(practice, person, group, on)
    return [e.PersonAdded(person=person), e.PersonEnrolled(person=person.id, group=group, on=on)]


def add_people(practice: Practice, now: datetime, people: Sequence[Person], group: str, on: date) -> Events:
    """Several new participants at once; either all are added or none."""
    found: list[e.PracticeEvent] = []
    for place, person in enumerate(people):
        if any(folded(person.name) == folded(earlier.name) for earlier in people[:place]):
            raise Refused(
                _("{name} is on the list twice. Add an initial to tell them apart.").format(name=person.name)
            )
        found += add_person(practice, now, person, group, on)
    return found


def change_person(practice: Practice, now: datetime, person: Person) -> Events:
    if person.id not in practice.people:
        raise Refused(_("That person is not here any more."))
    before = practice.people[person.id]
    if before == person:
        return []
    if folded(before.name) != folded(person.name):
        for group in groups_from(practice, person.id, now.date()):
            refuse_namesake(practice, person, group, now.date())
    return [e.PersonChanged(person=person)]


def note_failed_unlocks(practice: Practice, now: datetime, times: int) -> Events:
    return [e.UnlocksFailed(times=times)] if times else []


def _sound(practice: Practice, now: datetime, group: Group) -> None:
    if group.program_id not in practice.programs:
        raise Refused(_("Choose a program for this group first."))
    if group.agenda_id and group.agenda_id not in practice.agendas:
        raise Refused(_("That agenda is not here any more."))
    if any(
        folded(other.name) == folded(group.name) for other in practice.groups.values() if other.id != group.id
    ):
        raise Refused(_("There is already a group called {group}.").format(group=group.name))
    weekly = [(meeting.weekday, meeting.start) for meeting in group.meetings]
    if len(set(weekly)) < len(weekly):
        raise Refused(_("Two weekly meetings are on the same day at the same time. Leave one of them out."))
    if _meets_twice(group, now):
        raise Refused(_("The group meets already at the time a meeting is moved to. Choose another time."))


def _meets_twice(group: Group, now: datetime) -> bool:
    """Whether a meeting is moved to a time, still to come, at which another one is held. The past stays as it is."""
    today = now.astimezone(ZoneInfo(group.zone)).replace(tzinfo=None)
    moved = [
        each.to
        for each in group.exceptions
        if each.to is not None and each.to >= today and group.exception_at(each.day, each.start) == each
    ]
    weekly = {(meeting.weekday, meeting.start) for meeting in group.meetings}
    return len(set(moved)) < len(moved) or any(
        (to.weekday(), to.time()) in weekly and group.exception_at(to.date(), to.time()) is None
        for to in moved
    )


def _group(practice: Practice, group: str) -> None:
    if group not in practice.groups:
        raise Refused(_("That group is not here any more."))
