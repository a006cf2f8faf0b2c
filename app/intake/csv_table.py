"""A table in a CSV file, whatever program wrote it: its encoding, its delimiter and its quotes are found out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from app.errors import BadFile
from app.intake import text_file
from app.words import _

LARGEST = 4_000_000
# the last one stands in no file: a table may have one column, with commas in it
ONE_COLUMN = "\x1f"
DELIMITERS = ",;\t|:^~" + ONE_COLUMN
QUOTES = "\"'"
# A record in quotes may go over lines, but a quote that is never closed is a slip: it spoils its own line only.
LONGEST_RECORD = 40
# so many lines are looked at to find out how a file is written
LOOKED_AT = 400
MOST_LINES, MOST_RECORDS = 5_000, 500


class Line(NamedTuple):
    """One record: the line it begins on, counted from 1, and its cells; None where it cannot be read."""

    number: int
    cells: tuple[str, ...] | None


class _Way(NamedTuple):
    delimiter: str
    quote: str
    escape: str | None


def read_table(data: bytes, known: Callable[[str], bool]) -> list[Line]:
    """The records of a file, empty lines left out; the first one names the columns.

    `known` says whether a cell is one of the words that columns are named with: they tell how the file is written.
    Raises BadFile when it is no table of words.
    """
    lines = list(io.StringIO(decoded(data), newline=""))
    if len(lines) > MOST_LINES:
        raise BadFile(_("This file is too long for a roster. Nothing was read."))
    found = list(_records(lines, _best_way(lines, known)))
    if len(found) > MOST_RECORDS:
        raise BadFile(
            _("This file has more than {most} rows, too many for a roster.").format(most=MOST_RECORDS)
        )
    if not found:
        raise BadFile(_("There is nothing in this file."))
    return found


def decoded(data: bytes) -> str:
    """The text of a file. Raises BadFile where it is too long, or no words."""
    if len(data) > LARGEST:
        raise BadFile(_("This file is too long for a roster. Nothing was read."))
    text = text_file.decoded(data).text
    if "\0" in text or sum(_is_control(letter) for letter in text) > len(text) / 50:
        raise BadFile(
            _("This is no list of people. Save it as CSV in your spreadsheet, then choose that file.")
        )
    return text


def _is_control(letter: str) -> bool:
    return letter < " " and letter not in "\t\r\n"


def _best_way(lines: Sequence[str], known: Callable[[str], bool]) -> _Way:
    start = list(lines[:LOOKED_AT])
    text = "".join(start)
    ways = [
        _Way(delimiter, quote, escape)
        for delimiter, quote, escape in product(DELIMITERS, QUOTES, (None, "\\"))
        if (delimiter in text or delimiter == ONE_COLUMN) and (quote in text or quote == '"')
        if escape is None or re.search(rf"\\[\\{re.escape(delimiter + quote)}\r\n]", text)
    ]
    return max(ways, key=lambda way: _fit(list(_records(start, way)), way, known))


def _fit(found: Sequence[Line], way: _Way, known: Callable[[str], bool]) -> tuple[float, ...]:
    """How well a way of reading fits: the words of the first row count most, then that all rows are alike."""
    read = [line.cells for line in found if line.cells is not None]
    head = read[0] if read else ()
    names = sum(known(cell) for cell in head)
    even = sum(len(cells) == len(head) for cells in read) - 2 * sum(len(cells) > len(head) for cells in read)
    left = sum(_looks_quoted(cell) for cells in read for cell in cells)
    return (names, -left, even - 2 * (len(found) - len(read)), len(head), way.escape is None)


def _looks_quoted(cell: str) -> bool:
    """Quotes or escapes that a way of reading left in a cell belong to the file, not to the words."""
    return (len(cell) > 1 and cell[0] == cell[-1] and cell[0] in QUOTES) or '\\"' in cell or "\\'" in cell


def _records(lines: Sequence[str], way: _Way) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        reader = csv.reader(
            lines[at : at + LONGEST_RECORD],
            delimiter=way.delimiter,
            quotechar=way.quote,
            escapechar=way.escape,
            doublequote=True,
            skipinitialspace=True,
            strict=True,
        )
        try:
            cells = tuple(" ".join(cell.split()) for cell in next(reader))
            used = max(reader.line_num, 1)
        except (csv.Error, StopIteration):
            yield Line(at + 1, None)
            at += 1
            continue
        if any(cells):
            yield Line(at + 1, cells)
        at += used
