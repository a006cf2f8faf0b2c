"""The own counseling notes under a progress note: opened, written, changed and thrown away by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import counseling
from app.clock import SetClock
from app.desk import Desk
from app.live.note_events import GROUP_SECTION
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from app.vault.keys import Cost, Keyring
from tests.practice_for_tests import AISHA, ALEX, MARIA, SAM, new_desk
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, words_in
from tests.ui.screens.conftest import at_once
from tests.ui.screens.review_by_hand import Writer, hold_session, note_of, press_in
from ui.acting import Acting
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.review.counseling_fold import CounselingFold
from ui.reviewing import Reviewing
from ui.screens.review import ReviewScreen
from ui.theme import Look, Theme

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
SAMS = "another lamp at the gate"
Show = Callable[[QWidget, int, int], None]
WORDS = "Her silence reads as grief, not as distance."

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def writer(windows: PracticeWindows, clock: SetClock) -> Writer:
    hold_session(windows.desk, clock)
    made = Writer(windows)
    made.open(AISHA)
    return made


def fold_of(writer: Writer) -> CounselingFold:
    return writer.screen.note.counseling


def write(writer: Writer, words: str) -> None:
    """A new note, kept."""
    fold = fold_of(writer)
    press_in(fold, "Add one")
    assert fold.words.hasFocus()
    for place, line in enumerate(words.splitlines()):
        if place:
            QTest.keyClick(fold.words, Qt.Key.Key_Return)
        QTest.keyClicks(fold.words, line)
    press_in(fold, "Keep it")


def texts(writer: Writer, about: str = AISHA) -> list[str]:
    return [note.text for note in counseling.read(writer.windows.desk, ALEX.id, about)]


def test_a_note_is_written_read_changed_and_thrown_away_with_a_way_back(writer: Writer) -> None:
    fold = fold_of(writer)
    assert "None about Aisha K. yet. Only you can open what you write here." in words_in(fold)
    assert "no document" not in words_in(fold), "it is folded away"
    fold.head.click()
    assert "is in no document, search or list" in words_in(fold)
    write(writer, WORDS)
    assert texts(writer) == [WORDS]
    assert WORDS in words_in(fold)
    assert "1 about Aisha K., for you alone to open." in words_in(fold)
    press_in(fold, "Change")
    assert fold.words.toPlainText() == WORDS
    QTest.keyClicks(fold.words, " Ask.")
    press_in(fold, "Keep it")
    assert texts(writer) == [WORDS + " Ask."]
    press_in(fold, "Throw away")
    assert texts(writer) == []
    assert WORDS not in words_in(fold)
    assert "The counseling note is thrown away." in words_in(writer.windows.main)
    press(writer.windows.main, "Undo")
    assert texts(writer) == [WORDS + " Ask."]
    assert WORDS in words_in(fold)


def test_paragraphs_stay_and_another_note_leaves_the_first_alone(writer: Writer) -> None:
    fold = fold_of(writer)
    fold.head.click()
    write(writer, "One.\nTwo.")
    write(writer, "Another.")
    assert sorted(texts(writer)) == ["Another.", "One.\nTwo."]
    press_in(fold, "Add one")
    press_in(fold, "Keep it")
    assert "Write the counseling note first." in words_in(writer.windows.main)
    press_in(fold, "Not now")
    assert len(texts(writer)) == 2


def test_only_an_opened_fold_has_the_words_on_the_screen(writer: Writer) -> None:
    fold, reviewing = fold_of(writer), writer.windows.reviewing
    fold.head.click()
    write(writer, WORDS)
    reviewing.show_note(MARIA)
    assert not fold.is_open
    assert "None about Maria S. yet" in words_in(fold)
    reviewing.show_note(AISHA)
    assert "1 about Aisha K., for you alone to open." in words_in(fold)
    assert WORDS not in _all_words(fold)
    fold.head.click()
    assert WORDS in words_in(fold)
    fold.head.click()
    assert WORDS not in _all_words(fold)
    reviewing.show_note(GROUP_SECTION)
    assert not fold.isVisibleTo(writer.screen)


def test_names_hidden_take_the_notes_from_the_screen(writer: Writer) -> None:
    fold = fold_of(writer)
    fold.head.click()
    write(writer, WORDS)
    press_in(fold, "Add one")
    QTest.keyClicks(fold.words, "Half ty")
    writer.windows.hiding.hide()
    assert not fold.isVisible()
    assert WORDS not in _all_words(fold)
    assert fold.words.toPlainText() == ""
    writer.windows.hiding.show()
    assert "1 about Aisha K., one half typed, for you alone to open." in words_in(fold)
    fold.head.click()
    assert WORDS in words_in(fold)
    assert fold.words.toPlainText() == "Half ty"


def test_half_typed_words_wait_sealed_and_belong_to_their_person(writer: Writer) -> None:
    fold, desk = fold_of(writer), writer.windows.desk
    fold.head.click()
    press_in(fold, "Add one")
    QTest.keyClicks(fold.words, "Half ty")
    assert not any("Half" in text for _author, text in desk.vault.drafts().result().values())
    writer.windows.reviewing.show_note(MARIA)
    fold.head.click()
    assert fold.words.toPlainText() == ""
    writer.windows.reviewing.show_note(AISHA)
    fold.head.click()
    assert fold.words.toPlainText() == "Half ty"
    press_in(fold, "Not now")
    assert desk.drafts() == {}
    assert "None about Aisha K. yet" in words_in(fold)


def test_a_change_that_was_left_for_another_note_is_still_there(writer: Writer) -> None:
    fold = fold_of(writer)
    fold.head.click()
    write(writer, WORDS)
    press_in(fold, "Change")
    QTest.keyClicks(fold.words, " And")
    write_id = next(iter(counseling.half_typed(writer.windows.desk, ALEX.id, AISHA)))
    assert [note.id for note in counseling.read(writer.windows.desk, ALEX.id, AISHA)] == [write_id]
    fold.head.click()
    fold.head.click()
    assert fold.words.toPlainText() == WORDS + " And"
    assert texts(writer) == [WORDS]


def test_the_note_and_its_copies_know_nothing_of_it(writer: Writer) -> None:
    fold_of(writer).head.click()
    write(writer, WORDS)
    writer.windows.reviewing.copy("")
    copied = QGuiApplication.clipboard().text()
    assert "Aisha" in copied
    assert "grief" not in copied
    assert "grief" not in words_in(writer.screen.caught)


def test_a_signed_note_has_the_fold_as_well(writer: Writer) -> None:
    writer.finish(MARIA, "Goes to the meeting on Friday")
    writer.sign_and_next()
    writer.windows.reviewing.show_note(MARIA)
    assert note_of(writer.windows.desk, MARIA).signed is not None
    fold_of(writer).head.click()
    write(writer, WORDS)
    assert texts(writer, MARIA) == [WORDS]


def test_without_the_own_key_it_says_what_to_do(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = writer.windows.desk.vault
    ring = vault._keyring
    monkeypatch.setattr(vault._slots, "keyring", Keyring(ring.user, ring.vault, ring.master))
    fold = fold_of(writer)
    fold.head.click()
    assert "Unlock again" in words_in(fold)
    assert "Add one" not in words_in(fold)
    assert not fold.words.isVisibleTo(fold)


def test_who_did_not_unlock_sees_no_fold(
    windows: PracticeWindows, writer: Writer, theme: Theme, qtbot: QtBot
) -> None:
    """Somebody else's seat in the same program, as a co-facilitator's window has it."""
    fold_of(writer).head.click()
    write(writer, WORDS)
    acting = Acting(windows.desk.seat(SAM.id), windows)
    theirs = Reviewing(theme, windows.hub, windows.main, acting, at_once, {}, windows.leaves.clipboard)
    theirs.open_from_summary()
    theirs.show_note(AISHA)
    fold = theirs.screen.note.counseling
    assert windows.main.shows(ReviewScreen)
    assert not fold.isVisibleTo(theirs.screen)
    assert WORDS not in _all_words(fold)


def test_who_unlocks_next_sees_a_fold_of_their_own_with_nothing_in_it(
    tmp_path: Path, theme: Theme, clock: SetClock, opened: Show
) -> None:
    desk = new_desk(tmp_path / "theirs", clock, cost=CHEAP)
    desk.vault.add_user(SAM.id, SAMS, cost=CHEAP)
    stream = hold_session(desk, clock).stream
    counseling.keep(desk.seat(ALEX.id), AISHA, WORDS)
    counseling.keep_half_typed(desk.seat(ALEX.id), AISHA, "ab12", "Half ty")
    desk.close()
    desk = Desk(Vault.open(tmp_path / "theirs", unlock(tmp_path / "theirs", SAMS)), clock, shipped_library())
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    opened(windows.main, 1280, 720)
    windows.reviewing.take_out(stream, AISHA)
    fold = windows.reviewing.screen.note.counseling
    assert "None about Aisha K. yet. Only you can open what you write here." in words_in(fold)
    fold.head.click()
    assert "grief" not in _all_words(fold)
    assert fold.words.toPlainText() == ""
    assert not [stop for stop in fold.stops() if stop.accessibleName().startswith("Change")]
    windows.put_away()
    desk.close()


@pytest.mark.parametrize(("width", "percent"), [(480, 100), (480, 200), (1280, 200), (1280, 100)])
def test_nothing_of_it_is_cut_off(
    writer: Writer, theme: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    writer.windows.main.resize(width, 720)
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    fold = fold_of(writer)
    fold.head.click()
    write(writer, WORDS * 4)
    press_in(fold, "Add one")
    qtbot.waitUntil(lambda: not cut_off(fold))
    assert beyond(writer.screen.note.scrolled) == []


def _all_words(fold: CounselingFold) -> str:
    """Also those of parts that are not shown."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return " ".join(each.text() for each in fold.findChildren(QLabel))
