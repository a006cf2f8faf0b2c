"""Windows stand where they stood, and always where they can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.machine import Place
from ui.places import bring_back, place_of, put

pixels = st.integers(-5000, 5000)


@pytest.fixture(scope="module")
def window(qapp: object) -> Iterator[QWidget]:
    window = QWidget()
    window.setMinimumSize(300, 200)
    yield window
    window.deleteLater()


@given(pixels, pixels, pixels, pixels)
def test_whatever_was_kept_the_whole_window_is_on_a_screen(
    window: QWidget, x: int, y: int, width: int, height: int
) -> None:
    put(window, Place(x, y, width, height, "a screen that was unplugged"), QSize(600, 400))
    room = window.screen().availableGeometry()
    assert room.contains(window.geometry())
    assert window.width() >= 300
    assert window.height() >= 200


def test_a_window_stands_where_it_stood(window: QWidget) -> None:
    place = Place(60, 90, 400, 300, window.screen().name())
    put(window, place, QSize(600, 400))
    assert place_of(window) == place


def test_a_new_window_stands_in_the_middle_and_is_never_larger_than_the_screen(window: QWidget) -> None:
    put(window, None, QSize(90_000, 90_000))
    assert window.screen().availableGeometry().contains(window.geometry())


def test_a_maximized_window_remembers_where_it_stands_otherwise(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put(window, Place(60, 90, 400, 300, maximized=True), QSize(600, 400))
    window.show()
    assert window.isMaximized()
    assert place_of(window)[2:4] == (400, 300)
    assert place_of(window).maximized


def test_a_window_that_fills_its_screen_stays_so_when_another_screen_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(60, 90, 400, 300)
    window.showFullScreen()
    before = window.screen().geometry()
    qtbot.waitUntil(lambda: window.geometry() == before)
    bring_back(window)
    assert window.isFullScreen()
    assert window.geometry() == before


def test_a_window_that_filled_a_screen_that_is_gone_stands_again_as_it_did_before(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(60, 90, 400, 300)
    window.showFullScreen()
    window.setGeometry(5000, 0, 1920, 1080)  # where the screen was
    bring_back(window)
    assert not window.isFullScreen()
    assert window.screen().availableGeometry().contains(window.geometry())
