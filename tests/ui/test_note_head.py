"""The head of a note: the facts stand beside the name, whoever was shown before."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.pictures import settle
from ui.review.note_head import NoteHead
from ui.theme import Space, Theme


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
