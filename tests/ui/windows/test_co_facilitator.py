"""The second window: everything live, under another name, without the end and without settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.live import commands
from app.model.rounds import Round
from tests.practice_for_tests import AISHA, JAMES, MARIA, SAM
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from tests.ui.cut_off import cut_off
from tests.ui.hand import press
from tests.ui.live.conftest import focused, session_of
from tests.ui.windows.conftest import Show, answer, last_author, words_on
from ui.acting import Acting
from ui.live.notes import NotesCard
from ui.parts.label import ElidedLabel
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme
from ui.windows.co_facilitator import CoFacilitatorWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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


def test_a_check_in_is_written_by_who_sits_here_and_the_main_window_goes_on_at_once(
    sam: CoFacilitatorWindow, main: LiveScreen, stage: Stage
) -> None:
    assert "Maria S." in words_on(main.block)
    sam.block.round.start_typing()
    for typed in ("hopeful", "3", "n", "speak once"):
        QTest.keyClicks(focused(), typed)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "hopeful", "craving": "3", "used": "no", "goal": "speak once"}
    assert last_author(stage) == SAM.id
    for card in (main.block, sam.block):
        assert "James T." in words_on(card)
        assert "Maria S." not in words_on(card)


def test_what_is_being_typed_in_the_other_window_does_not_go_to_the_next_person(
    sam: CoFacilitatorWindow, main: LiveScreen, stage: Stage
) -> None:
    answer(main, "A goal for today").setText("call her sister")
    answer(sam, "How do you feel, in one word?").setText("calm")
    QTest.keyClick(sam, Qt.Key.Key_D, CONTROL)
    assert "Maria S." in words_on(main.block)
    assert answer(main, "How do you feel, in one word?").text() == "calm"
    main.block.round.finish()
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "calm", "goal": "call her sister"}
    assert "James T." in words_on(main.block)
    assert answer(main, "A goal for today").text() == ""


def test_done_and_another_have_their_keys_here(sam: CoFacilitatorWindow, stage: Stage) -> None:
    before = session_of(stage).icebreaker
    QTest.keyClick(sam, Qt.Key.Key_I, CONTROL)
    drawn = session_of(stage).icebreaker
    assert drawn is not None
    assert drawn != before
    assert drawn.text in words_on(sam)
    assert last_author(stage) == SAM.id
    QTest.keyClick(sam, Qt.Key.Key_D, CONTROL)
    assert session_of(stage).people[MARIA].check_in is not None


def test_another_icebreaker_is_one_click(sam: CoFacilitatorWindow, main: LiveScreen, stage: Stage) -> None:
    before = session_of(stage).icebreaker
    press(sam, "Another")
    drawn = session_of(stage).icebreaker
    assert drawn is not None
    assert drawn != before
    assert drawn.text in words_on(main.block)


def test_a_prompt_is_shown_to_all_from_here(sam: CoFacilitatorWindow, stage: Stage) -> None:
    press(sam, "Show")
    assert session_of(stage).shown == "icebreaker"
    press(sam, "Shown")
    assert session_of(stage).shown == ""


def test_somebody_late_is_called_to_the_card_in_another_block(sam: CoFacilitatorWindow, stage: Stage) -> None:
    stage.seat.do(commands.next_block)
    stage.seat.do(commands.mark_arrived, AISHA)
    sam.people.turn_asked.emit(AISHA, Round.CHECK_IN.value)
    assert focused() is answer(sam, "How do you feel, in one word?")
    QTest.keyClicks(focused(), "rushed")
    QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    turn = session_of(stage).people[AISHA].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "rushed"}
    assert last_author(stage) == SAM.id


def test_pause_is_a_button_and_goes_on_from_either_window(
    sam: CoFacilitatorWindow, main: LiveScreen, stage: Stage
) -> None:
    press(sam, "Pause")
    assert session_of(stage).run.paused
    assert last_author(stage) == SAM.id
    press(main, "Go on")
    assert not session_of(stage).run.paused
    press(sam, "Pause")
    press(sam, "Go on")
    assert not session_of(stage).run.paused


def test_crisis_is_one_click(sam: CoFacilitatorWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sam.crisis_asked):
        press(sam, "Crisis (F2)")


def test_the_session_can_be_started_from_here(theme: Theme, stage: Stage, opened: Show) -> None:
    open_session(stage.desk)
    acting = Acting(stage.desk.seat(SAM.id), stage.hub)
    window = CoFacilitatorWindow(theme, stage.hub, stage.ticker, acting, stage.hiding)
    opened(window, 1120, 760)
    assert "Before the start" in words_on(window)
    assert not any(
        button.text() == "Edit today’s agenda" and button.isVisibleTo(window)
        for button in window.findChildren(QPushButton)
    )
    press(window, "Start")
    assert session_of(stage).run.live
    assert last_author(stage) == SAM.id


def test_nothing_ends_a_session_here(sam: CoFacilitatorWindow, stage: Stage) -> None:
    for _block in range(6):
        QTest.keyClick(sam, Qt.Key.Key_N, CONTROL)
    assert session_of(stage).run.live
    assert "This is the last block." in words_on(sam)
    words = {button.text() for button in sam.findChildren(QPushButton) if button.isVisibleTo(sam)}
    assert not {"Start", "End session", "Settings"} & words


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


@pytest.mark.parametrize(
    ("size", "percent"),
    [
        ((1120, 760), 100),
        ((1280, 700), 100),
        ((900, 640), 100),
        ((480, 900), 100),
        ((480, 900), 150),
        ((480, 900), 200),
        ((1120, 760), 200),
        ((1280, 700), 150),
        ((900, 640), 150),
    ],
)
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


@pytest.mark.parametrize(
    ("size", "percent"), [((480, 760), 100), ((720, 760), 100), ((480, 900), 200), ((1280, 720), 200)]
)
def test_when_the_session_ends_is_read_at_every_size(
    sam: CoFacilitatorWindow, theme: Theme, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    sam.resize(*size)
    shortened = sam.findChildren(ElidedLabel)
    qtbot.waitUntil(lambda: not any(one.isVisibleTo(sam) and one.is_elided() for one in shortened))
    assert "session ends 12:00" in words_on(sam)


def test_the_round_is_worked_from_the_co_facilitators_window_by_the_same_keys(
    sam: CoFacilitatorWindow, stage: Stage
) -> None:
    more = CONTROL | SHIFT
    QTest.keyClick(sam, Qt.Key.Key_L, CONTROL)
    assert session_of(stage).put_off[Round.CHECK_IN] == (MARIA,)
    assert last_author(stage) == SAM.id
    assert "James T." in words_on(sam.block)
    QTest.keyClick(sam, Qt.Key.Key_D, more)
    turn = session_of(stage).people[JAMES].check_in
    assert turn is not None
    assert turn.passed
    QTest.keyClick(sam, Qt.Key.Key_O, more)
    menu = next(menu for menu in sam.findChildren(QMenu, "order") if menu.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert sam.block.turn_order.isVisible()
    QTest.keyClick(sam.block.turn_order.list, Qt.Key.Key_Escape)
    assert sam.block.isVisible()
    stage.wait(1)
    QTest.keyClick(sam, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(sam, Qt.Key.Key_G, CONTROL)
    assert [row.id for row in sam.people.list.shown if row.marks] == [MARIA, JAMES]
