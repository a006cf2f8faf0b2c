"""Three soft chimes, at the marks and changes of a session's blocks, as loud as this computer's settings say.

The stand-in is the system's player: a small program in front of all others that keeps what it was given.
"""

from __future__ import annotations

import array
import io
import sys
import wave
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.live import commands
from app.resources import resources_folder
from bench import chimes as made
from tests.practice_for_tests import ALEX, JAMES, MARIA, SAM, minutes
from ui.chimes import Chime, Chimes, softened
from ui.machine import VOLUMES, MachineFile
from ui.practice_windows import PracticeWindows
from ui.screens.settings import SettingsScreen

SOUNDS = resources_folder() / "sounds"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="each system has players of its own")


def samples_of(recorded: bytes) -> array.array[int]:
    with wave.open(io.BytesIO(recorded)) as file:
        return array.array("h", file.readframes(file.getnframes()))


@pytest.mark.parametrize("chime", list(Chime))
def test_what_is_shipped_is_what_the_recipe_makes_soft_short_and_without_a_click(chime: Chime) -> None:
    recorded = (SOUNDS / f"{chime}.wav").read_bytes()
    assert recorded == made.recorded(made.CHIMES[chime])
    assert len(recorded) < 60_000
    with wave.open(io.BytesIO(recorded)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
    samples = samples_of(recorded)
    steps = [abs(after - before) for before, after in pairwise(samples)]
    assert max(abs(sample) for sample in samples) < 0.7 * 32_767
    assert max(steps) < 0.2 * 32_767
    assert max(abs(sample) for sample in (*samples[:3], *samples[-3:])) < 33


def test_softer_is_the_same_with_smaller_samples() -> None:
    recorded = (SOUNDS / "one-minute.wav").read_bytes()
    full, half = samples_of(recorded), array.array("h", softened(recorded, 0.5))
    assert array.array("h", softened(recorded, 1.0)) == full
    assert len(half) == len(full)
    assert max(abs(2 * quiet - loud) for quiet, loud in zip(half, full, strict=True)) <= 1


@pytest.fixture
def heard(live: PracticeWindows) -> list[str]:
    """The chimes of a running session."""
    chimes: list[str] = []
    live.live.marks.chimed.connect(chimes.append)
    return chimes


def pass_to(windows: PracticeWindows, clock: SetClock, amount: float) -> None:
    """So many minutes go by, and a second is counted."""
    clock.pass_time(minutes(amount))
    windows.ticker.second.emit()


@pytest.mark.parametrize("shown", ["live", "hidden", "settings"])
def test_each_mark_and_each_block_chimes_once_whatever_is_shown(
    live: PracticeWindows, heard: list[str], clock: SetClock, shown: str
) -> None:
    live.beside.open_co_facilitator(SAM.id)
    live.beside.open_mini()
    if shown == "hidden":
        live.hiding.hide()
    elif shown == "settings":
        live.main.go_to(live.settings)
    session = live.desk.session
    assert session is not None
    assert session.block is not None
    pass_to(live, clock, session.block.minutes - 5)
    assert heard == ["five-minutes"]
    pass_to(live, clock, 4)
    pass_to(live, clock, 0.5)
    pass_to(live, clock, 0.5)
    assert heard[1:] == ["one-minute", "time-over"]
    live.desk.seat(SAM.id).do(commands.next_block)
    assert heard[3:] == ["time-over"]
    pass_to(live, clock, 0.1)
    live.desk.seat(ALEX.id).do(commands.catch_note, "a note is no chime")
    assert len(heard) == 4


def test_the_next_session_does_not_begin_with_a_chime(
    live: PracticeWindows, heard: list[str], clock: SetClock
) -> None:
    seat = live.desk.seat(ALEX.id)
    clock.pass_time(minutes(9))
    seat.do(commands.next_block)
    heard.clear()
    seat.do(commands.end, [MARIA, JAMES])
    live.desk.put_away()
    clock.pass_time(minutes(9))
    live.today.next.start_asked.emit()
    pass_to(live, clock, 0.1)
    assert heard == []


def test_the_clock_goes_on_while_the_page_is_hidden(live: PracticeWindows, qtbot: QtBot) -> None:
    live.hiding.hide()
    for _second in range(2):
        with qtbot.waitSignal(live.ticker.second, timeout=3000):
            pass


def test_the_volume_is_chosen_in_the_settings_and_kept(windows: PracticeWindows, tmp_path: Path) -> None:
    windows.main.go_to(windows.settings)
    assert windows.main.shows(SettingsScreen)
    assert MachineFile(tmp_path / "machine.json").now.chimes == "soft"
    windows.settings.chimes._volume.activated.emit(VOLUMES.index("full"))
    windows._machine.flush()
    assert MachineFile(tmp_path / "machine.json").now.chimes == "full"


# The system's players

PLAYER = """#!{python}
import sys
open("{folder}/{name}.heard", "ab").write(sys.stdin.buffer.read())
open("{folder}/{name}.asked", "a").write(" ".join(sys.argv[1:]) + "\\n")
sys.exit({code})
"""
Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a player on the search path, on which there is nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, code: int = 0) -> Path:
        program = folder / name
        program.write_text(PLAYER.format(python=sys.executable, folder=folder, name=name, code=code))
        program.chmod(0o755)
        return folder / f"{name}.heard"

    return put


def chimes_at(tmp_path: Path, volume: str) -> Chimes:
    machine = MachineFile(tmp_path / "groupside.json")
    machine.change(chimes=volume)
    return Chimes(machine, SOUNDS)


def silence(qtbot: QtBot, chimes: Chimes) -> None:
    qtbot.waitUntil(lambda: chimes._playing is None or not chimes._playing.is_alive())


@linux
def test_a_player_gets_the_softened_samples_through_a_pipe(
    tmp_path: Path, install: Install, qtbot: QtBot
) -> None:
    heard = install("aplay")
    chimes = chimes_at(tmp_path, "medium")
    chimes.play(Chime.EARLY)
    silence(qtbot, chimes)
    assert heard.read_bytes() == softened((SOUNDS / "five-minutes.wav").read_bytes(), 0.5)


@linux
def test_where_the_first_player_fails_the_next_one_plays(
    tmp_path: Path, install: Install, qtbot: QtBot
) -> None:
    install("pw-play", code=1)
    heard = install("paplay")
    chimes = chimes_at(tmp_path, "full")
    chimes.play(Chime.SOON)
    silence(qtbot, chimes)
    asked = (tmp_path / "bin" / "pw-play.asked").read_text().split()
    assert asked == ["--volume", "1.0", str(SOUNDS / "one-minute.wav")]
    assert heard.read_bytes() == softened((SOUNDS / "one-minute.wav").read_bytes(), 1.0)


@linux
def test_one_sounds_at_a_time_and_off_is_off(tmp_path: Path, install: Install, qtbot: QtBot) -> None:
    heard = install("aplay")
    chimes = chimes_at(tmp_path, "soft")
    for _times in range(3):
        chimes.play(Chime.OVER)
    silence(qtbot, chimes)
    assert len(heard.read_bytes()) == len(softened((SOUNDS / "time-over.wav").read_bytes(), 1))
    chimes.choose("off")
    heard.unlink()
    chimes.play(Chime.OVER)
    silence(qtbot, chimes)
    assert not heard.exists()


def test_without_any_player_it_is_silent(
    tmp_path: Path, install: Install, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    chimes = chimes_at(tmp_path, "full")
    chimes.listen()
    silence(qtbot, chimes)
    assert capfd.readouterr() == ("", "")
