"""How a figure is taken: two things measured in turn, many times, and the median of the ratios."""

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
    """One named result. `goal` is the most that it may be; `detail` says what it was made of."""

    name: str
    value: float
    goal: float | None
    detail: str

    @property
    def met(self) -> bool:
        return self.goal is None or self.value <= self.goal


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


def child(module: str, *arguments: str) -> dict[str, float]:
    """Run a module of the benchmark as a process; it prints one JSON object, to which its start is added.

    Times in it are time.monotonic_ns(), which all processes share.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
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
