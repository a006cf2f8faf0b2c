"""What boxes and pickers tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
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


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("count", [2, 5, 14])
def test_the_list_that_drops_down_shows_every_row_whole(
    theme: Theme, opened: Opened, percent: int, count: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    picker = Picker(theme, "Agenda")
    opened(picker, 240, picker.sizeHint().height())
    picker.display([(str(at), f"Agenda {at}") for at in range(count)], "0")
    picker.showPopup()
    rows = picker.view()
    room = picker.screen().availableGeometry()
    whole = rows.viewport().rect()
    seen = [at for at in range(count) if whole.contains(rows.visualRect(picker.model().index(at, 0)))]
    popup = rows.window().geometry()
    assert room.contains(popup)
    assert seen == list(range(count)) or popup.height() > room.height() - 20
    picker.hidePopup()


def test_words_that_have_no_room_in_a_picker_end_in_dots(theme: Theme, opened: Opened) -> None:
    pictures = []
    for words in ("Offered or not", "Offered or…"):
        picker = Picker(theme, "Offered or not")
        picker.be_narrow()
        picker.display([("", words)], "")
        picker.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no ring around one of them
        opened(picker, 124, 40)
        pictures.append(picker.grab().toImage())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_picker_as_wide_as_it_asks_for_shows_its_words_whole(
    theme: Theme, opened: Opened, percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    for words in ("IOP Morning", "Harmony day (from the program)", "100 %"):
        pictures = []
        for wider in (0, 30):
            picker = Picker(theme, "Agenda")
            picker.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            picker.display([("", words)], "")
            picker.ensurePolished()
            hint = picker.sizeHint()
            opened(picker, hint.width() + wider, hint.height())
            rest = hint.width() - theme.px(34)  # up to the arrow
            pictures.append(picker.grab(QRect(4, 4, rest - 4, hint.height() - 8)).toImage())
        assert pictures[0] == pictures[1], words
