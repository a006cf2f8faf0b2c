"""What is good to know of a person, kept as one act and checked before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.errors import Refused
from app.model.people import Person
from app.model.phones import is_address, is_phone, ten_digits
from app.practice import commands
from app.practice import events as e
from app.practice.days import today_of
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def keep_details(practice: Practice, now: datetime, person: Person) -> Events:
    """Everything about a person at once. Dispatch numbers are written down with their ten digits."""
    today = today_of(practice, now, person.id)
    if person.recovery_date is not None and person.recovery_date > today:
        raise Refused(_("The recovery date is still to come."))
    if any(screen.taken is not None and screen.taken > today for screen in person.screens):
        raise Refused(_("A drug screen cannot have been taken on a day that is still to come."))
    if person.callback and not is_phone(person.callback):
        raise Refused(_("The callback number is no number that can be dialed."))
    contact = person.emergency_contact
    if contact is not None and contact.phone and not is_phone(contact.phone):
        raise Refused(_("The emergency contact’s number is no number that can be dialed."))
    if person.email and not is_address(person.email):
        raise Refused(_("The e-mail address looks incomplete. Write it like name@example.org."))
    return commands.change_person(practice, now, with_dispatch_numbers(person))


def with_dispatch_numbers(person: Person) -> Person:
    """Each location with its dispatch number in one shape. Raises Refused for one that has not ten digits."""
    places = []
    for place in person.locations:
        number = ten_digits(place.dispatch) if place.dispatch else ""
        if number is None:
            raise Refused(
                _("The dispatch number of {place} needs ten digits, like (518) 555-0142.").format(
                    place=place.name
                )
            )
        places.append(place.model_copy(update={"dispatch": number}))
    return person.model_copy(update={"locations": tuple(places)})


def reviews_due(person: Person, day: date) -> int:
    """How many objectives were to be reviewed by that day and are not met."""
    return sum(1 for each in person.objectives if not each.met and each.review and each.review <= day)


def screens_due(person: Person, day: date) -> int:
    """How many drug screens are due by that day and not taken."""
    return sum(1 for each in person.screens if each.taken is None and each.due <= day)
