"""What was typed into a search, found again in a text: as the vault's index finds it, and where the hits stand.

Words are runs of letters and digits, compared by their beginnings without case and accents: "cafe" finds "Café’s".
Chinese and Japanese are written without spaces: each of their letters is a word, and letters that were typed together
must stand there in a row.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.letters import ALONE

# how much is shown around the first hit, in characters: enough for three lines
ROOM = 180
BEFORE = 50
_MORE = "…"


class Word(NamedTuple):
    """One word of a text: folded, and from where to where it stands."""

    folded: str
    start: int
    end: int


class Around(NamedTuple):
    """A piece of a text with what was found in it; hits are from where to where, in order and apart."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=512)
def _folded(letter: str) -> str:
    """Lower case and without accents; what stands for nothing by itself is empty."""
    plain = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def words(text: str) -> list[Word]:
    """The words of a text in their order."""
    found: list[Word] = []
    start, folded = 0, ""
    for at, letter in enumerate(text):
        if ALONE.match(letter) and letter.isalnum():
            if folded:
                found.append(Word(folded, start, at))
                folded = ""
            found.append(Word(letter, at, at + 1))
        elif letter.isalnum() or (folded and unicodedata.combining(letter)):
            start = start if folded else at
            folded += _folded(letter)
        elif folded:
            found.append(Word(folded, start, at))
            folded = ""
    return [*found, Word(folded, start, len(text))] if folded else found


def hits(text: str, typed: str) -> tuple[tuple[int, int], ...] | None:
    """Where each of the words that were typed begins a word of the text, all of that word; None where one is missing.

    What was typed without a space between ("didn’t", "a-b") must stand there in a row.
    """
    return hits_among(words(text), asked_words(typed))


def hits_among(there: Sequence[Word], typed: Sequence[list[str]]) -> tuple[tuple[int, int], ...] | None:
    """The same among words that are folded already, for what is looked through at each key."""
    found: set[tuple[int, int]] = set()
    for asked in typed:
        places = _places(there, asked)
        if not places:
            return None
        found.update(place for at in places for place in ((there[i].start, there[i].end) for i in at))
    return _apart(sorted(found))


def asks_something(typed: str) -> bool:
    """Whether there is a word in what was typed."""
    return bool(asked_words(typed))


def around(text: str, found: Sequence[tuple[int, int]], room: int = ROOM) -> Around:
    """So much of the text around its first hit, cut between words; line ends become spaces."""
    flat = "".join(" " if letter.isspace() else letter for letter in text)
    if len(flat) <= room:
        return Around(flat, tuple(found))
    first = found[0][0] if found else 0
    start = max(0, min(first - min(BEFORE, room // 4), len(flat) - room))
    if start:
        start = min(flat.find(" ", start, first) + 1 or start, first)
    end = min(len(flat), start + room)
    if end < len(flat):
        end = max(flat.rfind(" ", start, end), found[0][1] if found else start + 1, start + 1)
    head, tail = (_MORE if start else ""), (_MORE if end < len(flat) else "")
    shift = len(head) - start
    kept = tuple((begin + shift, over + shift) for begin, over in found if begin >= start and over <= end)
    return Around(head + flat[start:end] + tail, kept)


def asked_words(typed: str) -> list[list[str]]:
    """Folded; what was typed without a space between is together."""
    asked = ([word.folded for word in words(piece)] for piece in typed.split())
    return [each for each in asked if each]


def _places(there: Sequence[Word], asked: list[str]) -> list[range]:
    """Where these words stand in a row, the last one by its beginning."""
    *whole, beginning = asked
    found = []
    for at in range(len(there) - len(whole)):
        row = there[at : at + len(asked)]
        if [word.folded for word in row[:-1]] == whole and row[-1].folded.startswith(beginning):
            found.append(range(at, at + len(asked)))
    return found


def _apart(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Places that touch as one."""
    one: list[tuple[int, int]] = []
    for start, end in places:
        if one and start <= one[-1][1]:
            one[-1] = (one[-1][0], max(one[-1][1], end))
        else:
            one.append((start, end))
    return tuple(one)
