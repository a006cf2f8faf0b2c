"""The practice's name in Settings: typed, kept when the field is left, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.model.practice_head import PracticeHead
from tests.ui.conftest import Stage
from ui.practice.practice_card import PracticeCard
from ui.theme import Theme


@pytest.fixture
def card(stage: Stage, theme: Theme, opened: Callable[[QWidget, int, int], None]) -> PracticeCard:
    card = PracticeCard(theme, stage.acting)
    stage.hub.changed.connect(card.redraw)
    opened(card, 480, 400)
    return card


def type_into(card: PracticeCard, name: str, words: str) -> None:
    edit = next(each for each in card.findChildren(QLineEdit) if each.accessibleName() == name)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)
    assert card.half_typed
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_what_is_typed_is_kept_and_can_be_taken_back(card: PracticeCard, stage: Stage) -> None:
    back: list[Callable[[], object]] = []
    stage.acting.undoable.connect(lambda _words, undo: back.append(undo))
    type_into(card, "Name of the practice", "Riverside Recovery")
    type_into(card, "Address and phone (optional)", "41 Quay Street")
    assert stage.desk.practice.head == PracticeHead(name="Riverside Recovery", line="41 Quay Street")
    assert not card.half_typed
    back[-1]()
    stage.hub.changed.emit()
    assert stage.desk.practice.head == PracticeHead(name="Riverside Recovery")
    assert [each.text() for each in card.findChildren(QLineEdit)] == ["Riverside Recovery", ""]


def test_what_is_refused_stays_typed(card: PracticeCard, stage: Stage) -> None:
    said: list[str] = []
    stage.acting.refused.connect(said.append)
    type_into(card, "Address and phone (optional)", "41 Quay Street")
    assert said == ["The line below needs the practice’s name above it."]
    assert card.half_typed
    type_into(card, "Name of the practice", "Riverside Recovery")
    assert stage.desk.practice.head.lines == ("Riverside Recovery", "41 Quay Street")
