"""What labels promise."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.parts.label import ElidedLabel, label


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    made = label("<b>Maria</b>", "title")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_short_label_tells_the_rest_as_a_tooltip(qtbot: QtBot) -> None:
    made = ElidedLabel("Small-group counseling")
    qtbot.addWidget(made)
    made.resize(60, 20)
    assert made.is_elided()
    made.resize(400, 20)
    assert not made.is_elided()
