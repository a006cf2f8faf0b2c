"""The people: one click for the next thing, a menu for the others, and finding one by letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.live import commands
from app.model.rounds import Round
from app.practice.no_shows import no_show
from tests.practice_for_tests import AISHA, JAMES, MARIA
from tests.ui.conftest import Stage
from tests.ui.live.conftest import focused, session_of
from ui.live.person_menu import PersonMenu
from ui.parts.person_row import RowShape
from ui.reach_dialog import AskReach
from ui.reach_menu import ReachMenu
from ui.screens.live import LiveScreen
from ui.theme import Theme


def click_chip(live: LiveScreen, theme: Theme, person: str) -> None:
    roster = live.people.list
    place = next(at for at, row in enumerate(roster.shown) if row.id == person)
    rect = roster.visualRect(roster.model().index(place, 0))
    chip = RowShape(theme, roster.shown[place], rect.width()).chip
    point = (chip.center() + QPointF(rect.topLeft())).toPoint()
    QTest.mouseClick(roster.viewport(), Qt.MouseButton.LeftButton, pos=point)


def menu_of(live: LiveScreen, person: str) -> PersonMenu:
    live.people._open_at(person)
    return next(menu for menu in live.people.findChildren(PersonMenu) if menu.isVisible())


def words(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions()]


def choose(menu: QMenu, begins: str) -> None:
    next(action for action in menu.actions() if action.text().replace("&", "").startswith(begins)).trigger()
    menu.close()


def test_a_click_on_the_chip_marks_an_arrival_also_before_the_start(
    lobby: LiveScreen, theme: Theme, stage: Stage
) -> None:
    click_chip(lobby, theme, MARIA)
    assert session_of(stage).people[MARIA].presence == "here"
    assert not session_of(stage).run.live


def test_a_click_on_the_chip_of_who_stepped_out_brings_them_back(
    live: LiveScreen, theme: Theme, stage: Stage
) -> None:
    stage.seat.do(commands.mark_stepped_out, JAMES)
    click_chip(live, theme, JAMES)
    assert session_of(stage).people[JAMES].presence == "here"


def test_the_menu_offers_what_makes_sense_for_the_person_now(live: LiveScreen, stage: Stage) -> None:
    stage.wait(6)
    assert words(menu_of(live, MARIA)) == [
        "Stepped out",
        "Left for today",
        "Check in now",
        "Check out now",
        "Passes",
        "Turn comes later",
        "Note about Maria",
        "Mark",
        "Flag: see before the end",
        "Speaks now",
        "Earlier",
        "Telehealth checks…",
        "Now on the phone",
        "Correct times…",
    ]
    live.people.close_menus()
    assert words(menu_of(live, AISHA))[:2] == ["Arrived", "Excused"]
    live.people.close_menus()


@pytest.mark.parametrize(
    ("person", "act", "presence"),
    [
        (MARIA, "Stepped out", "out"),
        (MARIA, "Left", "left"),
        (AISHA, "Arrived", "here"),
        (AISHA, "Excused", "excused"),
    ],
)
def test_each_act_of_the_menu_is_done(
    live: LiveScreen, stage: Stage, person: str, act: str, presence: str
) -> None:
    choose(menu_of(live, person), act)
    assert session_of(stage).people[person].presence == presence


def test_a_flag_is_set_and_taken_away(live: LiveScreen, stage: Stage) -> None:
    choose(menu_of(live, MARIA), "Flag")
    assert session_of(stage).people[MARIA].flagged
    choose(menu_of(live, MARIA), "Take the flag away")
    assert not session_of(stage).people[MARIA].flagged


def test_an_arrival_can_be_said_to_have_been_some_minutes_ago(live: LiveScreen, stage: Stage) -> None:
    stage.wait(12)
    menu = menu_of(live, AISHA)
    earlier = next(action.menu() for action in menu.actions() if action.text() == "Ea&rlier")
    assert isinstance(earlier, QMenu)
    assert words(earlier)[1] == "Arrived at 9:07, 5 minutes ago"
    choose(earlier, "Arrived at 9:07")
    live.people.close_menus()
    arrived = session_of(stage).people[AISHA].arrived
    assert arrived is not None
    assert (stage.desk.now() - arrived).total_seconds() == 5 * 60


def test_nobody_steps_out_before_they_came(live: LiveScreen, stage: Stage) -> None:
    stage.wait(6)
    menu = menu_of(live, MARIA)
    earlier = next(action.menu() for action in menu.actions() if action.text() == "Ea&rlier")
    assert isinstance(earlier, QMenu)
    assert [line for line in words(earlier) if line] == [
        "Stepped out at 9:04, 2 minutes ago",
        "Stepped out at 9:01, 5 minutes ago",
        "Left at 9:04, 2 minutes ago",
        "Left at 9:01, 5 minutes ago",
    ]
    live.people.close_menus()


def test_letters_find_a_person_and_one_letter_marks_them(live: LiveScreen, stage: Stage) -> None:
    live.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    line = focused()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "ai")
    QTest.keyClick(line, Qt.Key.Key_Return)
    menu = next(menu for menu in live.people.findChildren(PersonMenu) if menu.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_A)
    assert session_of(stage).people[AISHA].presence == "here"
    assert not line.isVisible()


def test_escape_closes_the_search(live: LiveScreen) -> None:
    live.people.open_find()
    line = focused()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert live.notes.bar.text == ""


def test_a_note_about_somebody_begins_with_their_name(live: LiveScreen) -> None:
    choose(menu_of(live, JAMES), "Note about James")
    assert live.notes.bar.text == "@James "
    assert focused().accessibleName() == "Note"


def test_hiding_closes_a_menu_that_holds_a_name(live: LiveScreen, stage: Stage) -> None:
    menu = menu_of(live, MARIA)
    stage.hiding.hide()
    assert not menu.isVisible()


def test_who_is_expected_and_not_here_can_be_called_from_the_menu(live: LiveScreen, stage: Stage) -> None:
    assert "Try to reach" not in words(menu_of(live, MARIA))
    live.people.close_menus()
    menu = menu_of(live, AISHA)
    reach = next(found for found in menu.findChildren(ReachMenu))
    call = reach.actions()[0].menu()
    assert isinstance(call, QMenu)
    choose(call, "No answer")
    (tried,) = no_show(stage.desk.practice, AISHA, session_of(stage).stream).tries
    assert (tried.attempt.how, tried.attempt.reached) == ("call", False)
    live.people.close_menus()


def test_who_comes_while_the_menu_stands_is_not_looked_for(
    live: LiveScreen, stage: Stage, told: list[str]
) -> None:
    reach = menu_of(live, AISHA).findChildren(ReachMenu)[0]
    call = reach.actions()[0].menu()
    assert isinstance(call, QMenu)
    stage.seat.do(commands.mark_arrived, AISHA)
    next(action for action in call.actions() if action.text().replace("&", "") == "No answer").trigger()
    assert told == ["They did not miss that session. Nothing was noted."]
    assert no_show(stage.desk.practice, AISHA, session_of(stage).stream).tries == ()
    live.people.close_menus()


def test_another_time_or_words_are_asked_for_from_the_menu(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    choose(menu_of(live, AISHA).findChildren(ReachMenu)[0], "Another time or words…")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in live.findChildren(AskReach)))
    dialog = next(each for each in live.findChildren(AskReach) if each.isVisible())
    words = next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == "In your words")
    words.setText("on the bus")
    dialog.try_to_keep()
    (tried,) = no_show(stage.desk.practice, AISHA, session_of(stage).stream).tries
    assert tried.attempt.words == "on the bus"
    live.people.close_menus()


def no_mark(live: LiveScreen) -> list[str]:
    """The people with a soft dot, in the order in which they stand."""
    tip = "No mark yet in this block"
    return [row.id for row in live.people.list.shown if tip in [mark.tip for mark in row.marks]]


def test_one_key_shows_who_has_no_mark_yet_in_this_block_first_in_the_list(
    live: LiveScreen, stage: Stage
) -> None:
    stage.seat.do(commands.next_block)
    stage.seat.do(commands.mark_arrived, AISHA)
    stage.seat.do(commands.catch_note, "@Maria asked about routines")
    button = next(one for one in live.people.findChildren(QPushButton) if "No mark yet" in one.text())
    assert button.text() == "No mark yet: 2"
    assert no_mark(live) == []
    QTest.keyClick(live, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert no_mark(live) == [JAMES, AISHA]
    assert [row.id for row in live.people.list.shown] == [JAMES, AISHA, MARIA]
    stage.seat.do(commands.catch_note, "@James shared his plan")
    assert no_mark(live) == [AISHA]
    assert button.text() == "No mark yet: 1"
    QTest.keyClick(live, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert [row.id for row in live.people.list.shown] == [MARIA, JAMES, AISHA]
    stage.seat.do(commands.next_block)
    assert not button.isVisible()  # a break


@pytest.mark.parametrize(("act", "passed"), [("Passes", True), ("Turn comes later", False)])
def test_from_the_menu_a_person_passes_or_waits_without_having_the_card(
    live: LiveScreen, stage: Stage, act: str, passed: bool
) -> None:
    choose(menu_of(live, JAMES), act)
    session = session_of(stage)
    turn = session.people[JAMES].check_in
    assert (turn is not None and turn.passed) == passed
    assert session.put_off.get(Round.CHECK_IN, ()) == (() if passed else (JAMES,))
