"""A number tells what a person wrote."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.parts.number_field import NumberField
from ui.theme import Theme

Opened = Callable[[QWidget, int, int], None]


def test_a_number_is_told_once_when_a_person_is_done_with_it(
    qtbot: QtBot, theme: Theme, opened: Opened
) -> None:
    field = NumberField(theme, "Minutes", 1, 240)
    opened(field, 120, 40)
    told: list[int] = []
    field.edited.connect(told.append)
    field.display(45)
    assert told == []
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "50")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [50]
