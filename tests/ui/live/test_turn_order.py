"""The order of a round in the window: a quiet choice, and a list that is put in order by keys or by dragging."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.live import commands
from app.live.turns import order_turns, to_come
from app.model.rounds import Round
from tests.practice_for_tests import AISHA, JAMES, MARIA
from tests.ui.conftest import Stage
from tests.ui.live.conftest import field, focused, from_prompt_menu, session_of, words_in
from ui.live.turn_order import TurnOrder
from ui.screens.live import LiveScreen

CONTROL = Qt.KeyboardModifier.ControlModifier
FEELING = "How do you feel, in one word?"


def order_menu(live: LiveScreen) -> QMenu:
    QTest.keyClick(live, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    return next(menu for menu in live.findChildren(QMenu, "order") if menu.isVisible())


def by_hand(live: LiveScreen, stage: Stage) -> TurnOrder:
    stage.seat.do(commands.mark_arrived, AISHA)
    menu = order_menu(live)
    for _step in range(3):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    card = live.block.turn_order
    assert card.isVisible()
    return card


def names(card: TurnOrder) -> list[str]:
    return [row.name for row in card.list.shown]


def turns(stage: Stage) -> tuple[str, ...]:
    return to_come(session_of(stage), Round.CHECK_IN)


def test_the_menu_says_how_the_order_came_about_and_keys_choose_another(
    live: LiveScreen, stage: Stage
) -> None:
    stage.seat.do(commands.mark_left, MARIA)
    stage.wait(1)
    stage.seat.do(commands.mark_arrived, AISHA)
    menu = order_menu(live)
    assert [action.text() for action in menu.actions()] == [
        "By rotation",
        "By arrival",
        "Newcomers last",
        "By hand…",
    ]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["By rotation"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert session_of(stage).orders[Round.CHECK_IN].by == "arrival"
    assert live.block.round.order.toolTip() == "Order of the round: By arrival (Ctrl+Shift+O)"


def test_ctrl_and_an_arrow_move_a_person_and_the_first_has_the_card(live: LiveScreen, stage: Stage) -> None:
    card = by_hand(live, stage)
    assert focused() is card.list
    assert names(card) == ["Maria S.", "James T.", "Aisha K."]
    QTest.keyClick(card.list, Qt.Key.Key_Down, CONTROL)
    assert names(card) == ["James T.", "Maria S.", "Aisha K."]
    QTest.keyClick(card.list, Qt.Key.Key_Down, CONTROL)
    assert names(card) == ["James T.", "Aisha K.", "Maria S."]
    QTest.keyClick(card.list, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert turns(stage) == (JAMES, AISHA, MARIA)
    assert "James T." in words_in(live.block)


def test_a_person_is_dragged_to_another_place(live: LiveScreen, stage: Stage) -> None:
    card = by_hand(live, stage)
    places = [card.list.visualRect(card.list.model().index(at, 0)).center() for at in range(3)]
    before = len(session_of(stage).entries)
    view = card.list.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(view, place - QPoint(0, 2))
        QTest.mouseMove(view, place)
    assert names(card) == ["James T.", "Aisha K.", "Maria S."]
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=places[2])
    assert turns(stage) == (JAMES, AISHA, MARIA)
    assert len(session_of(stage).entries) == before + 1


def test_the_list_goes_when_the_block_has_no_round_any_more(live: LiveScreen, stage: Stage) -> None:
    card = by_hand(live, stage)
    stage.seat.do(commands.next_block)
    assert not card.isVisible()
    assert live.block.isVisible()


def test_another_order_gives_the_card_to_its_first_but_takes_no_words_from_anybody(
    live: LiveScreen, stage: Stage
) -> None:
    QTest.keyClicks(field(live, FEELING), "tired")
    QTest.keyClick(live, Qt.Key.Key_L, CONTROL)  # Maria waits, and her word with her
    assert "James T." in words_in(live.block)
    assert field(live, FEELING).text() == ""
    stage.seat.do(order_turns, Round.CHECK_IN, "rotation")
    assert "Maria S." in words_in(live.block)
    assert field(live, FEELING).text() == "tired"
    stage.seat.do(order_turns, Round.CHECK_IN, "arrival")
    assert field(live, FEELING).text() == "tired"


def test_an_icebreaker_is_said_to_be_done_with_one_click_and_the_round_has_its_minutes(
    live: LiveScreen, stage: Stage
) -> None:
    live.resize(1440, 900)
    assert "fair share 11:00" in words_in(live.block)
    from_prompt_menu(live.block, "Finished: its minutes go to the round")
    assert "fair share 15:00" in words_in(live.block)
    from_prompt_menu(live.block, "Not finished yet")
    assert "fair share 11:00" in words_in(live.block)
