"""Reads a damaged journal's file without SQLite, page by page, and changes nothing: what one bad page hides from SQLite
is most of what lies behind it.

A page of SQLCipher 4 has 4,096 bytes, the last 80 of them the initialisation vector (16) and the HMAC-SHA512 (64) over
what stands before it and the page's number (4 bytes, little end first); the rest is AES-256-CBC under the raw key. The
first 16 bytes of the file are the salt; the key of the HMAC is PBKDF2-HMAC-SHA512(raw key, salt with each byte XOR 3a,
2 rounds, 32 bytes). What is in a page is SQLite's file format: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from app.vault.cipher import PAGE

Value = int | float | str | bytes | None

_SALT, _VECTOR, _MAC = 16, 16, 64
_USABLE = PAGE - _VECTOR - _MAC
_TABLE_LEAF, _TABLE_INTERIOR, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02
_DEEPEST = 20  # levels of pages that SQLite can have above a row
_HOT = bytes.fromhex("d9d505f920a163d7")  # begins a rollback journal that is not over
_SECTOR = 512


class Row(NamedTuple):
    """A row of some table as a page has it. `proven`: all the pages it comes from are as they were written."""

    rowid: int  # 0 in a table that has none
    values: tuple[Value, ...]
    proven: bool


@dataclass(slots=True)
class Pages:
    """The pages of one file, decrypted, by number from 1; `proven` are the numbers of those whose HMAC is right."""

    plain: dict[int, bytes] = field(default_factory=dict)
    proven: set[int] = field(default_factory=set)

    @property
    def damaged(self) -> int:
        return len(self.plain) - len(self.proven)

    def with_pages_of(self, before: Pages) -> Pages:
        """As if these pages stood in the file: the transaction that was underway, taken back."""
        proven = self.proven - before.plain.keys() | before.proven
        return Pages({**self.plain, **before.plain}, proven)

    def rows(self) -> Iterator[Row]:
        """Every row that can be made out on any page, of whatever table."""
        for number, page in self.plain.items():
            start = 100 if number == 1 else 0
            if page[start] in (_TABLE_LEAF, _INDEX_LEAF):
                yield from self._cells(number, page, start)

    def last_row(self, table: str) -> int | None:
        """The number of a table's last row, 0 where it has none; None where a page on the way there is damaged."""
        number = self._root("table", table)
        for _level in range(_DEEPEST):
            if number is None or number not in self.proven:
                return None
            page, start = self.plain[number], 100 if number == 1 else 0
            if page[start] == _TABLE_LEAF:
                return _last_rowid(page, start)
            if page[start] != _TABLE_INTERIOR:
                return None
            number = int.from_bytes(page[start + 8 : start + 12], "big")
        return None

    def rows_of_index(self, index: str) -> Iterator[Row]:
        """The rows at the leaves of an index: columns in its order, then the row's number in the table. What lies
        behind a damaged page is left out."""
        left, seen = [self._root("index", index)], set[int]()
        while left:
            number = left.pop()
            if number is None or number in seen or number not in self.proven:
                continue
            seen.add(number)
            page = self.plain[number]
            if page[0] == _INDEX_LEAF:
                yield from self._cells(number, page, 0)
            elif page[0] == _INDEX_INTERIOR:
                left.append(int.from_bytes(page[8:12], "big"))
                for each in range(int.from_bytes(page[3:5], "big")):
                    at = int.from_bytes(page[12 + 2 * each : 14 + 2 * each], "big")
                    left.append(int.from_bytes(page[at : at + 4], "big"))

    def _root(self, kind: str, name: str) -> int | None:
        """The first page of a table or an index; None where that cannot be read."""
        roots = {
            row.values[3]
            for row in self.rows()
            if row.proven and len(row.values) == 5 and row.values[:2] == (kind, name)
        }
        root = roots.pop() if len(roots) == 1 else None
        return root if isinstance(root, int) else None

    def _cells(self, number: int, page: bytes, start: int) -> Iterator[Row]:
        is_table = page[start] == _TABLE_LEAF
        for each in range(int.from_bytes(page[start + 3 : start + 5], "big")):
            place = start + 8 + 2 * each
            try:
                at = int.from_bytes(page[place : place + 2], "big")
                length, at = _varint(page, at)
                rowid, at = _varint(page, at) if is_table else (0, at)
                content, proven = self._content(page, at, length, is_table)
                yield Row(rowid, _record(content), proven and number in self.proven)
            except (IndexError, ValueError, KeyError):
                continue  # no row is here, or not all of it

    def _content(self, page: bytes, at: int, length: int, is_table: bool) -> tuple[bytes, bool]:
        """A cell's content, gathered from the pages that it runs over; KeyError where one is missing."""
        if not 0 <= length <= len(self.plain) * PAGE:
            raise ValueError("the file is not as long as that")
        here = _local(length, is_table)
        content = bytearray(_slice(page, at, here))
        proven, following = True, 0
        if here < length:
            following = int.from_bytes(_slice(page, at + here, 4), "big")
        while len(content) < length:
            proven &= following in self.proven
            page = self.plain[following]
            content += page[4 : min(_USABLE, 4 + length - len(content))]
            following = int.from_bytes(page[:4], "big")
        return bytes(content), proven


