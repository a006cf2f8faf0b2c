"""The topics of a group as a picture: who has had which, told to eye and ear, and the way to a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.live import commands
from app.practice.making_up import make_up_topic
from tests.practice_for_tests import AISHA, EVENING, JAMES, MARIA, MORNING, NINE, minutes
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import at_once, press, words_in
from ui.parts.topic_grid import TopicGrid
from ui.screens.topics import TopicsScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
ROUTINES = "Daily recovery routines"


@pytest.fixture
def topics(stage: Stage, theme: Theme, opened: Show) -> TopicsScreen:
    screen = TopicsScreen(theme, stage.hub, stage.acting, at_once)
    opened(screen, 1280, 660)
    return screen


def taught(stage: Stage) -> None:
    """Maria is there for all 45 minutes of the first topic, James for the last 15, Aisha not at all."""
    seat = stage.seat
    seat.open_session(stage.desk.prepare(stage.desk.practice.groups[MORNING], NINE).result())
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.next_block)
    stage.clock.pass_time(minutes(30))
    seat.do(commands.mark_arrived, JAMES)
    stage.clock.pass_time(minutes(15))
    seat.do(commands.cover_topic)
    seat.do(commands.end, [MARIA, JAMES, AISHA])
    stage.desk.put_away()


def test_each_person_has_a_line_and_each_topic_how_many_need_it(stage: Stage, topics: TopicsScreen) -> None:
    taught(stage)
    grid = topics.grid
    assert [(row.name, row.figure, row.cells[0].shape) for row in grid.rows] == [
        ("Maria S.", "1/10", "whole"),
        ("James T.", "0/10", "part"),
        ("Aisha K.", "0/10", "open"),
    ]
    assert [(head.title, head.figure) for head in grid.heads][:2] == [
        (ROUTINES, "2"),
        ("Relapse warning signs", "3"),
    ]
    assert "Most needed, by 3 of 3 people: Relapse warning signs" in words_in(topics)
    assert "and 6 more" in words_in(topics)


def test_a_make_up_shows_at_once(stage: Stage, topics: TopicsScreen) -> None:
    taught(stage)
    known = stage.desk.library.topics
    stage.seat.arrange(make_up_topic, JAMES, "daily-recovery-routines", date(2026, 11, 24), known)
    cell = topics.grid.rows[1].cells[0]
    assert (cell.shape, cell.spoken) == ("made_up", f"{ROUTINES}, made up on Nov 24")
    assert topics.grid.heads[0].figure == "1"


def test_what_is_seen_is_said(stage: Stage, topics: TopicsScreen) -> None:
    taught(stage)
    model, spoken = topics.grid.model(), Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(spoken) == f"Maria S.: {ROUTINES}, covered on Nov 24"
    assert model.index(1, 0).data(spoken) == f"James T.: {ROUTINES}, partly: there for 33 %"
    assert model.index(2, 0).data(spoken) == f"Aisha K.: {ROUTINES}, not yet"
    assert model.headerData(0, Qt.Orientation.Horizontal, spoken) == f"{ROUTINES}: still needed by 2 people"
    assert model.headerData(0, Qt.Orientation.Vertical, spoken) == "Maria S.: 1 of 10 topics"


def test_what_is_told_follows_what_changes(stage: Stage, topics: TopicsScreen) -> None:
    taught(stage)
    topics.grid.setFocus()
    topics.grid.setCurrentIndex(topics.grid.model().index(2, 1))
    QTest.keyClick(topics.grid, Qt.Key.Key_Left)
    assert "Aisha K.: Daily recovery routines, not yet" in words_in(topics)
    known = stage.desk.library.topics
    stage.seat.arrange(make_up_topic, AISHA, "daily-recovery-routines", date(2026, 11, 24), known)
    assert "Aisha K.: Daily recovery routines, not yet" not in words_in(topics)
    assert "Aisha K.: Daily recovery routines, made up" in words_in(topics)


def test_arrow_keys_tell_each_place_and_enter_opens_the_person(stage: Stage, topics: TopicsScreen) -> None:
    taught(stage)
    asked: list[tuple[str, str]] = []
    topics.person_asked.connect(lambda group, person: asked.append((group, person)))
    topics.grid.setFocus()
    topics.grid.setCurrentIndex(topics.grid.model().index(0, 0))
    QTest.keyClick(topics.grid, Qt.Key.Key_Down)
    assert f"James T.: {ROUTINES}, partly: there for 33 %" in words_in(topics)
    QTest.keyClick(topics.grid, Qt.Key.Key_Right)
    assert "James T.: Relapse warning signs, not yet" in words_in(topics)
    QTest.keyClick(topics.grid, Qt.Key.Key_Return)
    assert asked == [(MORNING, JAMES)]


def test_where_room_is_short_a_place_still_says_what_it_is(
    stage: Stage, theme: Theme, topics: TopicsScreen
) -> None:
    taught(stage)
    topics.resize(1280, 400)
    assert "Enter opens a person" not in words_in(topics)
    topics.grid.setCurrentIndex(topics.grid.model().index(0, 0))
    QTest.keyClick(topics.grid, Qt.Key.Key_Down)
    assert f"James T.: {ROUTINES}, partly: there for 33 %" in words_in(topics)


def test_names_stay_while_topics_are_scrolled(stage: Stage, theme: Theme, topics: TopicsScreen) -> None:
    topics.resize(480, 700)
    grid = topics.grid
    bar = grid.horizontalScrollBar()
    assert bar.maximum() > 0
    left = grid.verticalHeader().mapTo(grid, QPoint(0, 0))
    bar.setValue(bar.maximum())
    assert grid.verticalHeader().isVisible()
    assert grid.verticalHeader().mapTo(grid, QPoint(0, 0)) == left


def test_another_group_is_picked_and_one_without_people_says_so(stage: Stage, topics: TopicsScreen) -> None:
    topics.show_group(EVENING)
    assert "Nobody is in this group today." in words_in(topics)
    assert not topics.grid.isVisible()
    topics.show_group(MORNING)
    assert topics.grid.isVisible()


def test_the_way_back_is_the_week_of_the_group(topics: TopicsScreen) -> None:
    asked: list[str] = []
    topics.week_asked.connect(asked.append)
    press(topics, "The week")
    assert asked == [MORNING]


def test_in_a_low_window_people_have_room_below_the_titles(theme: Theme, topics: TopicsScreen) -> None:
    theme.choose(Look("dark", 200, reduced_motion=True))
    topics.resize(480, 640)
    grid = topics.findChild(TopicGrid)
    assert grid is not None
    QTest.qWait(50)
    assert grid.viewport().height() >= grid.rowHeight(0)


@pytest.mark.parametrize(("width", "height"), [(1280, 640), (480, 640)])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(
    stage: Stage, theme: Theme, topics: TopicsScreen, width: int, height: int, percent: int
) -> None:
    taught(stage)
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    topics.resize(width, height)
    assert not beyond(topics)
    assert not cut_off(topics)
