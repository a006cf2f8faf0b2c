"""The paper that lies in this computer's printer: every page that is made here is made for it, in every format."""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """A sheet, in inches; `typst` is what it is called where PDFs are made."""

    id: str
    wide: float
    high: float
    typst: str


LETTER = Paper("letter", 8.5, 11.0, "us-letter")
A4 = Paper("a4", 210 / 25.4, 297 / 25.4, "a4")
PAPERS = {paper.id: paper for paper in (LETTER, A4)}


class _Computer:
    """What every page is made for that is told nothing else, in every thread."""

    paper = LETTER


def paper_here() -> Paper:
    """What this computer prints on."""
    return _Computer.paper


def print_on_paper(paper: Paper) -> None:
    """What this computer prints on from now on; a page that was made before keeps its own."""
    _Computer.paper = paper
