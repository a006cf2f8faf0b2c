"""The week in figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.week_bars import WeekBar, WeekBars
from ui.theme import Theme

Opened = Callable[[QWidget, int, int], None]


def test_the_weeks_bars_say_their_figures(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    bars = WeekBars(theme)
    opened(bars, 400, 120)
    bars.display([WeekBar("1", "Maria S.", 540, 540), WeekBar("2", "Omar H.", 65, 540)])
    words = [words.text() for words in bars.findChildren(QLabel)]
    assert words == ["Maria S.", "9:00 of 9:00", "Omar H.", "1:05 of 9:00"]
    bars.display([WeekBar("2", "Omar H.", 65, 540)])
    assert bars.findChildren(QLabel)[0].text() == "Omar H."
