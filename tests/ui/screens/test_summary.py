"""The summary after a session: what it says, and how documents leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.erasing import erase, told_of
from app.live import commands, safety, steering
from app.live.events import DocumentSent
from app.live.note_events import GROUP_SECTION
from app.model.agenda import Block
from app.model.leaving import Destination
from app.practice.care import discharge
from tests.app.documents.signed_notes import NOTE, signed
from tests.practice_for_tests import AISHA, EVENING, JAMES, MARIA, minutes
from tests.practice_for_tests import opened as open_session
from tests.sent_for_tests import RECORD, send_session
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import press, words_in
from ui.clipboard import HINTS
from ui.parts.choice import CheckBox
from ui.parts.number_field import TimeField
from ui.parts.plan_line import TwoBars
from ui.parts.roster import RosterList
from ui.parts.scroll import Scroll
from ui.screens.summary import SummaryScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def summary(stage: Stage, theme: Theme, opened: Show) -> SummaryScreen:
    """Maria was out for five minutes and was let go, James came late, Aisha did not come."""
    seat = open_session(stage.desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.flag, MARIA)
    stage.wait(20)
    seat.do(commands.mark_arrived, JAMES)
    seat.do(commands.mark_stepped_out, MARIA)
    stage.wait(5)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.catch_note, "@maria called her sponsor #coping")
    stage.wait(7)
    seat.do(commands.next_block)
    stage.wait(45)
    seat.do(commands.end, [MARIA, JAMES])
    screen = SummaryScreen(theme, stage.hub, stage.acting)
    opened(screen, 1280, 700)
    return screen


def line_of(summary: SummaryScreen, person: str) -> tuple[str, str]:
    rows = summary.findChild(RosterList).shown  # type: ignore[union-attr]
    row = next(row for row in rows if row.id == person)
    return row.status_word, row.line


def test_it_says_what_the_session_came_to(summary: SummaryScreen) -> None:
    words = words_in(summary)
    assert "77 min, 77 of service" in words
    assert "2 of 3 attended" in words
    assert "not held" in words  # the blocks that were not reached
    assert "Ended 103 min before plan: Check-in & icebreaker 2 min over, Break not held (15 min), " in words
    assert "1 note" in words
    assert "2 people still to be seen at the end" in words


def spoken(summary: SummaryScreen) -> list[str]:
    """What a screen reader says for the bars of each line that is shown."""
    return [two.accessibleName() for two in summary.findChildren(TwoBars) if two.isVisibleTo(summary)]


def test_each_block_stands_as_planned_and_as_held(summary: SummaryScreen) -> None:
    assert spoken(summary) == [
        "Check-in & icebreaker, planned 30 min, held 32 min, 2 over, 9:00 to 9:32",
        "Education, planned 45 min, held 45 min, as planned, 9:32 to 10:17",
        "Break, planned 15 min, held 0 min, 15 short, not held",
        "Small-group counseling, planned 60 min, held 0 min, 60 short, not held",
        "Check-out, planned 30 min, held 0 min, 30 short, not held",
    ]
    assert "All blocks\n180\n77\n103 short\nOf these service\n165\n77\n88 short" in words_in(summary)


def test_in_a_narrow_window_each_block_says_the_same_below_its_name(
    summary: SummaryScreen, qtbot: QtBot
) -> None:
    summary.resize(480, 700)
    qtbot.waitUntil(lambda: "32 of 30 min · 2 over · 9:00 to 9:32" in words_in(summary))
    words = words_in(summary)
    assert "77 of 180 min · 103 short" in words
    assert len(spoken(summary)) == 5


def test_a_block_put_in_one_left_out_pauses_and_coming_back_are_told(
    stage: Stage, theme: Theme, opened: Show
) -> None:
    seat = open_session(stage.desk)
    stage.wait(4)
    seat.do(commands.start)
    seat.do(steering.insert_block, Block(id="visit", title="Visit of the nurse", minutes=10))
    seat.do(steering.drop_block, "break")
    stage.wait(20)
    seat.do(commands.next_block)
    stage.wait(12)
    seat.do(commands.previous_block)
    stage.wait(5)
    seat.do(commands.pause)
    stage.wait(7)
    seat.do(commands.resume)
    stage.wait(1)
    seat.do(commands.enter_block, "check-out")
    stage.wait(25)
    seat.do(commands.end)
    screen = SummaryScreen(theme, stage.hub, stage.acting)
    opened(screen, 1280, 700)
    assert spoken(screen) == [
        "Check-in & icebreaker, planned 30 min, held 26 min, 4 short, 9:04 to 9:24, 9:36 to 9:49 · paused 7 min",
        "Visit of the nurse, planned 0 min, held 12 min, 12 over, 9:24 to 9:36 · put in",
        "Education, planned 45 min, held 0 min, 45 short, not held",
        "Small-group counseling, planned 60 min, held 0 min, 60 short, not held",
        "Check-out, planned 30 min, held 25 min, 5 short, 9:49 to 10:14",
        "Break, planned 15 min, held 0 min, 15 short, left out",
        "Pauses, held 7 min",
    ]
    assert (
        "Ended 106 min before plan: started 4 min late, Check-in & icebreaker 4 min short, "
        "Visit of the nurse put in (12 min), "
    ) in words_in(screen)


def test_each_person_has_every_stay_and_their_minutes_by_kind(summary: SummaryScreen) -> None:
    status, line = line_of(summary, MARIA)
    assert status == "Present"
    assert line.count(" to ") == 2
    assert "72 group min · 72 service · 0 break" in line
    assert "open at the end: flagged, has not checked out" in line
    assert line_of(summary, JAMES)[0] == "Late"
    assert line_of(summary, AISHA) == ("No-show", "")


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (900, 200)])
def test_no_word_is_cut_off(
    summary: SummaryScreen, theme: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    summary.resize(width, 900)
    summary.redraw()
    qtbot.waitUntil(lambda: cut_off(summary) == [])


@pytest.mark.parametrize("width", [480, 900, 1280])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_lies_beyond_the_edge(
    summary: SummaryScreen, theme: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    summary.resize(width, 900)
    summary.redraw()
    qtbot.waitUntil(lambda: beyond(summary) == [])
    assert summary.width() == width
    qtbot.waitUntil(lambda: cut_off(summary) == [])


def test_in_a_narrow_window_the_whole_list_stands_on_the_page(summary: SummaryScreen) -> None:
    for width in (800, 480):
        summary.resize(width, 700)
        summary.grab()
    roster = summary.findChild(RosterList)
    assert roster is not None
    assert roster.verticalScrollBar().maximum() == 0


def test_what_leaves_is_asked_about_as_the_session_stands_now(
    summary: SummaryScreen, stage: Stage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stage.acting.leaving_asked) as asked:
        press(summary, "Export…")
    assert asked.args is not None
    parcel, destination = asked.args
    assert [way.id for way in parcel.usual] == ["pdf"]
    assert set(parcel.people) == {MARIA, JAMES, AISHA}
    assert destination is Destination.RECORD


def test_times_are_corrected_after_the_end_and_the_minutes_follow(
    summary: SummaryScreen, stage: Stage
) -> None:
    """James was there from the start: nobody had marked him."""
    roster = summary.findChild(RosterList)
    assert isinstance(roster, RosterList)
    roster.person_activated.emit(JAMES)
    editor = summary.findChild(QWidget, "stay-editor")
    assert isinstance(editor, QWidget)
    assert editor.isVisibleTo(summary)
    assert "still here" not in [
        box.text() for box in editor.findChildren(CheckBox) if box.isVisibleTo(editor)
    ]
    start = editor.findChildren(TimeField)[0]
    start.line.setText("9:00")
    start.finish()
    assert "Comes to 77 min in the room" in words_in(editor)
    press(editor, "Save")
    assert not editor.isVisibleTo(summary)
    word, line = line_of(summary, JAMES)
    assert word == "Present"
    assert "9:00 to 10:17 · 77 group min" in line
    assert "corrected by Alex Rivera at 10:17" in line
    kept = stage.desk.vault.attendance_of(JAMES).result()
    assert [row.group_seconds for row in kept] == [77 * 60]


def test_the_notes_are_seen_and_not_written_when_none_is_owed(summary: SummaryScreen, stage: Stage) -> None:
    def button() -> str:
        return next(b.text() for b in summary.findChildren(QPushButton) if "notes" in b.text())

    for about in (GROUP_SECTION, MARIA, JAMES):
        stage.desk.act_live(stage.seat.user, [signed(about, NOTE)], None)
    stage.hub.changed.emit()
    assert button() == "Write notes"
    stage.desk.act_live(stage.seat.user, [signed(AISHA, NOTE)], None)
    stage.hub.changed.emit()
    assert button() == "See the notes"


def test_no_note_is_owed_about_somebody_who_was_erased(summary: SummaryScreen, stage: Stage) -> None:
    for about in (GROUP_SECTION, MARIA, JAMES):
        stage.desk.act_live(stage.seat.user, [signed(about, NOTE)], None)
    stage.seat.arrange(discharge, AISHA, date(2026, 11, 24), "Done.")
    erase(stage.seat, told_of(stage.desk, AISHA).result(), "Aisha K.", "It is time.").result()
    stage.hub.changed.emit()
    assert "See the notes" in [button.text() for button in summary.findChildren(QPushButton)]


def test_done_asks_to_go_on(summary: SummaryScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(summary.done):
        press(summary, "Done")


def test_a_session_of_the_past_is_shown_by_the_same_screen_and_can_leave_again(
    stage: Stage, summary: SummaryScreen, tmp_path: Path
) -> None:
    assert stage.desk.session is not None
    stream = stage.desk.session.stream
    send_session(stage.seat, tmp_path)
    stage.desk.put_away()
    stage.clock.pass_time(minutes(24 * 60))
    stage.desk.take_out(stage.desk.past_session(stream).result())
    words = words_in(summary)
    assert "77 min, 77 of service" in words
    (tmp_path / "again").mkdir()
    send_session(stage.seat, tmp_path / "again")
    assert len(list((tmp_path / "again").iterdir())) == 3
    sent = [entry for entry in stage.desk.past_session(stream).result().entries if entry.event is not None]
    assert sum(entry.event.kind == "document_sent" for entry in sent if entry.event) == 6


def test_steps_for_safety_stand_with_the_person_and_are_copied_for_their_note_alone(
    stage: Stage, theme: Theme, opened: Show
) -> None:
    seat = open_session(stage.desk)
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    stage.wait(41)
    seat.do(safety.take_step, MARIA, "unresponsive", "called_by_name")
    stage.wait(1)
    seat.do(safety.take_step, MARIA, "unresponsive", "call_dispatch")
    seat.do(safety.tell_emergency, MARIA, "Dispatcher 4", "County dispatch", "No answer; James saw it")
    seat.do(safety.write_step, MARIA, "unresponsive", "James rang her sister")
    seat.do(safety.mark_seen, JAMES)
    seat.do(commands.end, [MARIA])
    screen = SummaryScreen(theme, stage.hub, stage.acting)
    opened(screen, 1280, 700)
    card = screen.findChild(QWidget, "safety")
    assert isinstance(card, QWidget)
    said = words_in(card).split("\n")
    assert said[1:] == [
        "",
        "Maria S.",
        "No answer on camera",
        "9:41  Called them by name, no answer (Alex Rivera, LADC)",
        "9:42  Called the dispatch center (Alex Rivera, LADC)",
        "9:42  another group member rang her sister (Alex Rivera, LADC)",
        "9:42  Told in an emergency (42 CFR 2.51): Dispatcher 4, County dispatch, by Alex Rivera, LADC. "
        "No answer; another group member saw it",
    ]
    button = next(one for one in card.findChildren(QPushButton) if "Maria" in one.accessibleName())
    button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(
        "IOP Morning, Tuesday, November 24, 2026\nNo answer on camera\n9:41\u00a0AM  Called"
    )
    assert not any(name in copied for name in ("Maria", "James"))
    assert set(HINTS) <= set(QGuiApplication.clipboard().mimeData().formats())
    session = stage.desk.session
    assert session is not None
    (left,) = (each.event for each in session.entries if isinstance(each.event, DocumentSent))
    assert (left.document, left.format, left.people) == ("safety", "clipboard", (MARIA,))
    assert left.leaving == RECORD
    assert "seen before the end" in line_of(screen, JAMES)[1]
    assert "1 person seen at the end" in words_in(screen)


def test_the_next_session_stands_at_its_top(
    summary: SummaryScreen, stage: Stage, opened: Show, qtbot: QtBot
) -> None:
    opened(summary, 480, 700)
    bar = summary.findChildren(Scroll)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    stage.desk.put_away()
    seat = open_session(stage.desk, EVENING)
    seat.do(commands.start)
    stage.wait(30)
    seat.do(commands.end)
    assert bar.value() == 0


def test_where_nothing_happened_nothing_is_said_of_safety(summary: SummaryScreen) -> None:
    card = summary.findChild(QWidget, "safety")
    assert isinstance(card, QWidget)
    assert not card.isVisible()


def test_a_topic_that_nobody_marked_is_asked_about_and_counts_then(
    stage: Stage, summary: SummaryScreen
) -> None:
    session = stage.desk.session
    assert session is not None
    assert session.topic is not None
    assert f"Was “{session.topic.title}” covered?" in words_in(summary)
    assert stage.desk.vault.coverage(people=[MARIA]).result() == []
    taken_back: list[Callable[[], object]] = []
    stage.acting.undoable.connect(lambda _words, undo: taken_back.append(undo))
    press(summary, "Covered")
    assert "covered?" not in words_in(summary)
    assert [row.topic for row in stage.desk.vault.coverage(people=[MARIA]).result()] == [session.topic.id]
    taken_back[0]()
    assert "covered?" in words_in(summary)


def test_a_block_that_was_passed_over_is_said_not_to_have_been_held(
    stage: Stage, theme: Theme, opened: Show
) -> None:
    seat = open_session(stage.desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    stage.wait(20)
    seat.do(commands.next_block)
    stage.clock.pass_time(timedelta(seconds=2))
    seat.do(commands.next_block)
    stage.wait(5)
    seat.do(commands.end, [MARIA])
    screen = SummaryScreen(theme, stage.hub, stage.acting)
    opened(screen, 1280, 700)
    assert "covered?" not in words_in(screen)
    assert "Education\nnot held" in words_in(screen)
