"""Not reached yet: on Today until somebody reached them, or nothing more is to be done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from app.live.before_end import to_be_seen
from app.model.people import EmergencyContact, Person
from app.practice import commands as practice
from app.practice.no_shows import no_show
from tests.practice_for_tests import AISHA, JAMES, MARIA, MORNING, NINE
from tests.sent_for_tests import RECORD
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import at_once, press, words_in
from ui.acting import Copy
from ui.clipboard import HINTS
from ui.practice.no_show_card import NoShowCard
from ui.reach_dialog import AskReach
from ui.reach_menu import ReachMenu
from ui.screens.today import TodayScreen
from ui.theme import Look, Theme


@pytest.fixture
def stream(stage: Stage) -> str:
    """A session to which Aisha did not come; Maria was there and James excused."""
    aisha = Person(
        id=AISHA,
        name="Aisha K.",
        callback="413-555-0100",
        emergency_contact=EmergencyContact(name="Noor", phone="413-555-0101"),
    )
    stage.seat.arrange(practice.change_person, aisha)
    stage.seat.open_session(stage.desk.prepare(stage.desk.practice.groups[MORNING], NINE).result())
    stage.seat.do(commands.start)
    stage.seat.do(commands.mark_arrived, MARIA)
    stage.seat.do(commands.mark_excused, JAMES)
    stage.wait(180)
    session = stage.desk.session
    assert session is not None
    stage.seat.do(commands.end, [each.person for each in to_be_seen(session)])
    stage.desk.put_away()
    return session.stream


@pytest.fixture
def today(
    theme: Theme, stage: Stage, stream: str, opened: Callable[[QWidget, int, int], None]
) -> TodayScreen:
    screen = TodayScreen(theme, stage.hub, stage.ticker, stage.acting, at_once)
    opened(screen, 1280, 720)
    return screen


def card(today: TodayScreen) -> NoShowCard:
    found = today.findChild(QWidget, "not-reached")
    assert isinstance(found, NoShowCard)
    return found


def try_to_reach(today: TodayScreen, *keys: Qt.Key) -> ReachMenu:
    press(card(today), "Try to reach")
    menu = card(today).findChildren(ReachMenu)[-1]
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget() or menu, key)
    return menu


def test_who_did_not_come_stands_there_with_group_and_day(today: TodayScreen) -> None:
    said = words_in(card(today))
    assert "Aisha K." in said
    assert "IOP Morning · Tuesday, Nov 24" in said
    assert "Nobody tried yet" in said
    assert not any(name in said for name in ("Maria", "James"))


def test_two_keys_keep_an_attempt_with_its_time(today: TodayScreen, stage: Stage, stream: str) -> None:
    try_to_reach(today, Qt.Key.Key_C, Qt.Key.Key_M)
    (tried,) = no_show(stage.desk.practice, AISHA, stream).tries
    assert (tried.attempt.how, tried.attempt.reached, tried.attempt.words) == (
        "call",
        False,
        "left a message",
    )
    assert "12:00 call, no answer, left a message" in words_in(card(today))


def test_whoever_was_reached_leaves_the_list(today: TodayScreen, stage: Stage, stream: str) -> None:
    try_to_reach(today, Qt.Key.Key_T, Qt.Key.Key_A)
    assert no_show(stage.desk.practice, AISHA, stream).done
    assert not card(today).isVisible()


def test_with_nothing_more_to_do_they_leave_the_list_and_what_was_tried_stays(
    today: TodayScreen, stage: Stage, stream: str
) -> None:
    try_to_reach(today, Qt.Key.Key_E, Qt.Key.Key_N)
    assert card(today).isVisible()
    try_to_reach(today, Qt.Key.Key_N)
    assert not card(today).isVisible()
    assert len(no_show(stage.desk.practice, AISHA, stream).tries) == 1


def test_the_menu_has_the_numbers_and_warns_where_no_release_is(today: TodayScreen) -> None:
    menu = try_to_reach(today)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "&Call  413-555-0100",
        "&Text  413-555-0100",
        "&Email",
        "E&mergency contact: no release",
        "Another time or &words…",
        "&Nothing more to do",
    ]
    today.hide()
    assert not menu.isVisible()


def asked(today: TodayScreen, qtbot: QtBot) -> AskReach:
    try_to_reach(today, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in today.findChildren(AskReach)))
    return next(each for each in today.findChildren(AskReach) if each.isVisible())


def fields(dialog: AskReach) -> dict[str, QLineEdit]:
    return {each.accessibleName(): each for each in dialog.findChildren(QLineEdit)}


def test_an_attempt_of_another_time_and_in_words(
    today: TodayScreen, stage: Stage, stream: str, qtbot: QtBot
) -> None:
    try_to_reach(today, Qt.Key.Key_C, Qt.Key.Key_M)
    dialog = asked(today, qtbot)
    assert "An attempt to reach Aisha K." in words_in(dialog)
    fields(dialog)["Time"].setText("11:40")
    fields(dialog)["In your words"].setText("her sister has the phone")
    press(dialog, "Save")
    first, second = no_show(stage.desk.practice, AISHA, stream).tries
    assert (first.attempt.words, second.attempt.words) == ("her sister has the phone", "left a message")
    said = "11:40 call, no answer, her sister has the phone · 12:00 call, no answer, left a message"
    assert said in words_in(card(today))


def test_a_time_that_cannot_be_is_said_in_the_dialog_and_nothing_typed_is_lost(
    today: TodayScreen, stage: Stage, stream: str, qtbot: QtBot
) -> None:
    dialog = asked(today, qtbot)
    for typed, sentence in (
        ("3 PM", "That time is still to come. An attempt is noted when it was made."),
        ("noonish", "Type a time like 4:30\u00a0PM."),
    ):
        fields(dialog)["Time"].setText(typed)
        press(dialog, "Save")
        assert sentence in words_in(dialog)
        assert fields(dialog)["Time"].text() == typed
    assert no_show(stage.desk.practice, AISHA, stream).tries == ()
    fields(dialog)["Time"].setText("12:00")
    press(dialog, "Save")
    (tried,) = no_show(stage.desk.practice, AISHA, stream).tries
    assert tried.attempt.at is None  # it was now


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (480, 200)])
def test_the_dialog_can_be_read(
    today: TodayScreen, theme: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent))
    today.resize(width, 720)
    dialog = asked(today, qtbot)
    qtbot.waitUntil(lambda: cut_off(dialog) == [])
    qtbot.waitUntil(lambda: beyond(dialog) == [])


def test_their_note_is_copied_and_names_nobody(today: TodayScreen) -> None:
    try_to_reach(today, Qt.Key.Key_C, Qt.Key.Key_N)
    press(card(today), "Copy note")
    note = QGuiApplication.clipboard().text()
    assert note.startswith("IOP Morning, Tuesday, November 24, 2026\nDid not attend.\n")
    assert "- 12:00\u00a0PM: call, no answer (Alex Rivera, LADC)" in note
    assert not any(name in note for name in ("Aisha", "Maria", "James", "Noor"))
    assert set(HINTS) <= set(QGuiApplication.clipboard().mimeData().formats())


def test_that_their_note_was_copied_is_written_down(
    today: TodayScreen, stage: Stage, told: list[str]
) -> None:
    press(card(today), "Copy note")
    (sent,) = stage.desk.practice.care_of(AISHA).sent
    assert (sent.document, sent.format, sent.leaving) == ("no_show", "clipboard", RECORD)
    assert sent.digest == hashlib.sha256(QGuiApplication.clipboard().text().encode()).hexdigest()
    assert told[-1] == "Copied: paste it into their own record. It leaves the clipboard in two minutes."


def test_what_cannot_be_written_down_is_not_copied(stage: Stage, told: list[str]) -> None:
    QGuiApplication.clipboard().setText("a shopping list")
    stage.acting.copy_asked.emit(Copy(("gone",), "no_show", "Did not attend.", "Copied"))
    assert QGuiApplication.clipboard().text() == "a shopping list"
    assert len(told) == 1
    assert told != ["Copied"]


def test_an_attempt_that_is_older_than_two_weeks_is_not_brought_up(today: TodayScreen, stage: Stage) -> None:
    stage.wait(14 * 24 * 60)
    assert card(today).isVisible()
    stage.wait(24 * 60)
    assert not card(today).isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (480, 860)])
def test_nothing_on_it_is_cut_off(today: TodayScreen, qtbot: QtBot, size: tuple[int, int]) -> None:
    try_to_reach(today, Qt.Key.Key_C, Qt.Key.Key_M)
    today.resize(*size)
    qtbot.waitUntil(lambda: cut_off(card(today)) == [])
    qtbot.waitUntil(lambda: beyond(card(today)) == [])
