"""Starting Groupside twice: real processes on one vault, of which only the first has windows."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.live import commands
from tests.practice_for_tests import PASSPHRASE, new_desk_today, opened

PATIENCE = 60.0  # seconds, for a machine that is busy


class Process:
    """One start of Groupside; `sees` waits for what its windows say."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.stories.watched", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.strip())

    def sees(self, words: str) -> None:
        """The windows, as they stand when `words` is what they say."""
        end, seen = time.monotonic() + PATIENCE, ""
        while seen != words:
            try:
                seen = self._lines.get(timeout=max(end - time.monotonic(), 0.01))
            except queue.Empty:
                raise AssertionError(f"not “{words}”, but “{seen}”") from None

    def ask(self, act: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{act}\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """As a crash does; nothing is tidied up."""
        self._process.kill()
        self.ended()

    def ended(self) -> int:
        return self._process.wait(PATIENCE)

    def put_away(self) -> None:
        with suppress(OSError):
            self._process.kill()
        self.ended()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert pipe is not None
                pipe.close()


Launch = Callable[..., Process]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "Marias practice"
    new_desk_today(folder).close()
    return folder


@pytest.fixture
def launch() -> Iterator[Launch]:
    started: list[Process] = []

    def one(*arguments: str | Path) -> Process:
        started.append(Process(*map(str, arguments)))
        return started[-1]

    yield one
    for process in started:
        process.put_away()


def start_again(vault: Path) -> subprocess.CompletedProcess[str]:
    """Exactly what an icon starts."""
    return subprocess.run(
        [sys.executable, "-m", "app", "--vault", str(vault)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def with_session(vault: Path) -> None:
    from app.desk import Desk
    from app.setting_up import shipped_library
    from app.vault.folder import Vault, unlock

    desk = Desk(Vault.open(vault, unlock(vault, PASSPHRASE)), SystemClock(), shipped_library())
    opened(desk, scheduled=desk.now()).do(commands.start)
    desk.close()


def left_behind(vault: Path) -> list[str]:
    """Locks and sockets, wherever they may be."""
    places = (Path(os.environ["XDG_CONFIG_HOME"]), Path(tempfile.gettempdir()))
    return [path.name for place in places for path in place.glob("groupside-*") if not path.is_dir()]


def test_a_second_start_in_a_session_asks_who_sits_down_at_the_second_window(
    vault: Path, tmp_path: Path, launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "run"
    memory.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))
    with_session(vault)
    first = launch(vault, PASSPHRASE)
    first.sees("MainWindow")
    second = start_again(vault)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    first.sees("MainWindow, SitDown")
    if sys.platform.startswith("linux"):
        assert [path.suffix for path in memory.glob("groupside-*")] == [".lock"]


def test_without_a_session_a_second_start_brings_the_first_to_the_front(vault: Path, launch: Launch) -> None:
    first = launch(vault)
    first.sees("UnlockWindow")
    first.ask("minimize")
    first.sees("UnlockWindow minimized")
    (vault.parent / "link").symlink_to(vault)
    assert start_again(vault.parent / "link").returncode == 0
    first.sees("UnlockWindow")
    first.kill()

    first = launch(vault, PASSPHRASE)
    first.sees("MainWindow")
    first.ask("minimize")
    first.sees("MainWindow minimized")
    assert start_again(vault).returncode == 0
    first.sees("MainWindow")


def test_after_a_crash_nobody_is_locked_out_and_after_the_end_nothing_is_left(
    vault: Path, launch: Launch
) -> None:
    before = left_behind(vault)
    first = launch(vault, PASSPHRASE)
    first.sees("MainWindow")
    names = set(left_behind(vault)) - set(before)
    assert names
    assert not [name for name in names if "maria" in name.lower() or "practice" in name.lower()]
    first.kill()
    assert set(left_behind(vault)) - set(before), "a killed process tidies nothing up"
    again = launch(vault, PASSPHRASE)
    again.sees("MainWindow")
    assert start_again(vault).returncode == 0
    again.ask("close")
    assert again.ended() == 0
    assert left_behind(vault) == before


def test_another_vault_is_another_program(vault: Path, tmp_path: Path, launch: Launch) -> None:
    launch(vault).sees("UnlockWindow")
    other = tmp_path / "other"
    new_desk_today(other).close()
    launch(other).sees("UnlockWindow")


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process is made to hang")
def test_one_that_hangs_is_told_of_in_one_sentence_and_waited_for_no_longer(
    vault: Path, launch: Launch
) -> None:
    first = launch(vault)
    first.sees("UnlockWindow")
    assert start_again(vault).returncode == 0  # it listens
    os.kill(first.pid, signal.SIGSTOP)
    second = launch(vault)
    second.sees(
        "UnlockWindow This vault is open in another Groupside that does not answer."
        " Close that one first, then unlock here."
    )
    first.kill()
    second.put_away()
    launch(vault, PASSPHRASE).sees("MainWindow")


def test_where_no_lock_can_be_had_groupside_starts_all_the_same(
    vault: Path, tmp_path: Path, launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    launch(vault).sees("UnlockWindow")
