"""Everything that is good to know of a person: typed, checked, kept as one act, and never lost half-typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.model.people import DrugScreen, EmergencyContact, Location, Objective, Person
from app.practice import commands
from tests.practice_for_tests import JAMES, MARIA
from tests.ui.conftest import Stage
from tests.ui.screens.conftest import press, words_in
from tests.ui.screens.people_pages import choose, field, go_to
from ui.parts.choice import Picker
from ui.screens.people import PeopleScreen
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def people(stage: Stage, theme: Theme, opened: Show) -> PeopleScreen:
    screen = PeopleScreen(theme, stage.hub, stage.acting)
    opened(screen, 1200, 900)
    go_to(screen, "Details")
    return screen


def kept(stage: Stage, person: str = MARIA) -> Person:
    return stage.desk.practice.people[person]


def test_all_that_is_typed_is_kept_as_one_act(stage: Stage, people: PeopleScreen) -> None:
    typed = {
        "Pronouns": "she/her",
        "Legal name": "Maria Santos",
        "Record number": "A-17",
        "E-mail, to match reports": "maria@example.org",
        "Callback number": "518.555.0142",
        "Emergency contact": "Lucia Santos",
        "Who that is to them": "sister",
        "The contact’s number": "518-555-0177",
        "Recovery date": "9/14/26",
        "Naloxone": "kitchen drawer",
        "Withdrawal risk": "none known",
        "Access needs": "captions on",
    }
    for name, words in typed.items():
        field(people, name).setText(words)
    press(people, "A release allows calling them")
    medication = next(
        p for p in people.findChildren(Picker) if p.accessibleName() == "Medication for the disorder"
    )
    QTest.keyClick(medication, Qt.Key.Key_Down)
    press(people, "Add a location")
    QTest.keyClicks(field(people, "Address"), "12 Elm Street, Troy")
    QTest.keyClicks(field(people, "State"), "ny")
    QTest.keyClicks(field(people, "Its dispatch center"), "518 555 0199")
    press(people, "Add an objective")
    QTest.keyClicks(field(people, "Objective"), "Two meetings a week")
    QTest.keyClicks(field(people, "Review on"), "12/1/26")
    press(people, "Add a screen")
    QTest.keyClicks(field(people, "Due"), "11/24/26")
    before = len(stage.desk.practice.entries)
    press(people, "Save")

    assert len(stage.desk.practice.entries) == before + 1
    place, objective = kept(stage).locations[0], kept(stage).objectives[0]
    assert kept(stage) == Person(
        id=MARIA,
        name="Maria S.",
        pronouns="she/her",
        legal_name="Maria Santos",
        record_number="A-17",
        email="maria@example.org",
        callback="518.555.0142",
        emergency_contact=EmergencyContact(
            name="Lucia Santos", relation="sister", phone="518-555-0177", release=True
        ),
        recovery_date=date(2026, 9, 14),
        naloxone="kitchen drawer",
        withdrawal_risk="none known",
        access_needs="captions on",
        medication=True,
        locations=(
            Location(
                id=place.id, name="Home", address="12 Elm Street, Troy", state="NY", dispatch="(518) 555-0199"
            ),
        ),
        objectives=(Objective(id=objective.id, text="Two meetings a week", review=date(2026, 12, 1)),),
        screens=(DrugScreen(due=date(2026, 11, 24)),),
    )
    assert field(people, "Its dispatch center").text() == "(518) 555-0199"
    choose(people, JAMES)
    choose(people, MARIA)
    assert field(people, "Address").text() == "12 Elm Street, Troy"


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        (
            "Recovery date",
            "last spring",
            "“Recovery date” could not be read as a day. Type it like 11/24/26, or leave it empty.",
        ),
        ("Recovery date", "11/25/26", "The recovery date is still to come."),
        ("Callback number", "ask her", "The callback number is no number that can be dialed."),
        ("The contact’s number", "518-555-0177", "The emergency contact needs a name."),
        (
            "E-mail, to match reports",
            "maria",
            "The e-mail address looks incomplete. Write it like name@example.org.",
        ),
        ("Legal name", "y" * 121, "“Legal name” is too long. Shorten it, then save."),
        ("Name used in the group", "", "A person needs a name."),
    ],
)
def test_what_cannot_be_kept_is_said_once_and_stays_to_be_mended(
    stage: Stage, people: PeopleScreen, told: list[str], name: str, typed: str, sentence: str
) -> None:
    before = kept(stage)
    field(people, name).setText(typed)
    # looking at another page, then at another person: the sentence comes where it can be mended
    go_to(people, "Care")
    choose(people, JAMES)
    assert told == [sentence]
    assert kept(stage) == before
    assert field(people, name).text() == typed
    assert "James T." not in words_in(people)


def test_a_dispatch_number_needs_its_ten_digits(stage: Stage, people: PeopleScreen, told: list[str]) -> None:
    press(people, "Add a location")
    field(people, "Address").setText("12 Elm Street, Troy")
    field(people, "Place").setText("Home")
    field(people, "Its dispatch center").setText("911")
    press(people, "Save")
    assert told == ["The dispatch number of Home needs ten digits, like (518) 555-0142."]
    field(people, "Its dispatch center").setText("(518) 555-0199")
    press(people, "Save")
    assert kept(stage).locations[0].dispatch == "(518) 555-0199"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_by_half_typed_words(
    stage: Stage, people: PeopleScreen
) -> None:
    QTest.keyClicks(field(people, "Pronouns"), "she/her")
    stage.seat.arrange(commands.change_person, Person(id=MARIA, name="Maria S.", known_as=("iPhone",)))
    assert field(people, "Pronouns").text() == "she/her"
    press(people, "Save")
    assert kept(stage) == Person(id=MARIA, name="Maria S.", pronouns="she/her", known_as=("iPhone",))


def test_a_row_is_taken_away_again_and_an_empty_one_is_none(stage: Stage, people: PeopleScreen) -> None:
    press(people, "Add an objective")
    press(people, "Add an objective")
    field(people, "Objective", 1).setText("Two meetings a week")
    press(people, "Save")
    assert [each.text for each in kept(stage).objectives] == ["Two meetings a week"]
    sign = next(
        button
        for button in people.findChildren(QWidget)
        if button.accessibleName() == "Leave this objective out" and button.isVisibleTo(people)
    )
    QTest.keyClick(sign, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not None
    press(people, "Save")
    assert kept(stage).objectives == ()
    assert "No objective yet." in words_in(people)


def test_the_keyboard_goes_through_rows_in_the_order_in_which_they_stand(people: PeopleScreen) -> None:
    press(people, "Add a location")
    press(people, "Add a location")
    names = []
    for _step in range(10):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    # it began in the second row, which was made last
    row = ["Address", "Place", "State", "Its dispatch center", "Leave this location out"]
    assert names[:6] == [*row, "Recovery date"]


def test_the_overview_says_what_is_due(stage: Stage, people: PeopleScreen) -> None:
    person = Person(
        id=MARIA,
        name="Maria S.",
        pronouns="she/her",
        objectives=(Objective(id="1", text="a", review=date(2026, 11, 20)),),
        screens=(DrugScreen(due=date(2026, 11, 24)), DrugScreen(due=date(2026, 11, 25))),
    )
    stage.seat.arrange(commands.change_person, person)
    go_to(people, "Overview")
    words = words_in(people)
    for said in (
        "she/her",
        "IOP Morning · since 11/2/26",
        "1 objective is due",
        "1 drug screen is due.",
        "4 first-day",
    ):
        assert said in words
