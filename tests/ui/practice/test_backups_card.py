"""What takes its time in the card of the backups is begun once, whatever is drawn meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton

from app.clock import SetClock
from ui.backups import Backups
from ui.practice.backups_card import BackupsCard
from ui.practice_windows import PracticeWindows
from ui.theme import Theme

LASTING = ("Save for another computer…", "Destroy these backups…")


class Flickers(QObject):
    """How often a button was enabled or disabled."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.EnabledChange
        return False


@pytest.mark.parametrize(
    "begin",
    [
        lambda card, place: card.move_to(str(place / "moved.backup")),
        lambda card, _place: card.destroy_holding(),
    ],
    ids=["moving out", "destroying"],
)
def test_what_is_underway_is_not_offered_again_by_a_redraw(
    windows: PracticeWindows,
    theme: Theme,
    clock: SetClock,
    tmp_path: Path,
    begin: Callable[[BackupsCard, Path], None],
) -> None:
    go_on, works = threading.Event(), list[asyncio.Task[None]]()

    def looks_through(_path: Path, _secret: bytes) -> None:
        go_on.wait(10)

    def spawn(work: Coroutine[Any, Any, None]) -> None:
        works.append(asyncio.get_running_loop().create_task(work))

    backups = Backups(windows.desk, windows.ticker, windows._machine, clock, looks_through, windows.main)
    card = BackupsCard(theme, windows.acting, spawn)
    card.follow(backups)
    card.redraw()
    lasting = {each.text(): each for each in card.findChildren(QPushButton) if each.text() in LASTING}
    flickers = Flickers()

    async def story() -> None:
        begin(card, tmp_path)
        await asyncio.sleep(0.05)
        for button in lasting.values():
            button.installEventFilter(flickers)
        backups.changed.emit()
        assert [lasting[words].isEnabled() for words in LASTING] == [False, False]
        assert flickers.count == 0
        go_on.set()
        await works[0]

    asyncio.run(story())
    assert [lasting[words].isEnabled() for words in LASTING] == [True, True]
    backups.let_go()
