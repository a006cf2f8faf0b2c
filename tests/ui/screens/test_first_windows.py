"""Unlock and welcome fit wherever they stand, and lose nothing that was typed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.practice_for_tests import PASSPHRASE
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import press, words_in
from ui.first_window import first_window
from ui.screens.unlock import UnlockWindow
from ui.screens.welcome import WelcomeWindow
from ui.start import default_vault
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
SIZES = [(1280, 720), (480, 860)]
LOOKS = [Look("light"), Look("dark"), Look("light", 200)]
SENTENCE = "That passphrase does not open this vault. Nothing was changed; try again."


def test_the_welcome_comes_where_there_is_no_vault(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    new = first_window(theme, tmp_path / "vault")
    qtbot.addWidget(new)
    assert isinstance(new, WelcomeWindow)
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "header.copy").write_text("damaged or not")
    there = first_window(theme, tmp_path / "vault")
    qtbot.addWidget(there)
    assert isinstance(there, UnlockWindow)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_on_the_unlock_window_is_cut_off(
    theme: Theme, tmp_path: Path, opened: Show, size: tuple[int, int], look: Look
) -> None:
    theme.choose(look)
    window = UnlockWindow(theme, tmp_path / "Practice of the north side")
    opened(window, *size)
    assert "Practice of the north side" in words_in(window)
    assert cut_off(window) == []
    window.tell(SENTENCE)
    QTest.qWait(20)
    assert cut_off(window) == []
    assert window.width() == size[0]
    window.hide()


def test_the_unlock_window_does_not_move_when_something_is_said(
    theme: Theme, tmp_path: Path, opened: Show
) -> None:
    window = UnlockWindow(theme, tmp_path)
    opened(window, 960, 640)
    before = window.field.mapTo(window, window.field.rect().topLeft())
    window.tell(SENTENCE)
    QTest.qWait(20)
    assert window.field.mapTo(window, window.field.rect().topLeft()) == before
    window.hide()


def test_what_is_unlocked_is_said_in_plain_words(theme: Theme, opened: Show) -> None:
    window = UnlockWindow(theme, default_vault())
    opened(window, 960, 640)
    assert "Opens your groups, people and notes." in words_in(window)
    assert "vault" not in words_in(window)
    window.hide()


def test_enter_gives_the_passphrase_once_until_it_was_answered(
    theme: Theme, tmp_path: Path, opened: Show
) -> None:
    window = UnlockWindow(theme, tmp_path)
    given: list[str] = []
    window.passphrase_given.connect(given.append)
    opened(window, 960, 640)
    QTest.keyClick(window.field.edit, Qt.Key.Key_Return)
    QTest.keyClicks(window.field.edit, "a quiet lamp")
    QTest.keyClick(window.field.edit, Qt.Key.Key_Return)
    QTest.keyClick(window.field.edit, Qt.Key.Key_Return)
    assert given == ["a quiet lamp"]
    window.tell(SENTENCE)
    QTest.keyClick(window.field.edit, Qt.Key.Key_Return)
    assert given == ["a quiet lamp"] * 2
    window.hide()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_on_the_welcome_is_cut_off(
    theme: Theme, tmp_path: Path, opened: Show, size: tuple[int, int], look: Look
) -> None:
    theme.choose(look)
    window = WelcomeWindow(theme, tmp_path / "vault")
    opened(window, *size)
    assert cut_off(window) == []
    assert beyond(window) == []
    window.go_on()
    QTest.qWait(20)
    words = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "Please type your name: it stands on the notes that you write." in words
    assert cut_off(window) == []
    window.hide()


def test_a_folder_that_other_computers_write_to_is_advised_against(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    synced, alone = (WelcomeWindow(theme, tmp_path / name / "vault") for name in ("OneDrive", "Groupside"))
    for window in (synced, alone):
        qtbot.addWidget(window)
    said = "This folder seems to be copied to other computers."
    assert any(words.text().startswith(said) for words in synced.findChildren(QLabel))
    assert not any(words.text().startswith(said) for words in alone.findChildren(QLabel))


def test_a_vault_in_such_a_folder_is_made_at_a_second_press_only(
    theme: Theme, tmp_path: Path, opened: Show
) -> None:
    window = WelcomeWindow(theme, tmp_path / "OneDrive" / "vault")
    made: list[object] = []
    window.finished.connect(lambda user, _passphrase: made.append(user))
    opened(window, 480, 720)
    for edit in window.findChildren(QLineEdit):
        if edit.isVisible():
            hidden = edit.echoMode() != QLineEdit.EchoMode.Normal
            edit.setText(PASSPHRASE if hidden else "Alex Rivera")
    press(window, "Go on")
    assert made == []
    assert "This folder seems to be copied to other computers." in words_in(window)
    QTest.qWait(20)
    assert cut_off(window) == []
    press(window, "Create it here all the same")
    assert len(made) == 1
    window.hide()


def test_where_no_vault_could_be_made_the_keyboard_stays_where_it_is_tried_again(
    theme: Theme, tmp_path: Path, opened: Show
) -> None:
    window = WelcomeWindow(theme, tmp_path / "vault")
    tried: list[object] = []
    window.finished.connect(lambda user, _passphrase: tried.append(user))
    opened(window, 960, 720)
    name, *_credentials, again = (edit for edit in window.findChildren(QLineEdit) if edit.isVisible())
    name.setText("Alex Rivera")
    for edit in window.findChildren(QLineEdit):
        if edit.echoMode() != QLineEdit.EchoMode.Normal:
            edit.setText(PASSPHRASE)
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert len(tried) == 1
    window.tell("There is no room on this disk. Nothing was written.")
    focus = window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Go on"
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert len(tried) == 2
    window.hide()


def test_a_disk_that_hangs_does_not_hold_the_welcome_up(
    theme: Theme, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    monkeypatch.setattr("ui.disk_room.place_trouble", lambda _folder: answers.wait(20) and SENTENCE)
    window = WelcomeWindow(theme, tmp_path / "vault")
    qtbot.addWidget(window)
    assert SENTENCE not in words_in(window)
    answers.set()
    qtbot.waitUntil(lambda: SENTENCE in words_in(window))
