"""What chips promise."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.parts.chip import Chip
from ui.theme import Theme


def test_a_chip_is_as_wide_as_its_words_and_is_read(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "Here", "check", "ok")
    qtbot.addWidget(chip)
    short = chip.sizeHint()
    chip.display("Late 8 min", "clock", "warn")
    assert chip.sizeHint().width() > short.width()
    assert chip.text() == "Late 8 min"
