"""`python -m bench [--json FILE] [--table PAGE]`: measure what must be fast; exit 1 when a goal is missed.

A figure is behind its goal when it is over it by more than the noise of its own repeats in that run. With `--peers`
other programs are measured instead, beside ours.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import disk, drafting, drawing, finding, keystrokes, packets, page, peers, windows
from bench.measuring import HOME, Figure


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    parser.add_argument("--table", type=Path, metavar="PAGE", help="also write them into this page's tables")
    parser.add_argument("--peers", action="store_true", help="start and memory beside novelWriter and Plover")
    asked = parser.parse_args()
    # beside the project and not in the system's temporary folder, which may be memory: a disk is measured
    with tempfile.TemporaryDirectory(prefix="bench-", dir=HOME) as folder:
        place = Path(folder)
        if asked.peers:
            return tell_peers(peers.measure(place), asked.table)
        figures = [
            *windows.measure(place),
            *disk.measure(place),
            *finding.measure(place / disk.NOTES_VAULT, place / windows.SESSIONS_VAULT),
            *drawing.measure(),
            *drafting.measure(Path(folder)),
            *packets.measure(),
            *keystrokes.measure(place),
        ]
    return tell(figures, asked.json, asked.table)


def tell(figures: Sequence[Figure], values: Path | None = None, table: Path | None = None) -> int:
    """Print the figures and write them where that was asked for; 1 if one of them is behind its goal."""
    print(_table(figures))
    if values:
        taken = {figure.name: round(figure.value, 4) for figure in figures}
        values.write_text(json.dumps(taken, indent=2) + "\n", encoding="utf-8")
    if table:
        written = page.with_figures(table.read_text(encoding="utf-8"), figures)
        table.write_text(written, encoding="utf-8", newline="\n")
    return 0 if all(figure.met for figure in figures) else 1


def tell_peers(rows: Sequence[peers.Beside], table: Path | None = None) -> int:
    for row in rows:
        print(f"{row.name:16} {'  '.join(f'{cell:>12}' for cell in row.cells)}")
    if table:
        written = page.with_peers(table.read_text(encoding="utf-8"), rows)
        table.write_text(written, encoding="utf-8", newline="\n")
    return 0


def _table(figures: Sequence[Figure]) -> str:
    lines = [f"{'figure':22} {'value':>8} {'noise':>8} {'goal':>7}   what was measured"]
    for figure in figures:
        goal = f"≤ {figure.goal:g}" if figure.goal is not None else ""
        noise = f"± {figure.noise:.2f}" if figure.noise else ""
        missed = "" if figure.met else "  (missed)"
        lines.append(f"{figure.name:22} {figure.value:8.2f} {noise:>8} {goal:>7}   {figure.detail}{missed}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
