"""The clock and the plan, steered in the windows with keys and menus."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.live import commands
from tests.practice_for_tests import ALEX, MARIA, minutes
from tests.ui.hand import press, words_in
from ui.live.block_menu import BlockMenu
from ui.live.clock_menu import ClockMenu
from ui.parts.agenda_segment import AgendaSegment
from ui.parts.agenda_strip import AgendaStrip
from ui.practice_windows import PracticeWindows


def test_one_key_sends_everybody_on_a_short_break_and_brings_them_back(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    clock.pass_time(minutes(10))
    QTest.keyClick(live.live, Qt.Key.Key_B, control)
    assert "Back at 09:15" in words_in(live.main)
    clock.pass_time(minutes(4))
    QTest.keyClick(live.live, Qt.Key.Key_B, control)
    assert "Back at 09:15" not in words_in(live.main)
    session = live.desk.session
    assert session is not None
    assert session.block is not None
    assert session.run.remaining(session.block, live.desk.now()) == minutes(20)


def test_a_start_that_was_forgotten_is_moved_back_from_the_menu_of_the_clock(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    before = live.desk.session
    assert before is not None
    assert before.run.started is not None
    clock.pass_time(minutes(1))
    press(live.live, "More for the clock")
    menu = next(menu for menu in live.live.findChildren(ClockMenu) if menu.isVisible())
    earlier = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(earlier, QMenu)
    three = next(action for action in earlier.actions() if action.text() == "3 minutes earlier")
    three.trigger()
    session = live.desk.session
    assert session is not None
    assert session.run.started == before.run.started - minutes(3)
    assert "Began at 08:57. Ctrl+Shift+Z takes it back." in words_in(live.main)
    menu.close()


def chosen_in_plan(windows: PracticeWindows, block: str, words: str) -> None:
    """Right-click a block of the plan and choose what the menu says."""
    segment = windows.live.findChildren(AgendaStrip)[0].segment(block)
    middle = segment.rect().center()
    QApplication.sendEvent(
        segment,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, segment.mapToGlobal(middle)),
    )
    menu = next(menu for menu in windows.live.findChildren(BlockMenu) if menu.isVisible())
    submenus = [menu, *(action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu))]
    action = next(
        act for sub in submenus if isinstance(sub, QMenu) for act in sub.actions() if act.text() == words
    )
    action.trigger()
    menu.close()


def test_the_plan_is_changed_by_a_right_click_on_its_blocks(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    def plan() -> list[str]:
        session = live.desk.session
        assert session is not None
        return [block.title for block in session.run.blocks]

    clock.pass_time(minutes(1))
    chosen_in_plan(live, "small-group", "Move it earlier")
    assert plan()[2:4] == ["Small-group counseling", "Break"]
    clock.pass_time(minutes(1))
    chosen_in_plan(live, "break", "Leave it out today")
    clock.pass_time(minutes(1))
    chosen_in_plan(live, "check-in", "Open time")
    assert plan() == [
        "Check-in & icebreaker",
        "Open time",
        "Education",
        "Small-group counseling",
        "Check-out",
    ]
    assert "Open time" in [segment.block.title for segment in live.live.findChildren(AgendaSegment)]
    live.desk.seat(ALEX.id).undo()
    live.desk.seat(ALEX.id).undo()
    live.desk.seat(ALEX.id).undo()
    assert plan()[1:4] == ["Education", "Break", "Small-group counseling"]


def test_a_key_says_what_the_drift_is_made_of(live: PracticeWindows, qtbot: QtBot, clock: SetClock) -> None:
    clock.pass_time(minutes(33))
    QTest.keyClick(live.live, Qt.Key.Key_F3)
    assert "3 min behind: Check-in & icebreaker 3 min over." in words_in(live.main)


def test_after_a_sleep_the_time_counts_or_is_made_a_pause(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    clock.pass_time(minutes(5))
    clock.sleep(timedelta(minutes=4, seconds=10))
    qtbot.waitUntil(
        lambda: "The laptop slept for 4:10. The time counts as session time." in words_in(live.main),
        timeout=5000,
    )
    session = live.desk.session
    assert session is not None
    assert session.block is not None
    assert session.run.elapsed(session.block, live.desk.now()) == timedelta(minutes=9, seconds=10)
    press(live.main, "Make it a pause")
    session = live.desk.session
    assert session is not None
    assert session.block is not None
    assert session.run.elapsed(session.block, live.desk.now()) == minutes(5)


def test_a_session_that_nobody_started_is_pointed_out_while_people_are_here(
    windows: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    windows.today.next.lobby_asked.emit()
    windows.desk.seat(ALEX.id).do(commands.mark_arrived, MARIA)
    assert "The group was to start" not in words_in(windows.main)
    clock.pass_time(minutes(1))
    windows.live.tick()
    assert "The group was to start at 09:00. The clock starts when you do." in words_in(windows.main)


def test_a_room_that_is_closed_from_today_takes_its_other_windows_along(
    windows: PracticeWindows, qtbot: QtBot
) -> None:
    windows.today.next.lobby_asked.emit()
    windows.beside.open_share()
    windows.beside.open_mini()
    windows.main.go_to(windows.today)
    windows.today.next.close_asked.emit()
    assert (windows.beside.share, windows.beside.mini, windows.desk.session) == (None, None, None)


def test_a_break_that_is_put_in_is_not_shortened_to_catch_up(live: PracticeWindows, clock: SetClock) -> None:
    chosen_in_plan(live, "check-in", "Break")
    session = live.desk.session
    assert session is not None
    put_in = session.run.blocks[1]
    assert (put_in.is_break, put_in.protected, put_in.service) == (True, True, False)
