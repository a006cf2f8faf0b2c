"""Crisis: one key from any live window, and what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from tests.practice_for_tests import SAM, minutes
from tests.ui.hand import press, words_in
from ui.live.crisis_page import CrisisPage
from ui.practice_windows import PracticeWindows


def page_of(windows: PracticeWindows) -> CrisisPage:
    return next(page for page in windows.main.findChildren(CrisisPage) if page.isVisible())


def test_one_key_says_what_to_do_and_counts_from_then(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    QTest.keyClick(live.live, Qt.Key.Key_F2)
    page = page_of(live)
    clock.pass_time(minutes(2))
    page.count()
    said = words_in(page)
    assert "2:00 since you opened this" in said
    assert "911 reaches your own town" in said
    assert said.index("ten-digit number") < said.index("988") < said.index("1-800-662-4357")
    press(page, "Copy 988 for the chat")
    assert "988" in QGuiApplication.clipboard().text()
    press(page, "Close")


def test_everybody_else_goes_on_a_short_break_from_the_page(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    QTest.keyClick(live.live, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    press(page_of(live), "Short break for all")
    assert live.desk.session is not None
    assert live.desk.session.run.paused
    press(page_of(live), "Close")


def test_in_the_second_window_it_is_the_second_persons_page_and_names_nobody(
    live: PracticeWindows, qtbot: QtBot
) -> None:
    live.beside.open_co_facilitator(SAM.id)
    window = live.beside.co_facilitator
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F2)
    page = next(page for page in window.findChildren(CrisisPage) if page.isVisible())
    assert not any(name in words_in(page) for name in ("Maria", "James", "Aisha"))
    press(page, "Short break for all")
    session = live.desk.session
    assert session is not None
    assert session.entries[-1].author == SAM.id
    press(page, "Close")


def test_its_keys_are_those_of_the_group(live: PracticeWindows, qtbot: QtBot) -> None:
    live.open_crisis()
    page = page_of(live)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert live.desk.session is not None
    assert live.desk.session.run.paused
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert not page.isVisible()


def test_where_no_clock_runs_it_offers_no_break(windows: PracticeWindows, qtbot: QtBot) -> None:
    windows.today.next.lobby_asked.emit()
    windows.open_crisis()
    page = page_of(windows)
    button = next(found for found in page.findChildren(QPushButton) if found.text() == "Short break for all")
    assert not button.isEnabled()
    press(page, "Close")
