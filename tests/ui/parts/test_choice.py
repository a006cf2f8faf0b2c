"""What boxes and pickers tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.parts.choice import CheckBox, Picker
from ui.theme import Look, Theme

Opened = Callable[[QWidget, int, int], None]


def test_a_picker_tells_only_what_a_person_picked(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    picker = Picker(theme, "Group")
    opened(picker, 200, 40)
    with qtbot.assertNotEmitted(picker.picked):
        picker.display([("m", "IOP Morning"), ("e", "Evening")], "m")
        picker.display([("m", "IOP Morning"), ("e", "Evening")], "e")
    assert picker.chosen == "e"
    picker.setFocus()
    with qtbot.waitSignal(picker.picked, timeout=1000) as picked:
        QTest.keyClick(picker, Qt.Key.Key_Up)
    assert picked.args == ["m"]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_tick_is_seen_in_the_box(qtbot: QtBot, theme: Theme, mode: str) -> None:
    theme.choose(Look("dark" if mode == "dark" else "light", reduced_motion=True))
    box = CheckBox(theme, "Counts as service")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.resize(box.sizeHint())
    picture = box.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(24) for y in range(picture.height())}
    assert {theme.hex("accent").lower(), theme.hex("on_accent").lower()} <= seen
