"""The windows that the co-facilitator opens: the share window, and a timer that is signed with their name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.live import commands
from app.live.state import Session
from tests.practice_for_tests import ALEX, SAM
from tests.ui.hand import press, words_in
from ui.guide import GuideWindow
from ui.keys import Act, Keys
from ui.live.crisis_page import CrisisPage
from ui.practice_windows import PracticeWindows
from ui.theme import Theme
from ui.windows.co_facilitator import CoFacilitatorWindow
from ui.windows.share import ShareWindow


@pytest.fixture
def keys(theme: Theme) -> Keys:
    """The share window and the timer have keys only when somebody gives them some."""
    theme.keys.choose(Act.SHARE_VIEW, "F6")
    theme.keys.choose(Act.MINI_TIMER, "F7")
    return theme.keys


@pytest.fixture
def sam(live: PracticeWindows, keys: Keys, qtbot: QtBot) -> CoFacilitatorWindow:
    live.beside.open_co_facilitator(SAM.id)
    assert live.beside.co_facilitator is not None
    turn_to(live.beside.co_facilitator, qtbot)
    return live.beside.co_facilitator


def turn_to(window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def session_of(windows: PracticeWindows) -> Session:
    assert windows.desk.session is not None
    return windows.desk.session


def a_minute_more(windows: PracticeWindows) -> str:
    """Give the block a minute on the timer; who signed it."""
    assert windows.beside.mini is not None
    press(windows.beside.mini, "One minute more (Ctrl++)")
    return session_of(windows).entries[-1].author


def test_the_share_window_opens_by_its_key_and_closing_it_changes_nothing(
    live: PracticeWindows, sam: CoFacilitatorWindow
) -> None:
    entries = session_of(live).entries
    QTest.keyClick(sam, Qt.Key.Key_F6)
    share = next(window for window in live.beside.standing if isinstance(window, ShareWindow))
    assert share.isVisible()
    share.close()
    assert live.beside.share is None
    assert session_of(live).entries == entries
    assert sam.isVisible()


def test_a_prompt_that_is_shown_brings_the_share_window_and_is_signed_here(
    live: PracticeWindows, sam: CoFacilitatorWindow
) -> None:
    press(sam.block, "Show")
    assert live.beside.share is not None
    icebreaker = session_of(live).icebreaker
    assert icebreaker is not None
    assert icebreaker.text in words_in(live.beside.share)
    assert session_of(live).entries[-1].author == SAM.id


def test_what_is_held_back_is_said_in_both_windows(live: PracticeWindows, sam: CoFacilitatorWindow) -> None:
    icebreaker = session_of(live).icebreaker
    assert icebreaker is not None
    QTest.keyClick(sam, Qt.Key.Key_F6)
    prompt = icebreaker.model_copy(update={"text": "What would Maria say to you today?"})
    live.desk.seat(ALEX.id).do(commands.draw_icebreaker, prompt)
    press(sam.block, "Show")
    for window in (sam, live.main):
        assert "A name from the list stands in a text" in words_in(window)


def test_the_timer_is_signed_by_who_asked_for_it_last(
    live: PracticeWindows, sam: CoFacilitatorWindow, qtbot: QtBot
) -> None:
    live.beside.open_mini()
    assert a_minute_more(live) == ALEX.id
    turn_to(sam, qtbot)
    QTest.keyClick(sam, Qt.Key.Key_F7)
    assert a_minute_more(live) == SAM.id
    turn_to(live.main, qtbot)
    QTest.keyClick(live.live, Qt.Key.Key_F7)
    assert a_minute_more(live) == ALEX.id


def test_crisis_on_their_timer_opens_over_their_window(
    live: PracticeWindows, sam: CoFacilitatorWindow
) -> None:
    QTest.keyClick(sam, Qt.Key.Key_F7)
    assert live.beside.mini is not None
    QTest.keyClick(live.beside.mini, Qt.Key.Key_F2)
    page = next(page for page in sam.findChildren(CrisisPage) if page.isVisible())
    press(page, "Short break for all")
    assert session_of(live).entries[-1].author == SAM.id
    press(page, "Close")


def test_who_has_gone_leaves_no_timer_that_signs_for_them(
    live: PracticeWindows, sam: CoFacilitatorWindow
) -> None:
    QTest.keyClick(sam, Qt.Key.Key_F7)
    sam.close()
    assert live.beside.mini is None
    live.beside.open_mini()
    live.beside.open_co_facilitator(SAM.id)
    assert live.beside.co_facilitator is not None
    live.beside.co_facilitator.close()
    assert live.beside.mini is not None


def test_f1_has_the_keys_of_all_of_it(live: PracticeWindows, sam: CoFacilitatorWindow) -> None:
    QTest.keyClick(sam, Qt.Key.Key_F1)
    page = sam.findChild(GuideWindow)
    assert isinstance(page, GuideWindow)
    said = words_in(page)
    for key, words in (
        ("F4", "The rest of the session: minutes, and when it ends"),
        ("F6", "Share view"),
        ("F7", "Mini timer"),
    ):
        assert f"{key}\n{words}" in said
    assert not any(
        button.text() == "Change keys" and button.isVisible() for button in page.findChildren(QPushButton)
    )
    page.close()
    for words in ("End session", "Co-facilitator", "Change keys"):
        assert f"\n{words}\n" not in f"\n{said}\n"


def test_they_can_say_that_a_sleep_was_a_pause_and_the_question_goes_everywhere(
    live: PracticeWindows, sam: CoFacilitatorWindow, qtbot: QtBot, clock: SetClock
) -> None:
    clock.pass_time(timedelta(minutes=5))
    clock.sleep(timedelta(minutes=4, seconds=10))
    asked = "The laptop slept for 4:10. The time counts as session time."
    qtbot.waitUntil(lambda: asked in words_in(live.main) and asked in words_in(sam), timeout=5000)
    press(sam, "Make it a pause")
    session = session_of(live)
    assert session.block is not None
    assert session.run.elapsed(session.block, live.desk.now()) == timedelta(minutes=5)
    assert session.entries[-1].author == SAM.id
    assert asked not in words_in(live.main)
    assert asked not in words_in(sam)
