"""Erasing a person from their page, and the list of who is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from app.clock import SystemClock
from app.erasing import erase, told_of
from app.errors import DiskTrouble
from app.lines import line
from app.model.entry import Entry
from app.model.people import Person
from app.practice.care import discharge
from app.practice.commands import add_person
from app.practice.events import PersonChanged
from app.practice.programs import change_program
from app.vault import aside
from app.vault.entries import Batch
from app.vault.folder import unlock
from app.vault.keys import new_keyring
from tests.app.vault.disks import UnrulyDisk, kept
from tests.practice_for_tests import ALEX, JAMES, MARIA, MORNING, PASSPHRASE, SAM, new_desk
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import at_once, press, words_in
from ui import erasing
from ui.days import day_shown
from ui.machine import MachineFile
from ui.parts.choice import Picker
from ui.practice.erase_dialog import AskErase
from ui.practice.person_card import CARE
from ui.practice.retention_card import RetentionCard
from ui.practice_windows import PracticeWindows
from ui.setting_words import Section
from ui.theme import Theme

LONG_AGO = Person(id="person-noah", name="Noah B.")


@pytest.fixture
def discharged(windows: PracticeWindows) -> PracticeWindows:
    """Noah was discharged ten years ago."""
    seat = windows.desk.seat(windows.desk.vault.user)
    seat.arrange(add_person, LONG_AGO, MORNING, date(2016, 5, 2))
    seat.arrange(discharge, LONG_AGO.id, date(2016, 8, 1), "Done.")
    return windows


def asked(windows: PracticeWindows) -> AskErase:
    for _each in range(200):
        if found := [each for each in windows.main.findChildren(AskErase) if each.isVisible()]:
            return found[-1]
        QTest.qWait(10)
    raise AssertionError("nothing was asked")


def type_in(dialog: QDialog, why: str, name: str) -> None:
    edits = [each for each in dialog.findChildren(QLineEdit) if each.isVisibleTo(dialog)]
    for edit, words in zip(edits, (why, name), strict=True):
        edit.setText(words)


def care_of(windows: PracticeWindows, person: str) -> QWidget:
    windows.main.go_to(windows.people)
    windows.people.show_person(MORNING, person)
    windows.people.go_to_page(CARE)
    return windows.people


def test_a_person_is_erased_from_their_page_after_their_name_was_typed(discharged: PracticeWindows) -> None:
    page = care_of(discharged, LONG_AGO.id)
    press(page, "Erase…")
    dialog = asked(discharged)
    assert "What goes" in words_in(dialog)
    assert dialog.windowTitle() == "Groupside"
    type_in(dialog, "Retention is over.", "Noah")
    press(dialog, "Erase for good")
    assert "Type the name as it stands here" in words_in(dialog)
    assert LONG_AGO.id in discharged.desk.practice.people
    type_in(dialog, "Retention is over.", "noah b")
    press(dialog, "Erase for good")
    assert LONG_AGO.id not in discharged.desk.practice.people
    assert not dialog.isVisible()
    assert "Noah" not in words_in(discharged.people)


def test_after_it_nobody_is_chosen_and_one_more_enter_begins_with_nobody(discharged: PracticeWindows) -> None:
    page = care_of(discharged, LONG_AGO.id)
    erase = next(each for each in page.findChildren(QPushButton) if each.text() == "Erase…")
    erase.setFocus()
    QTest.keyClick(erase, Qt.Key.Key_Space)
    dialog = asked(discharged)
    type_in(dialog, "Retention is over.", "Noah B.")
    press(dialog, "Erase for good")
    QTest.qWait(20)
    assert "That person is erased." in words_in(discharged.main)
    assert discharged.people.listed()
    assert not erase.isVisible()
    focused = discharged.main.focusWidget()
    assert focused.accessibleName() == "Search people"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    discharged.hub.changed.emit()
    assert not erase.isVisible()
    assert not [each for each in discharged.main.findChildren(AskErase) if each.isVisible()]
    discharged.people.show_person(MORNING, MARIA)
    discharged.people.go_to_page(CARE)
    assert erase.isVisible()


@pytest.mark.parametrize("width", [480, 1280])
def test_after_it_the_list_is_there_however_narrow_it_is(discharged: PracticeWindows, width: int) -> None:
    discharged.main.resize(width, 720)
    page = care_of(discharged, LONG_AGO.id)
    press(page, "Erase…")
    dialog = asked(discharged)
    type_in(dialog, "Retention is over.", "Noah B.")
    press(dialog, "Erase for good")
    QTest.qWait(20)
    assert discharged.main.focusWidget().isVisible()
    assert discharged.main.focusWidget().accessibleName() == "Search people"


def test_who_is_in_a_group_still_is_not_asked_about(windows: PracticeWindows) -> None:
    press(care_of(windows, JAMES), "Erase…")
    QTest.qWait(20)
    assert "James T. is in a group still. Take them out of it first." in words_in(windows.main)
    assert not windows.main.findChildren(AskErase)


def test_it_is_not_said_before_the_disk_has_it(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[QWidget, int, int], None]
) -> None:
    monkeypatch.setattr(erasing, "PATIENCE", 0.05)
    disks: list[UnrulyDisk] = []
    desk = new_desk(tmp_path / "vault", SystemClock(), disk=kept(disks))
    desk.seat(ALEX.id).arrange(discharge, MARIA, date(2026, 11, 24), "She moved away.")
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    opened(windows.main, 1280, 720)
    said: list[str] = []
    windows.acting.said.connect(said.append)
    windows.acting.refused.connect(said.append)
    windows.acting.erase_asked.emit(MARIA)
    dialog = asked(windows)
    type_in(dialog, "Retention is over.", "Maria S.")
    disks[0].failures = [DiskTrouble("full")]
    press(dialog, "Erase for good")
    assert [each.partition(",")[0] for each in said] == [
        "Erasing waits for the disk",
        "That person is erased.",
    ]
    assert desk.saving.pending == 0
    windows.put_away()
    desk.close()


def test_what_waits_elsewhere_is_brought_in_first(discharged: PracticeWindows, tmp_path: Path) -> None:
    waits = tmp_path / "kept.entries"
    aside.write(waits, [Batch()], unlock(tmp_path / "vault", PASSPHRASE))
    discharged._machine.change(set_aside=(str(waits),))
    press(care_of(discharged, LONG_AGO.id), "Erase…")
    assert not discharged.main.findChildren(AskErase)
    assert "Bring them in first" in words_in(discharged.main)
    press(discharged.main, "Bring them in")
    press(discharged.people, "Erase…")
    said = words_in(asked(discharged))
    for word in ("set-aside-…", "kept elsewhere", "another computer"):
        assert word in said


def test_what_another_vault_set_aside_is_not_waited_for(discharged: PracticeWindows, tmp_path: Path) -> None:
    waits, other = tmp_path / "kept.entries", tmp_path / "other.entries"
    aside.write(other, [Batch()], new_keyring(ALEX.id, "cd" * 16))
    discharged._machine.change(set_aside=(str(other),))
    press(care_of(discharged, LONG_AGO.id), "Erase…")
    asked(discharged).reject()
    assert "Bring them in" not in words_in(discharged.main)
    aside.write(waits, [Batch()], unlock(tmp_path / "vault", PASSPHRASE))
    discharged._machine.change(set_aside=(str(other), str(waits)))
    press(discharged.people, "Erase…")
    press(discharged.main, "Bring them in")
    assert "Everything in this file was here already." in words_in(discharged.main)
    assert discharged._machine.now.set_aside == (str(other),)  # its own vault still asks for it


def test_what_is_brought_in_later_about_them_does_not_come_back(
    discharged: PracticeWindows, tmp_path: Path
) -> None:
    desk = discharged.desk
    seat, now = desk.seat(desk.vault.user), desk.now()
    changed = Entry("ab" * 16, "practice", ALEX.id, now, now, PersonChanged(person=LONG_AGO))
    batch = Batch((line(changed, desk.vault.writer_id, 0, "boot"),))
    waits = tmp_path / "kept.entries"
    aside.write(waits, [batch], unlock(tmp_path / "vault", PASSPHRASE))
    erase(seat, told_of(desk, LONG_AGO.id).result(), "Noah B.", "Retention is over.")
    discharged._machine.change(set_aside=(str(waits),))
    discharged._bringing_in.bring_known()
    said = words_in(discharged.main)
    assert "1 entry was brought in" in said
    assert "were erased again. Delete the file" in said
    assert LONG_AGO.id not in desk.practice.people


def test_only_who_may_is_offered_it(windows: PracticeWindows) -> None:
    page = care_of(windows, MARIA)
    assert "can be erased" in words_in(page)
    windows.people._acting.seat = windows.desk.seat(SAM.id)
    windows.people.redraw()
    assert "can be erased" not in words_in(page)


def test_settings_say_how_long_words_are_kept_and_who_is_due(discharged: PracticeWindows) -> None:
    discharged.main.go_to(discharged.settings)
    discharged.settings.go_to_setting(Section.PROGRAMS.id)
    (card,) = discharged.settings.findChildren(RetentionCard)
    assert "Nobody is due" in words_in(card)
    program = discharged.desk.practice.programs[discharged.desk.practice.groups[MORNING].program_id]
    picker = next(each for each in card.findChildren(Picker) if program.name in each.accessibleName())
    assert picker.currentText() == "For good"
    picker.setCurrentIndex(picker.findText("7 years"))
    picker.activated.emit(picker.currentIndex())
    kept = discharged.desk.practice.programs[program.id]
    assert kept.keep_years == 7
    QTest.qWait(20)
    assert "1 person is due" in words_in(card)
    press(discharged.settings, "Save program")
    assert discharged.desk.practice.programs[program.id].keep_years == 7
    assert f"Noah B., discharged {day_shown(date(2016, 8, 1))}, was to be kept" in words_in(card)
    press(card, "Erase…")
    assert "Noah" in words_in(asked(discharged))
    seat = discharged.desk.seat(discharged.desk.vault.user)
    seat.arrange(change_program, kept.model_copy(update={"keep_years": None}))
    assert "Nobody is due" in words_in(card)


def test_nothing_in_it_is_cut_off(discharged: PracticeWindows) -> None:
    discharged.main.resize(480, 700)
    press(care_of(discharged, LONG_AGO.id), "Erase…")
    dialog = asked(discharged)
    dialog.resize(400, 700)
    QTest.qWait(20)
    assert cut_off(dialog) == []
    assert beyond(dialog) == []
