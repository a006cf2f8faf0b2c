"""Views, unlocks and key changes through the real windows: each is one entry with ids alone, and can be read there."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.clock import SetClock
from app.desk import Desk
from app.live.note_events import GROUP_SECTION
from app.practice import commands as practice
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, MORNING, RUTH, SAM, minutes
from tests.ui.hand import words_in
from tests.ui.screens.review_by_hand import NOTES, Writer, hold_session
from ui.machine import ShareLook
from ui.practice.audit_card import AuditCard
from ui.practice.find_page import FindPage
from ui.practice.person_card import PLAN
from ui.practice_windows import PracticeWindows
from ui.screens.settings import SettingsScreen
from ui.setting_words import Section

AUDIT = list(Section).index(Section.AUDIT)

pytestmark = pytest.mark.usefixtures("in_english")


def looked(desk: Desk) -> list[tuple[str, str]]:
    """What was looked at, and whose."""
    said = [json.loads(each.payload or b"{}") for each in desk.vault.read("audit").result()]
    return [(each["what"], each["person"]) for each in said if each["kind"] == "looked_at"]


def card_of(windows: PracticeWindows) -> AuditCard:
    windows.main.go_to(windows.settings)
    windows.settings.go_to(AUDIT)
    card = windows.settings.findChild(AuditCard)
    assert card is not None
    return card


def test_a_person_and_their_plan_are_looked_at_once_however_often_they_are_drawn(
    windows: PracticeWindows, clock: SetClock
) -> None:
    windows.main.go_to(windows.people)
    windows.people.show_person(MORNING, JAMES)
    windows.people.go_to_page(PLAN)
    for again in range(3):
        clock.pass_time(minutes(2))
        windows.people.redraw()
        other = RUTH.model_copy(update={"id": f"{again}" * 32, "name": f"Ruth {again}"})
        windows.desk.seat(ALEX.id).arrange(practice.add_user, other)
    seen = looked(windows.desk)
    assert seen[-2:] == [("person", JAMES), ("plan", JAMES)]
    assert len(seen) == len(set(seen))
    windows.main.go_to(windows.today)
    clock.pass_time(minutes(2))
    windows.main.go_to(windows.people)
    assert sorted(looked(windows.desk)[len(seen) :]) == [("person", JAMES), ("plan", JAMES)]


@pytest.fixture
def busy(windows: PracticeWindows, clock: SetClock) -> PracticeWindows:
    """A session held, its notes gone through, own notes opened, a person found, what left looked at, the share view
    changed."""
    session = hold_session(windows.desk, clock)
    writer = Writer(windows)
    writer.open(AISHA)
    writer.screen.note.counseling.head.click()
    windows.reviewing.show_note(GROUP_SECTION)
    windows.reviewing.leave()
    windows._put_session_away()
    windows.past.find()
    (page,) = (page for page in windows.main.findChildren(FindPage) if page.isVisible())
    QTest.keyClicks(page.field, "sponsor")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert windows.desk.session is not None
    assert windows.desk.session.stream == session.stream
    windows._put_session_away()
    windows.past._open_person(MORNING, MARIA)
    windows.leaves.show_accounting(MARIA)
    windows.leaves.accounting.reject()
    windows.computer.choose_share(ShareLook(percent=120))
    return windows


def test_everything_that_is_looked_at_is_an_entry_with_ids_alone(busy: PracticeWindows) -> None:
    seen = looked(busy.desk)
    for wanted in (
        ("note", AISHA),
        ("counseling", AISHA),
        ("note", ""),
        ("found", ""),
        ("session", ""),
        ("found", MARIA),
        ("person", MARIA),
        ("accounting", MARIA),
    ):
        assert seen.count(wanted) == 1, wanted
    entries = busy.desk.vault.read("audit").result()
    assert "computer_setting_changed" in {each.kind for each in entries}
    assert {each.author for each in entries} == {ALEX.id}
    written = b" ".join(each.payload or b"" for each in entries).decode()
    for person in busy.desk.practice.people.values():
        written = written.replace(person.id, "")
    words = {word for note in NOTES for word in note.strip("@").split() if len(word) > 3}
    words |= {word for person in busy.desk.practice.people.values() for word in person.name.split()}
    assert [word for word in words if word.rstrip(".") and word.casefold() in written.casefold()] == []


def test_the_page_shows_it_newest_first_and_begins_with_itself(busy: PracticeWindows) -> None:
    card = card_of(busy)
    assert busy.main.shows(SettingsScreen)
    rows = card.list.shown
    assert rows[0].text == "Read the audit"
    assert rows[0].line.startswith("Alex Rivera · ")
    assert "Looked at what has left: Maria S." in [row.text for row in rows]
    note = next(row for row in rows if row.text == "Wrote a note: Maria S.")
    assert "session of IOP Morning" in note.line
    card._person.setCurrentIndex(card._person.findData(AISHA))
    card._person.picked.emit(AISHA)
    assert {row.text.rpartition(": ")[2] for row in card.list.shown} >= {"Aisha K."}
    assert "Wrote a note: Maria S." not in [row.text for row in card.list.shown]


def test_more_is_shown_when_it_is_asked_for(busy: PracticeWindows) -> None:
    from app.live import commands
    from tests.practice_for_tests import NINE, opened

    seat = opened(busy.desk, scheduled=NINE.replace(day=25))
    for number in range(210):
        seat.do(commands.catch_note, f"note {number}")
    card = card_of(busy)
    assert len(card.list.shown) == 200
    card._older.click()
    assert len(card.list.shown) > 211
    assert not card._older.isEnabled()
    assert len({row.id for row in card.list.shown}) == len(card.list.shown)


def test_who_may_not_read_it_is_told_so(windows: PracticeWindows) -> None:
    windows._acting.seat = windows.desk.seat(SAM.id)
    card = card_of(windows)
    assert "Only a facilitator or a supervisor reads the audit." in words_in(card)
    assert not card.list.isVisibleTo(windows.main)
    assert looked(windows.desk) == []
