"""Whoever was let go with a risk stands on Today, is followed up with one click, and that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from app.live import commands
from app.practice import care
from tests.practice_for_tests import JAMES, MARIA, MORNING, minutes
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import at_once, press, words_in
from ui.screens.today import TodayScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def session(stage: Stage) -> str:
    """A group that was held, after which Maria was let go although a note spoke of a risk; she is discharged."""
    desk, seat = stage.desk, stage.seat
    seat.open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    seat.do(commands.catch_note, "@Maria does not want to go home #risk")
    stage.clock.pass_time(minutes(180))
    seat.do(commands.end, [MARIA, JAMES])
    assert desk.session is not None
    stream = desk.session.stream
    desk.put_away()
    seat.arrange(care.discharge, MARIA, date(2026, 11, 24), "left the program")
    return stream


@pytest.fixture
def today(session: str, theme: Theme, stage: Stage, opened: Show) -> TodayScreen:
    screen = TodayScreen(theme, stage.hub, stage.ticker, stage.acting, at_once)
    opened(screen, 1280, 720)
    return screen


def test_whoever_was_let_go_stands_on_today_and_their_note_is_one_click_away(
    today: TodayScreen, session: str
) -> None:
    words = words_in(today.follow_ups)
    assert "Maria S." in words
    assert "IOP Morning, today: a note speaks of a risk" in words
    assert "James" not in words
    asked: list[tuple[str, str]] = []
    today.follow_ups.note_asked.connect(lambda *which: asked.append(which))
    press(today.follow_ups, "Open note")
    assert asked == [(session, MARIA)]


def test_one_click_closes_it_and_it_can_be_taken_back(today: TodayScreen, stage: Stage) -> None:
    offered: list[Callable[[], object]] = []
    stage.acting.undoable.connect(lambda _words, back: offered.append(back))
    press(today.follow_ups, "Followed up")
    assert not today.follow_ups.isVisible()
    offered[0]()
    assert "Maria S." in words_in(today.follow_ups)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [1280, 480])
def test_nothing_of_it_is_cut_off(today: TodayScreen, theme: Theme, width: int, percent: int) -> None:
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    today.resize(width, 720)
    assert cut_off(today.follow_ups) == []
    assert beyond(today.follow_ups) == []
