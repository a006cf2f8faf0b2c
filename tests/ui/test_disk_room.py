"""A disk that is nearly full is said where one sees whether everything is saved, and no longer once it has room."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from tests.ui.hand import words_in
from ui.disk_room import DiskRoom
from ui.practice_windows import PracticeWindows

LITTLE = "Less than 500 MB free on the disk"


def test_it_is_said_while_it_is_so(live: PracticeWindows, qtbot: QtBot) -> None:
    asked: list[Path] = []

    def nearly_full(folder: Path) -> bool:
        asked.append(folder)
        return len(asked) == 1

    folder = live.desk.vault.folder
    first = DiskRoom(live.hub, live.ticker, folder, live.main, nearly_full)
    qtbot.waitUntil(lambda: LITTLE in words_in(live.main))
    assert "Saved" in words_in(live.main)
    first.look()  # not again within a minute
    assert asked == [folder]
    DiskRoom(live.hub, live.ticker, folder, live.main, nearly_full)
    qtbot.waitUntil(lambda: LITTLE not in words_in(live.main))


def test_a_disk_that_hangs_is_asked_once_and_may_answer_when_the_windows_are_gone(
    live: PracticeWindows, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[threading.Thread] = []
    faults: list[object] = []
    answers = threading.Event()

    def nearly_full(_folder: Path) -> bool:
        asked.append(threading.current_thread())
        return answers.wait(20)

    monkeypatch.setattr("ui.disk_room.EVERY", 0.0)
    monkeypatch.setattr(threading, "excepthook", faults.append)
    room = DiskRoom(live.hub, live.ticker, live.desk.vault.folder, live.main, nearly_full)
    for _minute in range(3):
        room.look()
    shiboken6.delete(room)
    answers.set()
    for thread in asked:
        thread.join(20)
    assert len(asked) == 1
    assert faults == []


def test_a_disk_that_answers_is_asked_again(
    live: PracticeWindows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def nearly_full(folder: Path) -> bool:
        asked.append(folder)
        if len(asked) == 1:
            raise ValueError("a fault of ours")
        return True

    monkeypatch.setattr("ui.disk_room.EVERY", 0.0)
    monkeypatch.setattr(threading, "excepthook", lambda _fault: None)
    room = DiskRoom(live.hub, live.ticker, live.desk.vault.folder, live.main, nearly_full)

    def is_said() -> bool:
        room.look()
        return LITTLE in words_in(live.main)

    qtbot.waitUntil(is_said)
