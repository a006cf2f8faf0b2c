"""What buttons promise."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.parts.button import Button, IconButton
from ui.theme import Look, Theme


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
