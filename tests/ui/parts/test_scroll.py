"""A page that scrolls only where its contents do not fit."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.parts.scroll import Scroll


def test_what_fits_without_a_bar_has_none_also_when_it_had_one(qtbot: QtBot) -> None:
    words = QLabel("A line that is broken where the page is a little narrower than it is now. " * 3)
    words.setWordWrap(True)
    page = Scroll(words)
    qtbot.addWidget(page)
    width = next(width for width in range(300, 600) if _lines_change(words, width))
    page.resize(width, 20)
    page.show()
    qtbot.waitUntil(page.verticalScrollBar().isVisible)
    page.resize(width, words.heightForWidth(width))
    qtbot.waitUntil(lambda: not page.verticalScrollBar().isVisible())


def _lines_change(words: QLabel, width: int) -> bool:
    """Whether the room that a bar takes makes the words higher."""
    return words.heightForWidth(width - 10) > words.heightForWidth(width)
