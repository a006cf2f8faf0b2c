"""A column beside the call, with large letters: what has no room beside something stands below it, and is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.practice_for_tests import opened as open_session
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press
from ui.live.clock import ClockRow
from ui.live.round import RoundPanel
from ui.parts.button import Button
from ui.parts.check_grid import CheckGrid
from ui.parts.label import ElidedLabel
from ui.practice_windows import PracticeWindows
from ui.review.signed_panel import SignedPanel, SignedWords
from ui.theme import Look, Theme

pytestmark = pytest.mark.usefixtures("in_english")
Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def large(theme: Theme) -> Theme:
    theme.choose(Look("light", 200, reduced_motion=True))
    return theme


def cut_short(window: QWidget) -> list[str]:
    return [
        line.text()
        for line in window.findChildren(ElidedLabel)
        if line.isVisibleTo(window) and line.is_elided()
    ]


def test_every_place_and_the_lock_are_reached(
    windows: PracticeWindows, large: Theme, qtbot: QtBot, opened: Show
) -> None:
    main = windows.main
    opened(main, 480, 900)
    main.go_to(windows.today)
    bar = next(each for each in main.findChildren(Button) if each.isChecked()).parentWidget()
    assert bar is not None
    qtbot.waitUntil(lambda: not beyond(bar))
    there = {button.accessibleName() for button in main.findChildren(Button) if button.isVisibleTo(main)}
    assert {"Today", "Lock"} <= there
    press(main, "More")
    menu = main.findChild(QMenu, "more-places")
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    menu.close()
    assert {"Week", "People", "Library", "History", "Settings", "Find"} <= there | set(offered)


def test_where_one_is_stays_lit(windows: PracticeWindows, large: Theme, opened: Show) -> None:
    main = windows.main
    opened(main, 480, 900)
    main.go_to(windows.settings)
    lit = [
        each.accessibleName() for each in main.findChildren(Button) if each.isChecked() and each.isVisible()
    ]
    assert "Settings" in lit


def test_the_clock_and_the_turn_are_read_to_their_end(
    live: PracticeWindows, large: Theme, opened: Show
) -> None:
    opened(live.main, 480, 900)
    row, turn = live.main.findChild(ClockRow), live.main.findChild(RoundPanel)
    assert row is not None
    assert turn is not None
    assert [*cut_off(row), *beyond(row), *cut_short(row), *cut_short(turn)] == []


def test_a_name_stands_above_its_answers(windows: PracticeWindows, large: Theme, opened: Show) -> None:
    main = windows.main
    open_session(windows.desk)
    main.go_to(windows.live)
    opened(main, 480, 900)
    grid = main.findChild(CheckGrid)
    assert grid is not None
    above = grid.list.row_height
    opened(main, 1280, 800)
    assert above > grid.list.row_height


def test_a_signed_note_keeps_to_the_column(theme: Theme, large: Theme, opened: Show) -> None:
    panel = SignedPanel(theme)
    panel.display(
        SignedWords((("Data", "Attended the whole group by video, and stayed to its end."),), "Signed")
    )
    panel.begin_addendum()
    assert panel.minimumSizeHint().width() <= 440
