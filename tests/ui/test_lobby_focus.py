"""Whoever opens the room by mouse answers the checks by digits at once, in every room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.model.telehealth import TelehealthCheck
from tests.practice_for_tests import MARIA, MORNING
from tests.ui.hand import press, words_in
from ui.practice_windows import PracticeWindows


def type_(text: str) -> None:
    for letter in text:
        at = QApplication.focusWidget()
        assert isinstance(at, QWidget)
        QTest.keyClicks(at, letter)


def is_live(windows: PracticeWindows) -> bool:
    return windows.desk.session is not None and windows.desk.session.run.live


def check_of(windows: PracticeWindows, person: str) -> TelehealthCheck:
    session = windows.desk.session
    assert session is not None
    return session.people[person].check or TelehealthCheck()


@pytest.mark.parametrize("rooms", [1, 2])
def test_digits_answer_as_soon_as_the_room_is_open_and_letters_start_a_note(
    windows: PracticeWindows, rooms: int
) -> None:
    for _room in range(rooms - 1):
        press(windows.main, "Open the room")
        press(windows.live.room.lobby, "Icebreaker")
        windows.live.back_asked.emit()
        press(windows.main, "Close the room")
        later = next(each for each in windows.today._meetings if each.group.id == MORNING)
        windows.today._choose(MORNING, later.starts)
    press(windows.main, "Open the room")
    assert windows.live.room.lobby.isVisibleTo(windows.main)
    type_("13")
    assert (check_of(windows, MARIA).identity, check_of(windows, MARIA).private) == (True, True)
    assert windows.live.notes.bar.text == ""
    type_("b4")
    assert windows.live.notes.bar.text == "b4"


def test_after_an_address_the_next_digits_answer_the_next_checks(windows: PracticeWindows) -> None:
    press(windows.main, "Open the room")
    type_("2")
    type_("4 Lake Road, Nashua, NH 03060")
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_Return)
    type_("3456")
    check = check_of(windows, MARIA)
    assert check.address == "4 Lake Road, Nashua, NH 03060"
    assert check.missing == ("identity",)
    assert windows.live.notes.bar.text == ""


def test_a_meeting_of_another_day_starts_by_the_second_press_alone(windows: PracticeWindows) -> None:
    later = [each for each in windows.today._meetings if each.group.id == MORNING][1]
    windows.today._choose(MORNING, later.starts)
    press(windows.main, "Start")
    assert not is_live(windows)
    press(windows.main, "Open the room")
    press(windows.live, "Start")
    assert not is_live(windows)
    assert "not today’s. Press Start once more" in words_in(windows.main)
    press(windows.live, "Start")
    assert is_live(windows)
    assert "Press Start once more" not in words_in(windows.main)
