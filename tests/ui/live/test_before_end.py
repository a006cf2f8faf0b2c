"""Nobody leaves unheld: before the end stands who is to be seen, each with the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from app.model.rounds import Round
from tests.practice_for_tests import JAMES, MARIA
from tests.ui.conftest import Stage
from tests.ui.live.conftest import focused, session_of, words_in
from ui.live.before_end import BeforeEnd
from ui.screens.live import LiveScreen


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


def end_button(live: LiveScreen) -> QPushButton:
    return next(one for one in panel(live).findChildren(QPushButton) if one.text() == "End session")


def test_each_person_stands_there_with_every_reason(live: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    stage.seat.do(commands.flag, MARIA)
    stage.seat.do(commands.mark_left, JAMES)
    ask(live, qtbot)
    assert [box.text() for box in panel(live).boxes()] == ["Maria S.", "James T."]
    said = words_in(panel(live))
    assert "flagged · has not checked out" in said
    assert "left without checking out" in said


def test_a_craving_above_the_check_in_is_said_in_figures(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    stage.seat.do(commands.check_in, MARIA, {"craving": "3"})
    stage.seat.do(commands.check_out, MARIA, {"craving": "7"})
    ask(live, qtbot)
    assert "craving 7, was 3 at check-in" in words_in(panel(live))


def test_the_session_ends_only_when_everybody_is_seen_or_let_go(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    ask(live, qtbot)
    assert not end_button(live).isEnabled()
    for box in panel(live).boxes():
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    with qtbot.waitSignal(live.ended):
        QTest.mouseClick(end_button(live), Qt.MouseButton.LeftButton)
    assert session_of(stage).run.ended is not None
    assert session_of(stage).let_go == (MARIA, JAMES)


def test_who_checks_out_meanwhile_leaves_the_list_and_the_ticks_stay(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    ask(live, qtbot)
    panel(live).boxes()[1].click()
    stage.seat.do(commands.check_out, MARIA, {})
    assert [(box.text(), box.isChecked()) for box in panel(live).boxes()] == [("James T.", True)]
    assert end_button(live).isEnabled()


def test_a_person_can_check_out_from_the_list(live: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    ask(live, qtbot)
    now = next(one for one in panel(live).findChildren(QPushButton) if one.text() == "Check out now")
    QTest.mouseClick(now, Qt.MouseButton.LeftButton)
    assert "Maria S." in words_in(live.block)
    assert focused().accessibleName() == "The most important thing you learned today"


def test_when_everybody_has_been_seen_the_end_is_one_key(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    for person in (MARIA, JAMES):
        stage.seat.do(commands.pass_turn, person, Round.CHECK_OUT)
    ask(live, qtbot)
    assert "Everybody has been seen." in words_in(panel(live))
    assert focused() is end_button(live)
    with qtbot.waitSignal(live.ended):
        QTest.keyClick(focused(), Qt.Key.Key_Space)


def test_escape_goes_back_to_the_group(live: LiveScreen, qtbot: QtBot) -> None:
    ask(live, qtbot)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not panel(live).isVisible()
    assert live.block.isVisible()


def test_asking_again_keeps_the_ticks(live: LiveScreen, qtbot: QtBot) -> None:
    ask(live, qtbot)
    panel(live).boxes()[0].click()
    ask(live, qtbot)
    assert [box.isChecked() for box in panel(live).boxes()] == [True, False]


def test_before_the_start_there_is_nothing_to_end(lobby: LiveScreen, qtbot: QtBot) -> None:
    words = {one.text() for one in lobby.findChildren(QPushButton) if one.isVisible()}
    assert "End session" not in words
    back = next(one for one in lobby.findChildren(QPushButton) if one.text() == "Back to Today")
    with qtbot.waitSignal(lobby.back_asked):
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)


def test_tab_leads_down_the_list_and_then_to_the_end(live: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    ask(live, qtbot)
    for box in panel(live).boxes():
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    box = panel(live).boxes()[0]
    box.setFocus()
    passed: list[str] = []
    while focused() is not end_button(live) and len(passed) < 9:
        here = focused()
        assert isinstance(here, QAbstractButton)
        passed.append(here.text())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert passed == ["Maria S.", "Check out now", "James T.", "Check out now", "Back to the group"]
