"""Before the start and at the door: telehealth checks, camera or phone, guests, and who is back after a break."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final, Literal

from app.errors import Refused
from app.live import events as e
from app.live.attending import Attendee
from app.live.conditions import not_over, opened
from app.live.state import Session
from app.model.telehealth import CheckName, Modality, TelehealthCheck
from app.words import _

Events = Sequence[e.LiveEvent]
GuestRole = Literal["family", "observer", "other"]

LONGEST_NAME: Final = 60


# Telehealth checks


def check_telehealth(session: Session, now: datetime, person: str, check: TelehealthCheck) -> Events:
    """Write down what a person answered, whole: what was asked before stands in `check` as well."""
    attendee = _expected(session, person)
    if check == (attendee.check or TelehealthCheck()):
        return []
    return [e.TelehealthChecked(person=person, check=check)]


def check_as_before(session: Session, now: datetime, person: str) -> Events:
    """This person said that all is as it was last time. It is asked of each by themselves, never of all at once."""
    attendee = _expected(session, person)
    last = attendee.person.last_check
    if last is None:
        raise Refused(
            _("{name} has not been asked before. Ask each question once.").format(name=attendee.name)
        )
    if attendee.check == last:
        return []
    return [e.TelehealthChecked(person=person, check=last, as_before=True)]


def switch_modality(session: Session, now: datetime, person: str, modality: Modality) -> Events:
    """From the camera to the phone, or back, in the middle of a session."""
    attendee = _expected(session, person)
    if attendee.presence != "here":
        raise Refused(_("{name} is not in the room now.").format(name=attendee.name))
    if attendee.check is not None and attendee.check.modality == modality:
        return []
    return [e.ModalityChanged(person=person, modality=modality)]


def missing(attendee: Attendee) -> tuple[CheckName, ...]:
    """What has not been asked of a person today, or is not as it has to be."""
    return (attendee.check or TelehealthCheck()).missing


def outside_license(session: Session, check: TelehealthCheck | None) -> str:
    """The state where a person is, if no facilitator of the session is licensed there; else ''.

    Where no facilitator says in which states their license holds, nothing can be said.
    """
    facilitators = session.opened.facilitators if session.opened else ()
    licensed = {state.upper() for user in facilitators for state in user.licensed_in}
    state = check.state.upper() if check is not None else ""
    return state if state and licensed and state not in licensed else ""


# Guests


def welcome_guest(session: Session, now: datetime, guest: str, name: str, role: GuestRole) -> Events:
    """Somebody is in the room who is not a participant; `guest` is a new id, or that of one who comes back."""
    opened(session)
    not_over(session)
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Type the guest’s name first."))
    if len(name) > LONGEST_NAME:
        raise Refused(_("That name is too long: 60 letters are enough."))
    known = session.guests.get(guest)
    if known is not None and known.left is None:
        return []
    return [e.GuestCame(guest=guest, name=name, role=role)]


def see_guest_off(session: Session, now: datetime, guest: str) -> Events:
    known = session.guests.get(guest)
    if known is None:
        raise Refused(_("That guest is not in the room."))
    not_over(session)
    return [] if known.left is not None else [e.GuestLeft(guest=guest)]


# After a break


def on_roll(session: Session, *, awaited: bool = False) -> tuple[str, ...]:
    """Who is called: whoever is in the room or has only stepped out, in the order of the roster; with `awaited` also
    who is expected and has not come."""
    called = ("here", "out", "expected") if awaited else ("here", "out")
    return tuple(person for person, attendee in session.people.items() if attendee.presence in called)


def close_roll_call(session: Session, now: datetime, not_back: Collection[str]) -> Events:
    """The roll was called: those who did not come back have stepped out, all others stay as they are."""
    opened(session)
    not_over(session)
    return [
        e.PersonSteppedOut(person=person)
        for person in session.people
        if person in session.here & set(not_back)
    ]


def _expected(session: Session, person: str) -> Attendee:
    opened(session)
    not_over(session)
    if person not in session.people:
        raise Refused(_("That person is not on today's list."))
    return session.people[person]
