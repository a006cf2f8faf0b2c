"""Text as Markdown: what a person wrote is shown as written and never becomes markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# What can open markup in the middle of a line, in CommonMark and in what GitHub and Pandoc add to it.
ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~^$@]|&(?=#?\w+;)")
# An address becomes a link by itself where these stand.
LINKS = re.compile(r"(?<=[A-Za-z0-9]):(?=/)|(?<=[A-Za-z])\.(?=[A-Za-z0-9])")
# What makes a list, a rule, a heading or a definition at the start of a line.
AT_START = re.compile(r"^([-+=:%])")
NUMBERED = re.compile(r"^([0-9]+)([.)])")

# Control characters, line and paragraph separators.
CONTROLS = ("Cc", "Zl", "Zp")
SPACES = re.compile(r"[^\S\u00a0]+")
# Marks that turn the direction of writing around, for the rest of the line if nothing turns it back.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """The text without line breaks and characters that cannot be seen. A space that must not break stays one."""
    kept = (" " if unicodedata.category(letter) in CONTROLS else letter for letter in text)
    return SPACES.sub(" ", TURNS.sub("", "".join(kept))).strip()


def plain(text: str) -> str:
    """The text on one line, every character that could mean markup made a character."""
    return NUMBERED.sub(r"\1\\\2", AT_START.sub(r"\\\1", in_a_cell(text)))


def in_a_cell(text: str) -> str:
    """The same for what does not begin a line, as the cells of a table."""
    return LINKS.sub(r"\\\g<0>", ANYWHERE.sub(r"\\\g<0>", one_line(text)))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table whose columns line up in the source as well. Cells are Markdown already; `numbers` stand right."""
    widths = [max(3, *(len(cell) for cell in column)) for column in zip(heads, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = [
            cell.rjust(width) if place in numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    rule = [
        "-" * (width - 1) + ":" if place in numbers else "-" * width for place, width in enumerate(widths)
    ]
    return "\n".join([line(heads), line(rule), *(line(row) for row in rows)])
