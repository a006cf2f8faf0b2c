"""A trend in words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from ui.parts.spark_line import SparkLine, Trend
from ui.theme import Theme


def test_a_trend_is_spoken_with_its_gaps(qtbot: QtBot, theme: Theme) -> None:
    line = SparkLine(theme)
    qtbot.addWidget(line)
    line.display(Trend("Craving", (7, None, 4)))
    assert line.accessibleName() == "Craving: 7, no answer, 4"
    line.resize(QSize(160, 56))
    assert not line.grab().isNull()
    line.display(Trend("Craving", ()))
    assert line.accessibleName() == "Craving: nothing yet"
