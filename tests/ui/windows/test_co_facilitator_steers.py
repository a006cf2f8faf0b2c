"""The clock and the plan from the second window: its menu, the rest of the session, and the share window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.live import commands
from app.model.rounds import Round
from tests.practice_for_tests import JAMES, MARIA, SAM
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press
from tests.ui.live.conftest import focused, session_of
from tests.ui.windows.conftest import answer, last_author, words_on
from ui.live.clock_menu import ClockMenu
from ui.live.rest_of_session import RestOfSession
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme
from ui.windows.co_facilitator import CoFacilitatorWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def choose(sam: CoFacilitatorWindow, words: str) -> None:
    """Open the menu of the three dots, and choose what begins with these words."""
    press(sam, "More")
    menu = sam.findChildren(ClockMenu)[-1]
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


def late(stage: Stage) -> None:
    """Check-in took six minutes too long."""
    stage.wait(36)
    stage.seat.do(commands.next_block)
    stage.wait(1)


def test_the_menu_has_the_way_back_to_the_plan_and_to_the_block_before(
    sam: CoFacilitatorWindow, stage: Stage
) -> None:
    late(stage)
    choose(sam, "Catch up")
    assert session_of(stage).run.added
    assert last_author(stage) == SAM.id
    choose(sam, "Back to the block before (Ctrl+Shift+N)")
    block = session_of(stage).block
    assert block is not None
    assert block.title == "Check-in & icebreaker"
    assert last_author(stage) == SAM.id


def test_the_rest_of_the_session_is_changed_from_here_and_signed_by_who_sits_here(
    sam: CoFacilitatorWindow, main: LiveScreen, stage: Stage
) -> None:
    late(stage)
    before = session_of(stage).run
    QTest.keyClick(sam, Qt.Key.Key_F4)
    assert "60 → 54 min" in words_on(sam)
    assert "The rest of the session" not in words_on(main)
    press(sam, "A minute more for Small-group counseling")
    assert session_of(stage).run == before
    press(sam, "Change the plan")
    assert session_of(stage).run.added == {"small-group": -5}
    assert last_author(stage) == SAM.id
    assert "The rest of the session" not in words_on(sam)
    QTest.keyClick(sam, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert session_of(stage).run == before


def test_the_rest_of_the_session_opens_from_the_menu_and_escape_or_its_key_leaves_all_as_it_is(
    sam: CoFacilitatorWindow, stage: Stage
) -> None:
    late(stage)
    before = session_of(stage).run
    choose(sam, "The rest of the session (F4)")
    assert "60 → 54 min" in words_on(sam)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert "60 → 54 min" not in words_on(sam)
    QTest.keyClick(sam, Qt.Key.Key_F4)
    assert "60 → 54 min" in words_on(sam)
    QTest.keyClick(sam, Qt.Key.Key_F4)
    assert "60 → 54 min" not in words_on(sam)
    assert session_of(stage).run == before


def test_the_block_comes_back_for_a_turn_and_when_the_session_is_ended_elsewhere(
    sam: CoFacilitatorWindow, stage: Stage
) -> None:
    late(stage)
    QTest.keyClick(sam, Qt.Key.Key_F4)
    sam.people.turn_asked.emit(JAMES, Round.CHECK_IN.value)
    assert "The rest of the session" not in words_on(sam)
    assert focused() is answer(sam, "How do you feel, in one word?")
    QTest.keyClick(sam, Qt.Key.Key_F4)
    assert "The rest of the session" in words_on(sam)
    stage.seat.do(commands.end, let_go=(MARIA, JAMES))
    assert "The rest of the session" not in words_on(sam)
    assert "The session has ended" in words_on(sam)


@pytest.mark.parametrize(
    ("size", "percent"),
    [
        ((1120, 760), 100),
        ((1120, 760), 150),
        ((1120, 760), 200),
        ((480, 900), 100),
        ((480, 900), 150),
        ((480, 900), 200),
        ((440, 480), 100),
    ],
)
def test_no_word_of_the_rest_of_the_session_is_cut_and_its_buttons_come_into_sight_by_tab(
    sam: CoFacilitatorWindow, theme: Theme, stage: Stage, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look("dark", percent, reduced_motion=True))
    sam.resize(*size)
    late(stage)
    QTest.keyClick(sam, Qt.Key.Key_F4)
    card = sam.findChildren(RestOfSession)[0]
    qtbot.waitUntil(lambda: cut_off(sam) == [] and beyond(card) == [])
    assert (sam.width(), sam.height()) == size
    assert card.closing is not None
    foot = card.closing.findChildren(QPushButton)
    accept = next(button for button in foot if button.text() == "Change the plan")
    for _stop in range(40):
        if focused() is accept:
            break
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is accept
    qtbot.waitUntil(lambda: accept.visibleRegion().boundingRect() == accept.rect())
    QTest.keyClick(accept, Qt.Key.Key_Space)
    assert session_of(stage).run.added == {"small-group": -6}


def test_with_large_letters_in_a_column_the_minutes_are_in_the_menu(
    sam: CoFacilitatorWindow, theme: Theme, stage: Stage
) -> None:
    theme.choose(Look("light", 200, reduced_motion=True))
    sam.resize(480, 900)
    choose(sam, "One minute more (Ctrl++)")
    assert session_of(stage).run.added == {"check-in": 1}
    sam.resize(1120, 900)
    press(sam, "One minute more (Ctrl++)")
    assert session_of(stage).run.added == {"check-in": 2}


def test_showing_a_prompt_and_the_menu_ask_for_the_share_window(
    sam: CoFacilitatorWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sam.share_asked):
        choose(sam, "Share view")
    with qtbot.waitSignal(sam.prompt_shown):
        press(sam, "Show")
    with qtbot.assertNotEmitted(sam.prompt_shown):
        press(sam, "Shown")
