"""Text that is like another note's: what auditors look for. It is shown, and signed only with a reason.

Compared are the words of two notes: whole, and each stretch that somebody wrote themselves. Left out are header and
risk, and what everybody's note takes from the group's section. Two texts are alike from 90 % on, as `rapidfuzz`
measures it over letters, digits and single spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from app.review.sheet import AlikeNote

PERCENT: Final = 90
# what is shorter is said in the same words by everybody
LONG_ENOUGH: Final = 60
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_WORDS: Final = re.compile(r"[^\W_]+")


class Text(NamedTuple):
    """A stretch of a note as it stands, and as it is compared."""

    shown: str
    plain: str

    @classmethod
    def of(cls, text: str) -> Text:
        return cls(text, normalized(text))


class Compared(NamedTuple):
    """A note as it is compared: all of it, and what somebody wrote themselves, section by section."""

    whole: Text
    own: tuple[Text, ...] = ()


def alike_notes(mine: Compared, others: Sequence[tuple[str, Compared]]) -> tuple[AlikeNote, ...]:
    """Those of the others, by whose they are, that this note is like; the most alike first."""
    found = []
    for whose, other in others:
        best = max(_pairs(mine, other), default=None, key=lambda each: each[0])
        if best is not None and best[0] >= PERCENT:
            found.append(AlikeNote(whose, int(best[0]), best[1], best[2]))
    return tuple(sorted(found, key=lambda each: -each.percent))


def like_last(mine: Compared, whose: str, last: str) -> tuple[AlikeNote, ...]:
    """Whether it is like the person's own last note, of which only the words are known."""
    there = Text.of(last)
    found = list(alike_notes(mine, [(whose, Compared(there))]))
    for own in mine.own:
        if not found and LONG_ENOUGH <= len(own.plain) <= len(there.plain):
            percent = fuzz.partial_ratio(own.plain, there.plain, score_cutoff=PERCENT)
            found += [AlikeNote(whose, int(percent), own.shown, last)] if percent >= PERCENT else []
    return tuple(found)


def normalized(text: str) -> str:
    """Letters and digits in small letters without accents, words parted by one space."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return " ".join(_WORDS.findall(plain))


def _pairs(mine: Compared, other: Compared) -> list[tuple[float, str, str]]:
    pairs = [(mine.whole, other.whole), *((one, two) for one in mine.own for two in other.own)]
    return [
        (fuzz.ratio(one.plain, two.plain, score_cutoff=PERCENT), one.shown, two.shown)
        for one, two in pairs
        if min(len(one.plain), len(two.plain)) >= LONG_ENOUGH
    ]
