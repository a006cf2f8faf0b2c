"""The rest of the session, looked at and changed before anybody agrees; a late start; a clock for a speaker."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.live import commands
from app.model.agenda import ZERO, Run, lay
from tests.practice_for_tests import ALEX, MARIA, SAM, minutes
from tests.ui.cut_off import cut_off
from tests.ui.hand import press, words_in
from ui.live.rest_of_session import RestOfSession
from ui.live.speaker_line import SpeakerLine
from ui.parts.number_field import TimeField
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


def run(windows: PracticeWindows) -> Run:
    assert windows.desk.session is not None
    return windows.desk.session.run


def late(windows: PracticeWindows, clock: SetClock) -> None:
    """Check-in took six minutes too long."""
    clock.pass_time(minutes(36))
    windows.desk.seat(ALEX.id).do(commands.next_block)
    clock.pass_time(minutes(1))


def test_the_proposal_shows_the_new_end_before_it_is_accepted(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    late(live, clock)
    assert "Ends 12:00 instead of 12:06, 6 service minutes less." in words_in(live.main)
    press(live.main, "Catch up 6 min")
    assert lay(run(live), live.desk.now()).drift == ZERO


def test_the_proposal_is_changed_minute_by_minute_and_taken_back_in_one_step(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    late(live, clock)
    before = run(live)
    QTest.keyClick(live.live, Qt.Key.Key_F4)
    assert "60 → 54 min" in words_in(live.live)
    assert "Ends 12:00 instead of 12:06: on plan." in words_in(live.live)
    press(live.live, "A minute more for Small-group counseling")
    press(live.live, "A minute more for Small-group counseling")
    assert "60 → 56 min" in words_in(live.live)
    assert "Ends 12:02 instead of 12:06: 2 min behind." in words_in(live.live)
    assert run(live) == before
    press(live.live, "Change the plan")
    assert run(live).added == {"small-group": -4}
    assert not live.live.findChildren(RestOfSession)[0].isVisible()
    QTest.keyClick(live.live, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert run(live) == before


def test_another_end_is_set_and_everything_is_measured_against_it(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    late(live, clock)
    QTest.keyClick(live.live, Qt.Key.Key_F4)
    field = live.live.findChildren(RestOfSession)[0].findChildren(TimeField)[0]
    assert field.time() == QTime(12, 0)
    field.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "11:50")
    press(live.live, "Propose")
    assert "60 → 44 min" in words_in(live.live)
    press(live.live, "Change the plan")
    assert lay(run(live), live.desk.now()).drift == ZERO
    assert lay(run(live), live.desk.now()).projected_end == run(live).end


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((480, 900), 100), ((480, 900), 200)])
def test_nothing_of_it_is_cut_off(
    live: PracticeWindows, theme: Theme, qtbot: QtBot, clock: SetClock, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    live.main.resize(*size)
    late(live, clock)
    QTest.keyClick(live.live, Qt.Key.Key_F4)
    card = live.live.findChildren(RestOfSession)[0]
    qtbot.waitUntil(lambda: not cut_off(card))
    right = card.visibleRegion().boundingRect().right()
    assert all(
        button.mapTo(card, button.rect().bottomRight()).x() <= right
        for button in card.findChildren(QPushButton)
        if button.isVisible()
    )


def test_escape_leaves_the_plan_as_it_is(live: PracticeWindows, qtbot: QtBot, clock: SetClock) -> None:
    late(live, clock)
    before = run(live)
    QTest.keyClick(live.live, Qt.Key.Key_F4)
    QTest.keyClick(live.live.findChildren(RestOfSession)[0], Qt.Key.Key_Escape)
    assert not live.live.findChildren(RestOfSession)[0].isVisible()
    assert run(live) == before


def test_on_plan_it_closes_with_escape_and_with_its_key_and_enter_changes_nothing(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    card = live.live.findChildren(RestOfSession)[0]
    before = run(live)
    QTest.keyClick(live.live, Qt.Key.Key_F4)
    assert card.isVisible()
    focus = live.live.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not card.isVisible()
    QTest.keyClick(live.live, Qt.Key.Key_F4)
    QTest.keyClick(live.live, Qt.Key.Key_F4)
    assert not card.isVisible()
    assert run(live) == before


def test_it_takes_no_more_room_each_time_it_is_opened(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    def parts() -> int:
        card = live.live.findChildren(RestOfSession)[0]
        return sum(layout.count() for layout in card.findChildren(QGridLayout))

    late(live, clock)
    live.live.middle.open_rest()
    first = parts()
    for _again in range(3):
        live.live.middle.go_on()
        live.live.middle.open_rest()
    qtbot.waitUntil(lambda: parts() == first)


def test_what_was_tried_out_for_one_group_is_not_done_to_the_next(
    windows: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    windows.today.next.lobby_asked.emit()
    QTest.keyClick(windows.live, Qt.Key.Key_F4)
    press(windows.live, "A minute less for Education")
    windows.live.ask_to_end()  # the room is closed
    assert windows.desk.session is None
    windows.today.next.lobby_asked.emit()
    assert not windows.live.findChildren(RestOfSession)[0].isVisible()
    windows.live.middle.open_rest()
    assert "45 → 44 min" not in words_in(windows.live)


def test_after_its_time_a_session_starts_with_the_planned_end_or_takes_it_along(
    windows: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    windows.today.next.lobby_asked.emit()
    clock.pass_time(minutes(4))
    windows.live.tick()
    said = "With Start you are 4 min behind plan, and end at 12:04 unless you catch up."
    assert said in words_in(windows.live)
    press(windows.live, "Start, plan to end at 12:04")
    assert lay(run(windows), windows.desk.now()).drift == ZERO
    QTest.keyClick(windows.live, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert run(windows).started is None
    press(windows.live, "Start")
    laid = lay(run(windows), windows.desk.now())
    assert (laid.drift, laid.projected_end) == (minutes(4), laid.target + minutes(4))


def test_one_key_gives_somebody_the_floor_and_the_same_key_says_that_they_are_done(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    QTest.keyClick(live.live, Qt.Key.Key_T, CONTROL)
    field = live.live.people.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "jam")
    QTest.keyClick(field, Qt.Key.Key_Return)
    clock.pass_time(minutes(2))
    live.live.count()
    assert "James speaks" in words_in(live.live)
    assert "2:00 of 3 min" in words_in(live.live)
    clock.pass_time(minutes(1.5))
    live.live.count()
    assert "3:30, a little over 3 min" in words_in(live.live)
    QTest.keyClick(live.live, Qt.Key.Key_T, CONTROL)
    assert "James speaks" not in words_in(live.live)
    assert not any(line.isVisible() for line in live.live.findChildren(SpeakerLine))


def test_letters_that_fit_nobody_give_nobody_the_floor(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    live.live.people.list.choose(MARIA)
    QTest.keyClick(live.live, Qt.Key.Key_T, CONTROL)
    field = live.live.people.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "mar")
    assert "Maria S." in words_in(live.live.people)
    QTest.keyClicks(field, "zz")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert live.desk.session is not None
    assert live.desk.session.speaker is None


def test_the_menu_of_a_person_gives_them_the_floor_for_some_minutes_also_in_the_second_window(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    live.beside.open_co_facilitator(SAM.id)
    assert live.beside.co_facilitator is not None
    live.live.people.open_menu(MARIA, live.main.pos())
    menu = next(menu for menu in live.live.people.findChildren(QMenu) if menu.objectName() == "person")
    speaks = next(action.menu() for action in menu.actions() if action.text() == "&Speaks now")
    assert isinstance(speaks, QMenu)
    next(action for action in speaks.actions() if action.text() == "for 5 minutes").trigger()
    menu.close()
    assert "Maria speaks" in words_in(live.beside.co_facilitator)
    assert "0:00 of 5 min" in words_in(live.beside.co_facilitator)
    press(live.beside.co_facilitator.people, "Done")
    assert "Maria speaks" not in words_in(live.live)


def test_a_speaker_is_named_on_the_mini_timer_and_never_on_the_share_window(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    live.beside.open_share()
    live.beside.open_mini()
    assert live.beside.share is not None
    assert live.beside.mini is not None
    live.live.people.ask_speaker()
    field = live.live.people.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "jam")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "James 0:00" in words_in(live.beside.mini)
    assert "James" not in words_in(live.beside.share)
