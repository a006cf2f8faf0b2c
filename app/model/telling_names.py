"""The words of a name that tell who somebody is: first names, and longer parts of names. The one place that says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from app.model.notes import folded

# an accent that stands behind its letter is a part of the word
_APART = re.compile(r"(?:[^\w\u0300-\u036f]|_)+")


def words_in(text: str) -> set[str]:
    """The words between spaces, and what hyphens, slashes and apostrophes part them into, as they are written."""
    composed = unicodedata.normalize("NFC", text)
    return {word for word in (*composed.split(), *_APART.split(composed)) if word}


def telling_words(names: Iterable[str], *, short: bool = False) -> frozenset[str]:
    """First names, whatever their length, and other parts of names with three letters or more; all folded.

    With `short` parts of two letters as well, where they are written as names, with a capital: whoever asks has to tell
    them from words then ("So", "An"). A surname of one letter ("S.") would be every article, and is never among them.
    """
    found: set[str] = set()
    for name in names:
        found.update(map(folded, name.split()[:1]))
        for part in words_in(name):
            letters = len(folded(part))
            if letters > 2 or (short and letters == 2 and part[0].isupper()):
                found.add(folded(part))
    return frozenset(found - {""})


def tells(text: str, telling: frozenset[str]) -> bool:
    """Whether one of these words stands in a text. Case, accents and what stands between the words do not matter."""
    return not telling.isdisjoint(map(folded, words_in(text)))
