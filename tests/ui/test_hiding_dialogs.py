"""One key hides names in all windows, in a dialog over the people as well, and nothing half-typed is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.practice_for_tests import MARIA
from tests.ui.screens.conftest import press
from tests.ui.screens.people_pages import choose, field, go_to
from ui.asking import Asking
from ui.parts.hidden_page import HiddenPage
from ui.practice.paste_names import PasteNames
from ui.practice_windows import PracticeWindows


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


def test_a_pasted_list_hides_along(windows: PracticeWindows) -> None:
    windows.main.go_to(windows.people)
    press(windows.people, "Paste a list")
    dialog = windows.people.findChild(PasteNames)
    assert dialog is not None
    edit = dialog.findChild(QPlainTextEdit)
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText("Nora B.")
    windows.people.hide()
    assert not dialog.isVisible()
    windows.people.show()
    assert dialog.isVisible()
    assert edit.toPlainText() == "Nora B."
    dialog.reject()
