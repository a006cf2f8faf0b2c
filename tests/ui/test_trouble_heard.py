"""Why something was not done is heard where it is shown: once when it comes, and again when it comes again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.parts.field import Field
from ui.parts.label import label
from ui.practice_windows import PracticeWindows
from ui.screens.unlock import UnlockWindow
from ui.screens.welcome import WelcomeWindow
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]
WRONG = "This passphrase does not open it. Nothing was changed."


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    sentences: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            sentences.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return sentences


def test_a_wrong_passphrase_is_heard_each_time(
    theme: Theme, tmp_path: Path, opened: Show, heard: list[str]
) -> None:
    window = UnlockWindow(theme, tmp_path)
    opened(window, 900, 700)
    for _ in range(2):
        window.field.edit.setText("not this one")
        QTest.keyClick(window.field.edit, Qt.Key.Key_Return)
        window.tell(WRONG)
    assert heard == [WRONG, WRONG]


def test_the_first_window_says_what_it_still_needs(
    theme: Theme, tmp_path: Path, opened: Show, heard: list[str]
) -> None:
    window = WelcomeWindow(theme, tmp_path / "vault")
    opened(window, 900, 700)
    window.go_on()
    assert heard == ["Please type your name: it stands on the notes that you write."]


def test_an_answer_that_cannot_be_read_is_heard_once(live: PracticeWindows, heard: list[str]) -> None:
    field = next(
        each
        for each in live.main.findChildren(QLineEdit)
        if each.accessibleName() == "Craving right now, 0 to 10"
    )
    field.setFocus()
    QTest.keyClicks(field, "eleven")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard.count("Craving is a whole number from 0 to 10.") == 1


def test_the_same_words_drawn_again_are_not_heard_again(opened: Show, heard: list[str]) -> None:
    window, page = QWidget(), QWidget()
    QVBoxLayout(window).addWidget(page)
    words = label("", "trouble", parent=page)
    words.setText(WRONG)
    assert heard == []  # nobody sees it yet
    opened(window, 300, 200)
    words.setText(WRONG)
    page.hide()
    page.show()
    assert heard == [WRONG]
    words.hide()
    words.show()
    assert heard == [WRONG, WRONG]


def test_a_field_says_its_trouble_but_not_its_hint(theme: Theme, opened: Show, heard: list[str]) -> None:
    field = Field(theme, "Title", QLineEdit())
    opened(field, 300, 200)
    field.tell("At most 60 letters")
    field.tell("A title is needed.", trouble=True)
    assert heard == ["A title is needed."]
