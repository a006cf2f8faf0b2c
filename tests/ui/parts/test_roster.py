"""The list of people: keys, places kept, words not cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.person_row import RowShape
from ui.parts.roster import Mark, PersonRow, RosterList
from ui.theme import Look, Theme

PEOPLE = [
    PersonRow("1", "MS", "Maria S.", "used no · craving 3 · promise kept", "here", "Here", "ok", "check"),
    PersonRow("2", "JT", "James T.", "used no · craving 2", "here", "Here", "ok", "check", current=True),
    PersonRow("3", "LP", "Lena P.", "joined 9:08", "late", "Late 8 min", "warn", "clock"),
    PersonRow("4", "TB", "Tom B.", "", "here", "Here", "ok", "check", (Mark("flag", "danger", "Flagged"),)),
]

Opened = Callable[[QWidget, int, int], None]


@pytest.fixture
def roster(theme: Theme, opened: Opened) -> RosterList:
    made = RosterList(theme)
    made.display(PEOPLE)
    opened(made, 324, 300)
    made.setFocus()
    made.choose("1")
    return made


def test_a_row_is_spoken_with_name_attendance_line_and_marks() -> None:
    assert PEOPLE[0].spoken == "Maria S., Here, used no · craving 3 · promise kept"
    assert PEOPLE[3].spoken == "Tom B., Here, Flagged"


def test_arrows_choose_and_enter_activates(qtbot: QtBot, roster: RosterList) -> None:
    with qtbot.waitSignal(roster.person_chosen, timeout=1000) as chosen:
        QTest.keyClick(roster, Qt.Key.Key_Down)
    assert chosen.args == ["2"]
    with qtbot.waitSignal(roster.person_activated, timeout=1000) as activated:
        QTest.keyClick(roster, Qt.Key.Key_Return)
    assert activated.args == ["2"]


def test_the_menu_key_asks_for_the_menu_of_the_person(qtbot: QtBot, roster: RosterList) -> None:
    with qtbot.waitSignal(roster.person_menu, timeout=1000) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        QApplication.sendEvent(roster.viewport(), event)
    assert asked.args is not None
    assert asked.args[0] == "1"


def test_letters_are_left_for_the_note(theme: Theme, opened: Opened) -> None:
    caught: list[str] = []

    class Window(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            caught.append(event.text())

    window = Window()
    roster = RosterList(theme, parent=window)
    roster.display(PEOPLE)
    opened(window, 324, 300)
    roster.setFocus()
    roster.choose("1")
    QTest.keyClicks(roster, "lT1")
    assert caught == ["l", "T", "1"]
    assert roster.chosen == "1"


def test_showing_rows_anew_keeps_the_place_and_emits_nothing(qtbot: QtBot, roster: RosterList) -> None:
    roster.choose("3")
    gone, left = PEOPLE[0], [replace(row, line="checked in") for row in PEOPLE[1:]]
    signals = [roster.person_chosen, roster.person_activated, roster.person_menu]
    with (
        qtbot.assertNotEmitted(signals[0]),
        qtbot.assertNotEmitted(signals[1]),
        qtbot.assertNotEmitted(signals[2]),
    ):
        roster.display([left[2], left[1], left[0]])
        assert roster.chosen == "3"
        roster.display([gone, *left])
        assert roster.chosen == "3"
    assert [row.id for row in roster.shown] == ["1", "2", "3", "4"]
    assert roster.shown[2].line == "checked in"


def test_scrolling_stays_where_it_is_when_a_row_changes(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    many = [replace(PEOPLE[1], id=str(at), name=f"Person {at}") for at in range(40)]
    roster = RosterList(theme)
    roster.display(many)
    opened(roster, 324, 300)
    bar = roster.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(400)
    roster.display([replace(row, status_word="Out 1 min") for row in many])
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    assert bar.value() == 400


def test_a_row_grows_before_a_word_is_cut(theme: Theme) -> None:
    narrow, wide = RowShape(theme, PEOPLE[0], 300), RowShape(theme, PEOPLE[0], 600)
    assert narrow.lines == ["used no · craving 3", "promise kept"]
    assert wide.lines == ["used no · craving 3 · promise kept"]
    assert narrow.height > wide.height


def test_who_has_one_line_alone_keeps_the_status_beside_it(theme: Theme) -> None:
    """At the start everybody is awaited: twice as high, half of a group would stand below the edge."""
    awaited = replace(PEOPLE[3], marks=(), status_word="Not here yet", icon="hourglass")
    assert not RowShape(theme, awaited, 260).stacked
    assert RowShape(theme, replace(awaited, line="newcomer, day 12"), 260).stacked


def test_large_text_in_a_narrow_column_puts_the_status_below_the_words(theme: Theme) -> None:
    theme.choose(Look("light", 200, reduced_motion=True))
    shape = RowShape(theme, PEOPLE[2], 324)
    assert shape.stacked
    assert shape.chip.top() >= shape.line_boxes[-1].bottom()
    assert not shape.name_cut


def test_a_mark_tells_what_it_means(theme: Theme) -> None:
    shape = RowShape(theme, PEOPLE[3], 324)
    assert shape.tip_at(shape.marks[0].center()) == "Flagged"
    assert shape.tip_at(shape.chip.center()) == ""


def test_the_pointer_over_a_mark_is_told_its_meaning(theme: Theme, roster: RosterList, qtbot: QtBot) -> None:
    row = roster.visualRect(roster.model().index(3, 0))
    mark = RowShape(theme, PEOPLE[3], row.width()).marks[0].center().toPoint() + row.topLeft()
    event = QHelpEvent(QEvent.Type.ToolTip, mark, roster.viewport().mapToGlobal(mark))
    QApplication.sendEvent(roster.viewport(), event)
    assert QToolTip.text() == "Flagged"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def middle(roster: RosterList, person: str) -> QPoint:
    return roster.visualRect(roster._rows.index_of(person)).center()


def order(roster: RosterList) -> list[str]:
    return [row.id for row in roster.shown]


def test_nobody_moves_between_press_and_release_nor_in_the_moment_after_it(
    qtbot: QtBot, roster: RosterList
) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(roster.viewport(), left, pos=middle(roster, "2"))
    came = replace(PEOPLE[2], status="here", status_word="Here", tone="ok")
    roster.display([PEOPLE[3], came, PEOPLE[0], PEOPLE[1]])
    assert order(roster) == ["1", "2", "3", "4"]
    assert roster.shown[2].status_word == "Here"  # what is new is seen at once
    with qtbot.waitSignal(roster.person_chosen, timeout=1000) as chosen:
        QTest.mouseRelease(roster.viewport(), left, pos=middle(roster, "2"))
    assert chosen.args == ["2"]
    QTest.mouseClick(roster.viewport(), left, pos=middle(roster, "3"))
    assert order(roster) == ["1", "2", "3", "4"]
    assert roster.chosen == "3"
    qtbot.waitUntil(lambda: order(roster) == ["4", "3", "1", "2"], timeout=2000)
    assert roster.chosen == "3"


def test_other_people_are_shown_at_once_after_a_click(roster: RosterList) -> None:
    QTest.mouseClick(roster.viewport(), Qt.MouseButton.LeftButton, pos=middle(roster, "2"))
    roster.display([PEOPLE[3], PEOPLE[0]])
    assert order(roster) == ["4", "1"]
    roster.display([])
    assert order(roster) == []


def test_who_stands_under_the_pointer_only_when_it_is_let_go_is_not_marked(
    qtbot: QtBot, roster: RosterList
) -> None:
    shape = RowShape(roster._theme, PEOPLE[1], roster.viewport().width())
    there = roster.visualRect(roster._rows.index_of("2")).topLeft() + shape.chip.center().toPoint()
    QTest.mousePress(roster.viewport(), Qt.MouseButton.LeftButton, pos=there)
    roster.display([PEOPLE[0], PEOPLE[2], PEOPLE[3]])  # James is taken off the list
    with qtbot.assertNotEmitted(roster.chip_clicked):
        QTest.mouseRelease(roster.viewport(), Qt.MouseButton.LeftButton, pos=there)
