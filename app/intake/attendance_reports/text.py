"""The bytes of a report made text, and the text made rows of cells."""

from __future__ import annotations

import codecs
import re

from app.errors import UnreadableReport
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
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, with sentences about what had to be mended. Raises UnreadableReport.

    Without a mark of the byte order it is UTF-8, UTF-16 when every other byte is empty, and else what older systems
    write for Western languages (Windows-1252).
    """
    if content.startswith(b"PK\x03\x04"):
        raise UnreadableReport(_("This is a spreadsheet. Save it as CSV and open that file."))
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _whole(content[len(mark) :], encoding)
    if content[1:400:2].count(0) > len(content[:400]) // 4:
        return _whole(content, "utf-16-le")
    if content[0:400:2].count(0) > len(content[:400]) // 4:
        return _whole(content, "utf-16-be")
    try:
        return _whole(content, "utf-8")
    except UnreadableReport:
        text, warnings = _whole(content, "cp1252")
        return text, [*warnings, _("Letters with accents may be wrong: this file is not in Unicode.")]


def _whole(content: bytes, encoding: str) -> tuple[str, list[str]]:
    """Decoded, without half a letter at the very end."""
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        if error.end < len(content) or error.start == 0:
            raise UnreadableReport(_("This file is damaged, or it is not an attendance report.")) from None
        return content[: error.start].decode(encoding), [_("The end of the file is missing.")]


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
