"""A field's name, ring and trouble."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.field import Field, FieldFrame
from ui.theme import Theme

Opened = Callable[[QWidget, int, int], None]


def test_a_field_is_named_and_says_its_trouble(qtbot: QtBot, theme: Theme) -> None:
    editor = QLineEdit()
    field = Field(theme, "Passphrase", editor)
    qtbot.addWidget(field)
    field.tell("That is not the passphrase.", trouble=True)
    assert editor.accessibleName() == "Passphrase"
    assert editor.accessibleDescription() == "That is not the passphrase."


def test_the_ring_of_a_frame_follows_the_focus(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    editor = QTextEdit()
    frame = FieldFrame(theme, editor)
    opened(frame, 300, 80)
    editor.setFocus()
    assert frame.property("ring") == "on"
    editor.clearFocus()
    assert frame.property("ring") == ""
