"""Attendance as a picture: days walked by keys, shapes told apart without colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.parts.attendance_calendar import AttendanceCalendar, CalendarWeek, Shape, paint_shape
from ui.theme import Look, Theme

Opened = Callable[[QWidget, int, int], None]
SHAPES: tuple[Shape, ...] = get_args(Shape)
ROWS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
KEY: list[tuple[Shape, str]] = [("whole", "was there"), ("away", "was not there")]


def weeks(count: int) -> list[CalendarWeek]:
    return [
        CalendarWeek(
            tuple("whole" if day == 0 else "" for day in range(7)),
            "Nov" if week == 0 else "",
        )
        for week in range(count)
    ]


def said(at: int) -> str:
    return f"week {at // 7} day {at % 7}"


@pytest.fixture
def calendar(theme: Theme, opened: Opened) -> AttendanceCalendar:
    made = AttendanceCalendar(theme, "Attendance")
    made.display(weeks(60), 1, ROWS, KEY, "Came to 60 of 60 sessions", said)
    opened(made, 400, made.heightForWidth(400))
    made.setFocus()
    return made


def test_arrows_walk_from_today_back_through_all_days_and_never_beyond(calendar: AttendanceCalendar) -> None:
    told: list[str] = []
    calendar.day_reached.connect(told.append)
    for key in (
        Qt.Key.Key_Left,
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
    ):
        QTest.keyClick(calendar, key)
    assert told == [
        "week 59 day 1",
        "week 58 day 1",
        "week 58 day 0",
        "week 58 day 1",
        "week 59 day 1",
        "week 59 day 1",
    ]
    for _step in range(70):
        QTest.keyClick(calendar, Qt.Key.Key_Left)
    assert told[-1] == "week 0 day 0"


def test_years_of_days_are_put_into_words_one_by_one_as_somebody_comes_to_them(
    theme: Theme, opened: Opened
) -> None:
    asked: list[int] = []

    def say(at: int) -> str:
        asked.append(at)
        return said(at)

    calendar = AttendanceCalendar(theme, "Attendance")
    calendar.display(weeks(100), 1, ROWS, KEY, "Came to 100 of 100 sessions", say)
    opened(calendar, 400, calendar.heightForWidth(400))
    assert asked == []
    calendar.setFocus()
    QTest.keyClick(calendar, Qt.Key.Key_Left)
    assert asked == [99 * 7 + 1]


def test_a_click_tells_the_day_under_it(calendar: AttendanceCalendar) -> None:
    told: list[str] = []
    calendar.day_reached.connect(told.append)
    where = calendar._box(57 * 7 + 3).center().toPoint()
    QTest.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=where)
    assert told == ["week 57 day 3"]


def test_it_is_read_with_what_it_comes_to(calendar: AttendanceCalendar) -> None:
    assert calendar.accessibleName() == "Attendance. Came to 60 of 60 sessions"


def grey(theme: Theme, shape: Shape) -> QImage:
    """The outline of a shape: what is drawn at all, whatever its colour."""
    image = QImage(28, 28, QImage.Format.Format_ARGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    paint_shape(painter, theme, QRectF(0, 0, 28, 28), shape)
    painter.end()
    return image


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_shapes_differ_where_colours_cannot_be_seen(theme: Theme, mode: str) -> None:
    """In grey, at least a twentieth of each picture is clearly lighter or darker than in every other one."""
    theme.choose(Look(mode, 100, True))  # type: ignore[arg-type]
    pictures = {
        shape: grey(theme, shape).convertToFormat(QImage.Format.Format_Grayscale8) for shape in SHAPES
    }
    for one in SHAPES:
        for other in SHAPES:
            if one < other:
                apart = sum(
                    abs(pictures[one].pixelColor(x, y).red() - pictures[other].pixelColor(x, y).red()) > 40
                    for x in range(28)
                    for y in range(28)
                )
                assert apart > 0.05 * 28 * 28, f"{one!r} looks like {other!r}"
