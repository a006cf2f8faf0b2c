"""`python -m bench [--json FILE]`: measure what must be fast, print a table, exit 1 when a goal is missed."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench import disk, drafting, drawing, finding, keystrokes, packets, windows
from bench.measuring import HOME, Figure


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    asked = parser.parse_args()
    # beside the project and not in the system's temporary folder, which may be memory: a disk is measured
    with tempfile.TemporaryDirectory(prefix="bench-", dir=HOME) as folder:
        place = Path(folder)
        figures = [
            *windows.measure(place),
            *disk.measure(place),
            *finding.measure(place / disk.NOTES_VAULT, place / windows.SESSIONS_VAULT),
            *drawing.measure(),
            *drafting.measure(Path(folder)),
            *packets.measure(),
            *keystrokes.measure(place),
        ]
    print(_table(figures))
    if asked.json:
        values = {figure.name: round(figure.value, 4) for figure in figures}
        asked.json.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    return 0 if all(figure.met for figure in figures) else 1


def _table(figures: list[Figure]) -> str:
    lines = [f"{'figure':22} {'value':>8} {'goal':>7}   what was measured"]
    for figure in figures:
        goal = f"≤ {figure.goal:g}" if figure.goal is not None else ""
        missed = "" if figure.met else "  (missed)"
        lines.append(f"{figure.name:22} {figure.value:8.2f} {goal:>7}   {figure.detail}{missed}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
