"""What leaves, from the windows: the account of a person over their page, and exports that were cut off."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.begun import Begun, begin
from app.live import commands
from app.live.note_events import GROUP_SECTION, SignedNote, SignedSection
from app.model.people import Person
from app.practice.commands import add_person
from tests.app.documents.signed_notes import signed
from tests.practice_for_tests import ALEX, EVENING, MARIA, MORNING, NINE, opened
from tests.sent_for_tests import OWN_COPY, RECORD, send_summary, to_clinic
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import choose, press, words_in
from ui.parts.choice import Picker
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme


def test_everything_that_left_about_a_person_can_be_seen_and_given_to_them(
    windows: PracticeWindows, tmp_path: Path
) -> None:
    seat = windows.desk.seat(ALEX.id)
    send_summary(seat, MARIA, tmp_path, OWN_COPY)
    send_summary(seat, MARIA, tmp_path, to_clinic("care in an emergency"))
    windows.main.go_to(windows.people)
    windows.people.show_person(MORNING, MARIA)
    press(windows.people, "See it in full…")
    account = windows.leaves.accounting
    words = words_in(account)
    assert "To Dr. Noor Haddad, Albany Medical Center" in words
    assert "Allowed by: A medical emergency, unresponsive on camera" in words
    assert words.index("Disclosures to others") < words.index("Dr. Noor") < words.index("Copies:")
    assert "Markdown · Alex Rivera, LADC · SHA-256 " in words
    press(account, "Print, save or copy…")
    assert not account.isVisible()
    dialog = windows.leaves.dialog
    assert "what has left about you" in words_in(dialog)
    press(dialog, "Copy as text")
    assert "What for: care in an emergency" in QApplication.clipboard().text()
    sent = windows.desk.practice.care_of(MARIA).sent[-1]
    assert (sent.document, sent.format, sent.leaving) == ("accounting", "clipboard", OWN_COPY)


def test_who_has_nothing_that_left_is_told_so(windows: PracticeWindows) -> None:
    windows.leaves.show_accounting(MARIA)
    words = words_in(windows.leaves.accounting)
    assert "Nothing was disclosed to anybody outside the program." in words
    assert "No copy has left yet." in words
    windows.leaves.accounting.reject()
    windows.leaves.show_accounting("gone")
    assert not windows.leaves.accounting.isVisible()


def test_many_are_shown_when_they_are_asked_for(
    windows: PracticeWindows, tmp_path: Path, qtbot: QtBot
) -> None:
    seat = windows.desk.seat(ALEX.id)
    for _each in range(33):
        send_summary(seat, MARIA, tmp_path)
    windows.leaves.show_accounting(MARIA)
    account = windows.leaves.accounting
    assert words_in(account).count("Summary of care") == 30
    press(account, "Show 3 more")
    qtbot.waitUntil(lambda: words_in(account).count("Summary of care") == 33)


def test_an_export_that_was_cut_off_is_said_when_the_windows_open(
    windows: PracticeWindows, tmp_path: Path
) -> None:
    (tmp_path / "a file.md").write_bytes(b"whole")
    begun = Begun(
        stream="practice",
        document="care_summary",
        format="markdown",
        people=(MARIA,),
        digest=hashlib.sha256(b"whole").hexdigest(),
        purpose="own copy",
        leaving=OWN_COPY,
        folder=str(tmp_path),
        name="a file.md",
    )
    begin(windows.desk.seat(ALEX.id), begun).result()
    windows.show()
    assert f"An export was cut off after a file.md was in {tmp_path}." in words_in(windows.main)
    assert [each.digest for each in windows.desk.practice.care_of(MARIA).sent] == [begun.digest]


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 200)])
def test_no_word_of_an_account_is_cut_off(
    windows: PracticeWindows, theme: Theme, tmp_path: Path, width: int, percent: int
) -> None:
    theme.choose(Look("dark", percent, True))
    send_summary(windows.desk.seat(ALEX.id), MARIA, tmp_path, to_clinic("so that care goes on " * 8))
    windows.leaves.show_accounting(MARIA)
    account = windows.leaves.accounting
    account.resize(min(width, account.width()), 700)
    QApplication.sendPostedEvents()
    assert cut_off(account) == []
    assert beyond(account) == []


def signed_session(windows: PracticeWindows, text: str) -> None:
    """A session that has ended and is laid aside, with Maria's note signed."""
    seat = opened(windows.desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.end, [MARIA])
    section = SignedSection(id="data", title="Data", text=text)
    note = SignedNote(format="DAP", title="DAP", header=(), sections=(section,), risk="none")
    windows.desk.act_live(ALEX.id, [signed(MARIA, note)], None)
    windows.desk.put_away()


