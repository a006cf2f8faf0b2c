"""Nobody leaves unheld: before the end stands who is to be seen or reached, each with the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from app.live.safety import take_step
from app.live.safety_steps import steps
from app.model.rounds import Round
from app.practice.no_shows import no_show
from tests.practice_for_tests import AISHA, JAMES, MARIA
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press
from tests.ui.live.conftest import focused, session_of, words_in
from ui.live.before_end import BeforeEnd
from ui.live.rest_of_session import RestOfSession
from ui.parts.card import Card, Foot
from ui.reach_menu import ReachMenu
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme


@pytest.fixture
def all_came(live: LiveScreen, stage: Stage) -> LiveScreen:
    """Nobody is missing without a word."""
    stage.seat.do(commands.mark_excused, AISHA)
    return live


def panel(live: LiveScreen) -> BeforeEnd:
    found = live.findChild(QWidget, "before-end")
    assert isinstance(found, BeforeEnd)
    return found


def ask(live: LiveScreen, qtbot: QtBot) -> None:
    """Ask to end, and wait until everything stands there."""
    live.ask_to_end()
    qtbot.waitUntil(
        lambda: all(label.isVisible() for label in panel(live).findChildren(QLabel) if label.text())
    )


def foot(live: LiveScreen) -> Foot:
    found = panel(live).closing
    assert found is not None
    return found


def end_button(live: LiveScreen) -> QPushButton:
    return next(one for one in foot(live).findChildren(QPushButton) if one.text() == "End session")


def act(live: LiveScreen, words: str, name: str) -> None:
    """Press a button in the row of somebody."""
    button = next(
        one
        for one in panel(live).findChildren(QPushButton)
        if one.isVisibleTo(panel(live)) and one.accessibleName().startswith(f"{words}: {name}")
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_each_person_stands_there_with_every_reason(live: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    stage.seat.do(commands.flag, MARIA)
    stage.seat.do(commands.mark_left, JAMES)
    ask(live, qtbot)
    assert panel(live).names == ["Maria S.", "James T.", "Aisha K."]
    said = words_in(panel(live))
    assert "flagged · has not checked out" in said
    assert "left without checking out" in said
    assert "did not come; nobody tried to reach them" in said


def test_a_craving_above_the_check_in_is_said_in_figures(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    stage.seat.do(commands.check_in, MARIA, {"craving": "3"})
    stage.seat.do(commands.check_out, MARIA, {"craving": "7"})
    ask(live, qtbot)
    assert "craving 7, was 3 at check-in" in words_in(panel(live))


def test_who_was_seen_is_written_down_at_once_and_who_is_let_go_is_written_down(
    all_came: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    ask(all_came, qtbot)
    act(all_came, "Seen", "Maria")
    assert "has not checked out · seen" in words_in(panel(all_came))
    assert session_of(stage).people[MARIA].seen
    assert not end_button(all_came).isEnabled()
    act(all_came, "Let go", "James")
    assert "has not checked out · let go" in words_in(panel(all_came))
    with qtbot.waitSignal(all_came.ended):
        QTest.mouseClick(end_button(all_came), Qt.MouseButton.LeftButton)
    assert session_of(stage).run.ended is not None
    assert session_of(stage).let_go == (JAMES,)


def test_s_and_l_are_enough(all_came: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    ask(all_came, qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_S)
    QTest.keyClick(focused(), Qt.Key.Key_L)
    assert focused() is end_button(all_came)
    with qtbot.waitSignal(all_came.ended):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert session_of(stage).people[MARIA].seen
    assert session_of(stage).let_go == (JAMES,)
    assert session_of(stage).notes == ()


def test_whoever_asks_for_the_end_again_hears_what_it_waits_for(
    all_came: LiveScreen, stage: Stage, told: list[str], qtbot: QtBot
) -> None:
    ask(all_came, qtbot)
    act(all_came, "Seen", "Maria S.")
    told.clear()
    all_came.ask_to_end()
    assert told == ["The session can end when these are seen or let go: James T."]
    assert session_of(stage).run.ended is None
    act(all_came, "Let go", "James T.")
    all_came.ask_to_end()
    assert session_of(stage).run.ended is None
    assert focused() is end_button(all_came)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_S, Qt.Key.Key_L])
def test_at_first_no_key_decides_about_anybody(
    all_came: LiveScreen, stage: Stage, qtbot: QtBot, key: Qt.Key
) -> None:
    ask(all_came, qtbot)
    before = words_in(panel(all_came))
    QTest.keyClick(focused(), key)
    assert not session_of(stage).people[MARIA].seen
    assert words_in(panel(all_came)) == before


def test_a_key_that_is_pressed_twice_decides_about_one_person(
    all_came: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    ask(all_came, qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [session_of(stage).people[each].seen for each in (MARIA, JAMES)] == [True, False]


def test_with_whom_there_is_a_risk_is_let_go_by_the_second_press_alone(
    all_came: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    stage.seat.do(commands.catch_note, "@Maria spoke of not waking up #risk")
    stage.seat.do(commands.check_out, JAMES, {})
    ask(all_came, qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_L)
    assert "Nobody has talked with them: let them go all the same?" in words_in(panel(all_came))
    assert not end_button(all_came).isEnabled()
    QTest.keyClick(focused(), Qt.Key.Key_L)
    assert end_button(all_came).isEnabled()
    act(all_came, "Take back", "Maria")
    act(all_came, "Let go", "Maria")
    assert not end_button(all_came).isEnabled()
    act(all_came, "Let go all the same", "Maria")
    assert end_button(all_came).isEnabled()


def test_that_somebody_was_seen_can_be_taken_back(live: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    stage.seat.do(commands.mark_excused, AISHA)
    ask(live, qtbot)
    act(live, "Seen", "Maria")
    act(live, "Let go", "James")
    assert end_button(live).isEnabled()
    act(live, "Take back", "Maria")
    assert not session_of(stage).people[MARIA].seen
    assert not end_button(live).isEnabled()
    assert panel(live).names == ["Maria S.", "James T."]


def test_for_whom_safety_steps_were_taken_stands_there_until_seen(
    all_came: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    for person in (MARIA, JAMES):
        stage.seat.do(commands.check_out, person, {})
    stage.seat.do(take_step, JAMES, "risk_to_self", steps("risk_to_self", alone=True)[0].id)
    ask(all_came, qtbot)
    assert panel(all_came).names == ["James T."]
    assert "steps were taken for their safety" in words_in(panel(all_came))
    assert not end_button(all_came).isEnabled()
    act(all_came, "Seen", "James")
    assert end_button(all_came).isEnabled()
    stage.seat.do(take_step, JAMES, "risk_to_self", steps("risk_to_self", alone=True)[1].id)
    assert not end_button(all_came).isEnabled()  # something more happened since


def test_letting_go_can_be_taken_back(all_came: LiveScreen, qtbot: QtBot) -> None:
    ask(all_came, qtbot)
    act(all_came, "Let go", "Maria")
    act(all_came, "Let go", "James")
    assert end_button(all_came).isEnabled()
    act(all_came, "Take back", "Maria")
    assert not end_button(all_came).isEnabled()
    assert panel(all_came).names == ["Maria S.", "James T."]


def test_an_attempt_to_reach_them_takes_who_did_not_come_off_the_list(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    for person in (MARIA, JAMES):
        stage.seat.do(commands.pass_turn, person, Round.CHECK_OUT)
    ask(live, qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_S)  # the first act of the row: try to reach
    menu = panel(live).findChildren(ReachMenu)[-1]
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_C)
    popup: QWidget | None = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_N)
    (tried,) = no_show(stage.desk.practice, AISHA, session_of(stage).stream).tries
    assert (tried.attempt.how, tried.attempt.reached) == ("call", False)
    assert panel(live).names == []
    assert end_button(live).isEnabled()


def test_who_did_not_come_can_wait_for_today(live: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    for person in (MARIA, JAMES):
        stage.seat.do(commands.pass_turn, person, Round.CHECK_OUT)
    ask(live, qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_L)
    assert "later, on Today" in words_in(panel(live))
    with qtbot.waitSignal(live.ended):
        QTest.mouseClick(end_button(live), Qt.MouseButton.LeftButton)
    assert session_of(stage).let_go == ()  # nobody who was here was let go


def test_who_checks_out_meanwhile_leaves_the_list_and_what_was_decided_stays(
    all_came: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    ask(all_came, qtbot)
    act(all_came, "Let go", "James")
    stage.seat.do(commands.check_out, MARIA, {})
    assert panel(all_came).names == ["James T."]
    assert end_button(all_came).isEnabled()


def test_a_person_can_check_out_from_the_list(live: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    ask(live, qtbot)
    act(live, "Check out now", "Maria")
    assert "Maria S." in words_in(live.block)
    assert focused().accessibleName() == "The most important thing you learned today"


def test_when_everybody_has_been_seen_the_end_is_one_key(
    all_came: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    for person in (MARIA, JAMES):
        stage.seat.do(commands.pass_turn, person, Round.CHECK_OUT)
    ask(all_came, qtbot)
    assert "Everybody has been seen." in words_in(panel(all_came))
    assert focused() is end_button(all_came)
    with qtbot.waitSignal(all_came.ended):
        QTest.keyClick(focused(), Qt.Key.Key_Space)


def test_escape_goes_back_to_the_group(live: LiveScreen, qtbot: QtBot) -> None:
    ask(live, qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not panel(live).isVisible()
    assert live.block.isVisible()


def test_asking_again_keeps_who_was_let_go(all_came: LiveScreen, qtbot: QtBot) -> None:
    ask(all_came, qtbot)
    act(all_came, "Let go", "Maria")
    ask(all_came, qtbot)
    assert "has not checked out · let go" in words_in(panel(all_came))


def test_before_the_start_there_is_nothing_to_end(lobby: LiveScreen, qtbot: QtBot) -> None:
    words = {one.text() for one in lobby.findChildren(QPushButton) if one.isVisible()}
    assert "End session" not in words
    back = next(one for one in lobby.findChildren(QPushButton) if one.text() == "Back to Today")
    with qtbot.waitSignal(lobby.back_asked):
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)


def test_tab_leads_down_the_list_and_then_to_the_end(all_came: LiveScreen, qtbot: QtBot) -> None:
    ask(all_came, qtbot)
    act(all_came, "Let go", "James")
    QTest.keyClick(panel(all_came), Qt.Key.Key_Down)
    assert focused().accessibleName() == "Maria S., has not checked out"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    passed: list[str] = []
    while focused().accessibleName() != "Back to the group" and len(passed) < 9:
        here = focused()
        assert isinstance(here, QAbstractButton)
        passed.append(here.text())
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if focused() is end_button(all_came) or here.text() == "Back to the group":
            break
    assert passed == ["Seen", "Let go", "Check out now", "Take back", "Back to the group"]


@pytest.mark.parametrize("size", [(1280, 720), (480, 860)])
def test_nothing_on_it_is_cut_off(live: LiveScreen, qtbot: QtBot, size: tuple[int, int]) -> None:
    live.resize(*size)
    ask(live, qtbot)
    qtbot.waitUntil(lambda: cut_off(panel(live)) == [])
    qtbot.waitUntil(lambda: beyond(panel(live)) == [])
    press(foot(live), "Back to the group")


@pytest.mark.parametrize("page", ["before-end", "rest", "order"])
@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 680), 100), ((480, 680), 100), ((1280, 680), 200), ((480, 860), 200)]
)
def test_the_ways_out_of_a_page_are_in_sight_at_every_size(
    live: LiveScreen, theme: Theme, qtbot: QtBot, size: tuple[int, int], percent: int, page: str
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    live.resize(*size)
    pages: dict[str, tuple[Callable[[], object], Card]] = {
        "before-end": (live.ask_to_end, panel(live)),
        "rest": (live.middle.open_rest, live.findChildren(RestOfSession)[0]),
        "order": (live.middle.open_order, live.block.turn_order),
    }
    open_it, card = pages[page]
    open_it()
    foot = card.closing
    assert foot is not None
    buttons = foot.findChildren(QPushButton)
    qtbot.waitUntil(lambda: bool(buttons) and not any(hidden_of(button) for button in buttons))
    assert (cut_off(foot), beyond(foot)) == ([], [])


def hidden_of(button: QPushButton) -> bool:
    """Whether a part of it is out of sight."""
    return button.visibleRegion().boundingRect() != button.rect()


def test_escape_on_its_end_goes_back_to_the_group(all_came: LiveScreen, qtbot: QtBot) -> None:
    ask(all_came, qtbot)
    back = next(one for one in foot(all_came).findChildren(QPushButton) if one.text() == "Back to the group")
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Escape)
    assert not panel(all_came).isVisible()
