"""Going through the vault from Settings, while it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.clock import SetClock
from tests.ui.hand import press, words_in
from ui.backups import Backups
from ui.practice.check_card import CheckCard
from ui.practice_windows import PracticeWindows
from ui.setting_words import Section


@pytest.fixture
def check(windows: PracticeWindows, clock: SetClock) -> Iterator[CheckCard]:
    def seen(_path: Path, _secret: bytes) -> None:
        """Whole."""

    windows.main.go_to(windows.settings)
    windows.settings.go_to_setting(Section.BACKUPS.id)
    backups = Backups(windows.desk, windows.ticker, windows._machine, clock, seen, windows.main)
    backups.now().result()
    card = windows.settings.check
    card.follow(backups)
    card.redraw()
    yield card
    backups.let_go()


@pytest.mark.parametrize("from_there", [0.0, 1.0])
def test_a_check_that_the_vault_is_closed_under_says_nothing(
    windows: PracticeWindows, check: CheckCard, from_there: float
) -> None:
    """Neither where it is on its way nor where it has just looked at the last of it."""

    def close(done: float) -> None:
        if done >= from_there:
            windows.desk.close()

    check._looked.connect(close, Qt.ConnectionType.DirectConnection)
    before = words_in(check)
    press(check, "Check the vault now")
    assert words_in(check) == before
