"""Crisis: one key from any live window, what it says about whom, and what it keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.live import events as e
from app.live import safety
from app.model.people import Consent
from app.model.telehealth import TelehealthCheck
from app.practice import events as practice_events
from tests.practice_for_tests import ALEX, JAMES, MARIA, SAM, minutes
from tests.ui.crisis_by_hand import (
    HOME,
    focused,
    keys,
    know,
    open_for_maria,
    page_of,
    say_where,
    session_of,
)
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, words_in
from ui.live.crisis_page import CrisisPage
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme

# Before it is about somebody


def test_one_key_says_what_to_do_and_counts_from_then(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    QTest.keyClick(live.live, Qt.Key.Key_F2)
    page = page_of(live)
    clock.pass_time(minutes(2))
    page.count()
    said = words_in(page)
    assert "911 reaches your own town" in said
    assert said.index("ten-digit number") < said.index("988") < said.index("1-800-662-4357")
    assert page._time.text() == "2:00 since you opened this"
    press(page, "Copy 988 for the chat")
    assert "988" in QGuiApplication.clipboard().text()
    press(page, "Close")


def test_everybody_else_goes_on_a_short_break_from_the_page(
    live: PracticeWindows, qtbot: QtBot, clock: SetClock
) -> None:
    QTest.keyClick(live.live, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    press(page_of(live), "Short break for all")
    assert session_of(live).run.paused
    press(page_of(live), "Close")


def test_in_the_second_window_it_is_the_second_persons_page(live: PracticeWindows, qtbot: QtBot) -> None:
    live.beside.open_co_facilitator(SAM.id)
    window = live.beside.co_facilitator
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F2)
    page = next(page for page in window.findChildren(CrisisPage) if page.isVisible())
    assert not any(name in words_in(page) for name in ("Maria", "James", "Aisha"))
    press(page, "Short break for all")
    assert session_of(live).entries[-1].author == SAM.id
    press(page, "Close")


def test_its_keys_are_those_of_the_group(live: PracticeWindows, qtbot: QtBot) -> None:
    live.open_crisis()
    page = page_of(live)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert session_of(live).run.paused
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert not page.isVisible()


def test_where_no_clock_runs_it_offers_no_break(windows: PracticeWindows, qtbot: QtBot) -> None:
    windows.today.next.lobby_asked.emit()
    windows.open_crisis()
    page = page_of(windows)
    button = next(found for found in page.findChildren(QPushButton) if found.text() == "Short break for all")
    assert not button.isEnabled()
    press(page, "Close")


# About whom


def test_it_is_about_whoever_speaks_or_was_chosen_in_the_roster(live: PracticeWindows) -> None:
    live.live.people.list.choose(JAMES)
    live.open_crisis()
    assert "James T." in words_in(page_of(live))
    page_of(live).close()
    page = open_for_maria(live)
    assert "Maria S." in words_in(page)
    assert "James" not in words_in(page)
    page.close()


def test_it_is_not_about_who_was_chosen_before_anothers_turn_began(live: PracticeWindows) -> None:
    """Marked as here at the start, and the place in the list stayed: the page of the wrong person would open."""
    live.live.people.list.choose(MARIA)
    live.live.block.round.pass_on()
    live.open_crisis()
    assert not any(name in words_in(page_of(live)) for name in ("Maria", "James", "Aisha"))
    page_of(live).close()
    live.live.people.list.person_chosen.emit(MARIA)
    live.open_crisis()
    assert "Maria S." in words_in(page_of(live))
    page_of(live).close()


def test_letters_and_enter_make_it_about_somebody(live: PracticeWindows, qtbot: QtBot) -> None:
    live.open_crisis()
    page = page_of(live)
    keys(page, "jam")
    assert "James T." in words_in(page)
    QTest.keyClick(focused(page), Qt.Key.Key_Return)
    assert "Ask for the address" in words_in(page)
    assert "Stay with the person" not in words_in(page)
    page.close()


def test_the_number_of_the_place_where_they_are_comes_first(live: PracticeWindows) -> None:
    know(live.desk)
    say_where(live.desk, TelehealthCheck(address="12 elm street, northampton", others="Jo"))
    page = open_for_maria(live)
    said = words_in(page)
    told = (
        "413-555-0134",
        "12 elm street",
        "413-555-0112",
        "802-555-0177",
        "A release allows",
        "Jo",
        "Kitchen",
    )
    places = [said.index(each) for each in (*told, "Seizure", "988", "1-800-662-4357")]
    assert places == sorted(places)
    assert "802-555-0191" not in said
    page.close()


def test_an_unknown_address_says_what_to_do_and_which_places_it_could_be(live: PracticeWindows) -> None:
    know(live.desk)
    page = open_for_maria(live)
    said = words_in(page)
    assert said.index("Ask for the address") < said.index("911 dialed here reaches your own town")
    assert "Dispatch center there: 802-555-0191" in said
    page.close()


@pytest.mark.parametrize(
    "check",
    [
        TelehealthCheck(address="A friend's, 4 Oak Lane, Keene"),
        TelehealthCheck(address="A friend's, 4 Oak Lane, Keene", location="home"),
    ],
)
def test_no_dispatch_number_of_another_place_is_shown(live: PracticeWindows, check: TelehealthCheck) -> None:
    know(live.desk)
    say_where(live.desk, check)
    page = open_for_maria(live)
    said = words_in(page)
    assert "No number is kept for this place" in said
    assert "413-555-0134" not in said
    page.close()


def test_without_a_release_there_are_words_that_disclose_nothing(live: PracticeWindows) -> None:
    know(live.desk, release=False)
    page = open_for_maria(live)
    said = words_in(page)
    assert "No release" in said
    script = next(line for line in said.split("\n") if line.startswith("“Hello"))
    assert "my name is Alex" in script
    for telling in ("group", "program", "IOP", "treatment", "recovery", "counsel", "clinic"):
        assert telling not in script
    page.close()


def test_a_release_that_was_revoked_allows_nothing(live: PracticeWindows) -> None:
    know(live.desk)
    today = live.desk.now().date()
    for revoked in (None, today):
        consent = Consent(id="r", kind="contact_release", signed=today - timedelta(days=3), revoked=revoked)
        live.desk.act_practice(ALEX.id, [practice_events.ConsentKept(person=MARIA, consent=consent)])
    page = open_for_maria(live)
    assert "No release" in words_in(page)
    page.close()


def test_what_is_hidden_goes_and_comes_back_with_the_names(live: PracticeWindows) -> None:
    know(live.desk)
    page = open_for_maria(live)
    live.hiding.hide()
    assert not page.isVisible()
    live.open_crisis()  # from the mini timer: about nobody
    assert "Maria" not in words_in(page)
    assert "413-555" not in words_in(page)
    live.hiding.show()
    assert "Maria S." in words_in(page)
    page.close()


# What is kept


def test_each_step_keeps_its_time_with_one_key(live: PracticeWindows, clock: SetClock, qtbot: QtBot) -> None:
    page = open_for_maria(live)
    keys(page, "11")
    clock.pass_time(minutes(2))
    keys(page, "2")
    page.count()
    steps = safety.steps_taken(session_of(live), MARIA)
    assert [(step.situation, step.step) for step in steps] == [
        ("unresponsive", "called_by_name"),
        ("unresponsive", "call_dispatch"),
    ]
    assert steps[1].at - steps[0].at == minutes(2)
    assert page._time.text() == "No answer for 2:00"
    assert "cannot be taken back" in words_in(page)
    page.close()
    again = open_for_maria(live)  # where it was left
    assert again._time.text() == "No answer for 2:00"
    again.close()


def test_who_does_not_answer_again_is_timed_again(live: PracticeWindows, clock: SetClock) -> None:
    page = open_for_maria(live)
    keys(page, "11")
    clock.pass_time(minutes(2))
    keys(page, "7")
    page.count()
    assert page._time.text() == "No answer for 2:00; over now"
    # by name, and the steps at the end not
    assert [each.text() for each in page.findChildren(QPushButton) if "gain" in each.text()] == ["Again"]
    clock.pass_time(minutes(5))
    keys(page, "1")
    assert not any("gain" in each.text() for each in page.findChildren(QPushButton))
    assert all(each.icon().isNull() for each in page.findChildren(QPushButton) if each.text() == "Done")
    clock.pass_time(minutes(1))
    keys(page, "7")
    page.count()
    assert page._time.text() == "No answer for 1:00; over now"
    steps = safety.steps_taken(session_of(live), MARIA)
    assert [step.step for step in steps] == ["called_by_name", "answers_again"] * 2
    page.close()


def test_alone_and_with_a_co_facilitator_the_steps_say_different_things(live: PracticeWindows) -> None:
    page = open_for_maria(live)
    keys(page, "2")
    assert "The group on a break, and a phone call" in words_in(page)
    page._steps.alone.click()
    assert "One of you talks with them alone" in words_in(page)
    page.close()


def test_nothing_of_somebody_else_is_left_on_the_page(live: PracticeWindows) -> None:
    know(live.desk)
    say_where(live.desk, TelehealthCheck(address=HOME.address, location="home"))
    visitor = e.Expected(id="visitor", name="Noor A.", initials="NA")
    live.desk.act_live(ALEX.id, [e.PersonExpected(person=visitor)], None)
    page = open_for_maria(live)
    for person in (JAMES, "visitor"):
        page._choose(MARIA)
        assert "413-555-0134" in words_in(page)
        page._choose(person)
        assert "555-01" not in words_in(page)
        assert "Ask for the address" in words_in(page)
    page.close()


def test_what_else_was_done_is_written_with_enter(live: PracticeWindows) -> None:
    page = open_for_maria(live)
    keys(page, "3")
    line = next(
        edit
        for edit in page.findChildren(QLineEdit)
        if edit.accessibleName() == "Something else that was done"
    )
    QTest.keyClicks(line, "Texted her, 2 times")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (step,) = safety.steps_taken(session_of(live), MARIA)
    assert (step.situation, step.words) == ("left_in_distress", "Texted her, 2 times")
    assert "Texted her, 2 times" in words_in(page)
    page.close()


def test_a_step_taken_in_the_other_window_is_seen_at_once(live: PracticeWindows) -> None:
    page = open_for_maria(live)
    keys(page, "1")
    live.desk.seat(SAM.id).do(safety.take_step, MARIA, "unresponsive", "called_by_name")
    assert "by Sam Okafor" in words_in(page)
    page.close()


def test_undo_does_not_reach_a_step(live: PracticeWindows) -> None:
    page = open_for_maria(live)
    keys(page, "11")
    page.close()
    live._acting.undo()
    assert len(safety.steps_taken(session_of(live), MARIA)) == 1


@pytest.mark.parametrize(
    ("size", "look"),
    [
        ((980, 720), Look("light")),
        ((480, 860), Look("dark")),
        ((1280, 800), Look("light", text_percent=150)),
        ((480, 860), Look("light", text_percent=200)),
    ],
)
@pytest.mark.parametrize("situation", ["", "unresponsive", "risk_to_self"])
def test_nothing_on_it_is_cut_off(
    live: PracticeWindows,
    theme: Theme,
    size: tuple[int, int],
    look: Look,
    situation: e.Situation,
    qtbot: QtBot,
) -> None:
    theme.choose(look)
    know(live.desk, release=False)
    page = open_for_maria(live)
    page.resize(*size)
    if situation:
        page._turn_to(situation)
        page._take_step(situation, "call_dispatch")
    qtbot.waitUntil(lambda: cut_off(page) == [])
    qtbot.waitUntil(lambda: beyond(page) == [])
    page.close()
    QApplication.sendPostedEvents()
