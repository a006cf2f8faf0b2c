"""What was changed in Settings and not saved waits while something else is shown; nothing goes without a yes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.practice_for_tests import MORNING
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.practice.test_groups_card import line
from tests.ui.practice.test_programs_card import QUESTIONS, lines, number, pick, press_called
from tests.ui.screens.conftest import at_once, press, words_in
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.practice.groups_card import GroupsCard
from ui.practice.programs_card import ProgramsCard
from ui.practice_windows import PracticeWindows
from ui.screens.settings import SettingsScreen
from ui.setting_words import Section
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


def left_out(name: str) -> str:
    return f"Your changes to {name} were left out. They are not saved yet."


@pytest.fixture
def programs(stage: Stage, theme: Theme, opened: Show) -> ProgramsCard:
    card = ProgramsCard(theme, stage.acting)
    card.redraw()
    opened(card, 720, 1600)
    return card


@pytest.fixture
def groups(stage: Stage, theme: Theme, opened: Show) -> GroupsCard:
    card = GroupsCard(theme, stage.acting)
    card.edit(MORNING)
    opened(card, 720, 1400)
    return card


def test_a_programs_changes_wait_while_another_one_is_changed_and_saved(
    programs: ProgramsCard, stage: Stage, told: list[str]
) -> None:
    number(programs, "Minutes a week").setValue(360)
    programs.show_section(QUESTIONS)
    press_called(programs, "Leave out: Goal")
    pick(programs, "Program", "Blue Heart")
    assert left_out("Harmony") in words_in(programs)
    number(programs, "Minutes a week").setValue(600)
    press(programs, "Save program")
    press_called(programs, "Go on with them: Harmony")
    assert number(programs, "Minutes a week").value() == 360
    assert left_out("Harmony") not in words_in(programs)
    press(programs, "Save program")
    assert told == ["Blue Heart is saved.", "Harmony is saved."]
    kept = stage.desk.practice.programs
    assert kept["harmony"].rules.weekly_minutes == 360
    assert [question.id for question in kept["harmony"].rules.check_in] == ["feeling", "craving", "used"]
    assert kept["blue-heart"].rules.weekly_minutes == 600


def test_choosing_it_in_the_list_brings_the_changes_back_too(programs: ProgramsCard) -> None:
    number(programs, "Minutes a week").setValue(360)
    pick(programs, "Program", "Blue Heart")
    pick(programs, "Program", "Harmony")
    assert number(programs, "Minutes a week").value() == 360
    pick(programs, "Program", "Harmony")
    assert number(programs, "Minutes a week").value() == 360


def test_nothing_waits_where_nothing_was_typed(programs: ProgramsCard) -> None:
    for name in ("Blue Heart", "Harmony", "Blue Heart"):
        pick(programs, "Program", name)
        assert "left out" not in words_in(programs)
    press(programs, "New program")
    pick(programs, "Program", "Harmony")
    assert "left out" not in words_in(programs)


def test_changes_go_when_somebody_throws_them_away(programs: ProgramsCard, stage: Stage) -> None:
    number(programs, "Minutes a week").setValue(360)
    press(programs, "Throw changes away")
    assert number(programs, "Minutes a week").value() == 540
    number(programs, "Minutes a week").setValue(360)
    pick(programs, "Program", "Blue Heart")
    press_called(programs, "Throw them away: Harmony")
    assert "left out" not in words_in(programs)
    pick(programs, "Program", "Harmony")
    assert number(programs, "Minutes a week").value() == 540


def test_what_was_thrown_away_comes_back_by_its_message(windows: PracticeWindows) -> None:
    windows.settings.go_to_setting(Section.PROGRAMS.id)
    windows.main.go_to(windows.settings)
    card = windows.settings.findChildren(ProgramsCard)[0]
    number(card, "Minutes a week").setValue(360)
    pick(card, "Program", "Blue Heart")
    press_called(card, "Throw them away: Harmony")
    assert "Your changes to Harmony were thrown away." in words_in(windows.main)
    press(windows.main, "Undo")
    assert left_out("Harmony") in words_in(card)
    press_called(card, "Go on with them: Harmony")
    assert number(card, "Minutes a week").value() == 360


def test_a_new_program_waits_as_well(programs: ProgramsCard, stage: Stage) -> None:
    press(programs, "New program")
    lines(programs, "Name of the program")[0].setText("Evenings")
    pick(programs, "Program", "Blue Heart")
    assert left_out("Evenings") in words_in(programs)
    pick(programs, "Program", "Evenings")
    press(programs, "Add program")
    assert "Evenings" in {program.name for program in stage.desk.practice.programs.values()}
    press(programs, "New program")
    press(programs, "Throw changes away")
    assert lines(programs, "Name of the program")[0].text() == "Harmony"


def test_what_cannot_be_read_stays_in_front(programs: ProgramsCard, told: list[str]) -> None:
    programs.show_section(QUESTIONS)
    press_called(programs, "Add")
    lines(programs, "Short name")[4].setText("Called")
    for _again in range(2):
        pick(programs, "Program", "Blue Heart")
        press(programs, "New program")
        assert told.pop() == "Each question of the check-in needs words and a short name."
        assert told.pop() == "Each question of the check-in needs words and a short name."
        assert lines(programs, "Short name")[4].text() == "Called"
        assert lines(programs, "Name of the program")[0].text() == "Harmony"


def test_a_groups_changes_wait(groups: GroupsCard, stage: Stage, told: list[str]) -> None:
    line(groups, "Name of the group").setText("Early birds")
    press(groups, "Fri")
    press(groups, "Sam Okafor")
    pick(groups, "Group", "IOP Evening")
    assert left_out("Early birds") in words_in(groups)
    assert line(groups, "Name of the group").text() == "IOP Evening"
    press(groups, "New group")
    press_called(groups, "Go on with them: Early birds")
    press(groups, "Save group")
    kept = stage.desk.practice.groups[MORNING]
    assert kept.name == "Early birds"
    assert 4 in {meeting.weekday for meeting in kept.meetings}
    assert told == ["Early birds is saved."]
    assert "left out" not in words_in(groups)  # the new one was begun, and nothing typed in it


def test_a_groups_changes_go_with_a_yes_only(groups: GroupsCard, told: list[str]) -> None:
    line(groups, "Reason").setText("Thanksgiv")
    pick(groups, "Group", "IOP Evening")
    assert told == ["A change of a meeting is half typed. Note it first, or clear it."]
    assert line(groups, "Reason").text() == "Thanksgiv"
    press(groups, "Note it")
    pick(groups, "Group", "IOP Evening")
    pick(groups, "Group", "IOP Morning")
    assert "Holiday  ·  Thanksgiv" in words_in(groups)
    press(groups, "Throw changes away")
    assert "Holiday  ·  Thanksgiv" not in words_in(groups)


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (760, 200)])
def test_nothing_of_what_waits_is_cut_off(
    stage: Stage, theme: Theme, qtbot: QtBot, opened: Show, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent))
    settings = SettingsScreen(theme, stage.hub, stage.acting, at_once)
    opened(settings, width, 760)
    settings.edit_group(MORNING)
    card = settings.findChildren(GroupsCard)[0]
    press(card, "Fri")
    pick(card, "Group", "IOP Evening")
    assert left_out("IOP Morning") in words_in(card)
    qtbot.wait(20)
    assert cut_off(settings) == []
    assert beyond(settings) == []


def test_throwing_away_by_keys_leads_to_what_else_waits_and_then_to_the_list(programs: ProgramsCard) -> None:
    number(programs, "Minutes a week").setValue(360)
    press(programs, "New program")
    lines(programs, "Name of the program")[0].setText("Evenings")
    pick(programs, "Program", "Blue Heart")

    def throw_away(name: str) -> QWidget | None:
        button = next(
            one
            for one in programs.findChildren(Button)
            if one.accessibleName() == f"Throw them away: {name}" and one.isVisible()
        )
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        return programs.focusWidget()

    focus = throw_away("Harmony")
    assert focus is not None
    assert focus.accessibleName() == "Go on with them: Evenings"
    focus = throw_away("Evenings")
    assert isinstance(focus, Picker)
    assert focus.accessibleName() == "Program"
