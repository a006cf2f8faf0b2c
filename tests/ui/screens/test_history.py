"""The History: sessions newest first, a month of them, and each opens as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.live import commands
from tests.practice_for_tests import EVENING, MARIA, MORNING, NINE, minutes
from tests.ui.conftest import Stage
from tests.ui.cut_off import cut_off
from tests.ui.screens.conftest import at_once, press, words_in
from ui.practice.held_words import month_days
from ui.screens.history import HistoryScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


def hold(stage: Stage, start: datetime, group: str = MORNING, here: Sequence[str] = (MARIA,)) -> str:
    """A whole session, put away; its stream."""
    seat = stage.seat
    stage.clock.pass_time(start - stage.desk.now())
    seat.open_session(stage.desk.prepare(stage.desk.practice.groups[group], start).result())
    seat.do(commands.start)
    for person in here:
        seat.do(commands.mark_arrived, person)
    stage.clock.pass_time(minutes(120))
    session = stage.desk.session
    assert session is not None
    seat.do(commands.end, list(session.people))
    stage.desk.put_away()
    return session.stream


@pytest.fixture
def streams(stage: Stage) -> list[str]:
    """On the 24th in the morning and the evening, on the 26th, and on the first of December."""
    evening = NINE + timedelta(hours=8)
    return [
        hold(stage, NINE),
        hold(stage, evening, EVENING, ()),
        hold(stage, NINE + timedelta(days=2)),
        hold(stage, NINE + timedelta(days=7)),
    ]


@pytest.fixture
def screen(stage: Stage, theme: Theme, streams: list[str], opened: Show) -> HistoryScreen:
    made = HistoryScreen(theme, stage.hub, stage.acting, at_once)
    opened(made, 1280, 660)
    return made


def asked_of(screen: HistoryScreen) -> list[str]:
    asked: list[str] = []
    screen.session_asked.connect(asked.append)
    return asked


def test_sessions_stand_newest_first_with_day_group_and_attendance(
    screen: HistoryScreen, streams: list[str]
) -> None:
    assert [row.id for row in screen.list.shown] == streams[::-1]
    first, _second, evening, _morning = screen.list.shown
    assert first.title == "Tuesday, December 1, 2026"
    assert first.line.endswith("9:00 to 11:00 · 1 of 3 attended")
    assert evening.day == date(2026, 11, 24)
    assert screen.list.chosen == streams[-1]
    assert "December 2026" in words_in(screen)


def test_list_and_month_follow_each_other(screen: HistoryScreen, streams: list[str]) -> None:
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert "November 2026" in words_in(screen)
    assert "Thursday, November 26, 2026: " in words_in(screen)
    screen.month.setFocus()
    QTest.keyClick(screen.month, Qt.Key.Key_Left)
    QTest.keyClick(screen.month, Qt.Key.Key_Left)
    assert screen.list.chosen == streams[1]  # the newest of that day
    assert screen.month.accessibleDescription().startswith("Tuesday, November 24, 2026: ")
    assert screen.month.accessibleName() == "Month. November 2026, 3 sessions"
    QTest.keyClick(screen.month, Qt.Key.Key_PageDown)
    assert "December 2026" in words_in(screen)
    QTest.keyClick(screen.month, Qt.Key.Key_PageDown)  # nothing can have been held after today
    assert "December 2026" in words_in(screen)


def test_enter_opens_from_list_and_month(screen: HistoryScreen, streams: list[str]) -> None:
    asked = asked_of(screen)
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert asked == [streams[3]]
    screen.month.setFocus()
    screen.show_day(date(2026, 11, 26))
    QTest.keyClick(screen.month, Qt.Key.Key_Return)
    assert asked == [streams[3], streams[2]]
    screen.show_day(date(2026, 11, 24))
    QTest.keyClick(screen.month, Qt.Key.Key_Return)  # two were held: the list has the choice
    assert len(asked) == 2
    assert screen.list.hasFocus()
    press(screen, "Open")
    assert asked[2:] == [streams[1]]


def test_a_group_alone(screen: HistoryScreen, stage: Stage, streams: list[str]) -> None:
    screen._group.picked.emit(EVENING)
    assert [row.id for row in screen.list.shown] == [streams[1]]
    assert screen.month.accessibleName() == "Month. November 2026, 1 session"
    screen._group.picked.emit("all")
    assert len(screen.list.shown) == 4


def test_while_a_group_is_open_it_is_said_kindly(
    screen: HistoryScreen, stage: Stage, told: list[str]
) -> None:
    group = stage.desk.practice.groups[MORNING]
    stage.seat.open_session(stage.desk.prepare(group, stage.desk.now()).result())
    asked = asked_of(screen)
    press(screen, "Open")
    assert asked == []
    assert told == ["A group is open now. Sessions of the past can be looked at when it has ended."]


def test_an_empty_history_says_what_will_stand_there(stage: Stage, theme: Theme, opened: Show) -> None:
    screen = HistoryScreen(theme, stage.hub, stage.acting, at_once)
    opened(screen, 1280, 660)
    assert screen.list.shown == []
    assert "November 2026" in words_in(screen)
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    screen.month.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_PageUp):
        QTest.keyClick(screen.month, key)


def test_nothing_is_cut_off_in_a_narrow_column_and_at_large_text(
    screen: HistoryScreen, theme: Theme, opened: Show
) -> None:
    for percent, size in ((100, (480, 840)), (200, (1280, 660)), (200, (480, 840))):
        theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
        screen.resize(*size)
        QApplication.sendPostedEvents()
        assert cut_off(screen) == []


@pytest.mark.parametrize(
    "month", [date(2026, 2, 1), date(2026, 11, 30), date(2027, 2, 14), date(2024, 2, 29)]
)
def test_a_month_is_whole_weeks_with_each_of_its_days_once(month: date) -> None:
    days = month_days(month, (), {}, date(2026, 11, 24))
    assert len(days) % 7 == 0
    assert days[0].day.weekday() == 0
    inside = [day.day for day in days if day.inside]
    assert inside == [month.replace(day=1) + timedelta(days=at) for at in range(len(inside))]
    assert (inside[-1] + timedelta(days=1)).day == 1
