"""The three chimes: which there are, how loud, and how each system is asked to play one."""

from __future__ import annotations

import array
import io
import os
import shutil
import subprocess
import sys
import threading
import wave
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject

from ui.machine import VOLUMES, MachineFile

# a factor for the samples, one for each of VOLUMES
GAINS = (0.0, 0.25, 0.5, 1.0)
# a player that is not done by then hangs, seconds; a chime lasts 1.3
PATIENCE = 5.0


class Chime(StrEnum):
    """Named like its file in resources/sounds."""

    EARLY = "five-minutes"
    SOON = "one-minute"
    OVER = "time-over"


class Player(NamedTuple):
    """A program that plays: from its input, made softer already, or from our file, with a volume of its own."""

    program: str
    arguments: tuple[str, ...]
    reads_input: bool


RAW = ("--raw", "--format=s16le", "--rate=22050", "--channels=1")
ALSA_RAW = ("-q", "-t", "raw", "-f", "S16_LE", "-r", "22050", "-c", "1")
# the first that is there and does it
PLAYERS: Mapping[str, tuple[Player, ...]] = {
    "linux": (
        Player("pw-play", ("--volume", "{gain}", "{file}"), False),
        Player("paplay", RAW, True),
        Player("aplay", ALSA_RAW, True),
    ),
    "darwin": (Player("afplay", ("-v", "{gain}", "{file}"), False),),
}


class Chimes(QObject):
    """Plays one chime at a time, in a thread, as loud as this computer's settings say; silent where nothing plays.

    Nothing is written to the disk: a player gets the samples through a pipe, or the file that was shipped.
    """

    def __init__(self, machine: MachineFile, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._machine = machine
        self._folder = folder
        self._playing: threading.Thread | None = None

    def choose(self, volume: str) -> None:
        self._machine.change(chimes=volume)

    def play(self, chime: str) -> None:
        """One that comes while another still sounds is left out."""
        gain = GAINS[VOLUMES.index(self._machine.now.chimes)]
        if gain and (self._playing is None or not self._playing.is_alive()):
            file = self._folder / f"{chime}.wav"
            self._playing = threading.Thread(target=_play, args=(file, gain), name="chime", daemon=True)
            self._playing.start()

    def listen(self) -> None:
        """How it sounds as it is set now."""
        self.play(Chime.OVER)


def softened(recorded: bytes, gain: float) -> bytes:
    """The samples of a WAV file (16 bits), each times `gain`; without the file's head."""
    with wave.open(io.BytesIO(recorded)) as file:
        samples = array.array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    made = array.array("h", (round(sample * gain) for sample in samples))
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def _play(file: Path, gain: float) -> None:
    """Returns when it has sounded, or nothing could play it: the change on the screen says the same."""
    with suppress(OSError, RuntimeError, EOFError, wave.Error):
        recorded = file.read_bytes()
        samples = softened(recorded, gain)
        if sys.platform == "win32":
            import winsound

            head = recorded[: len(recorded) - len(samples)]
            # from memory Windows plays only while the caller waits, which this thread can
            winsound.PlaySound(head + samples, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
            return
        for player in PLAYERS.get(sys.platform, ()):
            if (program := shutil.which(player.program)) and _sounded(player, program, file, gain, samples):
                return


def _sounded(player: Player, program: str, file: Path, gain: float, samples: bytes) -> bool:
    arguments = [argument.format(gain=gain, file=file) for argument in player.arguments]
    try:
        done = subprocess.run(
            [program, *arguments],
            input=samples if player.reads_input else b"",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_of_the_system(),
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _of_the_system() -> dict[str, str]:
    """A packed Groupside looks for libraries in its own folder first; the system's programs must not."""
    there = dict(os.environ)
    if getattr(sys, "frozen", False):
        there.pop("LD_LIBRARY_PATH", None)
        if (before := there.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
            there["LD_LIBRARY_PATH"] = before
    return there
