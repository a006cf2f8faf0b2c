"""The second window: everything live, under another name, without the end and without settings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from tests.practice_for_tests import JAMES, MARIA, SAM
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from tests.ui.cut_off import cut_off
from tests.ui.live.conftest import focused, session_of
from ui.acting import Acting
from ui.live.notes import NotesCard
from ui.theme import Look, Theme
from ui.windows.co_facilitator import CoFacilitatorWindow

Show = Callable[[QWidget, int, int], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sam(theme: Theme, stage: Stage, opened: Show) -> CoFacilitatorWindow:
    """Sam's window beside a running session with Maria and James."""
    seat = open_session(stage.desk)
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    acting = Acting(stage.desk.seat(SAM.id), stage.hub)
    window = CoFacilitatorWindow(theme, stage.hub, stage.ticker, acting, stage.hiding)
    opened(window, 1120, 760)
    return window


def words_on(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window))


def test_what_is_typed_is_signed_by_who_sits_there(sam: CoFacilitatorWindow, stage: Stage) -> None:
    QTest.keyClicks(focused(), "J")
    QTest.keyClicks(focused(), "ames offered his number")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    note = session_of(stage).notes[0]
    assert (note.author, note.text) == (SAM.id, "James offered his number")
    assert "You write as Sam Okafor" in words_on(sam)


def test_the_other_windows_notes_stand_here_with_their_name(sam: CoFacilitatorWindow, stage: Stage) -> None:
    stage.seat.do(commands.catch_note, "Maria was calm")
    assert [(row.words, row.author) for row in sam.notes.stream.shown] == [("Maria was calm", "Alex Rivera")]


def test_everything_is_live_in_both(sam: CoFacilitatorWindow, stage: Stage) -> None:
    stage.seat.do(commands.mark_stepped_out, JAMES)
    assert "1 of 3 here" in words_on(sam)
    stage.seat.do(commands.next_block)
    assert "Education" in words_on(sam)
    stage.wait(2)
    assert "43:00" in words_on(sam)


def test_after_the_end_it_says_when_that_was(sam: CoFacilitatorWindow, stage: Stage) -> None:
    stage.wait(2)
    stage.seat.do(commands.end, let_go=(MARIA, JAMES))
    assert "The session has ended" in words_on(sam)
    assert "ended 9:02" in words_on(sam)
    assert "Not started" not in words_on(sam)
    assert "Before the start" not in words_on(sam)


def test_the_clock_is_steered_from_here_and_taken_back_from_here(
    sam: CoFacilitatorWindow, stage: Stage
) -> None:
    stage.wait(1)
    QTest.keyClick(sam, Qt.Key.Key_N, CONTROL)
    block = session_of(stage).block
    assert block is not None
    assert block.title == "Education"
    stage.wait(1)
    QTest.keyClick(sam, Qt.Key.Key_Z, CONTROL | SHIFT)
    block = session_of(stage).block
    assert block is not None
    assert block.title == "Check-in & icebreaker"


def test_a_session_is_neither_started_nor_ended_from_here(sam: CoFacilitatorWindow, stage: Stage) -> None:
    words = {button.text() for button in sam.findChildren(QPushButton)}
    assert not {"Start", "End session", "Settings"} & words
    for _block in range(6):
        QTest.keyClick(sam, Qt.Key.Key_N, CONTROL)
    assert session_of(stage).run.live
    assert "This is the last block." in words_on(sam)


def test_a_half_typed_note_is_kept_under_their_own_name(sam: CoFacilitatorWindow, stage: Stage) -> None:
    QTest.keyClicks(focused(), "h")
    sam.close()
    assert stage.desk.drafts() == {stage.desk.seat(SAM.id).draft_key("note"): (SAM.id, "h")}


def test_any_key_brings_back_what_was_hidden_and_starts_no_note(
    sam: CoFacilitatorWindow, stage: Stage, qtbot: QtBot
) -> None:
    QTest.keyClick(sam, Qt.Key.Key_F9)
    assert "Maria" not in words_on(sam)
    assert not sam.findChildren(NotesCard)[0].isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    assert not stage.hiding.hidden
    QTest.keyClick(sam, Qt.Key.Key_F9)
    QTest.keyClick(focused(), Qt.Key.Key_N, CONTROL)
    assert not stage.hiding.hidden
    assert sam.notes.bar.text == ""
    block = session_of(stage).block
    assert block is not None
    assert block.title == "Check-in & icebreaker"


def test_a_click_brings_back_what_was_hidden(sam: CoFacilitatorWindow, stage: Stage) -> None:
    stage.hiding.hide()
    QTest.mouseClick(focused(), Qt.MouseButton.LeftButton)
    assert not stage.hiding.hidden
    assert sam.notes.isVisible()


@pytest.mark.parametrize(("size", "percent"), [((1120, 720), 100), ((1280, 700), 100), ((1280, 700), 150)])
def test_no_word_is_cut(
    sam: CoFacilitatorWindow, theme: Theme, stage: Stage, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look("dark", percent, reduced_motion=True))
    sam.resize(*size)
    for block in session_of(stage).run.blocks:
        stage.seat.do(commands.enter_block, block.id)
        stage.wait(34)
        qtbot.wait(60)
        assert (sam.width(), sam.height()) == size
        assert cut_off(sam) == []
