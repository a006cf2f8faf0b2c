"""After the rehearsal's session the facilitator writes and signs every note, with keys alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from app import rehearsal
from app.live.note_events import GROUP_SECTION
from app.live.noting import note_words
from app.live.state import Session
from tests.stories.conftest import Computer
from tests.ui.hand import at_once, words_in
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.screens.review import ReviewScreen
from ui.screens.summary import SummaryScreen

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
# more fields and buttons than the page has
AROUND = 60


class Keys:
    """Keys go to whatever has the focus; there is no mouse."""

    def __init__(self, windows: PracticeWindows) -> None:
        self.windows = windows
        self.pressed = 0

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.windows.main

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.pressed += 1
        QTest.keyClick(self.focus, key, held)

    def type(self, words: str) -> None:
        self.pressed += len(words)
        QTest.keyClicks(self.focus, words)

    def go_to(self, name: str) -> None:
        """Tab by Tab, until what is called so has the focus."""
        passed = []
        while name not in (called := _called(self.focus)):
            passed.append(called)
            assert len(passed) < AROUND, f"no Tab leads to “{name}”, but to {passed}"
            self.press(Qt.Key.Key_Tab)


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (text() if callable(text) and isinstance(text(), str) else "")


@pytest.fixture
def keys(computer: Computer, tmp_path: Path, qtbot: QtBot) -> Iterator[Keys]:
    """The session has just ended, and the summary is shown."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    desk, clock, group = rehearsal.open_practice(tmp_path / "practice", "harmony")
    rehearsal.play(desk, clock, group, random.Random(1), lambda _name, _desk: None)
    windows = PracticeWindows(computer.theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    windows.main.resize(1280, 720)
    windows.main.activateWindow()
    qtbot.waitUntil(windows.main.isActiveWindow)
    windows.main.go_to(windows.summary)
    yield Keys(windows)
    windows.put_away()
    desk.close()
    QLocale.setDefault(before)


def session_of(keys: Keys) -> Session:
    session = keys.windows.desk.session
    assert session is not None
    return session


def test_every_note_is_signed_by_keys_alone(keys: Keys) -> None:
    windows = keys.windows
    keys.go_to("Write notes")
    keys.press(Qt.Key.Key_Return)
    assert windows.main.shows(ReviewScreen)
    keys.press(Qt.Key.Key_Return, CTRL)  # the group's section is drafted whole
    people = [row.id for row in windows.reviewing.screen.list.shown if row.id != GROUP_SECTION]
    while session_of(keys).progress_of(windows.reviewing.screen.list.chosen).signed is None:
        about = windows.reviewing.screen.list.chosen
        attendee = session_of(keys).people[about]
        if not attendee.spans:
            keys.go_to("Not seen today")
            keys.press(Qt.Key.Key_Space)
        else:
            keys.go_to("None voiced or seen")
            keys.press(Qt.Key.Key_Space)
            if windows.reviewing.screen.note.risk.words.hasFocus():
                keys.type("Talked with them alone after the group.")
            keys.go_to("Assessment")
            keys.type(f"For {attendee.name.split()[0]} as {about} it went well; named what helps.")
            keys.go_to("Plan")
            keys.type(f"Continue with what {about} planned for the weekend.")
            keys.go_to("Add an objective to their plan")
            keys.type(f"Keep to the plan of {about}")
            keys.press(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_Return, CTRL)
        assert session_of(keys).progress_of(about).signed is not None, words_in(windows.main)
    for about in people:
        signed = session_of(keys).progress_of(about).signed
        assert signed is not None
        for other, name in session_of(keys).names.items():
            if other != about:
                assert name not in note_words(signed.note)
    assert "11 of 11" in words_in(windows.main)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert windows.main.shows(SummaryScreen)
    assert windows.desk.vault.verify().result() == []
    owed = windows.desk.vault.progress_owed().result()
    assert session_of(keys).stream not in {row.stream for row in owed}


def test_objectives_are_ticked_by_keys(keys: Keys) -> None:
    keys.go_to("Write notes")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Down, CTRL)
    keys.go_to("Add an objective to their plan")
    keys.type("Sleep by eleven")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    box = keys.focus
    assert isinstance(box, QCheckBox)
    assert (box.text(), box.isChecked()) == ("Sleep by eleven", True)
    keys.press(Qt.Key.Key_Space)
    about = keys.windows.reviewing.screen.list.chosen
    assert session_of(keys).progress_of(about).objectives == ()
