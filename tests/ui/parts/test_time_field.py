"""A time is typed as one likes, shown as the system writes it, and never taken for another one without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.number_field import TimeField
from ui.theme import Theme

Opened = Callable[[QWidget, int, int], None]


@pytest.fixture
def american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def field(american: None, theme: Theme, opened: Opened) -> TimeField:
    """A field beside a button that a click gives no focus, as in a running session."""
    page = QWidget()
    row = QHBoxLayout(page)
    field, button = TimeField(theme, "Starts", page), QPushButton("Other", page)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    row.addWidget(field)
    row.addWidget(button)
    opened(page, 400, 120)
    field.display(QTime(13, 30))
    return field


@pytest.fixture
def told(field: TimeField) -> list[QTime]:
    times: list[QTime] = []
    field.edited.connect(times.append)
    return times


def write(field: TimeField, words: str) -> None:
    field.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, words)


def trouble(field: TimeField) -> str:
    return "".join(label.text() for label in field.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("words", "time"),
    [("1:55 PM", QTime(13, 55)), ("16:00", QTime(16, 0)), ("4 pm", QTime(16, 0)), ("9am", QTime(9, 0))],
)
def test_what_is_typed_is_the_time_that_is_told_and_shown(
    field: TimeField, told: list[QTime], words: str, time: QTime
) -> None:
    write(field, words)
    assert told == []
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert told == [time]
    assert field.time() == time
    assert field.line.text() == QLocale().toString(time, "h:mm AP")


def test_a_time_shown_by_program_is_not_told(field: TimeField, told: list[QTime]) -> None:
    field.display(QTime(9, 0))
    field.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == []
    assert field.time() == QTime(9, 0)


def test_what_cannot_be_read_is_said_below_and_changes_nothing(field: TimeField, told: list[QTime]) -> None:
    write(field, "soon")
    assert trouble(field) == ""
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert told == []
    assert trouble(field) == "Type a time like 4:30\u00a0PM."
    assert field.line.property("ring") == "trouble"
    assert field.line.text() == "soon"
    assert field.time() == QTime(13, 30)
    write(field, "2")
    assert trouble(field) == ""
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == [QTime(14, 0)]


def test_what_is_being_typed_is_not_written_over(field: TimeField, told: list[QTime]) -> None:
    write(field, "4:1")
    field.display(QTime(13, 30))
    field.display(QTime(13, 31))
    assert field.line.text() == "4:1"
    QTest.keyClicks(field.line, "5")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == [QTime(16, 15)]


def test_a_click_on_a_button_takes_what_was_typed_first(
    field: TimeField, told: list[QTime], qtbot: QtBot
) -> None:
    button = field.window().findChildren(QPushButton)[0]
    seen: list[QTime] = []
    button.clicked.connect(lambda: seen.extend(told))
    write(field, "15:10")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert seen == [QTime(15, 10)]


def test_arrow_keys_go_in_steps_of_five_minutes_and_of_an_hour(field: TimeField, told: list[QTime]) -> None:
    field.display(QTime(23, 52))
    field.setFocus()
    shown = []
    for key, modifier in (
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.keyClick(field.line, key, modifier)
        shown.append(field.line.text())
    assert shown == ["11:55 PM", "12:00 AM", "11:55 PM", "10:55 PM"]
    assert told == []
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert told == [QTime(22, 55)]
