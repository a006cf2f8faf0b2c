"""What the memory of a live session is made of, step by step: `python -m bench.memory`, for docs/performance.md."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path

from bench import live_session
from bench.measuring import HOME, child
from ui import start

# what is imported beside Qt's windows, without a line of ours
LIBRARIES = (
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "asyncio",
    "pydantic",
    "pydantic.json_schema",
    "sqlcipher3",
    "cryptography.hazmat.bindings._rust",
    "wakepy",
    "jeepney.io",
)
SIZE = (1440, 900)


def main() -> None:
    """Each step in a process that has done those before."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=HOME) as folder:
        vault = Path(folder) / "live"
        furnish = "import sys, pathlib, bench.big_vault as b; b.furnished(pathlib.Path(sys.argv[1])).close()"
        os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", furnish, str(vault))
        steps = [("a bare window", _megabytes(child("bench.bare_window", *map(str, SIZE))["pages"]))]

        def step(what: str) -> None:
            steps.append((what, _megabytes(_pages())))

        beginning = start.begin(vault)
        step("the first window")
        for library in LIBRARIES:
            importlib.import_module(library)
        step("libraries")
        start.bring_in_the_rest()
        step("our own code")
        live_session.main_window(beginning, *SIZE)
        live_session.turn(1.0)
        step("vault, desk, windows")
        before = 0.0
        for what, whole in steps:
            print(f"{what:24} {whole - before:6.1f} {whole:6.1f} MB")
            before = whole
    sys.stdout.flush()
    os._exit(0)


def _pages() -> float:
    with open("/proc/self/statm") as memory:
        return float(memory.read().split()[1])


def _megabytes(pages: float) -> float:
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
