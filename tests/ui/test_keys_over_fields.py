"""Keys act wherever the focus is, also in fields that would take them; what every text needs stays as it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from tests.practice_for_tests import minutes
from tests.ui.hand import press
from tests.ui.live.conftest import field
from ui.keys import Act
from ui.live.crisis_page import CrisisPage
from ui.practice_windows import PracticeWindows
from ui.theme import Theme

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def answer(live: PracticeWindows) -> QLineEdit:
    """A field of the check-in round, with something typed."""
    edit = field(live.live, "How do you feel, in one word?")
    edit.setFocus()
    assert edit.hasFocus()
    QTest.keyClicks(edit, "tired")
    return edit


def paused(live: PracticeWindows) -> bool:
    session = live.desk.session
    assert session is not None
    assert session.run.live
    return session.run.paused


def test_an_act_is_taken_back_from_within_an_answer(
    live: PracticeWindows, answer: QLineEdit, clock: SetClock
) -> None:
    clock.pass_time(minutes(1))
    QTest.keyClick(answer, Qt.Key.Key_P, CTRL)
    assert paused(live)
    QTest.keyClick(answer, Qt.Key.Key_Z, CTRL | SHIFT)
    assert not paused(live)
    assert answer.text() == "tired"


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F2, NONE), (Qt.Key.Key_E, CTRL)])
def test_crisis_opens_from_within_an_answer(
    live: PracticeWindows, answer: QLineEdit, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(answer, key, held)
    page = live.main.findChild(CrisisPage)
    assert isinstance(page, CrisisPage)
    assert page.isVisible()
    press(page, "Close")


def test_a_chosen_key_that_would_clear_the_field_acts_and_clears_nothing(
    live: PracticeWindows, answer: QLineEdit
) -> None:
    live.live._theme.keys.choose(Act.PAUSE, "Ctrl+U")
    QTest.keyClick(answer, Qt.Key.Key_U, CTRL)
    assert paused(live)
    assert answer.text() == "tired"


def test_what_every_text_needs_stays_the_fields_own(live: PracticeWindows, answer: QLineEdit) -> None:
    QTest.keyClick(answer, Qt.Key.Key_A, CTRL)
    assert answer.selectedText() == "tired"
    QTest.keyClick(answer, Qt.Key.Key_X, CTRL)
    assert answer.text() == ""
    QTest.keyClick(answer, Qt.Key.Key_Z, CTRL)
    assert answer.text() == "tired"


def test_where_a_window_has_no_act_for_it_the_field_has_the_key(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for edit in (QLineEdit("a", window), QSpinBox(window)):
        edit.move(0, 40)
    window.show()
    line, number = window.findChildren(QLineEdit)[0], window.findChildren(QSpinBox)[0]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    QTest.keyClicks(line, "b")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "a"
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL | SHIFT)
    assert line.text() == "ab"
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_Up)
    assert number.value() == 1


def test_in_a_field_of_numbers_too(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    number = QSpinBox(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    number.setFocus()
    undo = QShortcut(QKeySequence("Ctrl+Shift+Z"), window)
    with qtbot.waitSignal(undo.activated, timeout=1000):
        QTest.keyClick(number, Qt.Key.Key_Z, CTRL | SHIFT)
