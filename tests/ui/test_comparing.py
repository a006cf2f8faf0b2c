"""A report of the call beside what was marked: what is asked, what is kept, and what is taken back."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.desk import Desk
from app.parcels import record_of
from app.practice.commands import change_person
from tests.app.intake.attendance_reports.report_files import table
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, minutes
from tests.practice_for_tests import held as hold
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, words_in
from tests.ui.reports_by_hand import (
    AGREES,
    DIFFERS,
    HEADING,
    asking,
    choices,
    group_minutes,
    in_call,
    kinds,
    name_line,
    pick,
    said,
    session,
    written,
)
from tests.ui.screens.conftest import at_once
from ui.machine import MachineFile
from ui.parts.roster import RosterList
from ui.practice.kept_row import KeptRow
from ui.practice_windows import PracticeWindows
from ui.screens.comparison import ComparisonScreen
from ui.screens.summary import SummaryScreen
from ui.screens.today import TodayScreen
from ui.theme import Look, Theme


@pytest.fixture
def windows(
    desk: Desk, theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None]
) -> Iterator[PracticeWindows]:
    """The windows in English; what is begun while something else is done comes after it, as in a running loop."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    opened(windows.main, 1280, 720)
    yield windows
    windows.put_away()
    QLocale.setDefault(before)


@pytest.fixture
def held(windows: PracticeWindows, clock: SetClock) -> PracticeWindows:
    """Maria was marked from 9:00, James from 9:40, Aisha not; it ended at 12:00, and the summary is shown."""
    windows.today.next.start_asked.emit()
    seat = windows.desk.seat(ALEX.id)
    hold(seat, clock)
    windows.live.ended.emit()
    assert windows.main.shows(SummaryScreen)
    return windows


def test_where_both_agree_nothing_changes_and_it_is_noted(held: PracticeWindows, tmp_path: Path) -> None:
    before = session(held).people
    held.comparing.open_report(written(tmp_path, AGREES))
    assert held.main.shows(ComparisonScreen)
    words = words_in(held.main)
    assert "Marks and report agree" in words
    assert "Zoom · 3 people in the report" in words
    assert "180 min · 9:00 to 12:00" in words
    assert not asking(held)
    press(held.main, "Keep these")
    assert held.main.shows(SummaryScreen)
    assert session(held).people == before
    assert kinds(held)[-1] == "report_taken"
    assert "Compared with the call’s report (Zoom) · Alex Rivera, LADC · 11/24/26, 12:01" in words_in(
        held.main
    )


def test_the_headline_says_who_is_only_in_one_of_the_two(held: PracticeWindows, tmp_path: Path) -> None:
    held.comparing.open_report(written(tmp_path, AGREES[1:]))
    words = words_in(held.main)
    assert "1 person marked here is not in the report; the marks stay" in words
    assert "Marks and report agree" not in words


def test_a_row_that_agrees_is_given_to_the_report_by_the_same_keys(
    held: PracticeWindows, tmp_path: Path
) -> None:
    held.comparing.open_report(written(tmp_path, AGREES))
    row = next(
        row
        for row in held.comparing.screen.findChildren(KeptRow)
        if row.isVisibleTo(held.main) and "James" in row.accessibleName()
    )
    QTest.keyClick(row, Qt.Key.Key_R)
    assert "1 person gets the report’s times" in words_in(held.main)
    QTest.keyClick(row, Qt.Key.Key_L)
    assert "Marks and report agree" in words_in(held.main)


def test_where_they_differ_somebody_is_asked_and_nothing_is_kept_before(
    held: PracticeWindows, tmp_path: Path
) -> None:
    entries = len(session(held).entries)
    held.comparing.open_report(written(tmp_path, DIFFERS))
    words = words_in(held.main)
    assert "Still open: the times of 2 people" in words
    assert "37 minutes more in the report" in words or "38 minutes more in the report" in words
    assert "not marked live" in words
    press(held.main, "Keep these")
    assert held.main.shows(ComparisonScreen)
    assert said(held) == "Something is still to be said first. Nothing was kept yet."
    assert len(session(held).entries) == entries


