"""The printed recovery key: 256 random bits in 13 groups, each of which says by itself whether it was typed as printed.

What is settled on paper (docs/vault-format.md says the same): the key and 4 zero bits behind it are 52 numbers of 5
bits, big end first, as signs of Crockford's base 32. A group is 4 of them and a check sign: in GF(32) by x⁵ + x² + 1,
with the group's number g from 1 to 13, its signs a b c d and the check sign e, g·x⁵ + a·x⁴ + b·x³ + c·x² + d·x + e is
0. So a wrong sign, two signs exchanged, and two groups exchanged always show.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Sequence

from app.errors import Refused
from app.words import _

LENGTH = 32
GROUPS = 13
_GROUP = 5  # signs
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILOU", "110V")
_PADDING = GROUPS * (_GROUP - 1) * 5 - LENGTH * 8  # bits
# what is longer was typed without gaps between its groups
_ONE_GROUP = 2 * _GROUP


def new() -> bytes:
    return secrets.token_bytes(LENGTH)


def shown(key: bytes) -> tuple[str, ...]:
    """The groups as they are printed."""
    bits, data = int.from_bytes(key, "big") << _PADDING, _GROUP - 1
    values = [bits >> 5 * place & 31 for place in reversed(range(GROUPS * data))]
    groups = [values[first : first + data] for first in range(0, len(values), data)]
    return tuple(
        "".join(_SIGNS[value] for value in (*group, _times_x(_sum(number, group))))
        for number, group in enumerate(groups, 1)
    )


def read(typed: str) -> bytes:
    """The key, however it was typed: in small letters, with or without gaps, I and L for 1, O for 0, U for V.

    Raises Refused, which names the first group that is not as printed, or says how many there are.
    """
    groups = _groups(typed)
    bits = 0
    for number, group in enumerate(groups[:GROUPS], 1):
        values = [_SIGNS.find(sign) for sign in group]
        if len(values) != _GROUP or -1 in values or _sum(number, values):
            raise _mistyped(number)
        for value in values[:-1]:
            bits = bits << 5 | value
    if len(groups) != GROUPS:
        raise Refused(
            _("The recovery key has {all} groups, and {count} are there.").format(
                all=GROUPS, count=len(groups)
            )
        )
    if bits & (1 << _PADDING) - 1:
        raise _mistyped(GROUPS)
    return (bits >> _PADDING).to_bytes(LENGTH, "big")


def check_typed_back(key: bytes, typed: str) -> None:
    """Whether the page can be read and was: raises Refused, which names the first group that is not this key's."""
    if read(typed) != key:
        pairs = zip(_groups(typed), shown(key), strict=True)
        raise _mistyped(next(number for number, (group, right) in enumerate(pairs, 1) if group != right))


def _groups(typed: str) -> list[str]:
    upper = unicodedata.normalize("NFKC", typed).upper().translate(_READ_AS)
    parts = "".join(sign if sign.isalnum() else " " for sign in upper).split()
    if len(together := "".join(parts)) == GROUPS * _GROUP:
        parts = [together]
    groups: list[str] = []
    for part in parts:
        length = len(part) if len(part) < _ONE_GROUP else _GROUP
        groups += [part[first : first + length] for first in range(0, len(part), length)]
    return groups


def _mistyped(number: int) -> Refused:
    return Refused(
        _("Group {number} is not as it stands on the page. Compare its five signs.").format(number=number)
    )


def _sum(number: int, values: Sequence[int]) -> int:
    total = number
    for value in values:
        total = _times_x(total) ^ value
    return total


def _times_x(value: int) -> int:
    return value << 1 ^ (0b100101 if value & 16 else 0)
