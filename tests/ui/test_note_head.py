"""The head of a note: the facts stand beside the name, whoever was shown before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.pictures import settle
from ui.review.note_head import NoteHead
from ui.theme import Look, Space, Theme


def test_the_facts_stand_beside_a_short_name_after_a_long_one(theme: Theme, qtbot: QtBot) -> None:
    head = NoteHead(theme)
    qtbot.addWidget(head)
    head.resize(900, 40)
    head.show()
    formats = [("dap", "DAP"), ("soap", "SOAP")]
    for name, choice in (("Group section", []), ("Tom B.", formats)):
        head.display(name, "in 9:02 AM", choice, "dap")
        settle(30)
    (facts,) = [each for each in head.findChildren(QLabel) if each.text() == "in 9:02 AM"]
    words = head.name.fontMetrics().horizontalAdvance("Tom B.")
    assert facts.mapTo(head, QPoint(0, 0)).x() <= words + 2 * Space.MD


@pytest.mark.parametrize("shown", [True, False])
def test_a_name_keeps_its_line_when_the_text_becomes_larger(theme: Theme, qtbot: QtBot, shown: bool) -> None:
    head = NoteHead(theme)
    qtbot.addWidget(head)
    head.resize(1400, 60)
    head.display("Christopher Longname W.", "in 9:02 AM", [("dap", "DAP"), ("soap", "SOAP")], "dap")
    for percent in (100, 200):
        head.setVisible(shown)
        theme.choose(Look("light", percent, reduced_motion=True))
        head.show()
        settle(30)
        assert head.name.width() >= head.name.fontMetrics().horizontalAdvance(head.name.text())
