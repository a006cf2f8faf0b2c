"""Risk in the review: seen in the list, never answered by accident, and not signed as none without a word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.clock import SetClock
from app.live import commands
from app.live.note_events import GROUP_SECTION
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA
from tests.ui.hand import words_in
from tests.ui.screens.review_by_hand import Writer, chips, hold_session, marked, note_of, press_in
from ui.practice_windows import PracticeWindows


@pytest.fixture
def writer(windows: PracticeWindows, clock: SetClock) -> Writer:
    hold_session(windows.desk, clock)
    windows.desk.seat(ALEX.id).do(commands.catch_note, "@Maria said it is all too much #risk")
    return Writer(windows)


def test_whoever_is_at_risk_stands_out_from_those_who_are_not_answered_yet(writer: Writer) -> None:
    writer.open()
    assert chips(writer)[MARIA] == "Risk noted"
    assert chips(writer)[JAMES] == "Answer risk"
    writer.windows.reviewing.show_note(MARIA)
    assert "said it is all too much #risk" in words_in(writer.screen.caught)


def test_none_is_signed_only_with_what_became_of_it(writer: Writer) -> None:
    writer.open(GROUP_SECTION)
    writer.sign_and_next()
    writer.finish(MARIA, "Goes to the meeting on Friday")
    writer.windows.reviewing.go_on()
    assert note_of(writer.windows.desk, MARIA).signed is None
    said = "A note says risk: “said it is all too much”. Say what became of it."
    assert said in words_in(writer.screen)
    words = writer.screen.note.risk.words
    assert words.isVisibleTo(writer.screen)
    assert words.placeholderText() == "What became of it"
    words.setFocus()
    for letter in "TALKED":
        writer.key(Qt.Key(ord(letter)))
    writer.windows.reviewing.go_on()
    signed = note_of(writer.windows.desk, MARIA).signed
    assert signed is not None
    assert (signed.note.risk, signed.note.risk_words.lower()) == ("none", "talked")
    writer.windows.reviewing.show_note(MARIA)
    shown = words_in(writer.screen.note.signed)
    assert "No thoughts of harming self or others were voiced or seen." in shown
    assert "Risk to self or others" in shown


@pytest.mark.parametrize("about", [MARIA, JAMES, AISHA])
def test_nobody_comes_to_a_note_with_the_hand_on_an_answer(writer: Writer, about: str) -> None:
    writer.open(GROUP_SECTION)
    writer.windows.reviewing.show_note(about)
    writer.screen.begin()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not writer.screen.note.risk
    assert not writer.screen.note.risk.isAncestorOf(focus)
    writer.key(Qt.Key.Key_Space)
    assert note_of(writer.windows.desk, about).risk is None


def test_what_a_no_show_is_known_to_be_in_can_be_said_beside_not_seen(writer: Writer) -> None:
    writer.open(AISHA)
    writer.answer("Not seen today")
    words = writer.screen.note.risk.words
    words.setFocus()
    writer.key(Qt.Key.Key_A)
    writer.leave_field()
    risk = note_of(writer.windows.desk, AISHA).risk
    assert risk is not None
    assert (risk.answer, risk.words.lower()) == ("not_seen", "a")


# Names


def test_a_name_that_was_answered_is_out_at_once_and_tinted(writer: Writer) -> None:
    writer.open(MARIA)
    writer.type_in("plan", "Calls James on Friday")
    writer.leave_field()
    assert "Does “James” mean a member, a guest, or another’s contact here?" in words_in(
        writer.screen.note.sections["plan"]
    )
    press_in(writer.screen.note.sections["plan"], "Yes")
    assert writer.text("plan") == "Calls another group member on Friday"
    tint = writer.windows.main._theme.colour("warn_soft").name()
    assert marked(writer.edit("plan"), tint) == ["another group member"]
    writer.type_in("plan", " again")
    writer.leave_field()
    assert (
        note_of(writer.windows.desk, MARIA).sections["plan"].text
        == "Calls another group member on Friday again"
    )


def test_a_name_that_is_typed_after_its_answer_is_seen_to_be_out_before_it_is_signed(writer: Writer) -> None:
    writer.open(MARIA)
    writer.type_in("assessment", "Leans on James")
    writer.leave_field()
    press_in(writer.screen.note.sections["assessment"], "Yes")
    writer.type_in("plan", "Calls James on Friday")
    assert writer.text("plan") == "Calls James on Friday"
    writer.leave_field()
    assert writer.text("plan") == "Calls another group member on Friday"
    tint = writer.windows.main._theme.colour("warn_soft").name()
    assert marked(writer.edit("plan"), tint) == ["another group member"]


def test_a_name_in_an_addendum_is_answered_where_it_stands(writer: Writer) -> None:
    writer.open(GROUP_SECTION)
    writer.sign_and_next()
    writer.finish(JAMES, "Goes to the meeting on Friday")
    writer.windows.reviewing.go_on()
    writer.windows.reviewing.show_note(JAMES)
    panel = writer.screen.note.signed
    press_in(panel, "Add an addendum")
    for letter in "MARIA RANG":
        writer.key(
            Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter)), Qt.KeyboardModifier.ShiftModifier
        )
    press_in(panel, "Sign the addendum")
    assert note_of(writer.windows.desk, JAMES).addenda == ()
    assert "mean a member, a guest, or another’s contact here?" in words_in(panel)
    press_in(panel, "Yes")
    assert "mean a member, a guest, or another’s contact here?" not in words_in(panel)
    press_in(panel, "Sign the addendum")
    assert [each.text for each in note_of(writer.windows.desk, JAMES).addenda] == [
        "Another group member rang"
    ]


def test_a_copy_of_a_signed_note_ends_with_who_signed_it(writer: Writer) -> None:
    writer.open(GROUP_SECTION)
    writer.sign_and_next()
    writer.windows.reviewing.show_note(GROUP_SECTION)
    writer.windows.reviewing.copy("")
    copied = QGuiApplication.clipboard().text()
    assert "Draft" not in copied
    assert "Signed by: Alex Rivera, LADC" in copied
    session = writer.windows.desk.session
    assert session is not None
    assert getattr(session.entries[-1].event, "document", "") == "note"


# The form under the hand


def test_what_is_ticked_stays_under_the_hand(writer: Writer) -> None:
    writer.open(MARIA)
    writer.windows.main.resize(1280, 640)
    QApplication.processEvents()
    scroll = writer.screen.note.scrolled
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    box = next(each for each in writer.screen.note.objectives.stops() if each.isVisibleTo(writer.screen))
    box.setFocus()
    QApplication.processEvents()
    before = box.mapTo(scroll.viewport(), QPoint()).y()
    writer.key(Qt.Key.Key_Space)
    QApplication.processEvents()
    assert note_of(writer.windows.desk, MARIA).objectives
    assert box.mapTo(scroll.viewport(), QPoint()).y() == before


def test_a_question_that_comes_up_above_moves_nothing_under_the_hand(writer: Writer) -> None:
    writer.open(MARIA)
    writer.windows.main.resize(1280, 640)
    QApplication.processEvents()
    writer.type_in("plan", "Calls James on Friday, and James on Sunday")
    scroll = writer.screen.note.scrolled
    box = next(each for each in writer.screen.note.objectives.stops() if each.isVisibleTo(writer.screen))
    scroll.ensureWidgetVisible(box)
    QApplication.processEvents()
    before = box.mapTo(scroll.viewport(), QPoint()).y()
    box.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert "mean a member, a guest, or another’s contact here?" in words_in(
        writer.screen.note.sections["plan"]
    )
    assert box.mapTo(scroll.viewport(), QPoint()).y() == before