def test_a_persons_notes_are_handed_over_from_their_page(windows: PracticeWindows) -> None:
    signed_session(windows, "She thanked James.")
    windows.main.go_to(windows.people)
    windows.people.show_person(MORNING, MARIA)
    press(windows.people, "Signed notes…")
    assert windows.leaves.days.isVisible()
    press(windows.leaves.days, "Go on")
    dialog = windows.leaves.dialog
    assert "Notes of Maria S." in words_in(dialog)
    press(dialog, "Copy as text")
    assert "She thanked another group member." in QApplication.clipboard().text()
    sent = windows.desk.practice.care_of(MARIA).sent[-1]
    assert (sent.document, sent.format) == ("packet", "clipboard")


def test_what_may_be_a_name_is_asked_before_the_notes_are_handed_over(windows: PracticeWindows) -> None:
    signed_session(windows, "She asked for Grace.")
    windows.desk.seat(ALEX.id).arrange(add_person, Person(id="g", name="Grace L."), EVENING, NINE.date())
    windows.leaves.days.chosen.emit(MARIA, NINE.date(), NINE.date())
    names = windows.leaves.names
    assert "Does “Grace” in “She asked for Grace.” mean a member" in words_in(names)
    press(names, "Go on")
    assert "Answer each question first. Nothing leaves before." in words_in(names)
    choose(names, "Yes, take it out")
    press(names, "Go on")
    press(windows.leaves.dialog, "Copy as text")
    assert "She asked for another group member." in QApplication.clipboard().text()
    windows.leaves.days.chosen.emit(MARIA, NINE.date(), NINE.date())
    assert not names.isVisible()  # it was answered
    assert windows.leaves.dialog.isVisible()


def test_without_a_signed_note_one_sentence_says_so(windows: PracticeWindows) -> None:
    windows.leaves.days.chosen.emit(MARIA, NINE.date(), NINE.date())
    assert "No note of these days is signed yet." in words_in(windows.main)


def test_what_may_be_a_name_in_the_group_note_is_asked_as_well(windows: PracticeWindows) -> None:
    desk = windows.desk
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.end, [])
    section = SignedSection(id="topic", title="Topic", text="The group spoke of Grace.")
    note = SignedNote(format="group", title="Group", header=(), sections=(section,), risk="none")
    desk.act_live(ALEX.id, [signed(GROUP_SECTION, note)], None)
    seat.arrange(add_person, Person(id="g", name="Grace L."), EVENING, NINE.date())
    windows.main.go_to(windows.summary)
    export = windows.summary.export
    (picker,) = export.findChildren(Picker)
    picker.setCurrentIndex(picker.findData("group_note"))
    press(export, "Export…")
    names = windows.leaves.names
    assert "“Grace”" in words_in(names)
    choose(names, "No, leave it")
    press(names, "Go on")
    press(windows.leaves.dialog, "Copy as text")
    assert "The group spoke of Grace." in QApplication.clipboard().text()


def test_a_copied_week_is_accounted_for_and_can_be_cleared(windows: PracticeWindows) -> None:
    windows.main.go_to(windows.week)
    press(windows.week, "Copy")
    assert "Maria S." in QApplication.clipboard().text()
    (sent,) = windows.desk.practice.care_of(MARIA).sent
    assert (sent.document, sent.format, sent.leaving) == ("week", "clipboard", RECORD)
    assert "leaves the clipboard in two minutes" in words_in(windows.main)
    windows.leaves.show_accounting(MARIA)
    assert "Week of a group" in words_in(windows.leaves.accounting)
    windows.leaves.clipboard.clear()
    assert not QApplication.clipboard().text()
