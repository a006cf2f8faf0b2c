"""What is said stands over nothing that could be pressed, and takes the focus from nobody."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.practice_for_tests import MARIA, MORNING
from ui.parts.message_bar import MessageBar
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme


def bar(windows: PracticeWindows) -> MessageBar:
    found = windows.main.findChild(MessageBar)
    assert isinstance(found, MessageBar)
    return found


def under(windows: PracticeWindows) -> list[str]:
    """The buttons and fields below the message, by what they say."""
    message = bar(windows)
    place = message.geometry()
    found: list[str] = []
    parts: list[QPushButton | QLineEdit] = [
        *windows.main.findChildren(QPushButton),
        *windows.main.findChildren(QLineEdit),
    ]
    for part in parts:
        seen = part.visibleRegion().boundingRect() if part.isVisible() else QRect()
        if message.isAncestorOf(part) or seen.isEmpty():
            continue
        if seen.translated(part.mapTo(windows.main, QPoint(0, 0))).intersects(place):
            found.append(part.accessibleName() or part.text())
    return found


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (480, 900)])
def test_no_button_lies_under_it(windows: PracticeWindows, qtbot: QtBot, size: tuple[int, int]) -> None:
    windows.main.resize(*size)
    for screen in (windows.today, windows.week, windows.settings, windows.people):
        windows.main.go_to(screen)
        windows.main.say("Maria S. is saved.", "Undo", "nothing")
        qtbot.waitUntil(lambda: bar(windows).isVisible() and under(windows) == [])
    windows.people.show_person(MORNING, MARIA)
    windows.main.say("Maria S. is saved.", "Undo", "nothing")
    qtbot.waitUntil(lambda: under(windows) == [])
    windows.people.begin_new(MORNING)
    windows.main.say("Maria S. is saved.", "Undo", "nothing")
    qtbot.waitUntil(lambda: under(windows) == [])


def test_closing_it_leaves_the_focus_where_it_was(windows: PracticeWindows, qtbot: QtBot) -> None:
    windows.people.begin_new(MORNING)
    windows.main.go_to(windows.people)
    windows.people.begin_new(MORNING)
    windows.main.refuse("Type a name first.")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    close = next(one for one in bar(windows).findChildren(QPushButton) if one.accessibleName() == "Close")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is field
    windows.main.refuse("Type a name first.")
    close.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert not bar(windows).isVisible()
    now: QWidget | None = QApplication.focusWidget()
    assert now is field


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((480, 900), 200), ((1280, 720), 200)])
def test_the_note_field_never_lies_under_it(
    live: PracticeWindows, theme: Theme, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    live.main.resize(*size)
    live.main.say("5 min behind: started 4 min late, Check-in 1 min over.")
    field = live.live.notes.bar
    qtbot.waitUntil(
        lambda: not QRect(field.mapTo(live.main, QPoint(0, 0)), field.size()).intersects(bar(live).geometry())
    )


@pytest.mark.parametrize("size", [(480, 720), (480, 900)])
def test_in_a_window_made_small_it_leaves_the_note_field_and_the_next_block_alone(
    live: PracticeWindows, theme: Theme, qtbot: QtBot, size: tuple[int, int]
) -> None:
    theme.choose(Look("dark", 200, reduced_motion=True))
    live.main.resize(1280, 720)
    live.main.say("7 min behind: Check-in & icebreaker 7 min over.")
    live.main.resize(*size)
    qtbot.wait(200)  # it moves once what is around it has come to rest
    covered = under(live)
    assert not [each for each in covered if each.startswith(("Next", "Start"))]
    field = live.live.notes.bar
    assert not QRect(field.mapTo(live.main, QPoint(0, 0)), field.size()).intersects(bar(live).geometry())


def test_a_long_sentence_is_said_in_the_smallest_window_with_the_largest_letters(
    live: PracticeWindows, theme: Theme
) -> None:
    theme.choose(Look("light", 200, reduced_motion=True))
    live.main.resize(live.main.minimumSize())
    live.main.refuse("This could not be done, and here is at length what stood in its way. " * 5)
    assert bar(live).isVisible()
    assert bar(live).geometry().top() >= 0


def test_how_it_stands_goes_with_the_next_act(live: PracticeWindows) -> None:
    live.live.acts.why()
    assert bar(live).isVisible()
    live.live.acts.add()
    assert not bar(live).isVisible()
