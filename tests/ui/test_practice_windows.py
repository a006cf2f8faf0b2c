"""A group run by hand: real windows on a real desk and vault, with real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.desk import Desk
from app.live import commands
from app.model.people import Person
from app.practice import commands as practice
from tests.practice_for_tests import (
    AISHA,
    ALEX,
    JAMES,
    MARIA,
    MORNING,
    PASSPHRASE,
    SAM,
    minutes,
)
from tests.ui.cut_off import cut_off
from tests.ui.hand import at_once, press, words_in
from ui.live.before_end import BeforeEnd
from ui.machine import MachineFile
from ui.parts.week_table import WeekTable
from ui.practice_windows import PracticeWindows
from ui.screens.live import LiveScreen
from ui.screens.people import PeopleScreen
from ui.screens.summary import SummaryScreen
from ui.screens.today import TodayScreen
from ui.screens.week import WeekScreen
from ui.theme import Look, Theme


def test_from_today_one_click_starts_the_session(windows: PracticeWindows, qtbot: QtBot) -> None:
    start = windows.today.next.findChild(QWidget, "start")
    assert start is not None
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    session = windows.desk.session
    assert session is not None
    assert session.run.live
    assert windows.main.shows(LiveScreen)


def test_the_week_leads_to_a_person_and_a_person_to_a_past_session(
    live: PracticeWindows, qtbot: QtBot
) -> None:
    """To James, and to the session of this morning."""
    session = live.desk.session
    assert session is not None
    live.desk.seat(ALEX.id).do(commands.end, list(session.people))
    live.desk.put_away()
    live.main.go_to(live.today)
    press(live.main, "Week")
    assert live.main.shows(WeekScreen)
    people = live.week.findChild(WeekTable)
    assert people is not None
    people.people.setFocus()
    QTest.keyClick(people.people, Qt.Key.Key_Down)
    QTest.keyClick(people.people, Qt.Key.Key_Return)
    assert live.main.shows(PeopleScreen)
    assert "Came to 1 of 1 session" in words_in(live.main)
    press(live.main, "Open")
    assert live.main.shows(SummaryScreen)
    assert live.desk.session is not None
    assert live.desk.session.stream == session.stream


def test_any_letter_typed_in_the_live_window_starts_a_note_and_enter_saves_it(
    live: PracticeWindows, qtbot: QtBot
) -> None:
    live.live.setFocus()
    QTest.keyClicks(live.live, "@")
    field = live.main.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Maria named two signs #insight")
    QTest.keyClick(field, Qt.Key.Key_Escape)  # closes what is offered
    QTest.keyClick(field, Qt.Key.Key_Return)
    session = live.desk.session
    assert session is not None
    assert [(note.people, note.tags) for note in session.notes] == [((MARIA,), ("insight",))]
    assert [row.words for row in live.live.notes.stream.shown] == ["named two signs"]


def test_a_note_stands_in_both_windows_and_says_who_wrote_it(live: PracticeWindows) -> None:
    live.beside.open_co_facilitator(SAM.id)
    live.desk.seat(SAM.id).do(commands.catch_note, "@James offered his number")
    assert live.beside.co_facilitator is not None
    assert [row.author for row in live.live.notes.stream.shown] == ["Sam Okafor"]
    assert [row.author for row in live.beside.co_facilitator.notes.stream.shown] == [""]


def test_a_check_in_is_typed_without_leaving_the_keyboard(live: PracticeWindows, qtbot: QtBot) -> None:
    live.live.block.round.start_typing()
    for answer in ("calm", "4", "no", "speak once"):
        field = live.main.focusWidget()
        assert field is not None
        QTest.keyClicks(field, answer)
        QTest.keyClick(field, Qt.Key.Key_Return)
    session = live.desk.session
    assert session is not None
    turn = session.people[MARIA].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "calm", "craving": "4", "used": "no", "goal": "speak once"}
    assert "James T." in words_in(live.live.block.round)


def test_an_answer_that_cannot_be_read_is_said_and_stays(live: PracticeWindows, qtbot: QtBot) -> None:
    live.live.block.round.start_typing()
    for answer in ("calm", "eleven", "no", ""):
        field = live.main.focusWidget()
        assert field is not None
        QTest.keyClicks(field, answer)
        QTest.keyClick(field, Qt.Key.Key_Return)
    session = live.desk.session
    assert session is not None
    assert session.people[MARIA].check_in is None
    assert "Craving is a whole number from 0 to 10." in words_in(live.main)


def test_the_keys_of_the_clock_work_and_an_act_can_be_taken_back(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    clock.pass_time(minutes(1))
    QTest.keyClick(live.live, Qt.Key.Key_N, control)
    session = live.desk.session
    assert session is not None
    assert session.block is not None
    assert session.block.title == "Education"
    clock.pass_time(minutes(1))
    QTest.keyClick(live.live, Qt.Key.Key_Z, control | shift)
    session = live.desk.session
    assert session is not None
    assert session.block is not None
    assert session.block.title == "Check-in & icebreaker"
    assert "Taken back: moving to another block." in words_in(live.main)


def test_hiding_takes_names_and_notes_from_every_window_and_any_key_brings_them_back(
    live: PracticeWindows, qtbot: QtBot
) -> None:
    live.beside.open_co_facilitator(SAM.id)
    live.beside.open_share()
    live.beside.open_mini()
    live.desk.seat(ALEX.id).do(commands.catch_note, "@Maria brought her plan")
    QTest.keyClick(live.live, Qt.Key.Key_F9)
    assert live.beside.co_facilitator is not None
    assert live.beside.mini is not None
    for window in (live.main, live.beside.co_facilitator, live.beside.mini):
        shown = words_in(window)
        assert "Maria" not in shown
        assert "James" not in shown
    assert not live.live.isVisible()
    hidden = live.main.focusWidget()
    assert hidden is not None
    QTest.keyClick(hidden, Qt.Key.Key_A)
    assert live.live.isVisible()


def test_the_share_window_never_shows_a_name_even_where_a_group_is_named_after_one(
    windows: PracticeWindows, qtbot: QtBot
) -> None:
    desk = windows.desk
    group = desk.practice.groups[MORNING]
    seat = desk.seat(ALEX.id)
    seat.arrange(practice.change_group, group.model_copy(update={"name": "Maria’s Tuesday group"}))
    seat.open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
    said: list[str] = []
    windows.beside.open_share()
    assert windows.beside.share is not None
    windows.beside.share.held_back.connect(said.append)
    seat.do(commands.start)
    for what in ("icebreaker", "topic", "closing_thought", ""):
        seat.do(commands.show_prompt, what)
        for name in ("Maria", "James", "Aisha"):
            assert name not in words_in(windows.beside.share)


def test_a_half_typed_note_comes_back_after_a_restart(
    live: PracticeWindows, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClicks(live.live, "S")
    field = live.main.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "he said that")
    live.keep_drafts()
    again = PracticeWindows(theme, MachineFile(tmp_path / "m.json"), live.desk, at_once)
    again.show()
    qtbot.addWidget(again.main)
    assert again.live.notes.bar.text == "She said that"
    assert "IOP Morning was running" in words_in(again.main)
    again.put_away()


def test_a_session_ends_by_way_of_who_is_still_to_be_seen_and_its_documents_leave(
    live: PracticeWindows, qtbot: QtBot, tmp_path: Path
) -> None:
    live.live.ask_to_end()
    before = live.live.findChild(QWidget, "before-end")
    assert before is not None
    assert "has not checked out" in words_in(before)
    QTest.keyClick(QApplication.focusWidget() or before, Qt.Key.Key_Down)
    for _person in (MARIA, JAMES, AISHA):
        QTest.keyClick(QApplication.focusWidget() or before, Qt.Key.Key_L)
    assert isinstance(before, BeforeEnd)
    assert before.closing is not None
    press(before.closing, "End session")
    assert live.main.shows(SummaryScreen)
    out = tmp_path / "out"
    out.mkdir()
    press(live.summary, "Export…")
    dialog = live.leaves.dialog
    assert dialog.isVisible()
    dialog.save_into(str(out))
    assert not dialog.isVisible()
    assert f"1 file was written to {out}." in words_in(live.main)
    assert [path.suffix for path in out.iterdir()] == [".pdf"]
    session = live.desk.session
    assert session is not None
    assert (
        sum(entry.event is not None and entry.event.kind == "document_sent" for entry in session.entries) == 1
    )
    live.summary.done.emit()
    assert live.main.shows(TodayScreen)


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (480, 860)])
@pytest.mark.parametrize("look", [Look("light"), Look("dark")])
def test_nothing_on_the_live_screen_is_cut_off(
    live: PracticeWindows, theme: Theme, size: tuple[int, int], look: Look, qtbot: QtBot, clock: SetClock
) -> None:
    theme.choose(look)
    seat = live.desk.seat(ALEX.id)
    live.main.resize(*size)
    for _block in range(5):
        clock.pass_time(minutes(33))
        live.live.redraw()
        qtbot.wait(120)
        assert cut_off(live.main) == []
        if live.desk.session is not None and live.desk.session.block != live.desk.session.run.blocks[-1]:
            seat.do(commands.next_block)


@pytest.mark.parametrize("size", [(1280, 720), (480, 860)])
def test_nothing_on_the_other_screens_is_cut_off(
    windows: PracticeWindows, size: tuple[int, int], qtbot: QtBot
) -> None:
    windows.main.resize(*size)
    for screen in (windows.today, windows.people, windows.settings):
        windows.main.go_to(screen)
        qtbot.wait(120)
        assert cut_off(screen) == []


def test_people_are_added_one_by_one_and_a_second_of_one_name_is_refused(
    windows: PracticeWindows, qtbot: QtBot
) -> None:
    seat = windows.desk.seat(ALEX.id)
    today = windows.desk.now().date()
    seat.arrange(practice.add_person, Person(id="x", name="Noor A."), MORNING, today)
    windows.main.go_to(windows.people)
    assert "Noor A." in [row.name for row in windows.people.listed()]
    windows.people.add("maria s")
    assert "Add an initial" in words_in(windows.main)
    assert len(windows.people.listed()) == 4


def test_no_window_says_a_name_in_its_title(live: PracticeWindows) -> None:
    live.beside.open_share()
    live.beside.open_mini()
    live.beside.open_co_facilitator(SAM.id)
    for window in (live.main, live.beside.share, live.beside.mini, live.beside.co_facilitator):
        assert window is not None
        for person in (MARIA, JAMES, AISHA):
            assert live.desk.practice.people[person].name not in window.windowTitle()
        assert PASSPHRASE not in window.windowTitle()


def test_a_room_opened_by_mistake_is_closed_from_today(windows: PracticeWindows) -> None:
    windows.today.next.lobby_asked.emit()
    assert windows.main.shows(LiveScreen)
    windows.live.back_asked.emit()
    close = next(b for b in windows.today.next.findChildren(QPushButton) if b.text() == "Close the room")
    assert close.isVisible()
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert windows.desk.session is None
    assert windows.main.shows(TodayScreen)


def test_when_the_end_is_taken_back_the_group_goes_on_in_the_live_screen(
    live: PracticeWindows, clock: SetClock
) -> None:
    clock.pass_time(minutes(1))
    live.desk.seat(ALEX.id).do(commands.end, [MARIA, JAMES])
    live.live.ended.emit()
    assert live.main.shows(SummaryScreen)
    live.desk.seat(SAM.id).undo()
    assert live.main.shows(LiveScreen)


def test_what_the_co_facilitator_had_half_typed_is_there_when_the_window_opens_again(
    live: PracticeWindows,
) -> None:
    live.beside.open_co_facilitator(SAM.id)
    assert live.beside.co_facilitator is not None
    live.beside.co_facilitator.notes.bar.start_with("Priya said")
    live.beside.co_facilitator.close()
    live.beside.open_co_facilitator(SAM.id)
    assert live.beside.co_facilitator.notes.bar.text == "Priya said"


def test_add_people_on_today_is_ready_for_the_first_name(windows: PracticeWindows) -> None:
    windows.today.people_asked.emit("group-harmony")
    field = windows.main.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Omar H.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Omar H." in [person.name for person in windows.desk.practice.people.values()]


class _Appearing(QObject):
    """Notes every window that appears, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_while_windows_and_screens_are_made(
    desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    appearing = _Appearing()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(appearing)
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    windows.today.next.start_asked.emit()
    for screen in (windows.people, windows.settings, windows.live, windows.summary):
        windows.main.go_to(screen)
    windows.beside.open_share()
    windows.beside.open_mini()
    windows.beside.open_co_facilitator(SAM.id)
    application.removeEventFilter(appearing)
    windows.put_away()
    assert appearing.seen == ["MainWindow", "ShareWindow", "MiniWindow", "CoFacilitatorWindow"]


def test_the_line_at_the_bottom_has_fewer_words_where_there_is_less_room(
    live: PracticeWindows, qtbot: QtBot
) -> None:
    live.main.resize(1280, 720)
    qtbot.waitUntil(lambda: "Ctrl+D done" in words_in(live.main))
    live.main.resize(480, 720)
    qtbot.waitUntil(lambda: "Ctrl+D done" not in words_in(live.main))


def test_while_a_session_is_open_every_page_has_the_way_back_to_it(
    live: PracticeWindows, qtbot: QtBot
) -> None:
    live.live.back_asked.emit()
    press(live.main, "Back to the group")
    assert live.main.shows(LiveScreen)
    live.desk.seat(ALEX.id).do(
        commands.end, let_go=tuple(live.desk.session.people if live.desk.session else ())
    )
    live.main.go_to(live.today)
    assert not any(
        button.text() == "Back to the group"
        for button in live.main.findChildren(QPushButton)
        if button.isVisible()
    )


def test_showing_a_prompt_leaves_the_keyboard_where_it_was(live: PracticeWindows, qtbot: QtBot) -> None:
    press(live.live, "Show")
    share = live.beside.share
    assert share is not None
    assert share.isVisible()
    qtbot.waitUntil(live.main.isActiveWindow)
