"""The live window as one grid: what takes the middle has the edge and the line of the cards beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.live import commands
from tests.ui.conftest import Stage
from ui.parts.check_grid import CheckGrid
from ui.pictures import settle
from ui.screens.live import LiveScreen


def head(screen: QWidget, words: str) -> QPoint:
    """Where the words of a card's title begin, at the middle of their line."""
    (found,) = [
        each
        for each in screen.findChildren(QLabel)
        if each.text() == words and each.property("role") == "title" and each.isVisibleTo(screen)
    ]
    return found.mapTo(screen, QPoint(0, found.height() // 2))


def go_to(screen: LiveScreen, width: int, height: int) -> None:
    screen.resize(width, height)
    settle(30)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_the_lobby_stands_level_with_the_people(lobby: LiveScreen, width: int, height: int) -> None:
    go_to(lobby, width, height)
    assert abs(head(lobby, "Before the start").y() - head(lobby, "Group").y()) <= 1


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_the_rest_of_the_session_begins_where_the_block_did(
    live: LiveScreen, stage: Stage, width: int, height: int
) -> None:
    go_to(live, width, height)
    stage.seat.do(commands.next_block)
    before = min(
        each.mapTo(live, QPoint(0, 0)).x()
        for each in live.block.findChildren(QLabel)
        if each.text() == "Education" and each.isVisibleTo(live)
    )
    live.middle.open_rest()
    settle(30)
    assert head(live, "The rest of the session").x() == before


def test_the_notes_begin_where_the_block_does(live: LiveScreen, stage: Stage) -> None:
    go_to(live, 1920, 1080)
    live.middle.open_rest()
    settle(30)
    assert head(live, "Participation notes").x() == head(live, "The rest of the session").x()


def test_in_a_wide_window_the_checks_come_towards_the_names(lobby: LiveScreen) -> None:
    go_to(lobby, 1920, 1080)
    rows = lobby.findChildren(CheckGrid)[0].list
    asked: list[int] = []
    rows.check_asked.connect(lambda _person, at, _place: asked.append(at))
    line = rows.visualRect(rows.model().index(0, 0))
    near = QPoint(round(line.width() * 0.4), line.center().y())
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=near)
    assert asked == [0]
