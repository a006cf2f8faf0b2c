"""What is typed in the Library and left: it waits as it was, or is kept, and nothing else moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.model.decks import Deck, DeckItem
from app.practice import library
from tests.ui.conftest import Stage
from tests.ui.cut_off import cut_off
from tests.ui.screens.conftest import press, words_in
from tests.ui.screens.test_library import named, narrow, own, write
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.practice.shelved_card import READING
from ui.screens.library import LibraryScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def screen(stage: Stage, theme: Theme, opened: Show) -> LibraryScreen:
    screen = LibraryScreen(theme, stage.hub, stage.acting)
    opened(screen, 1200, 700)
    return screen


def test_keeping_while_something_else_is_looked_for_leaves_the_search_and_the_focus(
    stage: Stage, screen: LibraryScreen
) -> None:
    screen.resize(1800, 760)  # the sections stand in a row
    search = named(screen, QLineEdit, "Search the Library")
    assert isinstance(search, QLineEdit)
    press(screen, "Add")
    write(screen, "Text", "Which smell?")
    search.setFocus()
    QTest.keyClicks(search, "stapler")
    topics = next(
        button for button in screen.findChildren(Button) if button.text() == "Topics" and button.isVisible()
    )
    topics.setFocus()
    QTest.keyClick(topics, Qt.Key.Key_Space)
    assert [item.text for item in own(stage)] == ["Which smell?"]
    assert search.text() == "stapler"
    assert screen.focusWidget() is topics


def test_escape_leaves_out_what_was_typed_and_it_can_be_gone_on_with(
    stage: Stage, screen: LibraryScreen
) -> None:
    press(screen, "Add")
    QTest.keyClick(write(screen, "Text", "Which smell?"), Qt.Key.Key_Escape)
    assert not own(stage)
    assert screen.card.page == READING
    press(screen, "Go on with them")
    press(screen, "Save")
    assert [item.text for item in own(stage)] == ["Which smell?"]


def test_what_was_left_out_knows_its_deck_and_what_it_hides(stage: Stage, screen: LibraryScreen) -> None:
    brought = Deck(id="brought", title="Spring", items=(DeckItem(id="one", text="What grows?"),))
    stage.seat.arrange(library.import_deck, stage.desk.library, brought)
    press(screen, "Edit a copy")
    press(screen, "Do not offer the one that comes with Groupside")
    narrow(screen, "Goes into", "brought")
    press(screen, "Cancel")  # nothing was typed, and still something would be lost
    press(screen, "Edit a copy")  # as it was left
    QTest.keyClick(write(screen, "Text", "What blooms?"), Qt.Key.Key_Escape)
    press(screen, "Go on with them")
    press(screen, "Save")
    assert not stage.desk.practice.offer.hidden
    assert [item.text for item in stage.desk.practice.offer.decks["brought"].items] == [
        "What grows?",
        "What blooms?",
    ]


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (1280, 200), (480, 200)])
def test_what_waits_leaves_room_for_the_list(
    stage: Stage, theme: Theme, opened: Show, qtbot: QtBot, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent))
    screen = LibraryScreen(theme, stage.hub, stage.acting)
    opened(screen, width, 620)
    press(screen, "Add")
    QTest.keyClick(write(screen, "Text", "Which smell takes you home?"), Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert "“Which smell takes you home?” were left out" in words_in(screen)
    assert cut_off(screen) == []
    parts = [one for one in screen.shelf.findChildren(Picker) if one.isVisible()]
    places = [one.geometry() for one in [*parts, screen.list] if one.parent() is screen.shelf]
    assert not [1 for at, one in enumerate(places) for other in places[:at] if one.intersects(other)]


def test_what_was_left_out_goes_when_somebody_throws_it_away(stage: Stage, screen: LibraryScreen) -> None:
    press(screen, "Add")
    QTest.keyClick(write(screen, "Text", "Which smell?"), Qt.Key.Key_Escape)
    press(screen, "Throw them away")
    assert "were left out" not in words_in(screen)
