"""A disk that is nearly full is said where one sees whether everything is saved, and no longer once it has room."""

from __future__ import annotations

from pathlib import Path

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
