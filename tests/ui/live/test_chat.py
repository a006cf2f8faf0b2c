"""What goes into the call's chat by one click: the prompt, the return time, the closing thought, and never a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from app.live import commands, steering
from tests.practice_for_tests import MORNING, NINE
from tests.ui.conftest import Stage
from tests.ui.live.conftest import from_prompt_menu, session_of
from ui.keys import Act
from ui.screens.live import LiveScreen
from ui.theme import Theme
from ui.windows.mini import MiniWindow

Show = Callable[[QWidget, int, int], None]
COPY = "Copy for the chat (Ctrl+Shift+C)"
COPIED = "Copied. Paste it into the call’s chat."


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> None:
    QApplication.clipboard().setText("nothing")


def clipboard() -> str:
    return QApplication.clipboard().text()


def copy(screen: QWidget, words: str) -> None:
    found = [
        one
        for one in screen.findChildren(QPushButton)
        if one.accessibleName().startswith(words) and one.isVisibleTo(screen)
    ]
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def test_in_a_break_the_return_time_is_copied(live: LiveScreen, stage: Stage, told: list[str]) -> None:
    for _block in range(2):
        stage.wait(1)
        stage.seat.do(commands.next_block)
    copy(live, "Copy the return time for the chat")
    assert clipboard() == "Back at 9:17"
    assert told == [COPIED]


def test_in_a_short_break_as_well_beside_the_prompt(live: LiveScreen, stage: Stage) -> None:
    stage.wait(2)
    stage.seat.do(steering.take_short_break, 5)
    copy(live, "Copy the return time for the chat")
    assert clipboard() == "Back at 9:07"
    from_prompt_menu(live, COPY)
    icebreaker = session_of(stage).icebreaker
    assert icebreaker is not None
    assert clipboard() == f"{icebreaker.text}\nA pass is always welcome."


def test_the_closing_thought_is_copied_at_the_check_out(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.enter_block, "check-out")
    from_prompt_menu(live, COPY)
    opened = session_of(stage).opened
    assert opened is not None
    assert opened.closing_thought is not None
    assert clipboard() == opened.closing_thought.text


def test_a_key_copies_what_the_group_is_asked_now(live: LiveScreen, stage: Stage, theme: Theme) -> None:
    theme.keys.choose(Act.COPY, "F8")
    QTest.keyClick(live, Qt.Key.Key_F8)
    icebreaker = session_of(stage).icebreaker
    assert icebreaker is not None
    assert clipboard() == f"{icebreaker.text}\nA pass is always welcome."
    stage.seat.do(steering.take_short_break, 5)
    QTest.keyClick(live, Qt.Key.Key_F8)
    assert clipboard() == "Back at 9:05"


def test_a_text_with_a_name_of_the_list_is_held_back_and_said(
    theme: Theme, stage: Stage, opened: Show, told: list[str]
) -> None:
    first = stage.desk.prepare(stage.desk.practice.groups[MORNING], NINE).result()
    assert first.icebreaker is not None
    named = first.icebreaker.model_copy(update={"text": "What would you thank María for?"})
    stage.seat.open_session(first.model_copy(update={"icebreaker": named}))
    screen = LiveScreen(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(screen, 1280, 720)
    screen.middle.open_plan()
    from_prompt_menu(screen, COPY)
    assert clipboard() == "nothing"
    assert told == ["A name from the list stands in this text, so it was not copied for the chat."]


def test_the_timer_above_the_call_copies_the_return_time(
    live: LiveScreen, stage: Stage, theme: Theme, opened: Show
) -> None:
    mini = MiniWindow(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(mini, 400, 84)
    stage.seat.do(steering.take_short_break, 5)
    middle = QPoint(10, 10)
    QApplication.sendEvent(
        mini, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, mini.mapToGlobal(middle))
    )
    menu = next(menu for menu in mini.findChildren(QMenu) if menu.isVisible())
    next(act for act in menu.actions() if act.text() == "Copy “Back at 9:05” for the chat").trigger()
    menu.close()
    assert clipboard() == "Back at 9:05"
