"""Who is in the room: the roll after a break, corrected times, guests, and a new person in the middle."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands, steering
from app.live.events import Stay
from app.live.stays import correct_stay, correction
from app.model.agenda import Span
from app.model.people import Consent, Person
from app.practice import commands as practice
from app.practice.consents import keep_consent
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, MORNING, NINE
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.live.conftest import focused, session_of, words_in
from tests.ui.screens.conftest import press
from ui.parts.choice import CheckBox
from ui.parts.number_field import TimeField
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme


def calls_the_roll(stage: Stage) -> None:
    """The program wants it from now on, in a room that is opened with it."""
    opened = session_of(stage).opened
    assert opened is not None
    stage.seat.do(commands.end)
    stage.desk.put_away()
    rules = opened.rules.model_copy(update={"roll_call": True})
    stage.seat.open_session(opened.model_copy(update={"rules": rules}))
    stage.seat.do(commands.start)
    for person in (MARIA, JAMES, AISHA):
        stage.seat.do(commands.mark_arrived, person)


def chips(live: LiveScreen) -> dict[str, str]:
    return {row.name: row.status_word for row in live.room.roll.list.shown}


def close_roll(live: LiveScreen) -> None:
    foot = live.room.roll.closing
    assert foot is not None
    press(foot, "Close the roll")


# The roll


def test_a_break_ends_with_the_roll_where_the_program_wants_it(lobby: LiveScreen, stage: Stage) -> None:
    calls_the_roll(stage)
    stage.seat.do(commands.enter_block, "break")
    assert not lobby.room.roll.isVisible()
    stage.wait(15)
    stage.seat.do(commands.next_block)
    assert lobby.room.roll.isVisible()
    assert chips(lobby) == dict.fromkeys(("Maria S.", "James T.", "Aisha K."), "Not back yet")
    QTest.keyClick(focused(), Qt.Key.Key_Return)  # one key a person: the next one is chosen
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert chips(lobby) == {"Maria S.": "Back", "James T.": "Back", "Aisha K.": "Not back yet"}
    close_roll(lobby)
    presences = {person: one.presence for person, one in session_of(stage).people.items()}
    assert presences == {MARIA: "here", JAMES: "here", AISHA: "out"}
    assert lobby.block.isVisible()


def test_a_short_break_ends_with_the_roll_as_well(lobby: LiveScreen, stage: Stage) -> None:
    calls_the_roll(stage)
    stage.wait(5)
    stage.seat.do(steering.take_short_break, 5)
    stage.wait(5)
    stage.seat.do(commands.resume)
    assert lobby.room.roll.isVisible()


def test_without_the_rule_the_roll_comes_only_when_it_is_asked_for(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.enter_block, "break")
    press(live.block, "Roll call")
    assert live.room.roll.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    stage.seat.do(commands.next_block)
    assert live.block.isVisible()
    assert session_of(stage).here == {MARIA, JAMES}


def test_who_comes_back_by_another_way_is_not_marked_out(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.enter_block, "break")
    live.room.open_roll()
    stage.wait(1)
    stage.seat.do(commands.mark_stepped_out, JAMES)
    assert chips(live)["James T."] == "Not back yet"
    stage.wait(1)
    stage.seat.do(commands.mark_arrived, JAMES)
    assert chips(live)["James T."] == "Back"
    live.room.roll.finish()
    assert session_of(stage).here == {JAMES}


def test_where_nobody_is_on_a_break_the_roll_asks_who_is_here(live: LiveScreen, stage: Stage) -> None:
    live.room.open_roll()
    assert "Who is here?" in words_in(live.room.roll)
    assert "back" not in words_in(live.room.roll)
    assert chips(live) == {"Maria S.": "Here", "James T.": "Here", "Aisha K.": "Not here"}
    live.room.roll.list.choose(AISHA)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert AISHA in session_of(stage).here
    live.room.roll.setFocus()
    live.room.roll.list.choose(JAMES)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    close_roll(live)
    assert {person: one.presence for person, one in session_of(stage).people.items()} == {
        MARIA: "here",
        JAMES: "out",
        AISHA: "here",
    }


# Corrected times


def times_of(live: LiveScreen, stage: Stage, person: str) -> list[TimeField]:
    live.people.open_menu(person, live.mapToGlobal(live.rect().center()))
    menu = live.people.findChild(QMenu, "person")
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == "Correct ti&mes…").trigger()
    menu.close()
    return fields(live)


def fields(live: QWidget) -> list[TimeField]:
    editor = live.findChild(QWidget, "stay-editor")
    assert isinstance(editor, QWidget)
    return [one for one in editor.findChildren(TimeField) if one.isVisibleTo(editor)]


def type_time(one: TimeField, text: str) -> None:
    one.line.setFocus()
    one.line.selectAll()
    QTest.keyClicks(one.line, text)
    one.finish()


def test_a_late_mark_is_corrected_and_says_who_did_it(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.enter_block, "education")
    stage.wait(47)
    stage.seat.do(commands.mark_arrived, AISHA)
    [start] = times_of(live, stage, AISHA)
    assert start.time() == QTime(9, 47)
    type_time(start, "9:05")
    assert "Comes to 42 min in the room" in words_in(live.room.stays)
    press(live.room.stays, "Save")
    aisha = session_of(stage).people[AISHA]
    assert aisha.spans == (Span(NINE + timedelta(minutes=5), None),)
    assert live.block.isVisible()
    times_of(live, stage, AISHA)
    assert "Corrected by Alex Rivera at 9:47" in words_in(live.room.stays)


def test_what_cannot_have_been_is_said_and_nothing_is_lost(
    live: LiveScreen, stage: Stage, told: list[str]
) -> None:
    stage.wait(30)
    before = session_of(stage).people[MARIA].spans
    [start] = times_of(live, stage, MARIA)
    type_time(start, "9:40")
    assert "That time has not come yet." in words_in(live.room.stays)
    press(live.room.stays, "Save")
    assert told[-1].startswith("That time has not come yet.")
    assert session_of(stage).people[MARIA].spans == before
    assert live.room.stays.isVisible()
    assert fields(live)[0].time() == QTime(9, 40)


def test_a_time_is_added_and_another_taken_away(live: LiveScreen, stage: Stage) -> None:
    stage.wait(60)
    times_of(live, stage, MARIA)
    press(live.room.stays, "Add a time")
    assert len(fields(live)) == 4
    one_end, other_start = fields(live)[1], fields(live)[2]
    type_time(one_end, "9:20")
    type_time(other_start, "9:30")
    press(live.room.stays, "Save")
    at = [NINE + timedelta(minutes=minute) for minute in (0, 20, 30, 60)]
    assert session_of(stage).people[MARIA].spans == (Span(at[0], at[1]), Span(at[2], at[3]))
    assert session_of(stage).people[MARIA].presence == "out"


def test_times_that_nobody_touched_keep_their_seconds(live: LiveScreen, stage: Stage) -> None:
    stage.clock.pass_time(timedelta(seconds=77))
    stage.seat.do(commands.mark_arrived, AISHA)
    stage.wait(10)
    arrived = session_of(stage).people[AISHA].spans
    times_of(live, stage, AISHA)
    press(live.room.stays, "Save")
    assert session_of(stage).people[AISHA].spans == arrived
    assert correction(session_of(stage), AISHA) is None


# Guests and newcomers


def name_line(live: LiveScreen, words: str) -> QLineEdit:
    return next(one for one in live.people.findChildren(QLineEdit) if one.accessibleName() == words)


def choose(live: LiveScreen, *path: str) -> None:
    live.people.open_roster_menu()
    menu = live.people.findChild(QMenu, "roster")
    assert isinstance(menu, QMenu)
    for words in path[:-1]:
        inner = next(one for one in menu.actions() if one.text() == words).menu()
        assert isinstance(inner, QMenu)
        next(one for one in inner.actions() if one.text() == path[-1]).trigger()
    if len(path) == 1:
        next(one for one in menu.actions() if one.text() == path[0]).trigger()
    menu.close()


def test_a_guest_stands_apart_and_leaves(live: LiveScreen, stage: Stage) -> None:
    choose(live, "A &guest comes", "&Family member…")
    QTest.keyClicks(name_line(live, "A family member: no minutes, no turn"), "Rosa Delgado")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [guest.name for guest in session_of(stage).guests.values()] == ["Rosa Delgado"]
    assert "Rosa Delgado" not in [row.name for row in live.people.list.shown]
    assert "family member · since 9:00" in words_in(live.people)
    stage.wait(20)
    press(live.people, "Left")
    assert "family member · left 9:20" in words_in(live.people)
    press(live.people, "Back")
    assert "family member · since 9:20" in words_in(live.people)


def test_somebody_new_is_a_member_from_today_and_expected_now(live: LiveScreen, stage: Stage) -> None:
    choose(live, "&Add a person…")
    QTest.keyClicks(focused(), "Noor A.")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    row = next(row for row in live.people.list.shown if row.name == "Noor A.")
    assert "newcomer, day 1" in row.line
    assert [one.name for one in stage.desk.practice.members(MORNING, NINE.date())][-1] == "Noor A."
    live.room.open_checks(row.id)
    assert "First-day papers" in words_in(live.room.checks)


def test_a_name_that_is_taken_stays_in_the_line_and_is_said(
    live: LiveScreen, stage: Stage, told: list[str]
) -> None:
    choose(live, "&Add a person…")
    QTest.keyClicks(focused(), "maria s.")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert "Add an initial" in told[-1]
    line = name_line(live, "A new participant, a member of this group from today")
    assert line.text() == "maria s."
    assert line.isVisible()


# First-day papers


def test_papers_are_ticked_with_their_day_and_follow_the_practice(lobby: LiveScreen, stage: Stage) -> None:
    new = Person(id="person-noor", name="Noor A.", joined=NINE.date())
    stage.seat.join(new, MORNING)
    lobby.room.open_checks(new.id)
    papers = lobby.room.checks.papers
    press(papers, "Telehealth consent")
    missing = stage.desk.practice.care_of(new.id).papers_missing(NINE.date())
    assert missing == ("group_confidentiality", "part2_notice", "contact_release")
    day = next(
        one
        for one in papers.findChildren(QLineEdit)
        if one.accessibleName() == "Group confidentiality agreement: signed on"
    )
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "11/20/2026")
    press(papers, "Group confidentiality agreement")
    held = stage.desk.practice.care_of(new.id).consents.values()
    assert sorted(str(one.signed) for one in held) == ["2026-11-20", "2026-11-24"]
    press(papers, "Telehealth consent")  # ticked by mistake
    assert "telehealth" in stage.desk.practice.care_of(new.id).papers_missing(NINE.date())


def test_a_paper_that_expires_is_unticked_and_ticked_again_as_one(lobby: LiveScreen, stage: Stage) -> None:
    new = Person(id="person-noor", name="Noor A.", joined=NINE.date())
    stage.seat.join(new, MORNING)
    lobby.room.open_checks(new.id)
    paper = Consent(id="one", kind="telehealth", signed=NINE.date(), expires=NINE.date() + timedelta(days=30))
    stage.seat.arrange(keep_consent, new.id, paper)
    stage.hub.changed.emit()
    box = next(each for each in lobby.room.checks.papers.findChildren(CheckBox) if each.isChecked())
    for signed in (None, NINE.date()):
        box.click()
        assert box.isChecked() is (signed is not None)
        assert stage.desk.practice.care_of(new.id).consents == {
            "one": paper.model_copy(update={"signed": signed})
        }


def test_a_signature_of_tomorrow_is_refused_in_a_sentence(
    lobby: LiveScreen, stage: Stage, told: list[str]
) -> None:
    new = Person(id="person-noor", name="Noor A.", joined=NINE.date())
    stage.seat.arrange(practice.add_person, new, MORNING, NINE.date())
    stage.seat.do(commands.end)
    stage.desk.put_away()
    stage.seat.open_session(stage.desk.prepare(stage.desk.practice.groups[MORNING], NINE).result())
    lobby.room.open_checks(new.id)
    day = next(
        one
        for one in lobby.room.checks.papers.findChildren(QLineEdit)
        if one.accessibleName() == "Telehealth consent: signed on"
    )
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "11/25/2026")
    press(lobby.room.checks.papers, "Telehealth consent")
    assert told[-1] == "The day of the signature is still to come."
    assert stage.desk.practice.care_of(new.id).consents == {}


# Looks


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 680), 100), ((480, 860), 100), ((1440, 860), 200), ((480, 860), 150)]
)
def test_no_word_of_these_cards_is_cut(
    live: LiveScreen, theme: Theme, stage: Stage, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    live.resize(*size)
    stage.wait(60)
    stays = (
        Stay(start=NINE, end=NINE + timedelta(minutes=20)),
        Stay(start=NINE + timedelta(minutes=30), end=None),
    )
    stage.seat.do(correct_stay, MARIA, stays)
    for ask, name in (
        (live.room.open_roll, "roll-call"),
        (lambda: live.room.open_times(MARIA), "stay-editor"),
    ):
        ask()
        qtbot.wait(60)
        card = live.findChild(QWidget, name)
        assert isinstance(card, QWidget)
        assert card.isVisible()
        assert (cut_off(card), beyond(card)) == ([], [])
        page = card.parentWidget()
        assert page is not None
        assert card.width() <= page.width()
    assert stage.desk.practice.users[ALEX.id].name in words_in(live.room.stays)
