"""What tests of windows share: one theme for the run, put back to plain light after each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.intake.shipped import resources_folder
from ui.theme import Look, Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PLAIN = Look(mode="light", text_percent=100, reduced_motion=True)


@pytest.fixture(scope="session")
def _one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, resources_folder(), PLAIN)


@pytest.fixture
def theme(_one_theme: Theme) -> Iterator[Theme]:
    yield _one_theme
    _one_theme.choose(PLAIN)


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[QWidget, int, int], None]:
    """Show a widget as a window of a size, with the focus, until the test ends."""

    kept: list[QWidget] = []  # a window that nobody holds goes with its parts

    def show(widget: QWidget, width: int, height: int) -> None:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show
