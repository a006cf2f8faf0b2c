"""Who is or is to be in a group from a day on, and that no two people of one name meet there."""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.model.notes import folded
from app.model.people import Person
from app.practice.state import Practice
from app.words import _


def groups_from(practice: Practice, person: str, on: date) -> list[str]:
    """The ids of the groups of which the person is a member on that day, or is to be later."""
    found = (each.group for each in practice.enrollments if each.person == person and each.reaches(on))
    return list(dict.fromkeys(found))


def refuse_namesake(practice: Practice, person: Person, group: str, on: date) -> None:
    """Raise Refused where somebody else of that name is in the group on that day, or is to be later."""
    others = {each.person for each in practice.enrollments if each.group == group and each.reaches(on)}
    names = {
        folded(practice.people[other].name) for other in others - {person.id} if other in practice.people
    }
    if folded(person.name) in names:
        raise Refused(
            _("There is already {name} in this group. Add an initial to tell them apart.").format(
                name=person.name
            )
        )
