"""The record of whom was told: begun by the step, dated as it was, and never lost half typed."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.clock import SetClock
from app.live import safety
from app.model.telehealth import TelehealthCheck
from tests.practice_for_tests import JAMES, MARIA, minutes
from tests.ui.crisis_by_hand import (
    HOME,
    keys,
    know,
    open_for_maria,
    say_where,
    session_of,
)
from tests.ui.hand import press, words_in
from ui.live.crisis_page import CrisisPage
from ui.practice_windows import PracticeWindows
from ui.times import clock_time


def session_zone(windows: PracticeWindows) -> str:
    opened = session_of(windows).opened
    assert opened is not None
    return opened.zone


def test_the_record_of_whom_was_told_is_begun_by_the_step(live: PracticeWindows, clock: SetClock) -> None:
    know(live.desk)
    say_where(live.desk, TelehealthCheck(address=HOME.address, location="home"))
    page = open_for_maria(live)
    keys(page, "11")
    clock.pass_time(minutes(1))
    keys(page, "2")
    fields = {edit.accessibleName(): edit for edit in page.findChildren(QLineEdit) if edit.isVisibleTo(page)}
    assert fields["Where they work"].text() == "Dispatch center, 413-555-0134"
    assert fields["What the emergency was"].text() == "Did not respond on camera"
    press(page, "Keep the record")  # nobody is named yet: one sentence, nothing lost
    assert safety.told_of(session_of(live), MARIA) == ()
    assert "The record needs who was told" in words_in(page)
    clock.pass_time(minutes(5))
    QTest.keyClicks(fields["Who was told"], "Dispatcher 4")
    press(page, "Keep the record")
    (record,) = safety.told_of(session_of(live), MARIA)
    assert (record.told, record.affiliation, record.by) == (
        "Dispatcher 4",
        "Dispatch center, 413-555-0134",
        "",
    )
    assert (
        record.at == safety.steps_taken(session_of(live), MARIA)[1].at
    )  # when it was, not when it was written
    assert "Dispatcher 4, Dispatch center, 413-555-0134, told by Alex Rivera, LADC" in words_in(page)
    page.close()


def fields_of(page: CrisisPage) -> dict[str, QLineEdit]:
    return {edit.accessibleName(): edit for edit in page.findChildren(QLineEdit) if edit.isVisibleTo(page)}


def test_the_record_has_the_time_that_was_typed_of_today(live: PracticeWindows, clock: SetClock) -> None:
    """Also where nothing was drawn since the page was opened."""
    page = open_for_maria(live)
    began = live.desk.now()
    clock.pass_time(minutes(6))
    page.count()
    press(page, "Write down who was told")
    fields = fields_of(page)
    typed = clock_time(began + minutes(4), session_zone(live))
    for name, words in (
        ("When", typed),
        ("Who was told", "Dee"),
        ("Where they work", "The house"),
        ("What the emergency was", "No answer"),
    ):
        fields[name].selectAll()
        QTest.keyClicks(fields[name], words)
    press(page, "Keep the record")
    (record,) = safety.told_of(session_of(live), MARIA)
    assert record.at == began + minutes(4)
    clock.pass_time(minutes(3))
    page.count()
    press(page, "Write down who was told")
    QTest.keyClicks(fields["Who was told"], "Dispatcher 4")
    press(page, "Keep the record")
    assert safety.told_of(session_of(live), MARIA)[1].at == live.desk.now()
    page.close()


def test_a_half_typed_record_waits_for_its_person_until_it_is_kept(
    live: PracticeWindows, clock: SetClock
) -> None:
    page = open_for_maria(live)
    press(page, "Write down who was told")
    QTest.keyClicks(fields_of(page)["Who was told"], "Dispatcher 4")
    page._choose(JAMES)
    assert "Who was told" not in fields_of(page)
    page._choose(MARIA)
    assert fields_of(page)["Who was told"].text() == "Dispatcher 4"
    QTest.keyClicks(fields_of(page)["Where they work"], "Dispatch center")
    began = live.desk.now()
    page.close()
    clock.pass_time(minutes(5))
    page = open_for_maria(live)
    fields = fields_of(page)
    assert fields["Who was told"].text() == "Dispatcher 4"
    QTest.keyClicks(fields["What the emergency was"], "No answer")
    press(page, "Keep the record")
    (record,) = safety.told_of(session_of(live), MARIA)
    assert (record.told, record.affiliation, record.at) == ("Dispatcher 4", "Dispatch center", began)
    page.close()
    assert live.desk.drafts() == {}
    assert live.desk.vault.drafts().result() == {}
