"""A record that is kept elsewhere: one question before a note counts as entered, and a session keeps its own rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.clock import SetClock
from app.live.note_events import GROUP_SECTION
from tests.practice_for_tests import JAMES, MARIA
from tests.ui.hand import words_in
from tests.ui.screens.review_by_hand import Writer, hold_session, note_of, press_in
from tests.ui.screens.test_review_around import keep_elsewhere
from ui.practice_windows import PracticeWindows

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def elsewhere(windows: PracticeWindows, clock: SetClock) -> Writer:
    """The record was kept in another program when the session was opened."""
    keep_elsewhere(windows.desk)
    hold_session(windows.desk, clock)
    return Writer(windows)


@pytest.fixture
def writer(windows: PracticeWindows, clock: SetClock) -> Writer:
    hold_session(windows.desk, clock)
    return Writer(windows)


def test_a_note_that_was_not_copied_and_is_not_whole_is_entered_by_a_second_press(elsewhere: Writer) -> None:
    writer, desk = elsewhere, elsewhere.windows.desk
    writer.open(JAMES)
    foot = writer.screen.note.foot
    writer.sign_and_next()
    assert note_of(desk, JAMES).entered is None
    assert "Nothing of this note was copied, and " in words_in(foot)
    assert " things are open. Mark it as entered all the same?" in words_in(foot)
    writer.windows.reviewing.redraw()
    assert foot.go.text() == "Enter all the same"
    # a look at another note answers nothing
    writer.windows.reviewing.show_note(MARIA)
    writer.windows.reviewing.show_note(JAMES)
    assert foot.go.text() == "Mark as entered"
    press_in(foot, "Mark as entered")
    assert note_of(desk, JAMES).entered is None
    press_in(foot, "Enter all the same")
    assert note_of(desk, JAMES).entered is not None


def test_a_key_that_is_held_down_does_not_answer_what_it_asked(elsewhere: Writer) -> None:
    elsewhere.open(JAMES)
    (key,) = (
        each
        for each in elsewhere.screen.findChildren(QShortcut)
        if each.isEnabled() and each.key() == QKeySequence("Ctrl+Return")
    )
    assert not key.autoRepeat()


def test_the_question_says_only_what_is_so(elsewhere: Writer) -> None:
    writer, desk = elsewhere, elsewhere.windows.desk
    writer.open(GROUP_SECTION)
    foot = writer.screen.note.foot
    press_in(foot, "Mark as entered")
    assert "Nothing of this note was copied. Mark it as entered all the same?" in words_in(foot)
    press_in(foot, "Copy for the record")
    # nothing is signed here: a copy is no draft
    assert QGuiApplication.clipboard().text().startswith("Group section\n")
    assert foot.go.text() == "Mark as entered"
    press_in(foot, "Mark as entered")
    assert note_of(desk, GROUP_SECTION).entered is not None
    writer.windows.reviewing.show_note(JAMES)
    press_in(writer.screen.note.sections["data"], "Copy")
    press_in(foot, "Mark as entered")
    assert "Nothing of this note" not in words_in(foot)
    assert " open. Mark it as entered all the same?" in words_in(foot)


def test_a_session_that_was_held_keeps_the_rules_that_it_was_opened_with(writer: Writer) -> None:
    """A half-signed session is finished by signing, whatever the program changed since."""
    writer.open()
    writer.sign_and_next()
    keep_elsewhere(writer.windows.desk)
    writer.windows.reviewing.redraw()
    assert "Notes to sign" in words_in(writer.windows.main)
    writer.finish(MARIA, "Goes to the meeting")
    writer.sign_and_next()
    assert note_of(writer.windows.desk, MARIA).signed is not None
