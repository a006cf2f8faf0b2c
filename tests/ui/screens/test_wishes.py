"""What somebody wishes of the rotation on Today, the day before or minutes before a group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live.events import SessionOpened
from app.practice import choices
from tests.practice_for_tests import MORNING, minutes
from tests.ui.conftest import Stage
from tests.ui.cut_off import cut_off
from tests.ui.screens.conftest import at_once, press, words_in
from ui.practice.drawn_words import Kind, key_of
from ui.screens.today import TodayScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
DOTS: dict[Kind, str] = {
    "icebreaker": "Another icebreaker, or keep this one",
    "topic": "Another topic, or keep this one",
    "closing_thought": "Another closing thought, or keep this one",
}


# a day without a reflection
HARMONY_HAS: tuple[Kind, ...] = ("icebreaker", "topic", "closing_thought")


@pytest.fixture
def today(theme: Theme, stage: Stage, opened: Show) -> TodayScreen:
    """The screen at 8:35 on the Tuesday of the tests; the morning group meets at nine."""
    stage.clock.pass_time(minutes(-25))
    screen = TodayScreen(theme, stage.hub, stage.ticker, stage.acting, at_once)
    opened(screen, 1280, 720)
    return screen


def prepared(today: TodayScreen) -> SessionOpened:
    assert today.next.prepared is not None
    return today.next.prepared


def drawn(today: TodayScreen, kind: Kind) -> str:
    """What the page says would come."""
    found = key_of(kind, prepared(today))
    assert found is not None
    return found[1]


def wish(today: TodayScreen, kind: Kind, *words: str) -> None:
    """Open the menu of what was drawn, and press the line that says this, in the menu of the line before."""
    dots = next(b for b in today.findChildren(QPushButton) if b.accessibleName() == DOTS[kind])
    dots.click()
    menu = next(menu for menu in today.findChildren(QMenu) if menu.isVisible())
    for word in words[:-1]:
        below = line(menu, word).menu()
        assert isinstance(below, QMenu)
        menu = below
    line(menu, words[-1]).trigger()
    for each in today.findChildren(QMenu):
        each.close()


def undone(stage: Stage) -> list[tuple[str, Callable[[], object]]]:
    """What will be said with a way to take it back."""
    found: list[tuple[str, Callable[[], object]]] = []
    stage.acting.undoable.connect(lambda words, undo: found.append((words, undo)))
    return found


def line(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == words)


@pytest.mark.parametrize("kind", HARMONY_HAS)
def test_another_one_comes_and_then_yet_another(today: TodayScreen, kind: Kind) -> None:
    seen = [drawn(today, kind)]
    for _press in range(4):
        wish(today, kind, "Another one")
        seen.append(drawn(today, kind))
    assert len(set(seen)) == 5


def test_what_the_page_shows_after_a_wish_is_what_the_group_gets(stage: Stage, today: TodayScreen) -> None:
    for kind in HARMONY_HAS:
        wish(today, kind, "Another one")
    words = words_in(today.next)
    press(today, "Start")
    session = stage.desk.session
    assert session is not None
    assert session.icebreaker is not None
    assert session.topic is not None
    assert session.closing_thought is not None
    assert session.icebreaker.text in words
    assert session.topic.title in words
    assert session.closing_thought.text in words
    assert words.count("KEPT") == 3


def test_the_rotation_decides_again(today: TodayScreen) -> None:
    first = drawn(today, "icebreaker")
    wish(today, "icebreaker", "Another one")
    wish(today, "icebreaker", "Another one")
    wish(today, "icebreaker", "Let the rotation decide")
    assert drawn(today, "icebreaker") == first
    assert "KEPT" not in words_in(today.next)


@pytest.mark.parametrize("kind", HARMONY_HAS)
def test_what_is_never_for_this_group_goes_at_once(stage: Stage, today: TodayScreen, kind: Kind) -> None:
    first = drawn(today, kind)
    undo = undone(stage)
    wish(today, kind, "Never for this group")
    assert drawn(today, kind) != first
    assert first in {item for _deck, item in stage.desk.practice.offer.barred_for(MORNING)}
    ((words, back),) = undo
    assert words == "That one does not come up in IOP Morning any more."
    back()
    assert drawn(today, kind) == first
    assert not stage.desk.practice.offer.barred_for(MORNING)


def test_never_is_taken_back_with_what_was_kept_for_the_days_to_come(
    stage: Stage, today: TodayScreen
) -> None:
    wish(today, "icebreaker", "Another one")
    wish(today, "icebreaker", "Keep this one for", "Thursday, November 26")
    wish(today, "icebreaker", "Another one")
    before, shown = stage.desk.practice.offer, drawn(today, "icebreaker")
    undo = undone(stage)
    wish(today, "icebreaker", "Never for this group")
    wish(today, "closing_thought", "Another one")
    others = [pin for pin in stage.desk.practice.offer.pins if pin.deck == "closing-thoughts"]
    undo[0][1]()
    assert drawn(today, "icebreaker") == shown
    now = stage.desk.practice.offer
    for day in {pin.on for pin in before.pins}:
        kept = [item for item in now.pinned(MORNING, day) if item[0] == "icebreakers"]
        assert kept == list(before.pinned(MORNING, day))
    assert [pin for pin in now.pins if pin.deck == "closing-thoughts"] == others


def test_never_after_another_one_brings_neither_of_the_two(today: TodayScreen) -> None:
    first = drawn(today, "icebreaker")
    wish(today, "icebreaker", "Another one")
    second = drawn(today, "icebreaker")
    wish(today, "icebreaker", "Never for this group")
    assert drawn(today, "icebreaker") not in (first, second)


def test_what_is_kept_for_a_later_day_does_not_come_before(stage: Stage, today: TodayScreen) -> None:
    first = drawn(today, "icebreaker")
    wish(today, "icebreaker", "Keep this one for", "Thursday, November 26")
    assert drawn(today, "icebreaker") != first
    (pin,) = stage.desk.practice.offer.pins
    assert (pin.item, pin.on) == (first, date(2026, 11, 26))


def test_what_is_kept_for_today_can_be_let_go_where_it_was_kept(stage: Stage, today: TodayScreen) -> None:
    wish(today, "topic", "Keep this one for", "Today")
    assert "TODAY’S TOPIC  ·  KEPT" in words_in(today.next)
    wish(today, "topic", "Keep this one for", "Today")
    assert not stage.desk.practice.offer.pins


def test_one_is_chosen_from_the_list_by_a_few_letters(stage: Stage, today: TodayScreen) -> None:
    wish(today, "topic", "Choose…")
    asking = today.wishes.choosing
    assert asking.isVisible()
    QTest.keyClicks(asking.search, "WARNING")
    QTest.keyClick(asking.search, Qt.Key.Key_Return)
    assert not asking.isVisible()
    assert "Relapse warning signs" in words_in(today.next)


def test_a_search_that_finds_nothing_keeps_nothing(stage: Stage, today: TodayScreen) -> None:
    wish(today, "icebreaker", "Choose…")
    asking = today.wishes.choosing
    QTest.keyClicks(asking.search, "zzzz")
    press(asking, "Keep it for this day")
    assert "Choose one from the list first." in words_in(asking)
    assert not stage.desk.practice.offer.pins
    asking.reject()


def test_when_all_have_been_seen_it_is_said(stage: Stage, today: TodayScreen) -> None:
    refused: list[str] = []
    stage.acting.refused.connect(refused.append)
    topics = stage.desk.practice.programs[stage.desk.practice.groups[MORNING].program_id].topics
    for topic in topics[1:]:
        stage.seat.arrange(choices.bar_item, stage.desk.library, MORNING, "topics", topic)
    wish(today, "topic", "Another one")
    assert refused == ["You have seen all of them. Choose one, or let the rotation decide."]


def test_the_day_before_it_says_tomorrow(theme: Theme, stage: Stage, opened: Show) -> None:
    stage.clock.pass_time(minutes(-12 * 60))
    screen = TodayScreen(theme, stage.hub, stage.ticker, stage.acting, at_once)
    opened(screen, 1280, 720)
    words = words_in(screen.next)
    for line in ("TOMORROW’S ICEBREAKER", "TOMORROW’S TOPIC", "TOMORROW’S CLOSING THOUGHT"):
        assert line in words


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [480, 1280])
def test_nothing_is_cut_off(qtbot: QtBot, theme: Theme, today: TodayScreen, percent: int, width: int) -> None:
    theme.choose(Look(text_percent=percent))
    today.resize(width, 720)
    qtbot.waitUntil(lambda: cut_off(today.next) == [])