def test_it_is_gone_through_by_keys_and_kept_in_one_act(held: PracticeWindows, tmp_path: Path) -> None:
    held.comparing.open_report(written(tmp_path, DIFFERS))
    james, aisha = asking(held)
    assert james.hasFocus()
    QTest.keyClick(james, Qt.Key.Key_R)
    assert "Still open: the times of 1 person" in words_in(held.main)
    QTest.keyClick(james, Qt.Key.Key_Down)
    assert aisha.hasFocus()
    QTest.keyClick(aisha, Qt.Key.Key_Right)
    QTest.keyClick(aisha, Qt.Key.Key_Left)
    assert "To be kept: As marked." in aisha.accessibleName()
    press(held.main, "Keep these")
    assert kinds(held)[-2:] == ["report_taken", "stay_corrected"]
    report = session(held).reports[0]
    assert report.platform == "zoom"
    assert report.kept == {MARIA: "live", JAMES: "report", AISHA: "live"}
    assert report.matches == {"Maria S.": MARIA, "James T.": JAMES, "Aisha K.": AISHA, "Alex Rivera": "guest"}
    assert group_minutes(held.desk, JAMES) == 178
    exported = next(person for person in record_of(held.desk).people if person.id == JAMES)
    assert (exported.group.minutes, exported.status) == (178, "present")
    roster = held.summary.findChild(RosterList)
    assert roster is not None
    line = next(row.line for row in roster.shown if row.id == JAMES)
    assert "178 group min" in line
    assert "The times of 1 person are now those of the report." in said(held)


def test_the_tab_key_goes_from_names_to_times_to_the_two_ways_out(
    held: PracticeWindows, tmp_path: Path
) -> None:
    held.comparing.open_report(written(tmp_path, [*DIFFERS, in_call("Sunny", "09:00", "11:59")]))
    screen = held.comparing.screen
    held.comparing.screen.who.stops()[0].setFocus()
    reached: list[str] = []
    for _stop in range(6):
        QTest.keyClick(screen.window(), Qt.Key.Key_Tab)
        focus = screen.focusWidget()
        assert focus is not None
        reached.append(focus.accessibleName() or focus.text())  # type: ignore[attr-defined]
    assert [words.split(".")[0] for words in reached] == [
        "Who is Sunny?",
        "James T",
        "Aisha K",
        "Maria S",
        "Cancel",
        "Keep these",
    ]


