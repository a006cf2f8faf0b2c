"""A field's name, ring and trouble."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.field import Field, FieldFrame
from ui.parts.password_field import PassphraseField
from ui.theme import Look, Theme

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


@pytest.mark.parametrize("percent", [100, 150])
def test_a_passphrase_is_typed_into_a_field_as_high_as_its_neighbours(
    theme: Theme, opened: Opened, percent: int
) -> None:
    theme.choose(Look(text_percent=percent))
    both, plain, secret = QWidget(), QLineEdit(), PassphraseField(theme, "A passphrase")
    column = QVBoxLayout(both)
    for field in (Field(theme, "Your name", plain), secret):
        column.addWidget(field)
    column.addStretch(1)
    opened(both, 400, 400)
    frame = secret.edit.parentWidget()
    assert frame is not None
    assert abs(frame.height() - plain.height()) <= 2
