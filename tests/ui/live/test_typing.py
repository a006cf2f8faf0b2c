"""In the live windows typing starts a note, and nothing else happens by a bare letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from tests.practice_for_tests import SAM
from tests.ui.conftest import Stage
from tests.ui.live.conftest import field, focused, session_of
from ui.acting import Acting
from ui.screens.live import LiveScreen
from ui.theme import Theme
from ui.windows.co_facilitator import CoFacilitatorWindow


def button(screen: QWidget, words: str) -> QPushButton:
    return next(
        one for one in screen.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(screen)
    )


def test_a_letter_typed_on_nothing_starts_a_note(live: LiveScreen) -> None:
    live.setFocus()
    QTest.keyClicks(focused(), "M")
    QTest.keyClicks(focused(), "aria smiled")
    assert live.notes.bar.text == "Maria smiled"


@pytest.mark.parametrize("sign", ["@", "#", "7"])
def test_signs_and_digits_start_a_note_too(live: LiveScreen, sign: str) -> None:
    live.setFocus()
    QTest.keyClicks(focused(), sign)
    assert live.notes.bar.text == sign


def test_a_letter_typed_on_a_button_or_on_the_people_starts_a_note(live: LiveScreen) -> None:
    button(live, "Pause").setFocus()
    QTest.keyClicks(focused(), "a")
    assert live.notes.bar.text == "a"
    live.people.list.setFocus()
    QTest.keyClicks(focused(), "b")
    assert live.notes.bar.text == "ab"


def test_an_answer_field_keeps_its_letters_and_escape_leaves_it(live: LiveScreen) -> None:
    feeling = field(live, "How do you feel, in one word?")
    feeling.setFocus()
    QTest.keyClicks(feeling, "calm")
    assert (feeling.text(), live.notes.bar.text) == ("calm", "")
    QTest.keyClick(feeling, Qt.Key.Key_Escape)
    QTest.keyClicks(focused(), "S")
    assert (feeling.text(), live.notes.bar.text) == ("calm", "S")


def test_space_on_nothing_does_nothing_and_a_clicked_button_does_not_keep_the_focus(
    live: LiveScreen, stage: Stage
) -> None:
    live.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.mouseClick(button(live, "Pause"), Qt.MouseButton.LeftButton)
    assert session_of(stage).run.paused
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert session_of(stage).run.paused
    assert live.notes.bar.text == ""


def test_letters_with_control_start_no_note(live: LiveScreen) -> None:
    live.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert live.notes.bar.text == ""


def test_the_tab_key_reaches_the_next_button_from_nothing(live: LiveScreen, stage: Stage) -> None:
    live.setFocus()
    reached = set()
    for _stop in range(40):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        widget = focused()
        reached.add(widget.accessibleName() or getattr(widget, "text", str)())
    assert {"Share view", "Next: Education", "Done", "Note", "People in this session"} <= reached
    stage.seat.do(commands.next_block)


def test_no_button_of_a_card_takes_the_focus_with_a_click(
    live: LiveScreen, stage: Stage, theme: Theme, qtbot: QtBot
) -> None:
    """The next Space would press it again; the Tab key reaches it all the same."""
    second = CoFacilitatorWindow(
        theme, stage.hub, stage.ticker, Acting(stage.desk.seat(SAM.id)), stage.hiding
    )
    qtbot.addWidget(second)
    for screen in (live, second):
        cards = (screen.block, screen.people, screen.notes)
        buttons = [each for card in cards for each in card.findChildren(QPushButton)]
        assert len(buttons) > 10
        taking = [each for each in buttons if each.focusPolicy() & Qt.FocusPolicy.ClickFocus]
        assert [each.accessibleName() or each.text() for each in taking] == []
