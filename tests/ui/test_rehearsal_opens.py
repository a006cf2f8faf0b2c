"""A rehearsal takes seconds to open: it is said at once, and one press more opens no second one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hand import press, words_in
from ui.practice_windows import PracticeWindows
from ui.screens.welcome import WelcomeWindow
from ui.starting_a_rehearsal import LookingAround
from ui.theme import Theme

if sys.platform == "win32":
    pytest.skip("the program that stands in is a shell script", allow_module_level=True)

# what is started lives on by itself: nobody waits for its end
pytestmark = pytest.mark.filterwarnings("ignore:.*subprocess:ResourceWarning", "ignore:.*Popen.__del__")


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where each start of Groupside leaves a line."""
    starts, program = tmp_path / "starts", tmp_path / "python"
    program.write_text(f'#!/bin/sh\necho "$*" >> "{starts}"\ncat > /dev/null\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    return starts


def times(started: Path) -> int:
    return len(started.read_text("utf-8").splitlines()) if started.exists() else 0


def test_from_the_window_it_is_said_at_once_and_opened_once(
    windows: PracticeWindows, started: Path, qtbot: QtBot
) -> None:
    windows.acting.rehearse_asked.emit(None)
    assert "The rehearsal opens" in words_in(windows.main)
    windows.acting.rehearse_asked.emit(None)
    qtbot.waitUntil(lambda: times(started) > 0)
    qtbot.wait(50)
    assert times(started) == 1


def test_so_it_is_from_the_welcome(theme: Theme, tmp_path: Path, started: Path, qtbot: QtBot) -> None:
    first = WelcomeWindow(theme, tmp_path / "vault")
    qtbot.addWidget(first)
    LookingAround(first)
    first.show()
    press(first, "Look around first…")
    press(first, "The rehearsal opens…")
    qtbot.waitUntil(lambda: times(started) > 0)
    qtbot.wait(50)
    assert times(started) == 1


def test_what_cannot_be_started_is_said_and_may_be_tried_again(
    windows: PracticeWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    for _once in range(2):
        windows.acting.rehearse_asked.emit(None)
        assert "The rehearsal could not be started." in words_in(windows.main)
