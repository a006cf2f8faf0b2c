"""The card of a round: typed from end to end without the mouse, and nobody's words are ever lost to another's turn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.live import commands
from app.live.turns import put_off
from app.model.rounds import Round
from app.model.usual_questions import usual_questions
from app.words import speaking
from tests.practice_for_tests import AISHA, JAMES, MARIA
from tests.ui.conftest import Stage
from tests.ui.live.conftest import field, focused, session_of, words_in
from ui.live.answers import Answers
from ui.parts.label import ElidedLabel
from ui.screens.live import LiveScreen
from ui.theme import Theme

FEELING, GOAL = "How do you feel, in one word?", "A goal for today"
CONTROL = Qt.KeyboardModifier.ControlModifier


def say(screen: LiveScreen, words: str) -> QPushButton:
    return next(one for one in screen.findChildren(QPushButton) if one.text() == words)


def test_enter_goes_from_answer_to_answer_and_the_last_one_is_done(live: LiveScreen, stage: Stage) -> None:
    live.block.round.start_typing()
    for answer in ("hopeful", "3", "n", "speak once"):
        QTest.keyClicks(focused(), answer)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "hopeful", "craving": "3", "used": "no", "goal": "speak once"}
    assert focused() is field(live, FEELING)
    assert "James T." in words_in(live.block)


def test_what_cannot_be_read_keeps_the_focus_and_is_said(live: LiveScreen, told: list[str]) -> None:
    craving = field(live, "Craving right now, 0 to 10")
    craving.setFocus()
    QTest.keyClicks(craving, "eleven")
    QTest.keyClick(craving, Qt.Key.Key_Return)
    assert told == ["Craving is a whole number from 0 to 10."]
    assert focused() is craving
    assert craving.text() == "eleven"


def test_done_with_an_answer_that_cannot_be_read_says_why_at_the_field(
    live: LiveScreen, stage: Stage, told: list[str]
) -> None:
    craving = field(live, "Craving right now, 0 to 10")
    assert craving.placeholderText() == "0–10"
    QTest.keyClicks(craving, "12")
    field(live, GOAL).setFocus()
    QTest.mouseClick(say(live, "Done"), Qt.MouseButton.LeftButton)
    sentence = "Craving is a whole number from 0 to 10."
    assert told == [sentence]
    assert sentence in words_in(live.block)
    assert craving.property("ring") == "trouble"
    assert focused() is craving
    assert session_of(stage).people[MARIA].check_in is None
    QTest.keyClicks(craving, "2")
    assert sentence not in words_in(live.block)
    assert not craving.property("ring")
    QTest.mouseClick(say(live, "Done"), Qt.MouseButton.LeftButton)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.answers == {"craving": "2"}


def test_the_done_key_works_from_anywhere_and_answers_can_be_skipped(live: LiveScreen, stage: Stage) -> None:
    live.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert not turn.answers


def test_a_pass_is_one_click(live: LiveScreen, stage: Stage) -> None:
    QTest.mouseClick(say(live, "Pass"), Qt.MouseButton.LeftButton)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.passed


def test_somebody_who_arrives_before_them_on_the_list_does_not_take_the_card(
    live: LiveScreen, stage: Stage
) -> None:
    stage.seat.do(commands.mark_left, MARIA)
    assert "James T." in words_in(live.block)
    QTest.keyClicks(field(live, FEELING), "tired")
    stage.seat.do(commands.mark_arrived, MARIA)
    assert field(live, FEELING).text() == "tired"
    QTest.keyClick(live, Qt.Key.Key_D, CONTROL)
    turn = session_of(stage).people[JAMES].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "tired"}
    assert "Maria S." in words_in(live.block)


def test_a_late_person_checks_in_during_another_block(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.next_block)
    stage.seat.do(commands.mark_arrived, AISHA)
    live.people.turn_asked.emit(AISHA, Round.CHECK_IN.value)
    assert focused() is field(live, FEELING)
    assert "Aisha K." in words_in(live.block)
    assert "Daily recovery routines" in words_in(live.block)
    QTest.keyClicks(focused(), "rushed")
    QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    turn = session_of(stage).people[AISHA].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "rushed"}
    assert not live.block.round.isVisible()


def test_a_person_called_by_mistake_can_wait(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.next_block)
    live.people.turn_asked.emit(JAMES, Round.CHECK_OUT.value)
    assert live.block.round.isVisible()
    QTest.mouseClick(say(live, "Not now"), Qt.MouseButton.LeftButton)
    assert not live.block.round.isVisible()
    assert session_of(stage).people[JAMES].check_out is None


def test_answers_that_were_given_can_be_changed(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.check_in, MARIA, {"feeling": "calm", "goal": "listen"})
    live.people.turn_asked.emit(MARIA, Round.CHECK_IN.value)
    assert field(live, GOAL).text() == "listen"
    field(live, GOAL).setText("speak once")
    QTest.keyClick(live, Qt.Key.Key_D, CONTROL)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "calm", "goal": "speak once"}


def test_what_became_of_the_promise_is_one_click_where_there_was_one(live: LiveScreen, stage: Stage) -> None:
    assert "Last time: “text two people”  Craving was 5." in words_in(live.block)
    QTest.mouseClick(say(live, "Kept"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(say(live, "Partly"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(say(live, "Done"), Qt.MouseButton.LeftButton)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.kept == "partly"
    assert not say(live, "Kept").isVisible()


def test_a_click_about_the_promise_leads_on_to_the_answers(live: LiveScreen, stage: Stage) -> None:
    """In the middle of them too: what is typed next is no note."""
    QTest.mouseClick(say(live, "Partly"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(focused(), "steady")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.mouseClick(say(live, "Kept"), Qt.MouseButton.LeftButton)
    for answer in ("3", "n", "listen"):
        QTest.keyClicks(focused(), answer)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert (turn.answers["feeling"], turn.answers["craving"], turn.kept) == ("steady", "3", "kept")
    assert session_of(stage).notes == ()


def test_by_the_tab_key_the_three_answers_about_the_promise_keep_the_focus(
    live: LiveScreen, stage: Stage
) -> None:
    say(live, "Kept").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert say(live, "Kept").hasFocus()


def test_the_closing_round_is_typed_in_the_order_it_is_asked(live: LiveScreen, stage: Stage) -> None:
    for _block in range(4):
        stage.seat.do(commands.next_block)
    live.block.round.start_typing()
    for answer in ("it passes", "call first", "meeting at six", "y", "2", "steady"):
        QTest.keyClicks(focused(), answer)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    turn = session_of(stage).people[MARIA].check_out
    assert turn is not None
    assert turn.answers == {
        "learned": "it passes",
        "differently": "call first",
        "promise": "meeting at six",
        "next_time": "yes",
        "craving": "2",
        "closing_word": "steady",
    }


def test_later_lets_the_others_go_first_and_the_focus_stays_in_the_fields(
    live: LiveScreen, stage: Stage, told: list[str]
) -> None:
    QTest.keyClick(live, Qt.Key.Key_R, CONTROL)
    assert focused() is field(live, FEELING)
    QTest.keyClick(focused(), Qt.Key.Key_L, CONTROL)
    assert "James T." in words_in(live.block)
    assert focused() is field(live, FEELING)
    QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    assert "Maria S." in words_in(live.block)
    QTest.keyClick(focused(), Qt.Key.Key_L, CONTROL)
    assert told == ["Maria S. is the last one. A pass is always welcome."]
    assert session_of(stage).people[MARIA].check_in is None


def test_one_key_says_kept_partly_not_yet(live: LiveScreen, stage: Stage) -> None:
    keep = CONTROL | Qt.KeyboardModifier.ShiftModifier
    live.block.round.start_typing()
    seen = []
    for _press in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_K, keep)
        seen.append([words for words in ("Kept", "Partly", "Not yet") if say(live, words).isChecked()])
    assert seen == [["Kept"], ["Partly"], ["Not yet"], []]
    for _press in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_K, keep)
    QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.kept == "partly"
    QTest.keyClick(focused(), Qt.Key.Key_K, keep)  # James promised nothing
    QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    turn = session_of(stage).people[JAMES].check_in
    assert turn is not None
    assert turn.kept == ""


def test_a_pass_is_one_key(live: LiveScreen, stage: Stage) -> None:
    QTest.keyClick(live, Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    turn = session_of(stage).people[MARIA].check_in
    assert turn is not None
    assert turn.passed
    assert "James T." in words_in(live.block)


def test_words_typed_for_somebody_wait_while_another_is_called_to_the_card(
    live: LiveScreen, stage: Stage
) -> None:
    QTest.keyClicks(field(live, FEELING), "tired")
    live.people.turn_asked.emit(JAMES, Round.CHECK_IN.value)
    assert field(live, FEELING).text() == ""
    QTest.keyClicks(focused(), "calm")
    QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    assert "Maria S." in words_in(live.block)
    assert field(live, FEELING).text() == "tired"
    people = session_of(stage).people
    assert people[MARIA].check_in is None
    turn = people[JAMES].check_in
    assert turn is not None
    assert turn.answers == {"feeling": "calm"}


def test_a_turn_that_was_put_off_in_the_other_window_gives_the_card_to_the_next(
    live: LiveScreen, stage: Stage
) -> None:
    stage.seat.do(put_off, MARIA, Round.CHECK_IN)
    assert "James T." in words_in(live.block)
    rows = {row.id: row.line for row in live.people.list.shown}
    assert rows[MARIA] == "turn comes later"


def test_after_the_last_turn_enter_opens_nothing_and_letters_begin_a_note(
    live: LiveScreen, stage: Stage
) -> None:
    asked: list[bool] = []
    live.share_asked.connect(lambda: asked.append(True))
    live.block.round.start_typing()
    for _person in (MARIA, JAMES):
        QTest.keyClicks(focused(), "calm")
        QTest.keyClick(focused(), Qt.Key.Key_D, CONTROL)
    assert focused() is live
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert not asked
    QTest.keyClicks(focused(), "slept")
    assert live.notes.bar.text == "slept"


def test_when_all_have_left_after_their_turns_it_says_how_somebody_else_comes_in(
    live: LiveScreen, stage: Stage
) -> None:
    for person in (MARIA, JAMES):
        stage.seat.do(commands.pass_turn, person, Round.CHECK_IN)
    assert "Everybody here has had a turn" in words_in(live.block)
    for person in (MARIA, JAMES):
        stage.seat.do(commands.mark_left, person)
    assert "click “Not here yet”" in words_in(live.block)
    stage.seat.do(commands.mark_excused, AISHA)
    assert "click “Not here yet”" not in words_in(live.block)


def test_the_clock_of_the_turn_is_named_for_who_hears_it(live: LiveScreen) -> None:
    heard = [one.accessibleName() for one in live.block.round.findChildren(ElidedLabel) if one.isVisible()]
    assert any(words.startswith("Turn: ") and " left" in words for words in heard)


def test_what_is_asked_and_answered_is_in_the_language_of_the_screens(theme: Theme) -> None:
    answers, page = Answers(theme), QWidget()
    column = QVBoxLayout(page)
    column.addWidget(answers.shorts)
    column.addWidget(answers.longs)
    with speaking("es"):
        with speaking("en"):
            asked = usual_questions(Round.CHECK_IN)
        answers.ask(asked)
        answers.fill({"used": "yes", "goal": "yes"})
        assert (answers.typed()["used"], answers.typed()["goal"]) == ("sí", "yes")
        assert not answers.begun
        assert answers.check()
    english = {question.label for question in usual_questions(Round.CHECK_IN)}
    named = {field.accessibleName() for field in answers.shorts.findChildren(QLineEdit)}
    assert len(named) >= 3
    assert named.isdisjoint(english)
