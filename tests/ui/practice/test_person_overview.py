"""A person's overview: what stands on it, and the way to a past session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from tests.practice_for_tests import EVENING, JAMES, MARIA, NINE
from tests.sent_for_tests import OWN_COPY, send_session, send_summary, to_clinic
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import at_once, words_in
from tests.ui.screens.test_week import hold, with_rules
from ui.parts.attendance_calendar import AttendanceCalendar
from ui.parts.button import Button
from ui.parts.scroll import Scroll
from ui.parts.spark_line import SparkLine
from ui.practice.meeting_row import MeetingRow
from ui.practice.person_answers import PersonAnswers
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
TODAY = date(2026, 11, 24)


@pytest.fixture
def answers(stage: Stage, theme: Theme) -> PersonAnswers:
    return PersonAnswers(theme, stage.hub, stage.acting, at_once)


@pytest.fixture
def page(answers: PersonAnswers, opened: Show) -> QWidget:
    page = Scroll(answers.page)
    opened(page, 700, 900)
    return page


def with_answers(stage: Stage) -> None:
    """A session in which Maria is asked, and somebody notes something about her."""
    seat = stage.seat
    seat.open_session(stage.desk.prepare(stage.desk.practice.groups["group-morning"], NINE).result())
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    seat.do(commands.check_in, MARIA, {"craving": "4", "used": "no"}, "")
    seat.do(commands.catch_note, "@Maria named a warning sign")
    seat.do(commands.catch_note, "@James listened")
    stage.clock.pass_time(timedelta(minutes=30))
    seat.do(commands.next_block)
    stage.clock.pass_time(timedelta(minutes=45))
    seat.do(commands.cover_topic)
    seat.do(commands.end, [MARIA, JAMES, "person-aisha"])
    stage.desk.put_away()


def test_hours_trends_topics_and_notes_of_the_person_stand_on_it(
    stage: Stage, answers: PersonAnswers, page: QWidget
) -> None:
    with_answers(stage)
    answers.show_person(MARIA, TODAY)
    words = words_in(page)
    assert "This week 1:15 of 9:00, 1:15 in group, 1:15 of service" in words
    assert "Craving at check-in\n\n4 on Nov 24" in words
    assert "Mood at check-in" not in words
    assert "Covered (1)" in words
    assert "Not yet (9)" in words
    assert "“named a warning sign”" in words
    assert "listened" not in words
    line = next(line for line in page.findChildren(SparkLine) if line.isVisibleTo(page))
    assert line.accessibleName() == "Craving at check-in: 4"


def test_somebody_new_is_told_that_there_is_nothing_yet(answers: PersonAnswers, page: QWidget) -> None:
    answers.show_person(MARIA, TODAY)
    words = words_in(page)
    assert "No answers yet." in words
    assert "No session yet." in words
    assert "Not yet (10)" in words


def test_the_calendar_tells_a_day_in_words(stage: Stage, answers: PersonAnswers, page: QWidget) -> None:
    hold(stage, [MARIA])
    answers.show_person(MARIA, TODAY)
    calendar = page.findChild(AttendanceCalendar)
    assert calendar is not None
    assert calendar.accessibleName() == "Attendance. Came to 1 of 1 session"
    calendar.setFocus()
    QTest.keyClick(calendar, Qt.Key.Key_Left)
    assert "Tue, Nov 24: Present, 3:00 in group, 2:45 of service" in words_in(page)
    QTest.keyClick(calendar, Qt.Key.Key_Up)
    assert "Mon, Nov 23: nothing" in words_in(page)


def test_minutes_of_two_sessions_at_one_time_are_pointed_out_now_and_later(
    stage: Stage, answers: PersonAnswers, page: QWidget
) -> None:
    hold(stage, [MARIA])
    stage.wait(-90)
    hold(stage, [MARIA], EVENING, NINE)
    answers.show_person(MARIA, TODAY)
    assert "in two sessions at one time on Tue: 1:30 counted twice" in words_in(page)
    answers.show_person(MARIA, TODAY + timedelta(days=7))
    words = words_in(page)
    assert "In two sessions at one time on Nov 24: 1:30 counted twice" in words
    assert "on Tue" not in words


def test_earlier_weeks_stand_by_the_rules_of_their_sessions(
    stage: Stage, answers: PersonAnswers, page: QWidget
) -> None:
    hold(stage, [MARIA])
    with_rules(stage, weekly_minutes=120, breaks_count=False)
    stage.wait(7 * 24 * 60)
    answers.show_person(MARIA, TODAY + timedelta(days=7))
    assert [bar.accessibleName() for bar in page.findChildren(QProgressBar)] == [
        "This week, 0:00 of 2:00, 0:00 of service",
        "from Nov 23, 3:00 of 9:00, 2:45 of service",
    ]
    # breaks count in one of the weeks alone
    assert "\ncounted\nservice\n" in words_in(page)


def test_a_past_session_is_opened_from_its_line(
    stage: Stage, answers: PersonAnswers, page: QWidget, qtbot: QtBot
) -> None:
    hold(stage, [MARIA])
    answers.show_person(JAMES, TODAY)
    stream = answers._acting.desk.vault.sessions(limit=1).result()[0].stream
    assert "No-show" in words_in(page)
    row = next(row for row in page.findChildren(MeetingRow) if row.isVisibleTo(page))
    with qtbot.waitSignal(answers.session_asked, timeout=1000) as asked:
        row.asked.emit()
    assert asked.args == [stream]


def test_a_session_that_was_held_since_is_there_when_the_person_is_shown_again(
    stage: Stage, answers: PersonAnswers, page: QWidget
) -> None:
    answers.show_person(MARIA, TODAY)
    hold(stage, [MARIA])
    answers.show_person(MARIA, TODAY)
    assert "This week 3:00 of 9:00" in words_in(page)


def test_all_documents_stand_on_it_whenever_they_left(
    stage: Stage, answers: PersonAnswers, page: QWidget, tmp_path: Path
) -> None:
    for day in range(8):
        hold(stage, [MARIA], start=NINE + timedelta(days=day))
        stream = stage.desk.vault.sessions(limit=1).result()[0].stream
        stage.clock.pass_time(timedelta(hours=21))
        stage.desk.take_out(stage.desk.past_session(stream).result())
        send_session(stage.seat, tmp_path, "markdown", "csv")  # the next morning
        stage.desk.put_away()
    send_summary(stage.seat, MARIA, tmp_path, OWN_COPY)
    today, oldest = TODAY + timedelta(days=8), "Wed, Nov 25, of the session on Nov 24: session, attendance"
    answers.show_person(MARIA, today)
    words = words_in(page)
    assert "17 documents that name them have left." in words
    assert "Wed, Dec 2: summary of care · The person themselves · Alex Rivera, LADC" in words
    assert oldest not in words
    button = next(button for button in page.findChildren(Button) if button.text() == "Show all")
    button.click()
    words = words_in(page)
    assert f"{oldest} · IOP Morning · The program’s own record · Alex Rivera, LADC" in words
    assert words.count("session, attendance · IOP Morning") == 8
    button.click()
    assert oldest not in words_in(page)
    answers.show_person(JAMES, today)  # was on the roster, and was never there
    assert "16 documents that name them have left." in words_in(page)


def test_a_document_that_leaves_meanwhile_is_there_when_the_person_is_shown_again(
    stage: Stage, answers: PersonAnswers, page: QWidget, tmp_path: Path
) -> None:
    hold(stage, [MARIA])
    answers.show_person(MARIA, TODAY)
    assert "No document has left yet." in words_in(page)
    stream = stage.desk.vault.sessions(limit=1).result()[0].stream
    stage.desk.take_out(stage.desk.past_session(stream).result())
    send_session(stage.seat, tmp_path, "json")
    answers.show_person(MARIA, TODAY)
    words = words_in(page)
    assert "1 document that names them has left." in words
    assert "Documents sent: data" in words


def test_nobody_is_no_page(answers: PersonAnswers, page: QWidget) -> None:
    answers.show_person(MARIA, TODAY)
    answers.show_person("", TODAY)
    assert words_in(page) == ""


@pytest.mark.parametrize("width", [360, 700])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(
    stage: Stage, answers: PersonAnswers, page: QWidget, theme: Theme, width: int, percent: int, qtbot: QtBot
) -> None:
    with_answers(stage)
    answers.show_person(MARIA, TODAY)
    theme.choose(Look("light", percent, True))
    page.resize(width, 900)
    qtbot.waitUntil(lambda: cut_off(page) == [])
    qtbot.waitUntil(lambda: beyond(page) == [])


@pytest.mark.parametrize("width", [360, 700])
def test_lines_of_documents_are_not_cut_off_in_large_text(
    stage: Stage,
    answers: PersonAnswers,
    page: QWidget,
    theme: Theme,
    width: int,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    hold(stage, [MARIA])
    for number in range(8):
        send_summary(stage.seat, MARIA, tmp_path, to_clinic(f"so that the clinic goes on with it, {number}"))
    answers.show_person(MARIA, TODAY)
    theme.choose(Look("light", 200, True))
    page.resize(width, 900)
    qtbot.waitUntil(lambda: cut_off(page) == [])
    next(button for button in page.findChildren(Button) if button.text() == "Show all").click()
    qtbot.waitUntil(lambda: cut_off(page) == [])
    qtbot.waitUntil(lambda: beyond(page) == [])


def test_nothing_of_a_page_that_is_not_shown_stands_as_a_window(
    stage: Stage, answers: PersonAnswers, qtbot: QtBot
) -> None:
    with_answers(stage)
    stage.desk.put_away()
    behind = Scroll(answers.page)
    qtbot.addWidget(behind)
    answers.show_person(MARIA, TODAY)
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == []
