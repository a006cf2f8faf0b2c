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
