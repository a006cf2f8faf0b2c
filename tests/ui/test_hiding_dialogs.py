"""One key hides names in all windows, in a dialog over the people as well, and nothing half-typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.documents.library_toml import deck_toml
from app.model.decks import TOPICS, Deck, DeckItem
from tests.practice_for_tests import MARIA
from tests.ui.hand import at_once
from tests.ui.screens.conftest import press
from tests.ui.screens.people_pages import choose, field, go_to
from ui.asking import Asking
from ui.machine import MachineFile
from ui.parts.hidden_page import HiddenPage
from ui.parts.words_edit import WordsEdit
from ui.practice.paste_names import PasteNames
from ui.practice.taken_id import TakenId
from ui.practice_windows import PracticeWindows
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]


def test_a_dialog_about_a_person_hides_with_the_page_and_comes_back_as_it_was(
    windows: PracticeWindows, qtbot: QtBot
) -> None:
    windows.main.go_to(windows.people)
    choose(windows.people, MARIA)
    go_to(windows.people, "Care")
    press(windows.people, "Discharge…")
    dialog = next(each for each in windows.people.findChildren(Asking) if each.isVisible())
    reason: QLineEdit = field(dialog, "Reason")
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(reason, "half-ty")
    QTest.keyClick(reason, Qt.Key.Key_F9)
    assert not dialog.isVisible()
    assert not windows.people.isVisible()
    page = windows.main.findChild(HiddenPage)
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert reason.text() == "half-ty"
    dialog.reject()


def hide_from(dialog: QWidget, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F9)


def wake(windows: PracticeWindows) -> None:
    page = windows.main.findChild(HiddenPage)
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_Space)


def test_a_pasted_list_hides_along(windows: PracticeWindows, qtbot: QtBot) -> None:
    windows.main.go_to(windows.people)
    press(windows.people, "Paste a list")
    dialog = windows.people.findChild(PasteNames)
    assert dialog is not None
    edit = dialog.findChild(QPlainTextEdit)
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText("Nora B.")
    hide_from(dialog, qtbot)
    assert not dialog.isVisible()
    wake(windows)
    assert dialog.isVisible()
    assert edit.toPlainText() == "Nora B."
    dialog.reject()


@pytest.fixture
def taken(tmp_path: Path) -> list[Path]:
    """Two files with decks of one id."""
    paths = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for path in paths:
        path.write_bytes(deck_toml(Deck(id="one", title="One", items=(DeckItem(id="a", text=path.stem),))))
    return paths


def test_a_question_over_the_main_window_hides_along(
    windows: PracticeWindows, taken: list[Path], qtbot: QtBot
) -> None:
    press(windows.main, "Library")
    windows.library.files.bring_in([str(path) for path in taken])
    dialog = windows.main.findChild(TakenId)
    assert dialog is not None
    hide_from(dialog, qtbot)
    assert not dialog.isVisible()
    wake(windows)
    assert dialog.isVisible()
    dialog.reject()


def test_a_question_that_comes_up_meanwhile_waits(
    windows: PracticeWindows, taken: list[Path], qtbot: QtBot
) -> None:
    press(windows.main, "Library")
    QTest.keyClick(windows.main.focusWidget(), Qt.Key.Key_F9)
    windows.library.files.bring_in([str(path) for path in taken])
    dialog = windows.main.findChild(TakenId)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.isVisible())
    wake(windows)
    assert dialog.isVisible()
    dialog.reject()


def test_paper_hides_along_with_what_stands_over_it(windows: PracticeWindows, qtbot: QtBot) -> None:
    press(windows.main, "Library")
    windows.library.screen.go_to_section(TOPICS)
    windows.library.screen.show_one((TOPICS, "daily-recovery-routines"))
    press(windows.main, "Worksheet…")
    paper = windows.library.paper
    hide_from(paper, qtbot)
    assert not paper.isVisible()
    wake(windows)
    assert paper.isVisible()
    press(paper, "Save as…")
    paper.menu.actions()[0].trigger()
    choosing = paper.findChild(QFileDialog)
    assert choosing is not None
    windows.main._hiding.hide()
    assert not choosing.isVisible()
    assert not paper.isVisible()
    wake(windows)
    assert paper.isVisible()
    assert paper.findChild(QFileDialog) is None or not choosing.isVisible()
    paper.reject()


def test_a_menu_and_a_choice_of_files_are_closed(windows: PracticeWindows) -> None:
    press(windows.main, "Library")
    press(windows.main, "Add")
    edit = next(one for one in windows.main.findChildren(WordsEdit) if one.accessibleName() == "Text")
    QTest.keyClicks(edit, "Which smell?")
    press(windows.main, "Save")
    press(windows.main, "Export…")  # two decks: a menu
    menu = windows.library.files.menu
    assert menu is not None
    assert menu.isVisible()
    windows.main._hiding.hide()
    assert not menu.isVisible()
    wake(windows)
    assert not menu.isVisible()
    windows.library.files.ask_files()
    choosing = windows.main.findChild(QFileDialog)
    assert choosing is not None
    windows.main._hiding.hide()
    assert not choosing.isVisible()


def test_windows_that_are_gone_hide_nothing_of_those_that_come_after(
    desk: Desk, windows: PracticeWindows, theme: Theme, tmp_path: Path, opened: Show, qtbot: QtBot
) -> None:
    """Locked while names were hidden: the next windows show their dialogs."""
    before = PracticeWindows(theme, MachineFile(tmp_path / "other.json"), desk, at_once)
    before.show()
    opened(before.main, 900, 600)
    QTest.keyClick(before.main, Qt.Key.Key_F9)
    before.put_away()
    windows.main.activateWindow()
    windows.main.go_to(windows.people)
    press(windows.people, "Paste a list")
    qtbot.wait(0)
    dialog = windows.people.findChild(PasteNames)
    assert dialog is not None
    QApplication.processEvents()
    assert dialog.isVisible()
    dialog.reject()
