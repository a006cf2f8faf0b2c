"""The first steps: each writes down what it asked for, a later start goes on there, and the last starts the group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.desk import Desk
from app.model.people import Person
from app.practice import commands
from app.setting_up import set_up, shipped_library
from app.vault.folder import Vault
from app.vault.keys import LEAST_COST
from tests.practice_for_tests import ALEX, BOTH, PASSPHRASE, RUTH, SAM, clock_at
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import at_once, press, tabbed, words_in
from ui.first_steps import FirstSteps
from ui.half_typed import half_typed
from ui.machine import MachineFile
from ui.parts.choice import CheckBox, Picker
from ui.practice.first_groups import zone_here
from ui.practice.first_people import FirstPeople
from ui.practice.recovery_dialog import RecoveryDialog
from ui.practice.roster_import import RosterImport
from ui.practice_windows import PracticeWindows
from ui.recovery_first import RecoveryFirst
from ui.theme import Look, Theme

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo(zone_here()))


@pytest.fixture
def clock() -> SetClock:
    """Ten minutes before a meeting of Harmony."""
    return clock_at(TUESDAY - timedelta(minutes=10))


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    """A vault that was just made."""
    vault = Vault.create(tmp_path / "vault", ALEX.id, PASSPHRASE, cost=LEAST_COST)
    desk = Desk(vault, clock, shipped_library())
    set_up(desk.seat(ALEX.id), ALEX, ())
    yield desk
    desk.close()


@pytest.fixture
def begin(
    desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot, in_english: None
) -> Iterator[Callable[[], PracticeWindows]]:
    """Groupside is started: again, as often as it is called."""
    standing: list[PracticeWindows] = []

    def start() -> PracticeWindows:
        for windows in standing:
            windows.put_away()
        made = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
        standing[:] = [made]
        made.show()
        FirstSteps(theme, made, RecoveryFirst(theme, made.today, made.acting, at_once, made))
        made.main.resize(1280, 720)
        made.main.activateWindow()
        qtbot.waitUntil(made.main.isActiveWindow)
        return made

    yield start
    for windows in standing:
        for dialog in windows.main.findChildren(RecoveryDialog):
            dialog.reject()
        windows.put_away()


def tick(main: QWidget, words: str) -> None:
    box = next(box for box in main.findChildren(CheckBox) if box.isVisible() and box.words == words)
    box.click()


def field(main: QWidget, name: str) -> QLineEdit:
    found = main.findChildren(QLineEdit)
    return next(edit for edit in found if edit.isVisible() and edit.accessibleName() == name)


def names(main: QWidget) -> QPlainTextEdit:
    return next(edit for edit in main.findChildren(QPlainTextEdit) if edit.isVisible())


def choose_group(main: QWidget, group: str) -> None:
    picker = next(
        each for each in main.findChildren(Picker) if each.isVisible() and each.accessibleName() == "Group"
    )
    picker.setCurrentIndex(picker.findData(group))
    picker.activated.emit(picker.currentIndex())


def to_people(main: QWidget, *programs: str) -> None:
    press(main, "Later")
    for program in programs or ("Harmony",):
        tick(main, program)
    press(main, "Go on")
    press(main, "Go on")


def test_each_step_is_written_down_and_a_later_start_goes_on_there(
    begin: Callable[[], PracticeWindows], desk: Desk
) -> None:
    main = begin().main
    assert "STEP 2 OF 5" in words_in(main)
    press(main, "Later")
    press(main, "Go on")
    assert "Choose a program, or write down your own." in words_in(main)
    tick(main, "Harmony")
    press(main, "Go on")
    assert list(desk.practice.programs) == ["harmony"]

    main = begin().main
    assert "STEP 4 OF 5" in words_in(main)
    field(main, "Name of the group").setText("Tuesday mornings")
    press(main, "Go on")
    (group,) = desk.practice.groups.values()
    assert (group.name, group.program_id, group.facilitators) == ("Tuesday mornings", "harmony", (ALEX.id,))
    assert len(group.meetings) == 3

    main = begin().main
    assert "STEP 5 OF 5" in words_in(main)
    press(main, "Go on")
    assert "Type a name first" in words_in(main)
    names(main).setPlainText("Maria S.\nJames\njames\n")
    press(main, "Go on")
    assert [person.name for person in desk.practice.people.values()] == ["Maria S.", "James"]
    assert names(main).toPlainText() == "james"  # nothing that was typed goes without a word
    names(main).clear()
    press(main, "Go on")
    assert "Tuesday mornings  ·  Today, 9:00 to 12:00  ·  2 people expected" in words_in(main)

    assert begin().today.isVisible()


def test_back_shows_what_was_kept_and_changes_it(begin: Callable[[], PracticeWindows], desk: Desk) -> None:
    main = begin().main
    to_people(main)
    press(main, "Back")
    name = field(main, "Name of the group")
    assert name.text() == "IOP Morning"
    QTest.keyClick(name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(name, "North side")
    press(main, "Back")
    assert next(box for box in main.findChildren(CheckBox) if box.words == "Harmony").isChecked()
    press(main, "Go on")
    assert field(main, "Name of the group").text() == "North side"
    press(main, "Go on")
    assert [group.name for group in desk.practice.groups.values()] == ["North side"]


def test_an_own_program_is_a_name_and_its_blocks(begin: Callable[[], PracticeWindows], desk: Desk) -> None:
    main = begin().main
    press(main, "Later")
    tick(main, "Our own program")
    press(main, "Go on")
    assert "Please give your program a name." in words_in(main)
    field(main, "Name of the program").setText("Evening steps")
    press(main, "Go on")
    (program,) = desk.practice.programs.values()
    assert (program.name, program.agenda.minutes) == ("Evening steps", 80)
    assert program.rules.check_in
    press(main, "Go on")
    assert "Choose the days on which Evening steps meets." in words_in(main)
    press(main, "Wednesday")
    press(main, "Go on")
    assert [meeting.weekday for group in desk.practice.groups.values() for meeting in group.meetings] == [2]


def test_with_two_programs_the_people_of_both_are_asked_for(
    begin: Callable[[], PracticeWindows], desk: Desk
) -> None:
    main = begin().main
    to_people(main, "Harmony", "Blue Heart")
    names(main).setPlainText("Maria S.")
    press(main, "Go on")
    assert "STEP 5 OF 5" in words_in(main)
    names(main).setPlainText("James")
    press(main, "Go on")
    assert "You can begin" in words_in(main)
    day = TUESDAY.date()
    here = [[person.name for person in desk.practice.members(group, day)] for group in desk.practice.groups]
    assert here == [["Maria S."], ["James"]]


def test_a_group_is_asked_about_also_when_lines_of_another_were_cleared(
    begin: Callable[[], PracticeWindows], desk: Desk
) -> None:
    main = begin().main
    to_people(main, "Harmony", "Blue Heart")
    names(main).setPlainText("Maria S.\nmaria s")
    press(main, "Go on")
    names(main).clear()
    press(main, "Go on")
    assert "STEP 5 OF 5" in words_in(main)
    assert "In the group already" not in words_in(main)
    press(main, "Go on")  # asked once: it can stay empty
    assert "You can begin" in words_in(main)


def test_names_go_along_to_another_group_also_where_one_is_there_already(
    begin: Callable[[], PracticeWindows], desk: Desk
) -> None:
    main = begin().main
    to_people(main, "Harmony", "Blue Heart")
    names(main).setPlainText("Maria S.")
    press(main, "Go on")
    morning, blue = desk.practice.groups
    names(main).setPlainText("Maria S.")
    assert "1 person will be added" in words_in(main)
    choose_group(main, morning)
    assert names(main).toPlainText() == "Maria S."
    assert "Somebody with this name is already here." in words_in(main)
    press(main, "Go on")
    assert "others were added" not in words_in(main)
    choose_group(main, blue)
    assert names(main).toPlainText() == "Maria S."
    assert "1 person will be added" in words_in(main)
    press(main, "Go on")
    assert [len(desk.practice.members(group, TUESDAY.date())) for group in (morning, blue)] == [1, 1]


def test_a_list_from_a_file_is_brought_in_and_one_that_is_none_is_said(
    begin: Callable[[], PracticeWindows], desk: Desk, tmp_path: Path
) -> None:
    main = begin().main
    to_people(main)
    (people,) = (each for each in main.findChildren(FirstPeople) if each.isVisible())
    people.bring_in(str(tmp_path / "none.csv"))
    assert "That file could not be opened." in words_in(main)
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\nMaria S.\nJames\n", encoding="utf-8")
    people.bring_in(str(roster))
    (dialog,) = (each for each in main.findChildren(RosterImport) if each.isVisible())
    press(dialog, "Add")
    assert [person.name for person in desk.practice.people.values()] == ["Maria S.", "James"]
    assert "In the group already: Maria S., James." in words_in(main)
    press(main, "Go on")
    assert "You can begin" in words_in(main)


def test_whoever_joined_meanwhile_is_not_added_twice(
    begin: Callable[[], PracticeWindows], desk: Desk
) -> None:
    main = begin().main
    to_people(main)
    names(main).setPlainText("Maria S.\nJames")
    (group,) = desk.practice.groups
    person = Person(id="maria", name="Maria S.")
    desk.seat(ALEX.id).arrange(commands.add_people, [person], group, TUESDAY.date())
    QApplication.processEvents()
    assert "1 person will be added: James" in words_in(main)


def test_the_last_step_starts_the_group(begin: Callable[[], PracticeWindows], desk: Desk) -> None:
    windows = begin()
    to_people(windows.main)
    names(windows.main).setPlainText("Maria S.\nJames")
    press(windows.main, "Go on")
    press(windows.main, "Start the group")
    (dialog,) = (each for each in windows.main.findChildren(RecoveryDialog) if each.isVisible())
    press(dialog, "Start the group first")
    assert desk.session is not None
    assert desk.session.run.live


def test_on_another_day_it_leads_to_today(
    begin: Callable[[], PracticeWindows], desk: Desk, clock: SetClock
) -> None:
    clock.pass_time(timedelta(days=1))
    windows = begin()
    to_people(windows.main)
    names(windows.main).setPlainText("Maria S.")
    press(windows.main, "Go on")
    assert "Tomorrow, 9:00 to 12:00" in words_in(windows.main)
    press(windows.main, "Go to Today")
    assert windows.today.isVisible()
    assert desk.session is None


def test_put_off_today_says_what_is_missing_and_leads_back(begin: Callable[[], PracticeWindows]) -> None:
    windows = begin()
    press(windows.main, "Later")
    press(windows.main, "Finish later")
    assert "No group is planned" in words_in(windows.today)
    press(windows.today, "Set up a group")
    assert "STEP 2 OF 5" in words_in(windows.main)


def test_the_key_that_was_made_is_said_and_not_asked_for_again(
    begin: Callable[[], PracticeWindows],
) -> None:
    main = begin().main
    press(main, "Make the key…")
    (dialog,) = (each for each in main.findChildren(RecoveryDialog) if each.isVisible())
    press(dialog, "It is on paper")
    dialog._field.edit.setPlainText(" ".join(dialog._key.groups))
    press(dialog, "Keep this key")
    QTest.qWait(20)
    assert "STEP 3 OF 5" in words_in(main)
    assert "Put the page in its place now." in words_in(main)
    press(main, "Back")
    assert "Put the page in its place now." not in words_in(main)
    assert "The recovery key is set." in words_in(main)
    press(main, "Go on")
    assert "STEP 3 OF 5" in words_in(main)


def test_what_is_half_typed_is_pointed_out_when_the_window_closes(
    begin: Callable[[], PracticeWindows],
) -> None:
    windows = begin()
    to_people(windows.main)
    assert half_typed(windows) == []
    names(windows.main).setPlainText("Maria S.")
    assert [place.words for place in half_typed(windows)] == ["the first steps"]


def test_so_are_blocks_of_a_program_that_has_no_name_yet(begin: Callable[[], PracticeWindows]) -> None:
    windows = begin()
    press(windows.main, "Later")
    tick(windows.main, "Our own program")
    assert half_typed(windows) == []
    title = next(edit for edit in windows.main.findChildren(QLineEdit) if edit.text() == "Education")
    title.setFocus()
    QTest.keyClicks(title, " and skills")
    assert [place.words for place in half_typed(windows)] == ["the first steps"]


def test_who_may_not_set_up_a_practice_is_not_led(begin: Callable[[], PracticeWindows], desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.arrange(commands.add_user, SAM)
    for user in (SAM.model_copy(update={"role": ALEX.role}), ALEX.model_copy(update={"role": RUTH.role})):
        seat.arrange(commands.change_user, user, BOTH)
    windows = begin()
    assert windows.today.isVisible()
    assert "No group is planned" in words_in(windows.today)


def test_enter_goes_on_from_a_field_and_tab_comes_by_everything(
    begin: Callable[[], PracticeWindows], desk: Desk
) -> None:
    main = begin().main
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    press(main, "Later")
    box = QApplication.focusWidget()
    assert isinstance(box, CheckBox)
    assert tabbed(box) == ["Blue Heart", "Our own program", "Back", "Finish later", "Go on", "Harmony"]
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Return)
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert len(desk.practice.groups) == 1
    edit = names(main)
    assert QApplication.focusWidget() is edit
    QTest.keyClicks(edit, "Maria S.")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "James")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.practice.people) == 2


@pytest.mark.parametrize("size", [(1280, 720), (480, 860)])
@pytest.mark.parametrize("look", [Look("light"), Look("dark", 200)])
def test_nothing_is_cut_off(
    begin: Callable[[], PracticeWindows], theme: Theme, size: tuple[int, int], look: Look
) -> None:
    theme.choose(look)
    main = begin().main
    main.resize(*size)
    assert cut_off(main) + beyond(main) == []
    press(main, "Later")
    tick(main, "Our own program")
    assert cut_off(main) + beyond(main) == []
    tick(main, "Our own program")
    tick(main, "Harmony")
    press(main, "Go on")
    assert cut_off(main) + beyond(main) == []
    press(main, "Go on")
    names(main).setPlainText("Maria S.\nJames\nJames")
    assert cut_off(main) + beyond(main) == []
    names(main).setPlainText("Maria S.\nJames")
    press(main, "Go on")
    assert cut_off(main) + beyond(main) == []
