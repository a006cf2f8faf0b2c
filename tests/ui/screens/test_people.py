"""People: finding, adding, changing and moving them, one by one or as a pasted list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.model.people import Person
from app.practice import commands
from tests.practice_for_tests import AISHA, EVENING, JAMES, MARIA, MORNING
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import press, words_in
from ui.parts.choice import CheckBox, Picker
from ui.parts.roster import RosterList
from ui.practice.paste_names import PasteNames
from ui.screens.people import EVERYBODY, PeopleScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
DAY = date(2026, 11, 24)


@pytest.fixture
def people(stage: Stage, theme: Theme, opened: Show) -> PeopleScreen:
    screen = PeopleScreen(theme, stage.hub, stage.acting)
    opened(screen, 1200, 700)
    go_to(screen, "Details")
    return screen


def field(people: PeopleScreen, name: str) -> QLineEdit:
    return next(edit for edit in people.findChildren(QLineEdit) if edit.accessibleName() == name)


def go_to(people: PeopleScreen, page: str) -> None:
    tabs = people.findChild(QTabBar)
    assert tabs is not None
    tabs.setCurrentIndex(["Overview", "Details", "Care"].index(page))


def choose_group(people: PeopleScreen, group: str) -> None:
    groups = next(picker for picker in people.findChildren(Picker) if picker.accessibleName() == "Group")
    groups.picked.emit(group)


def choose(people: PeopleScreen, person: str) -> None:
    people.findChild(RosterList).row_chosen.emit(person)  # type: ignore[union-attr]


def names(people: PeopleScreen) -> list[str]:
    return [row.name for row in people.listed()]


def members(stage: Stage, group: str) -> list[str]:
    return [person.id for person in stage.desk.practice.members(group, DAY)]


def test_the_first_group_and_its_first_person_are_there_at_once(people: PeopleScreen) -> None:
    assert names(people) == ["Maria S.", "James T.", "Aisha K."]
    assert field(people, "Name used in the group").text() == "Maria S."


def test_enter_in_the_search_opens_who_was_found(people: PeopleScreen, opened: Show) -> None:
    for width in (1200, 480):  # beside the list, and in its place
        opened(people, width, 700)
        if width == 480:
            press(people, "All people")
        search = field(people, "Search people")
        search.clear()
        QTest.keyClicks(search, "james")
        QTest.keyClick(search, Qt.Key.Key_Return)
        assert field(people, "Name used in the group").text() == "James T."
        focus = people.window().focusWidget()
        assert isinstance(focus, RosterList if width == 1200 else QPushButton)


def test_letters_find_a_person_without_accents_or_capitals(people: PeopleScreen) -> None:
    QTest.keyClicks(field(people, "Search people"), "AÏ")
    assert names(people) == ["Aisha K."]
    QTest.keyClicks(field(people, "Search people"), "zz")
    assert names(people) == []


def test_a_changed_name_is_kept_on_enter(stage: Stage, people: PeopleScreen) -> None:
    name = field(people, "Name used in the group")
    name.selectAll()
    QTest.keyClicks(name, "Mari S.")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert stage.desk.practice.people[MARIA].name == "Mari S."
    assert names(people)[0] == "Mari S."


def test_what_was_typed_is_kept_when_another_person_is_chosen(stage: Stage, people: PeopleScreen) -> None:
    QTest.keyClicks(field(people, "Pronouns"), "she/her")
    choose(people, JAMES)
    assert stage.desk.practice.people[MARIA].pronouns == "she/her"
    assert field(people, "Name used in the group").text() == "James T."


def test_half_typed_words_stay_while_the_disk_answers(stage: Stage, people: PeopleScreen) -> None:
    QTest.keyClicks(field(people, "Pronouns"), "she")
    stage.hub.changed.emit()
    assert field(people, "Pronouns").text() == "she"


def test_a_day_that_cannot_be_read_is_refused_and_stays_to_be_mended(
    stage: Stage, people: PeopleScreen, told: list[str]
) -> None:
    QTest.keyClicks(field(people, "First day in the program"), "some day")
    choose(people, JAMES)
    assert told == [
        "“First day in the program” could not be read as a day. Type it like 11/24/26, or leave it empty."
    ]
    assert field(people, "Name used in the group").text() == "Maria S."
    assert stage.desk.practice.people[MARIA].joined is None


def test_a_day_is_read_as_it_is_shown(stage: Stage, people: PeopleScreen) -> None:
    day = field(people, "First day in the program")
    QTest.keyClicks(day, "11/16/26")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert stage.desk.practice.people[MARIA].joined == date(2026, 11, 16)


def test_a_year_long_ago_survives_a_change_of_the_name(stage: Stage, people: PeopleScreen) -> None:
    old = Person(id=MARIA, name="Maria S.", joined=date(1998, 5, 4))
    stage.seat.arrange(commands.change_person, old)
    name = field(people, "Name used in the group")
    QTest.keyClicks(name, "t")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert stage.desk.practice.people[MARIA] == Person(id=MARIA, name="Maria S.t", joined=date(1998, 5, 4))


def test_a_new_person_joins_the_group_that_is_shown(stage: Stage, people: PeopleScreen) -> None:
    choose_group(people, EVENING)
    press(people, "Add person")
    assert "Joins IOP Evening from today." in words_in(people)
    QTest.keyClicks(field(people, "Name used in the group"), "Noor A.")
    press(people, "Add")
    assert names(people) == ["Noor A."]
    assert len(members(stage, EVENING)) == 1
    assert field(people, "Name used in the group").text() == ""  # ready for the next one


def test_a_second_person_of_one_name_is_refused_in_one_sentence(
    people: PeopleScreen, told: list[str]
) -> None:
    people.add("maria s")
    people.add("Maria S.")
    assert told[-1].startswith("There is already Maria S. in this group.")


def test_ticking_a_group_moves_a_person_and_keeps_the_focus(stage: Stage, people: PeopleScreen) -> None:
    go_to(people, "Care")
    evening = next(box for box in people.findChildren(CheckBox) if box.text() == "IOP Evening")
    evening.setFocus()
    QTest.keyClick(evening, Qt.Key.Key_Space)
    assert members(stage, EVENING) == [MARIA]
    assert evening.hasFocus()
    QTest.keyClick(evening, Qt.Key.Key_Space)
    assert members(stage, EVENING) == []


def test_who_leaves_the_group_stays_in_view_and_is_found_among_everybody(
    stage: Stage, people: PeopleScreen
) -> None:
    choose(people, AISHA)
    go_to(people, "Care")
    press(people, "IOP Morning")
    assert members(stage, MORNING) == [MARIA, JAMES]
    assert field(people, "Name used in the group").text() == "Aisha K."
    choose_group(people, EVERYBODY)
    assert next((row.name, row.line) for row in people.listed()) == ("Aisha K.", "in no group")


def test_a_pasted_list_says_what_will_be_added_and_what_is_wrong_with_each_line(
    stage: Stage, people: PeopleScreen, told: list[str]
) -> None:
    press(people, "Paste a list")
    dialog = people.findChild(PasteNames)
    assert dialog is not None
    dialog.findChild(QPlainTextEdit).setPlainText("- Nora B.\nAisha K.\n123\nInes F.")  # type: ignore[union-attr]
    words = words_in(dialog)
    assert "2 people will be added: Nora B., Ines F." in words
    assert "Line 2: Somebody with this name is already here." in words
    assert "Line 3: There is no name on this line." in words
    assert len(members(stage, MORNING)) == 3
    press(dialog, "Add")
    assert names(people)[-2:] == ["Nora B.", "Ines F."]
    assert told == ["2 people were added."]
    # what could not be added is not lost: it stays to be mended
    edit = dialog.findChild(QPlainTextEdit)
    assert isinstance(edit, QPlainTextEdit)
    assert edit.toPlainText() == "Aisha K.\n123"
    edit.setPlainText("Aisha B.\nNora B.")
    assert "Line 2: Somebody with this name is already here." in words_in(dialog)
    edit.setPlainText("Aisha B.")
    press(dialog, "Add")
    assert names(people)[-1] == "Aisha B."
    assert not dialog.isVisible()


def test_two_people_of_one_first_name_are_told_apart_while_the_second_is_typed(people: PeopleScreen) -> None:
    press(people, "Add person")
    name = field(people, "Name used in the group")
    QTest.keyClicks(name, "Maria")
    assert "Maria S. is here too. In notes they are @Maria, @MariaS." in words_in(people)
    QTest.keyClicks(name, " L.")
    assert "Maria S. is here too. In notes they are @MariaL, @MariaS." in words_in(people)
    name.selectAll()
    QTest.keyClicks(name, "Nora")
    assert "is here too" not in words_in(people)


def test_leaving_a_group_counts_from_the_day_that_is_given(stage: Stage, people: PeopleScreen) -> None:
    go_to(people, "Care")
    assert "since 11/2/26" in words_in(people)
    day = field(people, "A change counts from")
    assert day.text() == "11/24/26"
    day.setText("12/1/26")
    press(people, "IOP Morning")
    assert MARIA in members(stage, MORNING)
    assert MARIA not in [person.id for person in stage.desk.practice.members(MORNING, date(2026, 12, 1))]
    assert "until 12/1/26" in words_in(people)


def test_joining_a_group_later_is_shown_as_still_to_come(stage: Stage, people: PeopleScreen) -> None:
    go_to(people, "Care")
    field(people, "A change counts from").setText("2026-12-01")
    press(people, "IOP Evening")
    assert members(stage, EVENING) == []
    assert "from 12/1/26" in words_in(people)
    evening = next(box for box in people.findChildren(CheckBox) if box.text() == "IOP Evening")
    assert not evening.isChecked()


def test_a_day_of_change_that_cannot_be_read_changes_nothing(
    stage: Stage, people: PeopleScreen, told: list[str]
) -> None:
    go_to(people, "Care")
    field(people, "A change counts from").setText("soon")
    press(people, "IOP Morning")
    assert MARIA in members(stage, MORNING)
    assert told == [
        "“A change counts from” could not be read as a day. Type it like 11/24/26, or leave it empty."
    ]


def test_what_was_typed_is_kept_when_another_screen_is_shown(stage: Stage, people: PeopleScreen) -> None:
    field(people, "Pronouns").setText("she/her")
    people.hide()
    assert stage.desk.practice.people[MARIA].pronouns == "she/her"


def test_in_a_narrow_window_a_person_takes_the_place_of_the_list(people: PeopleScreen) -> None:
    people.resize(480, 800)
    roster = people.findChild(RosterList)
    assert roster is not None
    assert roster.isVisibleTo(people)
    roster.row_activated.emit(AISHA)
    assert not roster.isVisibleTo(people)
    press(people, "All people")
    assert roster.isVisibleTo(people)


@pytest.mark.parametrize(("width", "percent"), [(1200, 100), (480, 100), (960, 200), (480, 200)])
def test_no_word_is_cut_off(
    people: PeopleScreen, theme: Theme, width: int, percent: int, qtbot: QtBot
) -> None:
    theme.choose(Look(mode="dark", text_percent=percent, reduced_motion=True))
    people.resize(width, 900)
    for page in ("Overview", "Details", "Care"):
        go_to(people, page)
        people.grab()
        qtbot.waitUntil(lambda: cut_off(people) == [] == beyond(people))
    people.grab()
    press(people, "Add person")
    people.grab()
    qtbot.waitUntil(lambda: cut_off(people) == [])
