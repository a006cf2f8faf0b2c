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


def test_words_in_two_lines_are_read_as_one_and_a_name_of_its_own_stays(qtbot: QtBot, theme: Theme) -> None:
    made, named, sign = (
        Button(theme, "Go on with it"),
        Button(theme, "Let go"),
        IconButton(theme, "x", "Hide"),
    )
    named.setAccessibleName("Let go: Maria S.")
    for button in (made, named, sign):
        qtbot.addWidget(button)
        button.fold(30)
    assert [each.accessibleName() for each in (made, named, sign)] == [
        "Go on with it",
        "Let go: Maria S.",
        "Hide",
    ]
    made.display("Go back to it")
    made.fold(30)
    assert made.accessibleName() == "Go back to it"
    made.show_word("Go back to it", False)
    made.fold(30)
    assert made.accessibleName() == "Go back to it"
    made.show_word("Go back to it", True)
    made.fold(900)
    assert made.accessibleName() == ""


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
