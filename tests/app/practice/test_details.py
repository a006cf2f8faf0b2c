"""A person's details: kept as one act, and refused with one sentence when something cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from app.desk import Desk
from app.errors import Refused
from app.model.people import DrugScreen, EmergencyContact, Location, Objective, Person
from app.practice.details import keep_details, reviews_due, screens_due
from tests.practice_for_tests import ALEX, MARIA

TOMORROW = date(2026, 11, 25)
HOME = Location(id="h", name="Home", address="12 Elm Street, Troy", state="NY", dispatch="518.555.0199")


def test_dispatch_numbers_are_kept_with_their_ten_digits(desk: Desk) -> None:
    before = len(desk.practice.entries)
    desk.seat(ALEX.id).arrange(keep_details, Person(id=MARIA, name="Maria S.", locations=(HOME,)))
    assert desk.practice.people[MARIA].locations[0].dispatch == "(518) 555-0199"
    assert len(desk.practice.entries) == before + 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"locations": (HOME.model_copy(update={"dispatch": "911"}),)},
            "The dispatch number of Home needs ten digits, like (518) 555-0142.",
        ),
        ({"recovery_date": TOMORROW}, "The recovery date is still to come."),
        (
            {"screens": (DrugScreen(due=TOMORROW, taken=TOMORROW),)},
            "A drug screen cannot have been taken on a day that is still to come.",
        ),
        ({"callback": "ask at the desk"}, "The callback number is no number that can be dialed."),
        (
            {"emergency_contact": EmergencyContact(name="Ana", phone="12")},
            "The emergency contact’s number is no number that can be dialed.",
        ),
        ({"email": "maria"}, "The e-mail address looks incomplete. Write it like name@example.org."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    desk: Desk, changed: dict[str, object], sentence: str
) -> None:
    person = Person(id=MARIA, name="Maria S.").model_copy(update=changed)
    with pytest.raises(Refused) as refusal:
        desk.seat(ALEX.id).arrange(keep_details, person)
    assert refusal.value.sentence == sentence


def test_what_is_due_is_counted() -> None:
    person = Person(
        id=MARIA,
        name="Maria S.",
        objectives=(
            Objective(id="1", text="a", review=TOMORROW),
            Objective(id="2", text="b", review=TOMORROW, met=True),
            Objective(id="3", text="c"),
        ),
        screens=(DrugScreen(due=TOMORROW), DrugScreen(due=TOMORROW, taken=TOMORROW)),
    )
    assert (reviews_due(person, TOMORROW), screens_due(person, TOMORROW)) == (1, 1)
    assert (reviews_due(person, date(2026, 11, 24)), screens_due(person, date(2026, 11, 24))) == (0, 0)
