"""Writes what was measured into the tables of docs/performance.md, whose other words are written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bench.measuring import Figure
from bench.peers import Beside


def with_figures(page: str, figures: Iterable[Figure]) -> str:
    """The page with value, noise and goal of each figure; what it means to a person stays."""
    for figure in figures:
        goal = f"{figure.goal:g}" if figure.goal is not None else "–"
        noise = f"± {figure.noise:.2f}" if figure.noise else "–"
        missed = "" if figure.met else " (missed)"
        page = _with_row(page, figure.name, (f"{figure.value:.2f}{missed}", noise, goal))
    return page


def with_peers(page: str, rows: Iterable[Beside]) -> str:
    for row in rows:
        page = _with_row(page, row.name, row.cells)
    return page


def _with_row(page: str, name: str, cells: Sequence[str]) -> str:
    """The cells behind the name are new, those after them stay. A row that is not there is a mistake in the page."""
    row = re.compile(rf"^\| {re.escape(name)} \|(?: [^|\n]*\|){{{len(cells)}}}", re.MULTILINE)
    new = f"| {name} | {' | '.join(cells)} |"
    changed, rows = row.subn(lambda _: new, page)
    if rows != 1:
        raise ValueError(f"The page has no row for {name}.")
    return changed
