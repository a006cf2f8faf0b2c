"""The computer stays awake as long as a session's clock is live, and whatever the system answers, nobody waits for it.

wakepy's own stand-in for the system tells what is held (WAKEPY_FAKE_SUCCESS, for all tests); where the system itself
is what the test is about, the stand-in is a D-Bus that never answers, or none.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import wakepy
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.desk import Desk
from app.live import commands
from tests.practice_for_tests import ALEX, SAM, minutes, opened
from tests.ui.hand import at_once
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.theme import Theme


def held() -> int:
    return sum(mode.active and mode.name == "keep.presenting" for mode in wakepy.global_modes())


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "awake"]


@pytest.fixture(autouse=True)
def _nothing_is_held_from_before(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: held() == 0)


def start(windows: PracticeWindows) -> None:
    windows.today.next.start_asked.emit()


def test_it_stays_awake_from_the_start_through_a_pause_to_the_end(
    windows: PracticeWindows, clock: SetClock, qtbot: QtBot
) -> None:
    seat = windows.desk.seat(ALEX.id)
    assert held() == 0
    start(windows)
    qtbot.waitUntil(lambda: held() == 1)
    holding = threads()
    seat.do(commands.pause)
    seat.do(commands.resume)
    assert threads() == holding  # had it been let go in the pause, another one would hold it now
    seat.do(commands.pause)
    assert held() == 1
    clock.pass_time(minutes(20))
    seat.do(commands.end)
    qtbot.waitUntil(lambda: held() == 0)
    assert seat.undo() == "Taken back: end of the session."
    qtbot.waitUntil(lambda: held() == 1)


def test_a_session_that_was_running_keeps_it_awake_until_the_window_closes(
    desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    """Also when a window that closes beside it still changes something."""
    opened(desk).do(commands.start)
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    assert held() == 0
    windows.show()
    windows.beside.open_co_facilitator(SAM.id)
    qtbot.waitUntil(lambda: held() == 1)
    windows.put_away()
    qtbot.waitUntil(lambda: held() == 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is what can hang on Linux")
def test_a_system_that_never_answers_holds_up_nothing(
    windows: PracticeWindows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))
        bus.listen()
        monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "0")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
        start(windows)
        asked, _address = bus.accept()
        windows.desk.seat(ALEX.id).do(commands.pause)
        windows.desk.seat(ALEX.id).do(commands.end)
        assert threads()  # it still asks, and nobody has waited for it
        asked.close()
    qtbot.waitUntil(lambda: not threads())
    assert held() == 0


WITHOUT = """
import threading
from PySide6.QtCore import QCoreApplication
from app.live import commands
from tests.practice_for_tests import clock_at, new_desk, opened
import pathlib, sys
from ui.awake import Awake
from ui.hub import Hub
application = QCoreApplication([])
desk = new_desk(pathlib.Path(sys.argv[1]), clock_at())
hub = Hub(desk)
awake = Awake(hub)
assert "wakepy" not in sys.modules
opened(desk).do(commands.start)
for thread in threading.enumerate():
    if thread.name == "awake":
        thread.join(20)
desk.close()
print("wakepy" in sys.modules)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always offer it")
def test_where_the_system_offers_nothing_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And wakepy is not looked at before a session starts."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "0")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(tmp_path / "vault")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "True", "")
