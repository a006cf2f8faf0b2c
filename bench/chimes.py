"""Makes the three chimes in resources/sounds: soft mallet strokes, the same bytes each time."""

from __future__ import annotations

import array
import io
import math
import sys
import wave
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"
RATE = 22_050  # samples a second; mono, 16 bits
LENGTH = 1.3  # seconds: 57 kB
LOUDEST = 0.6  # of what 16 bits hold
ATTACK, FADE = 0.008, 0.25  # seconds: no click at either end
# a bar of rosewood: the tone, and what rings above it for a short while (times the tone, how loud, seconds to 1/e)
PARTIALS = ((1.0, 1.0, 0.38), (3.93, 0.18, 0.10), (9.2, 0.05, 0.03))
G4, C5, E5 = 392.0, 523.25, 659.26  # Hz


class Stroke(NamedTuple):
    """One tone of a chime: when it is struck, in seconds, and how hard."""

    tone: float
    at: float
    force: float = 1.0


CHIMES: Mapping[str, Sequence[Stroke]] = {
    # one stroke: there is time
    "five-minutes": [Stroke(G4, 0.0)],
    # two, upwards: soon
    "one-minute": [Stroke(G4, 0.0, 0.8), Stroke(C5, 0.2)],
    # three, downwards, coming to rest: this is over, what comes next begins
    "time-over": [Stroke(E5, 0.0, 0.7), Stroke(C5, 0.18, 0.8), Stroke(G4, 0.36)],
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, strokes in CHIMES.items():
        (FOLDER / f"{name}.wav").write_bytes(recorded(strokes))


def recorded(strokes: Sequence[Stroke]) -> bytes:
    """A WAV file."""
    heard = [
        _fade(number / RATE) * sum(_rings(stroke, number / RATE) for stroke in strokes)
        for number in range(round(LENGTH * RATE))
    ]
    loudest = max(abs(value) for value in heard)
    samples = array.array("h", (round(value / loudest * LOUDEST * 32_767) for value in heard))
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def _rings(stroke: Stroke, moment: float) -> float:
    since = moment - stroke.at
    if since < 0:
        return 0.0
    attack = 0.5 - 0.5 * math.cos(math.pi * min(since / ATTACK, 1.0))
    ringing = sum(
        loud * math.exp(-since / decay) * math.sin(2 * math.pi * stroke.tone * times * since)
        for times, loud, decay in PARTIALS
    )
    return stroke.force * attack * ringing


def _fade(moment: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * min((LENGTH - moment) / FADE, 1.0))


if __name__ == "__main__":
    main()
