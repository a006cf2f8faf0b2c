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


class Compared(NamedTuple):
    """A note as it is compared: all of it, and what somebody wrote themselves, section by section."""

    whole: str
    own: tuple[str, ...] = ()


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
    found = list(alike_notes(mine, [(whose, Compared(last))]))
    if not found:
        there = normalized(last)
        for own in mine.own:
            words = normalized(own)
            if LONG_ENOUGH <= len(words) <= len(there):
                percent = fuzz.partial_ratio(words, there, score_cutoff=PERCENT)
                if percent >= PERCENT:
                    found.append(AlikeNote(whose, int(percent), own, last))
    return tuple(found[:1])


def normalized(text: str) -> str:
    """Letters and digits in small letters without accents, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", kept))


def _pairs(mine: Compared, other: Compared) -> list[tuple[float, str, str]]:
    pairs = [(mine.whole, other.whole), *((one, two) for one in mine.own for two in other.own)]
    found = []
    for one, two in pairs:
        first, second = normalized(one), normalized(two)
        if min(len(first), len(second)) >= LONG_ENOUGH:
            found.append((fuzz.ratio(first, second, score_cutoff=PERCENT), one, two))
    return found
