"""A search is emptied by its sign, as if somebody had deleted the letters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.parts.card import Card
from ui.parts.clearable import ClearableEdit
from ui.theme import Look, Theme


def test_the_sign_stands_where_there_is_something_to_empty_and_empties_it(qtbot: QtBot, theme: Theme) -> None:
    edit = ClearableEdit(theme)
    qtbot.addWidget(edit)
    edit.resize(240, 36)
    edit.show()
    told: list[str] = []
    edit.textEdited.connect(told.append)
    sign = edit.findChild(QPushButton)
    assert sign is not None
    assert not sign.isVisible()
    QTest.keyClicks(edit, "we")
    assert sign.isVisible()
    assert edit.rect().contains(sign.geometry())
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert (edit.text(), sign.isVisible(), told) == ("", False, ["w", "we", ""])
    edit.setText("found elsewhere")
    assert sign.isVisible()
    edit.clear()
    assert not sign.isVisible()


def test_the_sign_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    card, edit = Card(), ClearableEdit(theme)
    qtbot.addWidget(card)
    card.body.addWidget(edit)
    card.resize(400, 200)
    edit.setText("we")
    card.show()
    sign = edit.findChild(QPushButton)
    assert sign is not None
    for percent in (200, 100):
        theme.choose(Look("light", percent, reduced_motion=True))
        qtbot.wait(20)
        assert sign.size() == sign.sizeHint()
        assert edit.rect().contains(sign.geometry())
        assert edit.textMargins().right() == sign.width()
