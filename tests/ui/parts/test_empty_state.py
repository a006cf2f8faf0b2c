"""What an empty list says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.empty_state import EmptyState
from ui.theme import Theme

Opened = Callable[[QWidget, int, int], None]


def test_an_empty_state_offers_what_to_do(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    empty = EmptyState(theme, "users", "Nobody yet", "Paste a list of names.", "Add people")
    opened(empty, 300, 300)
    assert [words.text() for words in empty.findChildren(QLabel) if words.text()] == [
        "Nobody yet",
        "Paste a list of names.",
    ]
    with qtbot.waitSignal(empty.action_chosen, timeout=1000):
        QTest.mouseClick(empty.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
