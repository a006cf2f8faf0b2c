"""Settings → About: what this Groupside is made of, each thing with its version and its licence to read."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.cut_off import beyond, cut_off
from ui.practice.about_card import AboutCard
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def card(theme: Theme, opened: Show) -> AboutCard:
    card = AboutCard(theme)
    opened(card, 720, 800)
    return card


def test_each_thing_is_listed_with_its_version_and_licence(card: AboutCard) -> None:
    rows = {row.text: row.line for row in card.list.shown}
    assert rows[f"typst {version('typst')}"] == "Apache-2.0"
    assert rows[f"PySide6_Essentials {version('PySide6-Essentials')}"] == "LGPL-3.0-only"
    assert rows["Inter 4.1"] == "OFL-1.1"
    assert rows["libiconv"] == "LGPL-2.1-or-later, in lxml"


def test_the_arrow_keys_walk_through_the_licences(card: AboutCard) -> None:
    assert card.list.shown[0].id == "annotated-types"
    assert "MIT" in card.text.toPlainText()
    card.list.setFocus()
    for _name in range(2):
        QTest.keyClick(card.list, Qt.Key.Key_Down)
    assert card.text.accessibleName() == f"Licence of {card.list.shown[2].id}"
    assert "Hynek Schlawack" in card.text.toPlainText()


def test_a_read_only_text_lets_the_tab_key_go(card: AboutCard) -> None:
    card.text.setFocus()
    before = card.text.toPlainText()
    QTest.keyClick(card.text, Qt.Key.Key_Tab)
    QTest.keyClicks(card.text, "words")
    assert card.text.toPlainText() == before
    assert not card.text.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_is_cut_off_in_a_narrow_column(
    card: AboutCard, theme: Theme, opened: Show, percent: int
) -> None:
    theme.choose(Look("light", percent))
    opened(card, 400, 1400)
    assert not cut_off(card)
    assert not beyond(card)
