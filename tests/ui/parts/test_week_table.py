"""The week's table: walked by keys, read in every width."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.parts.row_list import RowList
from ui.parts.week_shape import DAYS, WeekShape
from ui.parts.week_table import WeekCell, WeekRow, WeekTable
from ui.theme import Look, Theme

Opened = Callable[[QWidget, int, int], None]

HEADS = tuple(f"{day}\n{23 + at}" for at, day in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))
THERE = WeekCell("3:00", "2:45", "check", "ok", "Mon: present, 3:00 in group, 2:45 of service")
COMING = WeekCell("", "9:00", "hourglass", "neutral", "Thu: expected at 9:00")
NOTHING = WeekCell()
CELLS = (THERE, NOTHING, NOTHING, COMING, NOTHING, NOTHING, NOTHING)
TOTAL = WeekCell("3:00", "2:45", spoken="3:00 of 9:00")
MARIA = WeekRow("maria", "Maria S.", CELLS, TOTAL, "6:00 short · 1 session left: Thu", warns=True)
JAMES = WeekRow("james", "James T.", CELLS, TOTAL, "6:00 short")
SUMS = WeekRow("", "Together", CELLS, TOTAL, "2 people are short")


@pytest.fixture
def table(theme: Theme, opened: Opened) -> WeekTable:
    made = WeekTable(theme)
    made.display(HEADS, 1, "of 9:00", [MARIA, JAMES], SUMS)
    opened(made, 1100, 400)
    made.people.setFocus()
    made.people.choose("maria")
    return made


def test_a_row_tells_the_whole_week_to_a_screen_reader(table: WeekTable) -> None:
    index = table.people.model().index(0, 0, QModelIndex())
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == MARIA.spoken
    assert MARIA.spoken == (
        "Maria S.; Mon: present, 3:00 in group, 2:45 of service; Thu: expected at 9:00; 3:00 of 9:00; "
        "6:00 short · 1 session left: Thu"
    )


def test_arrows_walk_from_person_to_person_and_day_to_day(table: WeekTable) -> None:
    told: list[str] = []
    table.cell_reached.connect(told.append)
    QTest.keyClick(table.people, Qt.Key.Key_Right)
    QTest.keyClick(table.people, Qt.Key.Key_Down)
    QTest.keyClick(table.people, Qt.Key.Key_Right)
    QTest.keyClick(table.people, Qt.Key.Key_Left)
    QTest.keyClick(table.people, Qt.Key.Key_Left)
    QTest.keyClick(table.people, Qt.Key.Key_Left)
    monday = "Mon: present, 3:00 in group, 2:45 of service"
    assert told == [
        f"Maria S.; {monday}",
        f"James T.; {monday}",
        "",
        f"James T.; {monday}",
        JAMES.spoken,
        JAMES.spoken,
    ]
    assert table.people.chosen == "james"


def test_enter_opens_the_person(qtbot: QtBot, table: WeekTable) -> None:
    with qtbot.waitSignal(table.person_activated, timeout=1000) as opened:
        QTest.keyClick(table.people, Qt.Key.Key_Return)
    assert opened.args == ["maria"]


def test_a_click_on_a_day_tells_that_day(table: WeekTable) -> None:
    told: list[str] = []
    table.cell_reached.connect(told.append)
    people = table.people
    row = people.visualRect(people.model().index(1, 0, QModelIndex()))
    thursday = people.shape.boxes(JAMES)[3].center().toPoint()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + thursday)
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(20, 14))
    assert told == ["James T.; Thu: expected at 9:00", JAMES.spoken]


def test_without_anybody_the_table_says_so(theme: Theme, opened: Opened) -> None:
    empty = WeekTable(theme)
    empty.display(HEADS, -1, "of 9:00", [], SUMS)
    opened(empty, 700, 300)
    shown = empty.findChild(RowList)
    assert isinstance(shown, RowList)
    before = shown.grab().toImage()
    empty.people.say_when_empty("")
    assert shown.grab().toImage() != before


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [380, 440, 620, 900, 1180, 1800])
def test_days_stand_beside_each_other_inside_the_line_in_every_width(
    theme: Theme, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent, True))
    shape = WeekShape(theme, width, HEADS)
    boxes = shape.boxes(MARIA)
    wanted = {0, 3} if shape.listed else set(range(DAYS))
    assert set(boxes) == wanted
    height = shape.height_of(MARIA)
    placed = [boxes[at] for at in sorted(boxes)]
    for one, other in pairwise(placed):
        assert not one.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other)
    for at, box in boxes.items():
        assert box.left() >= 0
        assert box.right() <= width
        assert box.bottom() <= height
        assert shape.day_at(MARIA, box.center()) == at
    lines = shape.lines_of(MARIA.words)
    assert " · ".join(lines).replace(" ", "").replace("·", "") == MARIA.words.replace(" ", "").replace(
        "·", ""
    )
