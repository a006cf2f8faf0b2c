"""What a passphrase must be, and how hard it is to guess: a plain estimate, so that the form can say so at once.

The estimate takes a passphrase apart the way somebody who guesses would and adds up bits: a word (any run of letters)
counts 4 for its first letter and 2 for each further one, as text does on average; digits 3 each, signs 5, a space 1.
What is easier counts less: a word of the list below 4, a repeated word or a word that is about the person 1, runs like
'abcd', '4444' or 'qwertz' 4, years 6. It errs on the careful side for random letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import NamedTuple

from app.errors import Refused
from app.words import _

SHORTEST = 10  # characters
_COMMON = """
    password passwort passphrase passcode letmein welcome admin administrator login master secret default
    changeme test iloveyou monkey dragon sunshine princess football baseball superman batman shadow michael
    jordan charlie groupside group session recovery sober sobriety therapy therapist counselor clinic
    program facilitator harmony summer winter spring autumn monday friday january december love hello money
    computer internet freedom whatever qwerty qwertz azerty asdf
"""
_RUNS = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop qwertzuiop asdfghjkl zxcvbnm yxcvbnm"
_LOOKALIKES = str.maketrans("013457@$!", "oleastasi")
# bits of what is strong, and of a space with a common word of five letters
_STRONG, _ONE_MORE = 55, 13
_PARTS = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)


class Strength(NamedTuple):
    """From 0 (cannot be used) to 4, the word for it, and how many words more would make it strong."""

    score: int
    word: str
    wants: int


def normal(passphrase: str) -> str:
    """The one spelling of what was typed: a keyboard that composes letters differently still opens the vault."""
    return unicodedata.normalize("NFKC", passphrase)


def check_long_enough(passphrase: str) -> None:
    """Raises Refused."""
    if len(normal(passphrase)) < SHORTEST:
        raise Refused(
            _("A passphrase has at least {count} characters. A few words are easiest.").format(count=SHORTEST)
        )


def strength(passphrase: str, about: Collection[str] = ()) -> Strength:
    """How hard it is to guess; `about` are words that stand for the person, like a name."""
    typed = normal(passphrase)
    if len(typed) < SHORTEST:
        return Strength(0, _("too short"), 0)
    bits = _bits(typed, {word.casefold() for text in about for word in text.split()})
    wants = max(-((bits - _STRONG) // _ONE_MORE), 0)  # rounded up
    steps = ((30, 1, _("weak")), (42, 2, _("fair")), (_STRONG, 3, _("good")))
    return next(
        (Strength(score, word, wants) for most, score, word in steps if bits < most),
        Strength(4, _("strong"), 0),
    )


def _bits(typed: str, about: Collection[str]) -> int:
    folded = typed.casefold()
    # Read with its lookalikes as letters too: 'p4ssw0rd' is no better than 'password'. The easier reading counts.
    return min(_sum(folded, about), _sum(folded.translate(_LOOKALIKES), about) + 2)


def _sum(text: str, about: Collection[str]) -> int:
    seen: set[str] = set()
    bits = 0
    for part in _PARTS.findall(text):
        if part in seen or part in about:
            bits += 1
        elif part in _COMMON.split() or (len(part) > 2 and _is_run(part)):
            bits += 4
        elif re.fullmatch(r"(19|20)\d\d", part):
            bits += 6
        elif part.isspace():
            bits += 1
        elif part[0].isalpha():
            bits += 2 + 2 * len(part)
        elif part[0].isdecimal():
            bits += 3 * len(part)
        else:
            bits += 5
        seen.add(part)
    return bits


def _is_run(part: str) -> bool:
    return len(set(part)) == 1 or any(part in row or part in row[::-1] for row in _RUNS.split())
