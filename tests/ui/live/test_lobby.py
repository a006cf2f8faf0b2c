"""The lobby: everybody expected with the checks, one key each, and what stays to be seen afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from app.live import events as e
from app.live.lobby import check_telehealth
from app.model.people import Location, User
from app.model.telehealth import TelehealthCheck
from app.practice import commands as practice
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, MORNING, NINE
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.live.conftest import focused, session_of, words_in
from tests.ui.screens.conftest import press
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme

HOME = Location(id="home", name="Home", address="12 Elm Street, Concord", state="NH", dispatch="603-555-0142")
LAST = TelehealthCheck(
    identity=True,
    address=HOME.address,
    location="home",
    state="NH",
    private=True,
    others="nobody",
    not_driving=True,
    modality="video",
)


def opened_anew(stage: Stage, **changes: object) -> None:
    """Another room, opened with what it takes: last checks, facilitators."""
    stage.seat.do(commands.end)
    stage.desk.put_away()
    opened = stage.desk.prepare(stage.desk.practice.groups[MORNING], NINE).result()
    stage.seat.open_session(opened.model_copy(update=changes))


@pytest.fixture
def with_last(lobby: LiveScreen, stage: Stage) -> LiveScreen:
    """Maria was asked last time, has a usual place, and the facilitator is licensed in New Hampshire."""
    person = stage.desk.practice.people[MARIA].model_copy(update={"locations": (HOME,)})
    stage.seat.arrange(practice.change_person, person)
    opened = session_of(stage).opened
    assert opened is not None
    expected = tuple(
        one.model_copy(update={"last_check": LAST}) if one.id == MARIA else one for one in opened.expected
    )
    user = User(id=ALEX.id, name=ALEX.name, licensed_in=("NH",))
    opened_anew(stage, expected=expected, facilitators=(user,))
    return lobby


def key(digit: str) -> None:
    QTest.keyClicks(focused(), digit)


def walk_to(live: LiveScreen, person: str) -> None:
    for _step in range(8):
        if live.room.lobby.grid.chosen == person:
            return
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    raise AssertionError("the arrows do not lead there")


def check_of(stage: Stage, person: str) -> TelehealthCheck:
    return session_of(stage).people[person].check or TelehealthCheck()


def field(screen: QWidget, name: str) -> QLineEdit:
    return next(
        one
        for one in screen.findChildren(QLineEdit)
        if one.accessibleName() == name and one.isVisibleTo(screen)
    )


def test_before_the_start_the_middle_shows_everybody_expected(lobby: LiveScreen) -> None:
    shown = lobby.room.lobby
    assert shown.isVisible()
    assert [row.name for row in shown.grid.list.shown] == ["Maria S.", "James T.", "Aisha K."]
    assert "0 of 3 checked" in words_in(shown)
    assert not lobby.block.isVisible()


def test_arrows_and_digits_check_a_person_without_leaving_the_keyboard(
    lobby: LiveScreen, stage: Stage
) -> None:
    walk_to(lobby, JAMES)
    for digit in "13456":
        key(digit)
    assert check_of(stage, JAMES).missing == ("address",)
    assert check_of(stage, MARIA) == TelehealthCheck()
    key("2")  # no usual place: it is typed
    QTest.keyClicks(focused(), "4 Lake Road, Nashua, NH 03060")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert (check_of(stage, JAMES).address, check_of(stage, JAMES).state) == (
        "4 Lake Road, Nashua, NH 03060",
        "NH",
    )
    assert "1 of 3 checked" not in words_in(lobby.room.checks)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert lobby.room.lobby.isVisible()
    assert "1 of 3 checked" in words_in(lobby.room.lobby)


def test_a_digit_goes_on_from_yes_to_no_and_back(lobby: LiveScreen, stage: Stage) -> None:
    seen = []
    for _press in range(3):
        key("3")
        seen.append(check_of(stage, MARIA).private)
    assert seen == [True, False, None]


def test_letters_still_start_a_note_in_the_lobby(lobby: LiveScreen) -> None:
    QTest.keyClicks(focused(), "b")
    assert lobby.notes.bar.text == "b"


def test_as_last_time_is_one_key_for_one_person_and_only_where_there_was_a_last_time(
    with_last: LiveScreen, stage: Stage
) -> None:
    with_last.room.lobby.setFocus()
    assert "Last time: 12 Elm Street, Concord · nobody near · on camera" in words_in(with_last.room.lobby)
    key("0")
    assert check_of(stage, MARIA) == LAST
    assert all(not check_of(stage, other).address for other in (JAMES, AISHA))
    walk_to(with_last, JAMES)
    key("0")
    assert check_of(stage, JAMES) == TelehealthCheck()
    event = next(e_.event for e_ in reversed(session_of(stage).entries) if e_.event)
    assert isinstance(event, e.TelehealthChecked)
    assert event.as_before


def test_a_usual_place_is_picked_and_brings_its_state(with_last: LiveScreen, stage: Stage) -> None:
    with_last.room.lobby.setFocus()
    key("2")
    menu = with_last.room.lobby.findChild(QMenu, "usual-places")
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    check = check_of(stage, MARIA)
    assert (check.address, check.location, check.state) == (HOME.address, "home", "NH")


def test_an_address_outside_the_license_is_said_in_a_quiet_sentence(
    with_last: LiveScreen, stage: Stage
) -> None:
    with_last.room.open_checks(JAMES)
    address = field(with_last.room.checks, "Address today")
    address.setFocus()
    QTest.keyClicks(address, "9 Pine Avenue, Hoboken, NJ")
    QTest.keyClick(address, Qt.Key.Key_Return)
    assert "NJ: no facilitator of this session is licensed there." in words_in(with_last.room.checks)
    address.selectAll()
    QTest.keyClicks(address, "9 Pine Street, Keene, NH")
    QTest.keyClick(address, Qt.Key.Key_Return)
    assert "licensed" not in words_in(with_last.room.checks)


def test_what_was_typed_is_kept_when_the_next_person_is_called(lobby: LiveScreen, stage: Stage) -> None:
    lobby.room.open_checks(MARIA)
    near = field(lobby.room.checks, "Who is near")
    near.setFocus()
    QTest.keyClicks(near, "her sister")
    press(lobby.room.checks, "Next person")
    assert check_of(stage, MARIA).others == "her sister"
    assert check_of(stage, JAMES).others == ""
    assert field(lobby.room.checks, "Who is near").text() == ""


def test_the_question_for_the_private_chat_names_nobody(lobby: LiveScreen, told: list[str]) -> None:
    lobby.room.open_checks(MARIA)
    press(lobby.room.checks, "Copy the question")
    text = QGuiApplication.clipboard().text()
    assert "address" in text
    assert "near you" in text
    assert not any(name in text for name in ("Maria", "James", "Aisha"))
    assert told == ["Copied. Paste it into the call’s chat."]


def test_the_start_brings_the_block_and_taking_it_back_brings_the_lobby(
    lobby: LiveScreen, stage: Stage
) -> None:
    stage.seat.do(commands.start)
    assert (lobby.block.isVisible(), lobby.room.lobby.isVisible()) == (True, False)
    stage.seat.undo()
    assert (lobby.block.isVisible(), lobby.room.lobby.isVisible()) == (False, True)


def test_the_lobby_begins_as_high_as_the_cards_beside_it(lobby: LiveScreen, qtbot: QtBot) -> None:
    def top(card: QWidget) -> int:
        return card.mapTo(lobby, card.rect().topLeft()).y()

    page = next(page for page in lobby.middle.pages if page.widget() is lobby.room.lobby)
    qtbot.waitUntil(lambda: top(page) == top(lobby.people))


def test_the_icebreaker_is_one_click_away_and_back(lobby: LiveScreen) -> None:
    press(lobby.room.lobby, "Icebreaker")
    assert lobby.block.isVisible()
    press(lobby.block, "Who is expected")
    assert lobby.room.lobby.isVisible()


def test_what_is_missing_stays_a_quiet_mark_all_session(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(check_telehealth, MARIA, LAST.model_copy(update={"address": "", "private": False}))
    stage.seat.do(check_telehealth, JAMES, LAST)
    marks = {row.id: [mark.tip for mark in row.marks] for row in live.people.list.shown}
    assert marks[MARIA] == ["Still to ask: address today. Not in a private space."]
    assert marks[JAMES] == []
    assert marks[AISHA] == []  # not here yet: nothing could be asked


def test_from_the_camera_to_the_phone_is_one_entry_of_the_menu(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(check_telehealth, MARIA, LAST)
    stage.clock.pass_time(timedelta(minutes=5))
    live.people.open_menu(MARIA, live.mapToGlobal(live.rect().center()))
    menu = live.people.findChild(QMenu, "person")
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == "No&w on the phone").trigger()
    menu.close()
    marks = next(row.marks for row in live.people.list.shown if row.id == MARIA)
    assert [mark.tip for mark in marks] == ["On the phone since 9:05"]


def test_who_comes_late_is_checked_from_the_menu_while_the_group_goes_on(
    live: LiveScreen, stage: Stage
) -> None:
    stage.seat.do(commands.mark_arrived, AISHA)
    live.people.open_menu(AISHA, live.mapToGlobal(live.rect().center()))
    menu = live.people.findChild(QMenu, "person")
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == "Telehealth &checks…").trigger()
    menu.close()
    assert live.room.checks.isVisible()
    for digit in "13":
        key(digit)
    assert (check_of(stage, AISHA).identity, check_of(stage, AISHA).private) == (True, True)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert live.block.isVisible()


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 680), 100), ((480, 860), 100), ((1440, 860), 200), ((480, 860), 150)]
)
def test_no_word_of_the_lobby_is_cut(
    with_last: LiveScreen, theme: Theme, stage: Stage, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    with_last.resize(*size)
    stage.seat.do(check_telehealth, MARIA, LAST.model_copy(update={"state": "NJ", "location": ""}))
    for card in ("lobby", "checks"):
        if card == "checks":
            with_last.room.open_checks(MARIA)
        qtbot.wait(60)
        shown = with_last.findChild(QWidget, card)
        assert isinstance(shown, QWidget)
        assert shown.isVisible()
        assert cut_off(shown) == []
        assert beyond(shown) == []
        page = shown.parentWidget()
        assert page is not None
        assert shown.width() <= page.width()
