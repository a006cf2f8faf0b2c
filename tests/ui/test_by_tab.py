"""Tab goes through every window in the order of what is seen, leaves nothing out, and comes round."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from tests.practice_for_tests import SAM
from tests.ui.accessible import out_of_order, torn
from tests.ui.hand import tabbed
from tests.ui.live.conftest import focused
from ui.parts.card import Card
from ui.parts.scroll import Scroll
from ui.practice_windows import PracticeWindows
from ui.setting_words import Section

SCREENS: dict[str, Callable[[PracticeWindows], QWidget]] = {
    "today": lambda windows: windows.today,
    "week": lambda windows: windows.week,
    "topics": lambda windows: windows.topics,
    "people": lambda windows: windows.people,
    "settings": lambda windows: windows.settings,
}
SIZES = [(1280, 720), (480, 900)]


def test_tab_goes_through_a_screen_as_it_is_read(windows: PracticeWindows) -> None:
    for screen, made in SCREENS.items():
        windows.main.go_to(made(windows))
        for size in SIZES:
            windows.main.resize(*size)
            assert (screen, out_of_order(windows.main), torn(windows.main)) == (screen, [], [])


def test_tab_comes_by_every_word_at_the_top_and_enter_goes_there(windows: PracticeWindows) -> None:
    main = windows.main
    find = next(button for button in main.findChildren(QPushButton) if button.text() == "Find")
    passed = tabbed(find)
    places = list(main.places())
    assert [name for name in passed if name in places] == places
    week = next(button for button in main.findChildren(QPushButton) if button.text() == "Week")
    for _twice in range(2):  # where one is already, one stays
        week.setFocus()
        QTest.keyClick(week, Qt.Key.Key_Return)
        assert main.shown is windows.week
        lit = [button.text() for button in main.findChildren(QPushButton) if button.isChecked()]
        assert [word for word in lit if word in places] == ["Week"]


def test_what_tab_comes_to_is_seen_wherever_its_page_was_scrolled(windows: PracticeWindows) -> None:
    windows.main.resize(1280, 720)
    windows.main.go_to(windows.settings)
    windows.settings.go_to_setting(Section.KEYS.id)
    pages = [each for each in windows.settings.findChildren(Scroll) if each.isVisible()]
    page = max(pages, key=lambda each: each.width())
    assert page.verticalScrollBar().maximum() > 0
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    here = windows.main.focusWidget()
    assert here is not None
    assert not page.isAncestorOf(here)
    while not page.isAncestorOf(here):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = windows.main.focusWidget()
        assert here is not None
    assert here.visibleRegion().boundingRect() == here.rect()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_tab_stays_in_the_round_until_it_is_through_with_it(
    live: PracticeWindows, size: tuple[int, int]
) -> None:
    """The fields of its questions are made with each turn, later than all the rest."""
    live.main.resize(*size)
    assert torn(live.main) == []


def test_tab_reaches_everything_in_the_room_before_the_start(windows: PracticeWindows) -> None:
    windows.today.next.lobby_asked.emit()
    assert out_of_order(windows.main) == []
    assert torn(windows.main) == []


def test_tab_goes_through_the_second_window_as_it_is_read(live: PracticeWindows) -> None:
    live.beside.open_co_facilitator(SAM.id)
    assert live.beside.co_facilitator is not None
    assert torn(live.beside.co_facilitator) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_tab_goes_through_all_answers_before_it_comes_to_the_buttons(
    live: PracticeWindows, size: tuple[int, int]
) -> None:
    """The goal stands below the buttons: typed on a button, it would be a note about nobody."""
    live.main.resize(*size)
    live.live.block.round.start_typing()
    for answer in ("calm", "3", "n", "call first"):
        QTest.keyClicks(focused(), answer)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    for word in ("Done", "Pass"):
        button = focused()
        assert isinstance(button, QAbstractButton)
        assert button.text() == word
        QTest.keyClick(button, Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    for _stop in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert live.live.block.round.answers.typed()["goal"] == "call first"
    assert live.live.block.round.answers.has_focus


@pytest.mark.parametrize("page", ["order", "rest", "before-end"])
def test_tab_comes_to_the_buttons_that_end_a_page_after_all_that_scrolls(
    live: PracticeWindows, page: str
) -> None:
    screen = live.live
    openings = {
        "order": screen.middle.open_order,
        "rest": screen.middle.open_rest,
        "before-end": screen.ask_to_end,
    }
    openings[page]()
    (shown,) = [each for each in screen.middle.pages if each.isVisible()]
    card = shown.widget()
    assert isinstance(card, Card)
    assert card.closing is not None
    ends = card.closing.findChildren(QPushButton)
    names = [each.accessibleName() or each.text() for each in ends if each.isEnabled()]
    passed = tabbed(next(each for each in ends if each.isEnabled()))
    assert passed[: len(names)] == [*names[1:], "Note"]
