"""Another member's name never stands in a person's document: it becomes "another group member"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from app.documents.ordinary_words import ORDINARY_WORDS
from app.model.notes import folded
from app.model.telling_names import telling_words
from app.practice.around import people_around
from app.practice.state import Practice
from app.words import _

Named = Iterable[tuple[str, str]]
"""People's ids, each with a name of theirs."""

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f]|['’\-](?=\w))*")
# What stands before the first word of a sentence; the period of "Mr." and of an initial ends none.
_BEGINS = re.compile(
    r"(?:^|(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)(?<!\b[^\W\d])\.|[!?:…\n])[\s\"“‘(\[•*–—-]*$", re.IGNORECASE
)


def names_in(practice: Practice) -> Named:
    """Every name of everybody in the practice."""
    return [(one.id, name) for one in practice.people.values() for name in (one.name, one.legal_name)]


def names_around(practice: Practice, person: str, met: Collection[str] = ()) -> Named:
    """Every name of a person and of those around them: see `people_around`."""
    around = people_around(practice, person, met) | {person}
    return [(one, name) for one, name in names_in(practice) if one in around]


def words_about(person: str, named: Named) -> OtherNames:
    """What takes the names of all others out of free words in a document about one person."""
    names = list(named)
    own = " ".join(name for one, name in names if one == person)
    return OtherNames(own, [name for one, name in names if one != person])


def members_named(practice: Practice, person: str, text: str, met: Collection[str] = ()) -> tuple[str, ...]:
    """Who of those around a person is named in free words, by the name used in the group."""
    someone = practice.people[person]
    own = f"{someone.name} {someone.legal_name}"
    around = people_around(practice, person, met)
    return tuple(
        each.name
        for each in practice.people.values()
        if each.id in around and OtherNames(own, (each.name, each.legal_name)).found(text)
    )


def without_others(text: str, own: str, others: Iterable[str]) -> str:
    """The text with every name of others replaced: see `OtherNames`."""
    return OtherNames(own, others)(text)


class OtherNames:
    """Replaces every word that tells another member: first names and longer parts of names.

    `own` are all names of the person whom the document is about; a name that they share stays. A name that is an
    ordinary word as well ("Will", "Long") is the word in small letters. At the beginning of a sentence, and in a text
    of capitals alone, a capital tells nothing: there only a first name is a name.
    """

    def __init__(self, own: str, others: Iterable[str]) -> None:
        others = list(others)
        self._telling = telling_words(others, short=True) - telling_words([own], short=True)
        self._first = {folded(word) for name in others for word in name.split()[:1]}
        # a surname of two letters ("So") is a word in small ones, as is a first name that is only its first letter
        self._short = {
            part for part in self._telling if len(part) == 1 or (len(part) == 2 and part not in self._first)
        }

    def __call__(self, text: str) -> str:
        """The text without the names."""
        instead, out, done = _("another group member"), "", 0
        for start, end in self._places(text):
            out += text[done:start] + instead
            done = end
        return out + text[done:]

    def found(self, text: str) -> Sequence[str]:
        """The names that are taken out of a text, as they stand there, in their order."""
        return [text[start:end] for start, end in self._places(text)]

    def _places(self, text: str) -> Sequence[tuple[int, int]]:
        """Where the names begin and end; first and last name in a row are one member."""
        places: list[tuple[int, int]] = []
        for match in _WORD.finditer(text):
            bare = re.sub(r"['’]s?$", "", match[0])
            if not self._tells(text, match.start(), bare):
                continue
            start, end = match.start(), match.start() + len(bare)
            if places and places[-1][1] < start and not text[places[-1][1] : start].strip():
                start = places.pop()[0]
            places.append((start, end))
        return places

    def _tells(self, text: str, at: int, bare: str) -> bool:
        word = folded(bare)
        pieces = (word, *map(folded, re.split(r"['’\-]", bare)))
        if self._telling.isdisjoint(pieces):
            return False
        if bare.islower():
            return word not in self._short | ORDINARY_WORDS
        capital_tells = not text.isupper() and not _BEGINS.search(text[:at])
        return capital_tells or word in self._first or word not in ORDINARY_WORDS
