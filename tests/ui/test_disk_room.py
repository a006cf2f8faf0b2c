"""A disk that is nearly full is said where one sees whether everything is saved, and no longer once it has room."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from tests.ui.hand import words_in
from ui.disk_room import DiskRoom
from ui.parts.label import ElidedLabel
from ui.practice_windows import PracticeWindows

LITTLE = "8 kB free on the disk"


def test_it_is_said_while_it_is_so(live: PracticeWindows, qtbot: QtBot) -> None:
    asked: list[Path] = []

    def nearly_full(folder: Path) -> int | None:
        asked.append(folder)
        return 8192 if len(asked) == 1 else None

    folder = live.desk.vault.folder
    first = DiskRoom(live.hub, live.ticker, folder, live.main, nearly_full)
    qtbot.waitUntil(lambda: LITTLE in words_in(live.main))
    assert "Saved" in words_in(live.main)
    first.look()  # not again within a minute
    assert asked == [folder]
    DiskRoom(live.hub, live.ticker, folder, live.main, nearly_full)
    qtbot.waitUntil(lambda: LITTLE not in words_in(live.main))


def test_how_much_is_left_is_said_and_hardly_anything_is_a_warning(live: PracticeWindows) -> None:
    line = next(each for each in live.main.findChildren(ElidedLabel) if each.text().startswith("Sav"))
    colors = []
    for left in (312_400_000, 8192):
        live.hub.little_room = left
        live.hub.saved.emit()
        colors.append(line.palette().color(line.foregroundRole()).name())
        assert line.text().endswith("312 MB free on the disk" if left > 8192 else LITTLE)
    assert colors[0] != colors[1]


def test_a_disk_that_hangs_is_asked_once_and_may_answer_when_the_windows_are_gone(
    live: PracticeWindows, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[threading.Thread] = []
    faults: list[object] = []
    answers = threading.Event()

    def nearly_full(_folder: Path) -> int | None:
        asked.append(threading.current_thread())
        answers.wait(20)
        return 8192

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

    def nearly_full(folder: Path) -> int | None:
        asked.append(folder)
        if len(asked) == 1:
            raise ValueError("a fault of ours")
        return 8192

    monkeypatch.setattr("ui.disk_room.EVERY", 0.0)
    monkeypatch.setattr(threading, "excepthook", lambda _fault: None)
    room = DiskRoom(live.hub, live.ticker, live.desk.vault.folder, live.main, nearly_full)

    def is_said() -> bool:
        room.look()
        return LITTLE in words_in(live.main)

    qtbot.waitUntil(is_said)
