"""What was being typed when the session ended is offered on the summary, and nothing of it stays behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.lines import chosen_line, note_to_plan_draft, plan_draft
from app.live import commands
from app.model.plans import PlanPart
from tests.practice_for_tests import ALEX, MARIA, SAM
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press
from tests.ui.screens.conftest import words_in
from ui.practice_windows import PracticeWindows
from ui.screens.summary import SummaryScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
HALF = "Maria wants to call her spon"


@pytest.fixture
def summary(stage: Stage, theme: Theme, opened: Show) -> SummaryScreen:
    """The session has ended while Alex and Sam were typing, and Alex was changing an earlier note."""
    seat = open_session(stage.desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.catch_note, "@maria listened")
    stage.wait(30)
    desk, session = stage.desk, stage.desk.session
    assert session is not None
    desk.keep_draft(seat.draft_key("note"), ALEX.id, HALF)
    desk.keep_draft(desk.seat(SAM.id).draft_key("note"), SAM.id, "a quiet group")
    desk.keep_draft(seat.draft_key(f"amend-{session.notes[0].id}"), ALEX.id, "@maria listened to James")
    desk.keep_draft("session-another/someone/note", ALEX.id, "of another session")
    seat.do(commands.end, [MARIA])
    screen = SummaryScreen(theme, stage.hub, stage.acting)
    opened(screen, 1280, 900)
    return screen


def button(summary: SummaryScreen, name: str) -> QAbstractButton:
    return next(
        each
        for each in summary.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisibleTo(summary)
    )


def notes(stage: Stage) -> list[tuple[str, str]]:
    assert stage.desk.session is not None
    return [(note.text, note.author) for note in stage.desk.session.notes]


def test_each_is_kept_as_the_note_of_whoever_typed_it(summary: SummaryScreen, stage: Stage) -> None:
    words = words_in(summary)
    assert HALF in words
    assert "A note, by Sam Okafor" in words
    assert "of another session" not in words
    for name in (
        f"Keep as a note: {HALF}",
        "Keep as a note: a quiet group",
        "Keep the change: @maria listened to James",
    ):
        button(summary, name).click()
    assert notes(stage) == [
        ("@maria listened to James", ALEX.id),
        (HALF, ALEX.id),
        ("a quiet group", SAM.id),
    ]
    assert list(stage.desk.drafts()) == ["session-another/someone/note"]
    assert "Half-typed words" not in words_in(summary)


def test_what_was_thrown_away_comes_back_by_its_message(windows: PracticeWindows) -> None:
    seat = open_session(windows.desk)
    seat.do(commands.start)
    windows.desk.keep_draft(seat.draft_key("note"), ALEX.id, HALF)
    seat.do(commands.end, [])
    windows.main.go_to(windows.summary)
    press(windows.main, f"Throw away: {HALF}")
    assert not windows.desk.drafts()
    press(windows.main, "Undo")
    assert [text for _author, text in windows.desk.drafts().values()] == [HALF]
    press(windows.main, f"Keep as a note: {HALF}")


def test_what_is_thrown_away_is_gone(summary: SummaryScreen, stage: Stage) -> None:
    button(summary, f"Throw away: {HALF}").click()
    assert HALF not in words_in(summary)
    assert "a quiet group" in words_in(summary)
    assert HALF not in [text for _author, text in stage.desk.drafts().values()]
    assert len(notes(stage)) == 1


def test_a_line_for_a_plan_is_kept_there_under_the_name_of_whoever_typed_it(
    summary: SummaryScreen, stage: Stage
) -> None:
    desk, session = stage.desk, stage.desk.session
    assert session is not None
    note, sam = session.notes[0].id, desk.seat(SAM.id)
    desk.keep_draft(
        sam.draft_key(note_to_plan_draft(note)), SAM.id, chosen_line(MARIA, "warning_signs", "goes quiet")
    )
    desk.keep_draft(sam.draft_key(plan_draft(MARIA)), SAM.id, "stay with Rosa")
    summary.redraw()
    assert "For Maria S.’s plan, by Sam Okafor" in words_in(summary)
    button(summary, "Throw away: stay with Rosa").click()
    button(summary, "Keep in their plan: goes quiet").click()
    (line,) = desk.practice.care_of(MARIA).plan.lines
    assert (line.text, line.part, line.session, line.note) == (
        "goes quiet",
        PlanPart.WARNING_SIGNS,
        session.stream,
        note,
    )
    assert desk.practice.entries[-1].author == SAM.id
    assert "’s plan" not in words_in(summary)


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (480, 200), (1280, 200)])
def test_nothing_of_it_is_cut_off(
    summary: SummaryScreen, theme: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    summary.resize(width, 900)
    summary.redraw()
    qtbot.waitUntil(lambda: beyond(summary) == [])
    qtbot.waitUntil(lambda: cut_off(summary) == [])


def test_kept_after_the_end_it_stands_in_the_field_no_more(live: PracticeWindows) -> None:
    """The end is taken back, and the group goes on."""
    live.live.notes.bar.start_with(HALF)
    live.live.notes.keep_draft()
    session = live.desk.session
    assert session is not None
    live.desk.seat(ALEX.id).do(commands.end, list(session.here))
    live._go_to_summary()
    press(live.main, f"Keep as a note: {HALF}")
    assert live.desk.session is not None
    assert [note.text for note in live.desk.session.notes] == [HALF]
    live._go_live()
    assert live.live.notes.bar.text == ""
