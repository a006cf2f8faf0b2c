"""Where the crisis page stands on the screen, and what it leaves when it goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.crisis_by_hand import open_for_maria
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_it_stands_within_the_screen_with_its_buttons_in_sight(
    live: PracticeWindows, theme: Theme, qtbot: QtBot, percent: int
) -> None:
    theme.choose(Look("light", text_percent=percent, reduced_motion=True))
    live.main.move(0, 300)
    page = open_for_maria(live)
    room = page.screen().availableGeometry()
    qtbot.waitUntil(lambda: room.contains(page.frameGeometry()))
    for words in ("Short break for all", "Close"):
        button = next(found for found in page.findChildren(QPushButton) if found.text() == words)
        assert page.rect().contains(button.rect().translated(button.mapTo(page, QPoint(0, 0))))
    page.close()


def test_after_it_the_focus_is_where_it_was(live: PracticeWindows, qtbot: QtBot) -> None:
    live.live.people.list.setFocus()
    page = open_for_maria(live)
    before = live.main.focusWidget()
    live.live.findChildren(QPushButton)[0].setFocus()  # as a system may do with a window that lies below
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert live.main.focusWidget() is before
