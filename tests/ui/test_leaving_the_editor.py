"""Whichever way the agenda editor is left, what was typed in it is kept, and only offered where it belongs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.clock import SetClock
from app.live import steering
from tests.practice_for_tests import ALEX, EVENING, MORNING, minutes
from tests.ui.hand import press, words_in
from tests.ui.test_agenda_editing import AGENDAS, form, line, own, retype, title_field
from ui.guide import GuideWindow
from ui.parts.number_field import NumberField
from ui.practice_windows import PracticeWindows
from ui.screens.agenda import AgendaScreen
from ui.screens.settings import SettingsScreen

LEFT_OUT = "Your changes were left out."


@pytest.fixture
def settings(windows: PracticeWindows) -> PracticeWindows:
    windows.settings.go_to(AGENDAS)
    windows.main.go_to(windows.settings)
    return windows


def open_room(windows: PracticeWindows, group: str) -> None:
    desk = windows.desk
    desk.seat(ALEX.id).open_session(desk.prepare(desk.practice.groups[group], desk.now()).result())
    windows.main.go_to(windows.live)


def minutes_today(windows: PracticeWindows) -> list[int]:
    session = windows.desk.session
    assert session is not None
    return [block.minutes for block in session.run.allotted_blocks]


def test_minutes_taken_in_the_lobby_stand_in_the_editor_and_what_is_typed_there_counts(
    windows: PracticeWindows, clock: SetClock
) -> None:
    open_room(windows, MORNING)
    windows.desk.seat(ALEX.id).do(steering.replan, {"education": 5})
    clock.pass_time(minutes(1))
    press(windows.main, "Edit today’s agenda")
    assert line(windows, "Education").minutes.value() == 40
    retype(line(windows, "Education").minutes, "45")
    press(windows.main, "Use it today")
    assert minutes_today(windows)[1] == 45
    windows.desk.seat(ALEX.id).undo()
    assert minutes_today(windows)[1] == 40


def test_what_was_typed_is_still_there_after_leaving_twice(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    retype(line(settings, "Break").minutes, "25")
    press(settings.main, "Cancel")
    press(settings.main, "Go on with them")
    press(settings.main, "Cancel")
    assert LEFT_OUT in words_in(settings.main)
    press(settings.main, "Go on with them")
    assert line(settings, "Break").minutes.value() == 25
    retype(line(settings, "Break").minutes, "15")
    press(settings.main, "Cancel")  # as it was before anything was typed
    assert LEFT_OUT not in words_in(settings.main)


def test_changing_keys_in_the_middle_loses_nothing(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    retype(line(settings, "Break").minutes, "25")
    QTest.keyClick(settings.main.focusWidget(), Qt.Key.Key_F1)
    page = settings.main.findChild(GuideWindow)
    assert page is not None
    press(page, "Change keys")
    assert settings.main.shows(SettingsScreen)
    assert LEFT_OUT in words_in(settings.main)
    press(settings.main, "Go on with them")
    assert line(settings, "Break").minutes.value() == 25


def test_what_was_saved_was_not_left_out(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    retype(title_field(settings), "Our day")
    press(settings.main, "Save agenda")
    assert "Our day is saved." in words_in(settings.main)
    press(settings.main, "Today")
    assert LEFT_OUT not in words_in(settings.main)


def test_going_on_while_another_agenda_is_edited_keeps_both(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    retype(line(settings, "Break").minutes, "25")
    press(settings.main, "Cancel")
    press(settings.main, "New agenda")
    retype(title_field(settings), "Evening")
    press(settings.main, "Go on with them")
    assert line(settings, "Break").minutes.value() == 25
    press(settings.main, "Go on with them")
    assert title_field(settings).text() == "Evening"


def test_todays_changes_of_one_group_are_not_offered_to_another(windows: PracticeWindows) -> None:
    open_room(windows, MORNING)
    press(windows.main, "Edit today’s agenda")
    retype(line(windows, "Education").minutes, "60")
    press(windows.main, "Cancel")
    windows.desk.put_away()
    open_room(windows, EVENING)
    before = minutes_today(windows)
    press(windows.main, "Go on with them")
    assert not windows.main.shows(AgendaScreen)
    assert "These changes were for a session that is not open now." in words_in(windows.main)
    assert minutes_today(windows) == before


def test_a_block_of_three_minutes_is_not_refused_for_what_stands_in_its_closed_details(
    settings: PracticeWindows,
) -> None:
    press(settings.main, "New agenda")
    retype(title_field(settings), "Short day")
    block = line(settings, "New block")
    retype(block.minutes, "3")
    assert (block.draft().least_minutes, block.draft().marks) == (3, "1")
    retype(block.minutes, "30")  # as it was wished for before
    assert (block.draft().least_minutes, block.draft().marks) == (5, "5, 1")
    retype(block.minutes, "3")
    press(settings.main, "Save agenda")
    (agenda,) = own(settings)
    assert (agenda.blocks[0].minutes, agenda.blocks[0].least_minutes, agenda.blocks[0].marks) == (3, 3, (1,))
    assert not settings.main.shows(AgendaScreen)


def test_least_minutes_that_are_typed_too_high_are_named(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    press(settings.main, "More about Break")
    least = next(
        one
        for one in form(settings).findChildren(NumberField)
        if one.accessibleName() == "Least minutes" and one.isVisible()
    )
    retype(least, "20")
    assert "The block has 15 min, so its least minutes cannot be more." in words_in(settings.main)
