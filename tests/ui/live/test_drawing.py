"""What was drawn, in a running group: another one, never again, to the group by one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from app.live import commands
from app.live.events import Item
from tests.practice_for_tests import MORNING
from tests.ui.conftest import Stage
from tests.ui.hand import press, words_in
from tests.ui.live.conftest import session_of
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def never(live: LiveScreen) -> None:
    wish(live, "Never for this group")


def wish(live: LiveScreen, words: str) -> None:
    """Behind the three dots of the prompt that is there."""
    dots = [b for b in live.findChildren(QPushButton) if b.accessibleName() == "More for this prompt"]
    next(b for b in dots if b.isVisibleTo(live)).click()
    menu = next(menu for menu in live.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text().replace("&", "").startswith(words)).trigger()
    menu.close()


def barred(stage: Stage) -> set[str]:
    return {item for _deck, item in stage.desk.practice.offer.barred_for(MORNING)}


def icebreaker(stage: Stage) -> Item:
    found = session_of(stage).icebreaker
    assert found is not None
    return found


def closing_thought(stage: Stage) -> Item:
    found = session_of(stage).closing_thought
    assert found is not None
    return found


def test_never_for_this_group_brings_another_at_once(live: LiveScreen, stage: Stage, told: list[str]) -> None:
    first = icebreaker(stage)
    never(live)
    assert icebreaker(stage).text in words_in(live.block)
    assert icebreaker(stage) != first
    assert barred(stage) == {first.id}
    assert told == ["That one does not come up in IOP Morning any more."]


def test_never_is_taken_back_and_the_one_before_is_there_again(live: LiveScreen, stage: Stage) -> None:
    undo: list[Callable[[], object]] = []
    stage.acting.undoable.connect(lambda _words, back: undo.append(back))
    first = icebreaker(stage)
    stage.wait(1)
    never(live)
    assert icebreaker(stage) != first
    undo.pop()()
    assert icebreaker(stage) == first
    assert not barred(stage)
    never(live)
    stage.wait(1)
    stage.seat.do(commands.enter_block, "check-out")  # the group has gone on
    second = icebreaker(stage)
    undo.pop()()
    assert icebreaker(stage) == second
    assert not barred(stage)


def test_another_closing_thought_by_click_and_by_key(live: LiveScreen, stage: Stage) -> None:
    before = icebreaker(stage)
    stage.seat.do(commands.enter_block, "check-out")
    seen = [closing_thought(stage).id]
    press(live, "Another")
    seen.append(closing_thought(stage).id)
    QTest.keyClick(live, Qt.Key.Key_I, CONTROL)
    seen.append(closing_thought(stage).id)
    assert len(set(seen)) == 3
    assert closing_thought(stage).text in words_in(live.block)
    assert icebreaker(stage) == before


def test_a_closing_thought_that_is_never_for_this_group_goes(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.enter_block, "check-out")
    first = closing_thought(stage)
    never(live)
    assert closing_thought(stage) != first
    assert barred(stage) == {first.id}


@pytest.mark.parametrize(
    ("block", "what"),
    [("check-in", "icebreaker"), ("education", "topic"), ("check-out", "closing_thought")],
)
def test_one_key_puts_what_is_asked_on_the_share_window_and_takes_it_away(
    live: LiveScreen, stage: Stage, block: str, what: str
) -> None:
    stage.seat.do(commands.enter_block, block)
    QTest.keyClick(live, Qt.Key.Key_S, CONTROL | SHIFT)
    assert session_of(stage).shown == what
    QTest.keyClick(live, Qt.Key.Key_S, CONTROL | SHIFT)
    assert session_of(stage).shown == ""


def test_one_key_copies_what_is_asked_and_says_that_a_pass_is_welcome(live: LiveScreen, stage: Stage) -> None:
    assert "A pass is always welcome." in words_in(live.block)
    QTest.keyClick(live, Qt.Key.Key_C, CONTROL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied == f"{icebreaker(stage).text}\nA pass is always welcome."


def test_in_a_narrow_column_with_large_letters_another_is_in_the_menu(
    live: LiveScreen, stage: Stage, theme: Theme
) -> None:
    first = icebreaker(stage)
    theme.choose(Look(text_percent=200))
    live.resize(480, 860)
    wish(live, "Another")
    assert icebreaker(stage) != first
    assert barred(stage) == set()
