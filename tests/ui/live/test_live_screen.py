"""The live screen as a whole: blocks differ in the middle only, and everything fits wherever it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from tests.practice_for_tests import MARIA, minutes
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.live.conftest import field, focused, from_prompt_menu, session_of, words_in
from ui.live.clock import ClockCard, ClockRow
from ui.parts.agenda_strip import AgendaStrip
from ui.parts.ring import TimerRing
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def button(live: LiveScreen, words: str) -> QPushButton:
    found = [
        one
        for one in live.findChildren(QPushButton)
        if words in (one.text(), one.accessibleName()) and one.isVisibleTo(live)
    ]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    return found[0]


def figure(clock: ClockCard) -> str:
    return clock.findChildren(TimerRing)[0].text()


def press(live: LiveScreen, words: str) -> None:
    QTest.mouseClick(button(live, words), Qt.MouseButton.LeftButton)


def title(stage: Stage) -> str:
    block = session_of(stage).block
    return block.title if block else ""


def test_before_the_start_people_arrive_and_start_is_the_loud_button(lobby: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.mark_arrived, MARIA)
    assert "1 of 3 here" in words_in(lobby)
    assert "Planned for 9:00 · now" in words_in(lobby)
    press(lobby, "Start")
    assert session_of(stage).run.live


def test_next_goes_through_the_day_and_at_last_asks_who_is_to_be_seen(live: LiveScreen, stage: Stage) -> None:
    for following in ("Education", "Break", "Small-group counseling", "Check-out"):
        press(live, f"Next: {following}")
        assert title(stage) == following
    QTest.keyClick(live, Qt.Key.Key_N, CONTROL)
    assert "Before you end" in words_in(live)
    assert session_of(stage).run.live


def test_a_block_is_entered_by_a_click_on_the_plan_and_the_way_back_is_said(
    live: LiveScreen, stage: Stage, told: list[str]
) -> None:
    stage.wait(1)
    QTest.mouseClick(live.findChildren(AgendaStrip)[0].segment("break"), Qt.MouseButton.LeftButton)
    assert title(stage) == "Break"
    assert told == ["Break now. Ctrl+Shift+Z takes it back."]
    stage.wait(1)
    QTest.keyClick(live, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert title(stage) == "Check-in & icebreaker"


def test_the_keys_of_the_clock(live: LiveScreen, stage: Stage) -> None:
    QTest.keyClick(live, Qt.Key.Key_Plus, CONTROL)
    QTest.keyClick(live, Qt.Key.Key_Equal, CONTROL)
    QTest.keyClick(live, Qt.Key.Key_Minus, CONTROL)
    block = session_of(stage).block
    assert block is not None
    assert session_of(stage).run.added == {block.id: 1}
    QTest.keyClick(live, Qt.Key.Key_P, CONTROL)
    assert session_of(stage).run.paused
    assert button(live, "Go on").isEnabled()
    QTest.keyClick(live, Qt.Key.Key_P, CONTROL)
    assert not session_of(stage).run.paused
    QTest.keyClick(live, Qt.Key.Key_N, CONTROL)
    QTest.keyClick(live, Qt.Key.Key_N, CONTROL | SHIFT)
    assert title(stage) == "Check-in & icebreaker"


def test_catching_up_is_one_click_and_then_the_day_is_on_plan(lobby: LiveScreen, stage: Stage) -> None:
    stage.wait(4)
    stage.seat.do(commands.start)
    press(lobby, "Catch up 4 min")
    assert "On plan" in words_in(lobby)


def test_a_break_says_when_everybody_is_back(live: LiveScreen, stage: Stage) -> None:
    for _block in range(2):
        stage.seat.do(commands.next_block)
    assert "Back at 9:15" in words_in(live.block)
    assert not live.block.round.isVisible()


def test_a_topic_is_covered_or_partly(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.next_block)
    press(live, "Partly")
    assert session_of(stage).topic_covered is False
    press(live, "Covered")
    assert session_of(stage).topic_covered is True
    assert button(live, "Covered").isChecked()
    assert not button(live, "Partly").isChecked()


def test_another_icebreaker_takes_the_place_of_the_first(live: LiveScreen, stage: Stage) -> None:
    first = session_of(stage).icebreaker
    QTest.keyClick(live, Qt.Key.Key_I, CONTROL)
    second = session_of(stage).icebreaker
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert second.text in words_in(live.block)


def test_showing_a_prompt_opens_the_share_window_and_a_second_click_takes_it_away(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(live.prompt_shown):
        press(live, "Show")
    assert session_of(stage).shown == "icebreaker"
    press(live, "Shown")
    assert session_of(stage).shown == ""


def test_a_prompt_is_copied_for_the_chat(live: LiveScreen, stage: Stage, told: list[str]) -> None:
    icebreaker = session_of(stage).icebreaker
    from_prompt_menu(live, "Copy for the chat (Ctrl+Shift+C)")
    assert icebreaker is not None
    assert QGuiApplication.clipboard().text() == f"{icebreaker.text}\nA pass is always welcome."
    assert told == ["Copied. Paste it into the call’s chat."]


def test_each_second_the_clock_moves_and_the_notes_are_left_alone(live: LiveScreen, stage: Stage) -> None:
    clock = live.findChildren(ClockCard)[0]
    stage.wait(1)
    assert "9:30" in words_in(clock)
    live.notes.stream.display([])
    assert "29:00" in figure(clock)
    stage.clock.pass_time(minutes(0.05))
    stage.ticker.second.emit()
    assert "28:57" in figure(clock)
    assert not live.notes.stream.shown


def test_when_a_block_is_over_its_time_colour_and_words_change_together(
    live: LiveScreen, stage: Stage
) -> None:
    live.resize(480, 860)
    stage.wait(29.9)
    stage.ticker.second.emit()
    stage.clock.pass_time(minutes(0.2))
    stage.ticker.second.emit()
    row = live.findChildren(ClockRow)[0]
    assert "+0:06" in words_in(row)
    assert "over its time" in words_in(row)


def test_in_a_narrow_column_the_clock_is_a_row_and_the_rest_is_in_its_menu(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    live.resize(480, 860)
    qtbot.waitUntil(lambda: live.findChildren(ClockRow)[0].isVisible())
    assert not live.findChildren(ClockCard)[0].isVisible()
    assert "30:00" in words_in(live)
    press(live, "More")
    menu = next(menu for menu in live.findChildren(QMenu) if menu.isVisible())
    words = [action.text() for action in menu.actions()]
    assert words[:2] == ["Crisis", "Pause"]
    assert words[-1] == "End session"
    menu.close()


def test_a_half_typed_answer_keeps_text_and_focus_when_the_window_becomes_narrow(
    live: LiveScreen, qtbot: QtBot
) -> None:
    feeling = field(live, "How do you feel, in one word?")
    feeling.setFocus()
    QTest.keyClicks(feeling, "calm")
    live.resize(480, 860)
    qtbot.waitUntil(lambda: live.findChildren(ClockRow)[0].isVisible())
    assert focused() is feeling
    assert feeling.text() == "calm"


def test_where_no_stream_shows_a_note_the_line_says_that_it_was_saved(live: LiveScreen, qtbot: QtBot) -> None:
    live.resize(480, 860)
    qtbot.waitUntil(lambda: not live.notes.stream.isVisible())
    live.setFocus()
    QTest.keyClicks(live, "q")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    line = live.notes.bar.findChildren(QTextEdit)[0]
    qtbot.waitUntil(lambda: line.placeholderText().startswith("Saved."))
    QTest.keyClicks(line, "w")
    assert not line.placeholderText().startswith("Saved.")


def test_becoming_narrow_puts_the_focus_on_no_button(live: LiveScreen, qtbot: QtBot) -> None:
    live.setFocus()
    live.resize(480, 860)
    qtbot.waitUntil(lambda: live.findChildren(ClockRow)[0].isVisible())
    assert focused() is live


@pytest.mark.parametrize(
    ("size", "percent"),
    [
        ((1440, 860), 100),
        ((1280, 680), 100),
        ((480, 860), 100),
        ((480, 860), 200),
        ((1440, 860), 200),
        ((1280, 680), 200),
        ((1440, 860), 150),
    ],
)
def test_no_word_is_cut_in_any_block_at_any_size(
    live: LiveScreen, theme: Theme, stage: Stage, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    live.resize(*size)
    for block in range(5):
        stage.wait(34)
        qtbot.wait(60)
        assert (live.width(), live.height()) == size
        assert cut_off(live) == []
        assert nothing_reaches_over_the_side(live)
        assert is_wholly_seen(live, live.notes.bar)
        if block < 4:
            stage.seat.do(commands.next_block)
    live.ask_to_end()
    qtbot.wait(60)
    assert cut_off(live) == []


def test_no_card_of_the_middle_reaches_over_a_slim_column(
    live: LiveScreen, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    """Beside a call with the largest letters: buttons and fields stand below each other, and nothing is cut."""
    theme.choose(Look("light", 200, reduced_motion=True))
    live.resize(480, 860)
    stage.seat.do(commands.enter_block, "check-out")
    for show in (
        live.ask_to_end,
        live.middle.open_rest,
        live.middle.open_order,
        lambda: live.room.open_checks(MARIA),
        lambda: live.room.open_times(MARIA),
        live.room.open_roll,
    ):
        live.middle.go_on()
        show()
        qtbot.wait(60)
        assert cut_off(live) == []
        assert beyond(live) == []


def is_wholly_seen(live: LiveScreen, part: QWidget) -> bool:
    """The note field never scrolls away."""
    corner = part.mapTo(live, part.rect().bottomRight())
    return live.rect().contains(corner) and part.visibleRegion().boundingRect() == part.rect()


def nothing_reaches_over_the_side(live: LiveScreen) -> bool:
    """What scrolls, scrolls up and down only."""
    pages = [page for page in live.findChildren(QScrollArea) if page.isVisible()]
    return all(page.horizontalScrollBar().maximum() == 0 for page in pages)


def test_the_frame_of_the_card_in_the_middle_stays_while_it_scrolls(
    live: LiveScreen, stage: Stage, theme: Theme, qtbot: QtBot
) -> None:
    theme.choose(Look(mode="light", text_percent=150, reduced_motion=True))
    live.resize(1280, 560)
    page = next(page for page in live.middle.pages if page.widget() is live.block)
    qtbot.waitUntil(lambda: page.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: page.width() == live.notes.width())
    picture = page.grab().toImage()
    middle, low = page.width() // 2, page.height() - 1
    assert picture.pixelColor(middle, low) == theme.colour("border")
    assert picture.pixelColor(0, page.height() // 2) == theme.colour("border")
    assert picture.pixelColor(page.width() - 1, page.height() // 2) == theme.colour("border")