def test_taking_it_back_takes_all_of_it_back(held: PracticeWindows, tmp_path: Path) -> None:
    before = session(held).people
    held.comparing.open_report(written(tmp_path, DIFFERS))
    for row in asking(held):
        QTest.keyClick(row, Qt.Key.Key_R)
    press(held.main, "Keep these")
    assert group_minutes(held.desk, AISHA) == 150
    QTest.keyClick(
        held.main, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert session(held).people == before
    assert session(held).reports == ()
    assert group_minutes(held.desk, AISHA) == 0
    assert "Compared with" not in words_in(held.main)
    # only the report: the end of the session is not taken back from here
    held.comparing.undo()
    assert session(held).run.ended is not None
    assert said(held) == "Here only a report that was just kept can be taken back."


def test_two_who_could_be_meant_are_asked_about(held: PracticeWindows, tmp_path: Path) -> None:
    desk = held.desk
    for person, legal in ((MARIA, "Maria Sanchez"), (AISHA, "Mario Sanches")):
        known = desk.practice.people[person].model_copy(update={"legal_name": legal})
        desk.seat(ALEX.id).arrange(change_person, known)
    held.comparing.open_report(written(tmp_path, [in_call("Mari Sanchez", "09:00", "11:59"), *AGREES[1:]]))
    assert "Still open: 1 name" in words_in(held.main)
    line = name_line(held, "Mari Sanchez")
    assert line.picker.hasFocus()
    assert choices(line)[0] == "Who is this?"
    assert set(choices(line)[1:3]) == {"Maria S.", "Aisha K."}
    assert choices(line)[-2:] == ["Nobody of the group", "Guest or facilitator"]
    press(held.main, "Keep these")
    assert held.main.shows(ComparisonScreen)
    pick(line, "Maria S.")
    assert "Marks and report agree" in words_in(held.main)
    press(held.main, "Keep these")
    assert session(held).reports[0].matches["Mari Sanchez"] == MARIA
    assert desk.practice.people[MARIA].known_as == ("Mari Sanchez",)


def test_a_name_that_was_told_is_known_the_next_time(held: PracticeWindows, tmp_path: Path) -> None:
    rows = [in_call("Sunny", "09:00", "11:59"), *AGREES[1:]]
    held.comparing.open_report(written(tmp_path, rows))
    pick(name_line(held, "Sunny"), "Maria S.")
    press(held.main, "Keep these")
    assert held.desk.practice.people[MARIA].known_as == ("Sunny",)
    held.comparing.open_report(written(tmp_path, rows))
    words = words_in(held.main)
    assert "this report was compared before" in words
    assert "Marks and report agree" in words
    press(held.main, "Show them")
    assert "by a name that you told before" in words_in(name_line(held, "Sunny"))
    # it was somebody else after all: the name goes with them
    pick(name_line(held, "Sunny"), "James T.")
    for row in asking(held):
        QTest.keyClick(row, Qt.Key.Key_L)
    press(held.main, "Keep these")
    assert held.desk.practice.people[MARIA].known_as == ()
    assert held.desk.practice.people[JAMES].known_as == ("Sunny",)
    held.comparing.undo()
    assert held.desk.practice.people[MARIA].known_as == ("Sunny",)
    assert held.desk.practice.people[JAMES].known_as == ()


def test_a_telephone_without_a_name_is_nobodys_for_long(held: PracticeWindows, tmp_path: Path) -> None:
    held.comparing.open_report(written(tmp_path, [in_call("iPhone", "09:00", "11:59"), *AGREES[1:]]))
    line = name_line(held, "iPhone")
    assert line.picker.currentText() == "Nobody of the group"
    pick(line, "Maria S.")
    press(held.main, "Keep these")
    assert session(held).reports[0].matches["iPhone"] == MARIA
    assert held.desk.practice.people[MARIA].known_as == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x00\x01\x02 not a list", ""),
        (b"", ""),
        (table([HEADING, in_call("Maria S.", "09:00", "11:59", day="11/23/2026")]).encode(), "day"),
        (table([HEADING, in_call("Maria S.", "06:00", "07:59")]).encode(), "while this session ran"),
    ],
)
def test_what_cannot_be_read_or_is_of_another_time_is_one_sentence_and_changes_nothing(
    held: PracticeWindows, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(content)
    before = session(held)
    held.comparing.open_report(str(path))
    assert held.main.shows(SummaryScreen)
    assert said(held).endswith(".")
    assert sentence in said(held)
    assert session(held) is before


def test_a_report_without_times_is_shown_and_cannot_be_kept(held: PracticeWindows, tmp_path: Path) -> None:
    path = tmp_path / "meet.csv"
    rows = [("First name", "Last name", "Email", "Duration"), ("James", "T.", "", "60 min")]
    path.write_text(table(rows), encoding="utf-8")
    held.comparing.open_report(str(path))
    (row,) = asking(held)
    QTest.keyClick(row, Qt.Key.Key_R)
    assert said(held) == "The report does not say when this person was there. What was marked live stays."
    QTest.keyClick(row, Qt.Key.Key_L)
    press(held.main, "Keep these")
    assert session(held).reports[0].kept[JAMES] == "live"


def test_what_was_said_stays_when_the_page_is_left(held: PracticeWindows, tmp_path: Path) -> None:
    held.comparing.open_report(written(tmp_path, DIFFERS))
    QTest.keyClick(asking(held)[0], Qt.Key.Key_R)
    QTest.keyClick(held.comparing.screen, Qt.Key.Key_Escape)
    assert held.main.shows(SummaryScreen)
    assert session(held).reports == ()
    assert said(held) == "Nothing of the report was kept."
    press(held.main, "Go on with it")
    assert held.main.shows(ComparisonScreen)
    assert "Still open: the times of 1 person" in words_in(held.main)


def test_the_report_can_come_the_next_day(held: PracticeWindows, clock: SetClock, tmp_path: Path) -> None:
    held.summary.done.emit()
    clock.pass_time(minutes(24 * 60))
    assert held.main.shows(TodayScreen)
    press(held.today, "Summary")
    assert held.main.shows(SummaryScreen)
    held.comparing.open_report(written(tmp_path, DIFFERS))
    for row in asking(held):
        QTest.keyClick(row, Qt.Key.Key_R)
    press(held.main, "Keep these")
    assert group_minutes(held.desk, AISHA) == 150
    assert "Alex Rivera, LADC · 11/25/26" in words_in(held.main)
    stream = session(held).stream
    held.summary.done.emit()
    assert len(held.desk.past_session(stream).result().reports) == 1


def test_nothing_of_the_report_stands_outside_the_vault(
    held: PracticeWindows, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    rows = [in_call("Zebulon Quark", "09:00", "11:59", "zq@example.org"), *AGREES]
    path = written(folder, rows, "secret-name-of-file.csv")
    held.comparing.open_report(path)
    pick(name_line(held, "Zebulon Quark"), "Aisha K.")
    for row in asking(held):
        QTest.keyClick(row, Qt.Key.Key_R)
    press(held.main, "Keep these")
    held.desk.close()
    everything = [file for file in tmp_path.rglob("*") if file.is_file() and file.parent != folder]
    assert everything
    for word in (b"Zebulon", b"zq@example", b"secret-name"):
        assert not [file.name for file in everything if word in file.read_bytes()]
    assert "Zebulon" not in caplog.text
    assert "secret-name" not in repr(session(held).entries)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe that stands in for a slow disk")
def test_reading_that_takes_long_is_shown_and_can_be_stopped(held: PracticeWindows, tmp_path: Path) -> None:
    path = tmp_path / "slow.csv"
    os.mkfifo(path)  # nothing can be read before somebody writes

    async def read_and_stop() -> None:
        reading = asyncio.ensure_future(held.comparing.read(path))
        while "Reading the report…" not in words_in(held.main):
            await asyncio.sleep(0.01)
        press(held.main, "Stop")
        assert "Reading the report…" not in words_in(held.main)
        path.write_text(table([HEADING, *DIFFERS]), encoding="utf-8")
        await reading

    before = session(held)
    asyncio.run(read_and_stop())
    assert held.main.shows(SummaryScreen)
    assert session(held) is before
    held.comparing.open_report(written(tmp_path, AGREES))
    assert held.main.shows(ComparisonScreen)


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (480, 200), (1280, 200)])
def test_no_word_is_cut_off(
    held: PracticeWindows, theme: Theme, tmp_path: Path, qtbot: QtBot, width: int, percent: int
) -> None:
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    held.main.resize(width, 720)
    held.comparing.open_report(written(tmp_path, [*DIFFERS, in_call("Sunny", "09:00", "11:59")]))
    screen: QWidget = held.comparing.screen
    qtbot.waitUntil(lambda: beyond(screen) == [])
    qtbot.waitUntil(lambda: cut_off(screen) == [])
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: cut_off(held.summary) == [] and beyond(held.summary) == [])
