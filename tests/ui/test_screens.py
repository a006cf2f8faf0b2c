"""A monitor that is unplugged takes no window along, neither now nor at the next start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.practice_for_tests import SAM
from ui.places import is_lost, within
from ui.practice_windows import PracticeWindows

pixels = st.integers(-6000, 6000)
sizes = st.integers(1, 4000)
rects = st.builds(QRect, pixels, pixels, sizes, sizes)


@given(rects, rects)
def test_what_was_moved_onto_a_screen_can_be_reached_there(box: QRect, room: QRect) -> None:
    assert not is_lost(within(box, room), [room])
    assert room.contains(within(box, room))


@given(rects, rects)
def test_what_stands_on_a_screen_stays_where_it_is(box: QRect, room: QRect) -> None:
    if room.contains(box):
        assert within(box, room) == box
        assert not is_lost(box, [QRect(9000, 9000, 800, 600), room])


def test_a_window_half_over_the_edge_is_not_lost() -> None:
    rooms = [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 720)]
    assert not is_lost(QRect(1700, 100, 400, 300), rooms)
    assert is_lost(QRect(1920, 800, 400, 300), rooms)
    assert is_lost(QRect(2000, 0, 1300, 300), rooms)


def shown(windows: PracticeWindows) -> list[QWidget]:
    every: Iterable[QWidget | None] = (
        windows.main,
        windows.beside.share,
        windows.beside.mini,
        windows.beside.co_facilitator,
    )
    return [window for window in every if window is not None]


def test_all_windows_come_back_when_their_screen_goes(live: PracticeWindows, qtbot: QtBot) -> None:
    live.beside.open_share()
    live.beside.open_mini()
    live.beside.open_co_facilitator(SAM.id)
    assert len(shown(live)) == 4
    screen = QApplication.primaryScreen()
    room = screen.availableGeometry()
    for window in shown(live):
        window.resize(window.minimumSize().expandedTo(window.minimumSizeHint()))
        window.move(room.right() + 300, 200)
    screen.availableGeometryChanged.emit(room)
    qtbot.waitUntil(lambda: all(room.contains(window.geometry()) for window in shown(live)))


def test_a_window_that_can_be_reached_is_left_where_it_was_put(live: PracticeWindows, qtbot: QtBot) -> None:
    live.beside.open_mini()
    mini = live.beside.mini
    assert mini is not None
    room = QApplication.primaryScreen().availableGeometry()
    mini.move(-100, 50)
    live.main.move(room.right() + 300, 200)
    QApplication.primaryScreen().availableGeometryChanged.emit(room)
    qtbot.waitUntil(lambda: live.main.x() < room.right())
    assert mini.pos() == QPoint(-100, 50)


def test_the_timer_is_there_again_in_its_corner(live: PracticeWindows) -> None:
    live.beside.open_mini()
    assert live.beside.mini is not None
    live.beside.mini.move(7, 3)
    live.beside.mini.close()
    live.beside.open_mini()
    assert live.beside.mini is not None
    assert live.beside.mini.pos() == QPoint(7, 3)


SECOND_START = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from ui.machine import Place
from ui.places import place_of, put
app = QApplication([])
window = QWidget(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
window.resize(200, 80)
put(window, Place(1190, 10, 200, 80, "right"), window.size())
print([screen.name() for screen in app.screens()], tuple(place_of(window)))
"""


def start_with(screens: list[dict[str, object]], folder: Path) -> str:
    described = folder / "screens.json"
    described.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, "-c", SECOND_START],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={described}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def screen(name: str, x: int) -> dict[str, object]:
    size = {"width": 800, "height": 600, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"name": name, "x": x, "y": 0, **size}


def test_the_next_start_finds_the_second_screen_or_does_without_it(tmp_path: Path) -> None:
    left, right = screen("left", 0), screen("right", 800)
    both = start_with([left, right], tmp_path)
    assert both == "['left', 'right'] (1190, 10, 200, 80, 'right', False)"
    alone = start_with([left], tmp_path)
    assert alone == "['left'] (600, 10, 200, 80, 'left', False)"
