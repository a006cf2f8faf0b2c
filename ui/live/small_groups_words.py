"""Small groups as the live windows show them, and as a list for the host of the call. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.live.small_groups import (
    fitting_room,
    in_room,
    last_rooms,
    leading,
    most_rooms,
    not_here,
    not_placed,
    together,
)
from app.live.state import Session
from app.live.turns import newcomer_day
from app.model.people import User
from app.model.seating import Apart
from app.words import _, ngettext

NOBODY = ""


class Seat(NamedTuple):
    """A person; of a newcomer also the day in the program."""

    person: str
    name: str
    aside: str = ""
    new: bool = False

    @property
    def spoken(self) -> str:
        return f"{self.name}, {self.aside}" if self.aside else self.name


class RoomView(NamedTuple):
    """A small group: who is in it now, and who leads it."""

    title: str
    aside: str
    lead: str
    seats: tuple[Seat, ...]


class Late(NamedTuple):
    """Somebody who came after the drawing, and the title of the room that they would join, '' where none fits."""

    person: str
    words: str
    act: str


@dataclass(frozen=True, slots=True)
class GroupsView:
    """Everything that stands about small groups. `why_not` is why there can be none; without rooms none are drawn."""

    rooms: tuple[RoomView, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()
    late: tuple[Late, ...] = ()
    away: str = ""
    trouble: str = ""
    why_not: str = ""
    most: int = 0
    last_time: bool = False


def groups_view(session: Session, apart: Apart, users: Mapping[str, User]) -> GroupsView:
    """Small groups as they stand; `users` are those of the practice, some of whom came after the opening."""
    opened = session.opened
    if opened is None:
        return GroupsView()
    names = user_names(session, users)
    leads = [(user, names[user]) for user in leading(session) if user in names]
    if opened.rules.rooms_alone:
        leads.append((NOBODY, _("Nobody")))
    touching = together(session, apart)
    return GroupsView(
        rooms=tuple(
            RoomView(
                room_title(number),
                ngettext("{n} person", "{n} people", len(here)).format(n=len(here)),
                room.lead,
                tuple(_seat(session, person) for person in here),
            )
            for number, room in enumerate(session.small_groups)
            for here in [in_room(session, number)]
        ),
        leads=tuple(leads),
        late=tuple(_late(session, person, apart) for person in not_placed(session)),
        away=_away_words(session),
        trouble=_("Two people who are kept apart now sit together. Draw again, or move one of them.")
        if touching
        else "",
        why_not=_why_not(session),
        most=most_rooms(session),
        last_time=bool(last_rooms(session)),
    )


def room_title(number: int) -> str:
    """What a room is called, from 0: the calls count theirs from 1."""
    return _("Room {n}").format(n=number + 1)


def user_names(session: Session, users: Mapping[str, User]) -> dict[str, str]:
    """What users are called: as they were at the opening, and who came later as they are now."""
    known = session.opened.facilitators if session.opened else ()
    return {user.id: user.name for user in (*users.values(), *known)}


def list_words(session: Session, users: Mapping[str, User]) -> str:
    """One room a line, for the host of the call: "Room 1 (Alex Rivera): Maria S., James T." """
    leads = user_names(session, users)
    lines = []
    for number, room in enumerate(session.small_groups):
        names = ", ".join(session.people[person].name for person in in_room(session, number))
        lead = leads.get(room.lead, "")
        words = _("{room} ({lead}): {names}") if lead else _("{room}: {names}")
        lines.append(words.format(room=room_title(number), lead=lead, names=names))
    return "\n".join(lines)


def count_words(rooms: int) -> str:
    return ngettext("{n} room", "{n} rooms", rooms).format(n=rooms)


def _seat(session: Session, person: str) -> Seat:
    attendee = session.people[person]
    new = newcomer_day(session, attendee)
    if new is not None:
        return Seat(person, attendee.name, _("newcomer, day {day}").format(day=new), True)
    return Seat(person, attendee.name)


def _late(session: Session, person: str, apart: Apart) -> Late:
    name = session.people[person].name
    fitting = fitting_room(session, person, apart)
    if fitting is None:
        words = _("{name} came later and fits in no room. Swap two people first.")
        return Late(person, words.format(name=name), "")
    return Late(
        person,
        _("{name} came later.").format(name=name),
        _("Put into {room}").format(room=room_title(fitting)),
    )


def _away_words(session: Session) -> str:
    """ "Not here now: Devon P. (Room 1)"."""
    away = [
        _("{name} ({room})").format(name=session.people[person].name, room=room_title(number))
        for person, number in not_here(session)
    ]
    return _("Not here now: {names}").format(names=", ".join(away)) if away else ""


def _why_not(session: Session) -> str:
    """Why there can be no small groups now."""
    if len(session.here) < 4:
        return _("Small groups need at least four people who are here.")
    if most_rooms(session) < 2:
        return _(
            "With one facilitator everybody stays together. A program can allow small groups without one: "
            "Settings, Programs. It counts from the next session on."
        )
    return ""
