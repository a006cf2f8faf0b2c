"""How a figure is taken: two things measured in turn, many times, and how far the times differ in that run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
TIMES = 9


@dataclass(frozen=True, slots=True)
class Figure:
    """One named result. `goal` is the most that it may be, `detail` says what it was made of.

    `noise` is how far this run's own repeats differ: by no more than that a figure may be over its goal.
    """

    name: str
    value: float
    goal: float | None
    detail: str
    noise: float = 0.0

    @property
    def met(self) -> bool:
        return self.goal is None or self.value <= self.goal + self.noise


def repeated(name: str, values: Sequence[float], goal: float | None, detail: str) -> Figure:
    """What was measured some times over: the one in the middle, and the noise of them."""
    return Figure(name, statistics.median(values), goal, detail, spread(values))


def paired(
    name: str, measured: Sequence[float], bare: Sequence[float], goal: float | None, detail: str
) -> Figure:
    """What was measured in turn with something beside it: their ratio, and the noise of the pairs."""
    pairs = [one / other for one, other in zip(measured, bare, strict=True)]
    return Figure(name, ratio(measured, bare), goal, detail, spread(pairs))


def spread(values: Sequence[float]) -> float:
    """Half of the range in which the middle half of them lies: a single outlier does not widen it."""
    if len(values) < 2:
        return 0.0
    first, _, third = statistics.quantiles(values, n=4, method="inclusive")
    return (third - first) / 2


def parts(values: Sequence[float], many: int = 5) -> list[Sequence[float]]:
    """A long run cut into so many of the same length, one after the other, so that it has repeats; a rest is left."""
    each = len(values) // many
    return [values[place * each : (place + 1) * each] for place in range(many)]


def ratio(measured: Sequence[float], bare: Sequence[float]) -> float:
    """The median of what was measured over the median of what it stands beside."""
    return statistics.median(measured) / statistics.median(bare)


def in_turn(
    one: Callable[[], float], other: Callable[[], float], times: int = TIMES
) -> tuple[list[float], list[float]]:
    """Both measured alternately, so that whatever else the machine does hits both; the first pair warms up."""
    pairs = [(one(), other()) for _time in range(times + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of them lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * len(ordered)))]


def child(module: str, *arguments: str, python: str = sys.executable, **more: str) -> dict[str, float]:
    """Run a module of the benchmark as a process; it prints one JSON object, to which its start is added.

    Times in it are time.monotonic_ns(), which all processes share. `more` is added to the environment.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic_ns()
    done = subprocess.run(
        [python, "-m", module, *arguments],
        cwd=HOME,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{module} failed:\n{done.stderr}")
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {**said, "started": float(started)}


def milliseconds_to(moment: str, said: dict[str, float]) -> float:
    """From the start of a process to a moment that it told."""
    return (said[moment] - said["started"]) / 1e6
