"""The bytes of a file that somebody brought, made text: whatever program wrote it, and with what is wrong with it."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# so many bytes are looked at to find out whether every other one is empty
_LOOKED_AT: Final = 400


class FileText(NamedTuple):
    """What a file says. Not in Unicode: letters with accents may be wrong. Cut: half a letter stood at its end, and was
    left out. Damaged: some letters could not be read, and others stand in their places."""

    text: str
    is_unicode: bool = True
    is_cut: bool = False
    is_damaged: bool = False


def decoded(content: bytes) -> FileText:
    """By its byte order mark; without one it is UTF-16 when every other byte is empty, else UTF-8, and else what older
    systems write for Western languages (Windows-1252)."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _whole(content[len(mark) :], encoding)
    start = content[:_LOOKED_AT]
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[place::2].count(0) > len(start) // 4:
            return _whole(content, encoding)
    found = _whole(content, "utf-8")
    # one letter with an accent at the very end of an older file is half a letter of UTF-8
    if not found.is_damaged and not (found.is_cut and found.text.isascii()):
        return found
    older = _whole(content, "cp1252")
    text = content.decode("latin-1") if older.is_damaged else older.text
    return older._replace(text=text, is_unicode=False)


def _whole(content: bytes, encoding: str) -> FileText:
    """Decoded, without half a letter at the very end."""
    try:
        return FileText(content.decode(encoding))
    except UnicodeDecodeError as error:
        if error.end < len(content) or error.start == 0:
            return FileText(content.decode(encoding, "replace"), is_damaged=True)
        return FileText(content[: error.start].decode(encoding), is_cut=True)
