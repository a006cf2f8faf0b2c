"""The program is killed while a note is written: what was typed stands there when the notes are opened again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import SystemClock
from app.desk import Desk
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import MARIA, PASSPHRASE, clock_at, new_desk
from tests.stories.conftest import Computer
from tests.ui.screens.conftest import at_once
from tests.ui.screens.review_by_hand import Writer, hold_session, note_of
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows

TYPED = "Rings her sister before the weekend"


@pytest.mark.skipif(sys.platform == "win32", reason="killed by a signal")
def test_half_typed_words_of_a_note_outlive_the_program(
    computer: Computer, tmp_path: Path, qtbot: QtBot
) -> None:
    folder, clock = tmp_path / "vault", clock_at()
    desk = new_desk(folder, clock)
    hold_session(desk, clock)
    desk.close()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.stories.typing_a_note", str(folder), PASSPHRASE, TYPED],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        session = program.stdout.readline().strip()
        program.send_signal(signal.SIGKILL)
    assert session
    desk = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), SystemClock(), shipped_library())
    windows = PracticeWindows(computer.theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    windows.main.activateWindow()
    qtbot.waitUntil(windows.main.isActiveWindow)
    windows.write_notes_of(session)
    writer = Writer(windows)
    windows.reviewing.show_note(MARIA)
    assert writer.text("plan") == TYPED
    assert "plan" not in note_of(desk, MARIA).sections
    writer.edit("plan").setFocus()
    writer.leave_field()
    assert note_of(desk, MARIA).sections["plan"].text == TYPED
    windows.put_away()
    desk.close()