def read(path: Path, key: bytes) -> Pages:
    """The file's pages, a last one that is cut off left out. Raises OSError."""
    content = path.read_bytes()
    check = _Check(key, content[:_SALT])
    pages = Pages()
    for start in range(0, len(content) - PAGE + 1, PAGE):
        _take(pages, start // PAGE + 1, content[start : start + PAGE], key, check)
    return pages


def read_before(path: Path, key: bytes, salt: bytes) -> Pages:
    """The pages as they were before a transaction that did not come to its end, from its rollback journal."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Pages()
    check, pages, at = _Check(key, salt), Pages(), 0
    while len(content) > at:
        if content[at : at + 8] == _HOT:
            at += _SECTOR
            continue
        number = int.from_bytes(content[at : at + 4], "big")
        page = content[at + 4 : at + 4 + PAGE]
        if check.is_right(number, page):
            _take(pages, number, page, key, check)
            at += 8 + PAGE
        elif at % _SECTOR:
            at += _SECTOR - at % _SECTOR
        else:
            break
    return pages


class _Check:
    """Whether a page is as SQLCipher wrote it."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)

    def is_right(self, number: int, page: bytes) -> bool:
        if len(page) < PAGE:
            return False
        covered = page[_SALT if number == 1 else 0 : PAGE - _MAC] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self._key, covered, "sha512"), page[PAGE - _MAC :])


def _take(pages: Pages, number: int, page: bytes, key: bytes, check: _Check) -> None:
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES256
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    salt = _SALT if number == 1 else 0
    cipher = Cipher(AES256(key), CBC(page[_USABLE : _USABLE + _VECTOR])).decryptor()
    pages.plain[number] = bytes(salt) + cipher.update(page[salt:_USABLE]) + cipher.finalize()
    if check.is_right(number, page):
        pages.proven.add(number)


def _last_rowid(page: bytes, start: int) -> int:
    """Of a leaf."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    if not count:
        return 0
    place = start + 8 + 2 * (count - 1)
    _length, at = _varint(page, int.from_bytes(page[place : place + 2], "big"))
    return _varint(page, at)[0]


def _local(length: int, is_table: bool) -> int:
    """How much of a cell lies on its own page."""
    most = _USABLE - 35 if is_table else (_USABLE - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (_USABLE - 12) * 32 // 255 - 23
    here = least + (length - least) % (_USABLE - 4)
    return here if here <= most else least


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        value = value << 7 | content[at] & 0x7F
        at += 1
        if content[at - 1] < 0x80:
            return value, at
    value = value << 8 | content[at]
    return (value - 2**64 if value >= 2**63 else value), at + 1


def _slice(content: bytes, at: int, length: int) -> bytes:
    if not 0 <= at <= at + length <= len(content):
        raise ValueError("this runs over the page")
    return content[at : at + length]


def _record(content: bytes) -> tuple[Value, ...]:
    end, at = _varint(content, 0)
    place, values = end, []
    while at < end:
        kind, at = _varint(content, at)
        length = _length(kind)
        values.append(_value(kind, _slice(content, place, length)))
        place += length
    return tuple(values)


def _length(kind: int) -> int:
    if kind < 0 or kind in (7, 10, 11):  # numbers with a point are in none of our tables
        raise ValueError("no value of ours")
    return (0, 1, 2, 3, 4, 6, 8, 0, 0, 0)[kind] if kind < 12 else (kind - 12) // 2


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind < 7:
        return int.from_bytes(content, "big", signed=True)
    return content.decode() if kind % 2 else content
