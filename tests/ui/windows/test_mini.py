"""The timer above the call: one glance, one click, and no way to leave a name behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from app.live.state import Session
from tests.practice_for_tests import JAMES, MARIA
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from tests.ui.cut_off import cut_off
from ui.parts.label import ElidedLabel
from ui.theme import Look, Theme
from ui.windows.mini import MiniWindow

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def mini(theme: Theme, stage: Stage, opened: Show) -> MiniWindow:
    seat = open_session(stage.desk)
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    window = MiniWindow(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(window, 400, 84)
    return window


def session_of(stage: Stage) -> Session:
    assert stage.desk.session is not None
    return stage.desk.session


def words_on(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel)]


def button(window: QWidget, begins: str) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.accessibleName().startswith(begins))


def click(window: QWidget, begins: str) -> None:
    QTest.mouseClick(button(window, begins), Qt.MouseButton.LeftButton)


def test_it_says_the_time_the_block_the_turn_and_the_drift(stage: Stage, mini: MiniWindow) -> None:
    stage.wait(14)
    click(mini, "One minute more")
    click(mini, "One minute more")
    assert words_on(mini) == ["18:00", "Check-in & icebreaker · Maria, then James · 2 min behind"]


def test_its_line_is_never_cut(stage: Stage, mini: MiniWindow, qtbot: QtBot) -> None:
    line = mini.findChild(ElidedLabel)
    assert isinstance(line, ElidedLabel)
    qtbot.waitUntil(lambda: not line.is_elided())


def test_its_line_has_room_as_soon_as_the_letters_are_larger(mini: MiniWindow, theme: Theme) -> None:
    before = mini.width()
    theme.choose(Look("light", 150, reduced_motion=True))
    line = mini.findChild(ElidedLabel)
    assert isinstance(line, ElidedLabel)
    assert before < mini.width()
    assert not line.is_elided()


def test_an_overrun_counts_up(stage: Stage, mini: MiniWindow) -> None:
    stage.wait(32)
    assert words_on(mini)[0] == "+2:00"


def test_next_goes_on_and_ends_at_the_last_block(stage: Stage, mini: MiniWindow) -> None:
    for title in ("Education", "Break", "Small-group counseling", "Check-out"):
        stage.wait(1)
        click(mini, "Next block")
        block = session_of(stage).block
        assert block is not None
        assert block.title == title
    assert not button(mini, "Next block").isEnabled()


def test_before_the_start_next_is_start(theme: Theme, stage: Stage, opened: Show) -> None:
    open_session(stage.desk)
    window = MiniWindow(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(window, 400, 84)
    assert words_on(window) == ["30:00", "Not started"]
    click(window, "Start")
    assert session_of(stage).run.live


def test_hiding_leaves_the_clock_and_takes_the_names(stage: Stage, mini: MiniWindow) -> None:
    click(mini, "Hide names and notes")
    assert stage.hiding.hidden
    assert words_on(mini) == ["30:00", "Hidden"]
    click(mini, "Bring names and notes back")
    assert "Maria" in words_on(mini)[1]


def test_its_keys_are_those_of_the_live_windows(stage: Stage, mini: MiniWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(mini, Qt.Key.Key_Equal, control)
    assert words_on(mini)[0] == "31:00"
    QTest.keyClick(mini, Qt.Key.Key_P, control)
    assert session_of(stage).run.paused
    assert words_on(mini)[1].startswith("Paused · ")
    QTest.keyClick(mini, Qt.Key.Key_F9)
    assert stage.hiding.hidden


def test_space_does_nothing_after_a_click_since_it_belongs_to_the_call(
    stage: Stage, mini: MiniWindow
) -> None:
    click(mini, "One minute more")
    QTest.keyClick(mini.focusWidget(), Qt.Key.Key_Space)
    assert words_on(mini)[0] == "31:00"
    block = session_of(stage).block
    assert block is not None
    assert block.title == "Check-in & icebreaker"


def test_every_button_can_be_reached_by_tab_and_has_a_name(stage: Stage, mini: MiniWindow) -> None:
    names = []
    for _step in range(3):
        QTest.keyClick(mini.focusWidget(), Qt.Key.Key_Tab)
        names.append(mini.focusWidget().accessibleName().split(" (")[0])
    assert sorted(names) == ["Hide names and notes", "Next block", "One minute more"]


def test_it_is_dragged_anywhere_and_escape_closes_it(stage: Stage, mini: MiniWindow, qtbot: QtBot) -> None:
    place = mini.pos()
    QTest.mousePress(mini, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 10))
    QTest.mouseMove(mini, QPoint(60, 40))
    QTest.mouseRelease(mini, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 10))
    assert mini.pos() - place == QPoint(50, 30)
    with qtbot.waitSignal(mini.closed):
        QTest.keyClick(mini, Qt.Key.Key_Escape)


def test_it_stays_where_it_was_put_and_stands_in_a_corner_at_first(
    theme: Theme, stage: Stage, opened: Show
) -> None:
    open_session(stage.desk)
    first = MiniWindow(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(first, 400, 84)
    screen = first.screen().availableGeometry()
    assert first.geometry().topRight() == screen.topRight() + QPoint(-25, 24)
    again = MiniWindow(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    again.move(40, 300)
    opened(again, 400, 84)
    assert again.pos() == QPoint(40, 300)


def test_it_asks_the_system_to_keep_it_on_top(stage: Stage, mini: MiniWindow) -> None:
    assert mini.windowHandle().flags() & Qt.WindowType.WindowStaysOnTopHint


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_on_it_is_cut_off(
    stage: Stage, mini: MiniWindow, theme: Theme, percent: int, qtbot: QtBot
) -> None:
    theme.choose(Look("dark", percent))
    qtbot.waitUntil(lambda: cut_off(mini) == [])


def test_after_the_end_it_points_to_the_summary(stage: Stage, mini: MiniWindow) -> None:
    stage.seat.do(commands.end, [MARIA, JAMES])
    assert words_on(mini) == ["Ended", "The summary is in the main window"]
