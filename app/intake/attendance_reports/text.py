"""The bytes of a report made text, and the text made rows of cells."""

from __future__ import annotations

import re

from app.errors import UnreadableReport
from app.intake import text_file
from app.words import _

DELIMITERS = ("\t", ",", ";")
# a cell in quotes is never longer: an unclosed quotation mark must not swallow the people behind it
LONGEST_CELL = 1000
# the largest calls have some ten thousand rows
MOST_ROWS = 20_000
# which way letters run, and marks of the byte order: they say nothing in a cell
UNSEEN = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\0")
)


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, with sentences about what had to be mended. Raises UnreadableReport."""
    if content.startswith(b"PK\x03\x04"):
        raise UnreadableReport(_("This is a spreadsheet. Save it as CSV and open that file."))
    found = text_file.decoded(content)
    if found.is_damaged:
        raise UnreadableReport(_("This file is damaged, or it is not an attendance report."))
    mended = []
    if found.is_cut:
        mended.append(_("The end of the file is missing."))
    if not found.is_unicode:
        mended.append(_("Letters with accents may be wrong: this file is not in Unicode."))
    return found.text, mended


def rows(text: str, delimiter: str) -> list[list[str]]:
    """Every row as its cells, empty rows included, so that a row's number is the one a spreadsheet shows.

    A quotation mark counts as one only where it closes before the next cell; elsewhere it is a part of the name.
    """
    cell = re.compile(
        rf'(?: ?"((?:[^"]|""){{0,{LONGEST_CELL}}})" ?(?={delimiter}|[\r\n]|\Z)|([^{delimiter}\r\n]*))'
        rf"({delimiter}|\r?\r?\n|\r|\Z)"
    )
    found: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        match = cell.match(text, at)
        if match is None:
            raise UnreadableReport(_("This file is damaged, or it is not an attendance report."))
        quoted, plain, end = match.groups()
        found[-1].append(tidied(plain if quoted is None else quoted.replace('""', '"')))
        at = match.end()
        if end != delimiter:
            if not end:
                break
            found.append([])
            if len(found) > MOST_ROWS:
                raise UnreadableReport(_("This file is too big for an attendance report."))
    return found


def tidied(cell: str) -> str:
    """A cell without what cannot be seen; spaces of any kind and line ends become one space."""
    return " ".join(cell[:LONGEST_CELL].translate(UNSEEN).split()) if cell else ""
