"""A roster from a file: nothing is added before it was seen, nothing merged, nothing dropped without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.practice_for_tests import MORNING
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import press, words_in
from tests.ui.screens.people_pages import field
from ui.parts.choice import CheckBox, Picker
from ui.practice.roster_import import RosterImport
from ui.screens.people import PeopleScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
TODAY = date(2026, 11, 24)
FILE = """First Name,Last Name,MRN,Start Date,Counselor
Rosa,Delgado,A-1,11/23/2026,AR
Maria,Santos,A-2,11/2/2026,AR
Uma,Xu,A-3,next week,AR
Theo,Walsh,A-1,11/23/2026,AR
"""


@pytest.fixture
def people(stage: Stage, theme: Theme, opened: Show) -> PeopleScreen:
    screen = PeopleScreen(theme, stage.hub, stage.acting)
    opened(screen, 1200, 900)
    return screen


@pytest.fixture
def dialog(people: PeopleScreen, tmp_path: Path) -> Iterator[RosterImport]:
    path = tmp_path / "roster.csv"
    path.write_text(FILE, encoding="utf-8")
    people.bring_in(str(path))
    found = people.findChild(RosterImport)
    assert found is not None
    assert found.isVisible()
    yield found
    found.reject()


def box(dialog: RosterImport, name: str) -> CheckBox:
    return next(each for each in dialog.findChildren(CheckBox) if each.text() == name)


def picker(dialog: RosterImport, head: str) -> Picker:
    return next(
        each for each in dialog.findChildren(Picker) if each.accessibleName() == f"What “{head}” holds"
    )


def names(stage: Stage, day: date = TODAY) -> list[str]:
    return [person.name for person in stage.desk.practice.members(MORNING, day)]


def test_the_preview_shows_who_comes_who_may_be_here_and_what_is_wrong(dialog: RosterImport) -> None:
    words = words_in(dialog)
    assert "Bring people into IOP Morning" in words
    assert "1 person will be added · 1 row cannot be added" in words
    assert "Rosa Delgado · A-1 · first day 11/23/26" in words
    assert "Line 3: Same name as Maria S. · Tick it if they are two people" in words
    assert "Line 5: Same record number as line 2 · Tick it if they are two people" in words
    assert "Line 4: A day on this row could not be read. Write it like 11/24/26." in words
    assert box(dialog, "Rosa D.").isChecked()
    assert not box(dialog, "Maria S.").isChecked()


def test_one_act_adds_the_ticked_ones_from_the_day(
    stage: Stage, people: PeopleScreen, dialog: RosterImport, told: list[str]
) -> None:
    QTest.keyClick(box(dialog, "Theo W."), Qt.Key.Key_Space)
    field(dialog, "In the group from").setText("11/30/26")
    moments = {entry.recorded_at for entry in stage.desk.practice.entries}
    press(dialog, "Add")
    assert not dialog.isVisible()
    assert told == ["2 people were added."]
    assert names(stage) == ["Maria S.", "James T.", "Aisha K."]
    assert names(stage, date(2026, 11, 30))[3:] == ["Rosa D.", "Theo W."]
    added = [entry for entry in stage.desk.practice.entries if entry.recorded_at not in moments]
    assert len(added) in (0, 4)
    rosa = next(person for person in stage.desk.practice.people.values() if person.name == "Rosa D.")
    assert (rosa.legal_name, rosa.record_number, rosa.joined) == ("Rosa Delgado", "A-1", date(2026, 11, 23))
    assert len({person.id for person in stage.desk.practice.people.values()}) == 5


def test_a_name_that_is_taken_is_refused_and_nothing_is_lost(stage: Stage, dialog: RosterImport) -> None:
    QTest.keyClick(box(dialog, "Maria S."), Qt.Key.Key_Space)
    press(dialog, "Add")
    assert "There is already Maria S. in this group." in words_in(dialog)
    assert box(dialog, "Maria S.").isChecked()
    assert names(stage) == ["Maria S.", "James T.", "Aisha K."]


def test_the_columns_can_be_chosen_otherwise(dialog: RosterImport) -> None:
    last = picker(dialog, "Last Name")
    while last.chosen != "":
        QTest.keyClick(last, Qt.Key.Key_Up)
    assert last.chosen == ""
    assert "Rosa" in [each.text() for each in dialog.findChildren(CheckBox) if each.isVisibleTo(dialog)]
    # what was in another column before is there no longer
    counselor = picker(dialog, "Counselor")
    while counselor.chosen != "first":
        QTest.keyClick(counselor, Qt.Key.Key_Down)
    assert picker(dialog, "First Name").chosen == ""
    # the day is in a column that is left out: its row can be added now
    start = picker(dialog, "Start Date")
    while start.chosen != "":
        QTest.keyClick(start, Qt.Key.Key_Up)
    assert "cannot be" not in words_in(dialog)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "There is nothing in this file."),
        (
            b"PK\x03\x04\0\0\0\0" * 9,
            "This is no list of people. Save it as CSV in your spreadsheet, then choose that file.",
        ),
        (None, "That file could not be opened. Nothing was added; choose another one."),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_one_sentence(
    people: PeopleScreen, told: list[str], tmp_path: Path, data: bytes | None, sentence: str
) -> None:
    path = tmp_path / "other"
    if data is not None:
        path.write_bytes(data)
    people.bring_in(str(path))
    assert told == [sentence]


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_is_cut_off(dialog: RosterImport, theme: Theme, percent: int, qtbot: QtBot) -> None:
    theme.choose(Look(mode="dark", text_percent=percent, reduced_motion=True))
    dialog.resize(480 if percent == 100 else 900, 700)
    dialog.grab()
    qtbot.waitUntil(lambda: cut_off(dialog) == [] == beyond(dialog))


def test_lines_that_cannot_be_read_are_heard_when_they_come(
    people: PeopleScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    path = tmp_path / "roster.csv"
    path.write_text(FILE, encoding="utf-8")
    people.bring_in(str(path))
    unread = "Line 4: A day on this row could not be read. Write it like 11/24/26."
    assert heard == [f"1 person will be added · 1 row cannot be added\n{unread}"]
    dialog = people.findChild(RosterImport)
    assert dialog is not None
    start = picker(dialog, "Start Date")
    QTest.keyClick(start, Qt.Key.Key_Home)  # the column is left out: every line can be read
    assert len(heard) == 1
    dialog.reject()
