"""Find, over the real windows: what is typed is found, and Enter opens it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.desk import Desk
from app.finding import Written
from app.live import commands
from app.live.note_events import GROUP_SECTION
from app.model.found_words import Around
from app.words import speaking
from tests.app.documents.signed_notes import NOTE, signed
from tests.practice_for_tests import ALEX, MARIA, MORNING, NINE
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, words_in
from tests.ui.screens.conftest import at_once
from ui.live.written_card import WrittenCard
from ui.machine import MachineFile
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.practice.find_page import FindPage
from ui.practice.found_rows import written_row
from ui.practice_windows import PracticeWindows
from ui.screens.history import HistoryScreen
from ui.screens.library import LibraryScreen
from ui.screens.live import LiveScreen
from ui.screens.people import PeopleScreen
from ui.screens.review import ReviewScreen
from ui.screens.settings import SettingsScreen
from ui.screens.summary import SummaryScreen
from ui.screens.today import TodayScreen
from ui.screens.week import WeekScreen
from ui.theme import Look, Theme


@pytest.fixture
def windows(
    desk: Desk, theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None]
) -> Iterator[PracticeWindows]:
    """As everywhere, but what comes up while something is done comes after it: Today stands behind what is found."""
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    opened(windows.main, 1280, 720)
    yield windows
    windows.put_away()


def page_of(windows: PracticeWindows) -> FindPage:
    (page,) = (page for page in windows.main.findChildren(FindPage) if page.isVisible())
    return page


def find(windows: PracticeWindows, typed: str) -> FindPage:
    """Ctrl+K from anywhere, and type."""
    QTest.keyClick(windows.main, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    page = page_of(windows)
    if typed:
        QTest.keyClicks(page.field, typed)
    return page


def titles(page: FindPage) -> list[str]:
    return [row.title for row in page.list.shown]


@pytest.fixture
def ended(live: PracticeWindows) -> PracticeWindows:
    """After a session with two notes, back on Today."""
    seat = live.desk.seat(ALEX.id)
    seat.do(commands.catch_note, "@Maria named the café by the river #trigger")
    seat.do(commands.catch_note, "@James listened")
    session = live.desk.session
    assert session is not None
    seat.do(commands.end, list(session.people))
    live.desk.put_away()
    live.main.go_to(live.today)
    return live


def test_a_note_is_found_while_it_is_typed_and_enter_opens_its_session(ended: PracticeWindows) -> None:
    page = find(ended, "cafe ri")
    (row,) = page.list.shown
    assert (row.title, row.text, row.aside) == ("Maria S.", "named the café by the river", "Tue, Nov 24")
    assert [row.text[start:end] for start, end in row.hits] == ["café", "river"]
    assert row.line.startswith("Note · ")
    assert "Alex Rivera" in row.line
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert ended.main.shows(SummaryScreen)
    assert ended.desk.session is not None
    assert [note.text for note in ended.desk.session.notes][1] == "@James listened"
    written = ended.summary.findChild(WrittenCard)
    assert written is not None
    assert [row.text for row in written.list.shown] == [
        "named the café by the river",
        "listened",
    ]
    assert written.list.chosen == ended.desk.session.notes[0].id
    assert ended.main.focusWidget() is written.list


def test_a_person_a_topic_a_screen_and_a_setting_are_opened(ended: PracticeWindows) -> None:
    page = find(ended, "jam")
    assert titles(page)[0] == "James T."
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert ended.main.shows(PeopleScreen)
    assert "James T." in words_in(ended.main)
    page = find(ended, "stress man")
    assert titles(page) == ["Stress management"]
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert ended.main.shows(LibraryScreen)
    chosen = ended.library.screen.chosen
    assert chosen is not None
    assert chosen.thing.id == "stress-management"
    page = find(ended, "wee")
    assert titles(page)[0] == "Week"
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert ended.main.shows(WeekScreen)
    page = find(ended, "passph")
    assert titles(page)[0] == "My passphrase"
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert ended.main.shows(SettingsScreen)


def test_what_left_about_a_person_and_their_signed_notes_are_found_by_name(ended: PracticeWindows) -> None:
    page = find(ended, "maria")
    assert titles(page)[:3] == ["Maria S.", "What has left about Maria S.", "Signed notes of Maria S."]
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    account = ended.leaves.accounting
    assert account.isVisible()
    assert "What has left about Maria S." in words_in(account)
    account.reject()
    page = find(ended, "signed notes jam")
    assert titles(page) == ["Signed notes of James T."]
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert ended.leaves.days.isVisible()
    assert "Notes of James T." in words_in(ended.leaves.days)


def test_a_session_is_found_by_its_day(ended: PracticeWindows) -> None:
    for typed in ("nov 24", "November 24", "11/24", "11/24/26", "2026-11-24"):
        page = find(ended, typed)
        assert titles(page)[0].startswith("Tuesday, November 24, 2026, ")
        QTest.keyClick(page.field, Qt.Key.Key_Escape)
    page = find(ended, "11/24")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert ended.main.shows(SummaryScreen)


def test_arrows_choose_while_the_focus_stays_in_the_field(ended: PracticeWindows) -> None:
    page = find(ended, "a")
    first = page.list.chosen
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert page.list.chosen not in ("", first)
    assert page.focusWidget() is page.field
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert ended.main.shows(TodayScreen)


@pytest.mark.usefixtures("in_english")
def test_filters_narrow_what_is_found_and_can_be_taken_away(ended: PracticeWindows) -> None:
    page = find(ended, "")
    assert page.list.shown == []
    person = page.filters._person
    person.setCurrentIndex(person.findData(MARIA))
    person.activated.emit(person.currentIndex())
    assert [row.text for row in page.list.shown] == ["named the café by the river"]
    since = page.filters.findChildren(QLineEdit)[-2]
    QTest.keyClicks(since, "nonsense")
    refusal = "“From” could not be read as a day: type it like “Nov 24” or 11/24/26, or leave it empty."
    assert refusal in words_in(page)
    for _letter in "nonsense":
        QTest.keyClick(since, Qt.Key.Key_Backspace)
    QTest.keyClicks(since, "2026-11-25")
    assert page.list.shown == []
    assert "could not be read" not in words_in(page)
    for typed in ("Nov 24", "11/24", "November 24", "11/24/26"):
        since.clear()
        QTest.keyClicks(since, typed)
        assert [row.text for row in page.list.shown] == ["named the café by the river"]
    press(page, "Without filters")
    QTest.keyClicks(page.field, "caf")
    assert len(page.list.shown) == 1


def test_what_runs_is_found_and_leads_back_to_it(live: PracticeWindows) -> None:
    live.desk.seat(ALEX.id).do(commands.catch_note, "@Maria asked about a lighthouse")
    live.main.go_to(live.today)
    page = find(live, "lighth")
    assert titles(page) == ["Maria S."]
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert live.main.shows(LiveScreen)


def test_hiding_takes_the_page_with_the_names_and_brings_it_back(
    ended: PracticeWindows, qtbot: QtBot
) -> None:
    page = find(ended, "mar")
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page.field, Qt.Key.Key_F9)
    assert not page.isVisible()
    ended.hiding.show()
    assert page.isVisible()
    assert titles(page)[0] == "Maria S."


def test_a_session_opened_from_the_history_leads_back_there(ended: PracticeWindows) -> None:
    press(ended.main, "History")
    assert ended.main.shows(HistoryScreen)
    QTest.keyClick(ended.past.history.list, Qt.Key.Key_Return)
    assert ended.main.shows(SummaryScreen)
    QTest.keyClick(ended.summary, Qt.Key.Key_Escape)
    assert ended.main.shows(HistoryScreen)
    assert ended.desk.session is None
    QTest.keyClick(ended.past.history.list, Qt.Key.Key_Return)
    press(ended.main, "Done")
    assert ended.main.shows(HistoryScreen)


def test_notes_that_are_owed_are_written_from_the_history_and_lead_back_there(ended: PracticeWindows) -> None:
    press(ended.main, "History")
    history = ended.past.history
    press(history, "Write notes")
    assert ended.main.shows(ReviewScreen)
    assert "Group section" in words_in(ended.main)
    press(ended.main, "Back")
    assert ended.main.shows(HistoryScreen)
    ended.desk.take_out(ended.desk.past_session(history.list.chosen).result())
    session = ended.desk.session
    assert session is not None
    for about in (GROUP_SECTION, *session.people):
        ended.desk.act_live(ALEX.id, [signed(about, NOTE)], None)
    ended.desk.put_away()
    ended.main.go_to(ended.today)
    press(ended.main, "History")
    assert not [b for b in history.findChildren(Button) if b.text() == "Write notes" and b.isVisible()]


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (480, 200)])
def test_the_buttons_of_the_history_have_room(
    ended: PracticeWindows, theme: Theme, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent, True))
    ended.main.resize(width, 860)
    ended.past.go()
    QApplication.processEvents()
    history = ended.past.history
    write = next(b for b in history.findChildren(Button) if b.toolTip() == "Notes of this session are owed")
    assert write.isVisible()
    assert cut_off(history) == []
    assert beyond(history) == []


def test_escape_on_the_summary_of_a_session_that_has_just_ended_does_nothing(live: PracticeWindows) -> None:
    session = live.desk.session
    assert session is not None
    live.desk.seat(ALEX.id).do(commands.end, list(session.people))
    live._go_to_summary()
    QTest.keyClick(live.summary, Qt.Key.Key_Escape)
    assert live.main.shows(SummaryScreen)
    press(live.main, "Done")
    assert live.main.shows(TodayScreen)


def test_nothing_found_says_what_to_try(ended: PracticeWindows) -> None:
    page = find(ended, "xyzzy")
    assert page.list.shown == []
    assert "0 found" in words_in(page)
    assert page.list._when_empty == "Nothing was found. Try fewer letters, or another word."


def test_nothing_is_cut_off_in_a_narrow_column_and_at_large_text(
    ended: PracticeWindows, theme: Theme
) -> None:
    page = find(ended, "a")
    for percent, size in ((100, (448, 660)), (200, (1248, 688)), (200, (448, 840))):
        theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
        page.resize(*size)
        assert page.width() == size[0]
        QApplication.sendPostedEvents()
        assert cut_off(page) == []


def test_only_the_newest_question_is_answered(
    stage: Stage, theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    """While the vault has not answered, letters are typed on: what was asked before is never shown."""
    stage.seat.open_session(
        stage.desk.prepare(next(iter(stage.desk.practice.groups.values())), stage.desk.now()).result()
    )
    stage.seat.do(commands.start)
    for words in ("a lighthouse", "a light rain"):
        stage.seat.do(commands.catch_note, words)
    waiting: list[Coroutine[Any, Any, None]] = []
    over = QWidget()
    opened(over, 900, 700)
    page = FindPage(theme, stage.acting, waiting.append, (), over)
    page.begin()
    for typed in ("light", "lightho", "lighthouse"):
        page.type(typed)
    assert len(waiting) == 2  # what does not change, and one question
    for work in waiting:
        asyncio.run(work)
    assert [row.text for row in page.list.shown] == ["a lighthouse"]
    page.close()


def test_an_answer_to_a_page_that_was_closed_is_let_go(
    stage: Stage, theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    waiting: list[Coroutine[Any, Any, None]] = []
    over = QWidget()
    opened(over, 900, 700)
    page = FindPage(theme, stage.acting, waiting.append, (), over)
    page.begin()
    page.type("light")
    page.reject()
    delete(page)
    for work in waiting:
        asyncio.run(work)


def test_what_narrows_the_search_can_be_read_in_a_language_with_longer_words(
    windows: PracticeWindows,
) -> None:
    with speaking("es"):
        page = find(windows, "")
    QApplication.processEvents()
    for picker in page.filters.findChildren(Picker):
        words = picker.currentText()
        assert words.startswith("Tod")
        assert picker.fontMetrics().horizontalAdvance(words) + 44 <= picker.width(), words


def test_where_it_was_written_is_said_in_the_language_of_the_screens(desk: Desk) -> None:
    written = Written(
        "e1", "s1", "note_caught", ALEX.id, NINE, MORNING, "Education", (), (), Around("a plan", ())
    )
    with speaking("es"):
        _place, row = written_row(written, desk.practice, {}, NINE.date())
    assert "Educación" in row.line
