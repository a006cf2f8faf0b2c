"""What buttons promise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.button import Button, IconButton
from ui.theme import Look, Mode, Theme, contrast


def test_an_icon_button_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    made = IconButton(theme, "eye-off", "Hide")
    qtbot.addWidget(made)
    assert made.accessibleName() == made.toolTip() == "Hide"


def test_a_buttons_icon_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    made = Button(theme, "Done", "check", "primary")
    qtbot.addWidget(made)
    before = made.iconSize()
    theme.choose(Look("dark", 200, reduced_motion=True))
    assert made.iconSize() == before * 2


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_ring_of_a_filled_button_stands_out_from_what_fills_it(
    theme: Theme, opened: Callable[[QWidget, int, int], None], mode: Mode
) -> None:
    """On the pixels, from the edge to the middle: something else than the fill, with a contrast of 3."""
    theme.choose(Look(mode))
    window = QWidget()
    row = QHBoxLayout(window)
    day = Button(theme, "Mo")
    day.setProperty("shape", "day")
    day.setCheckable(True)
    day.setChecked(True)
    loud = Button(theme, "Start", kind="primary")
    small = Button(theme, "Start", kind="primary")
    small.make_small()
    for button in (day, loud, small):
        row.addWidget(button)
    opened(window, 400, 100)
    for button in (day, loud, small):
        button.clearFocus()
        without = stands_out(window, button)
        button.setFocus()
        assert (without < 1.1, stands_out(window, button) >= 3) == (True, True)


def stands_out(window: QWidget, button: QPushButton) -> float:
    """The most contrast to its own fill, in the first 8 px of it."""
    drawn = window.grab(button.geometry()).toImage()
    edge = [drawn.pixelColor(x, button.height() // 2).name() for x in range(9)]
    return max(contrast(colour, edge[-1]) for colour in edge)
