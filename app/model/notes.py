"""Participation notes: reading @names and #tags from what was typed with one hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

# not in an address: there a letter stands before the @
MENTION = re.compile(r"(?<!\w)@([^\W_](?:[\w'’\-]*\w)?)")
IN_FRONT = re.compile(MENTION.pattern + r"[,:;]?")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
TAG = re.compile(r"(?<!\w)#([^\W\d_][\w\-]*)")


def whole_letters(text: str) -> str:
    """Half a letter, as a field can hold while one is being composed, cannot be kept: it becomes a '?'."""
    return text.encode("utf-8", "replace").decode()


class Caught(NamedTuple):
    """What a line says: the people it is about, its tags, and the words without leading names and trailing tags."""

    people: tuple[str, ...]
    tags: tuple[str, ...]
    words: str
    unknown: tuple[str, ...]


@lru_cache(maxsize=1024)  # the same names and titles are compared at every act
def folded(text: str) -> str:
    """Lower case, accents and punctuation gone: "María" and "maria" are one name."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def compared(text: str) -> str:
    """A text as it is compared with others: folded, or as it stands where it has no letters ("❤")."""
    return folded(text) or " ".join(text.split())


def handles(names: Mapping[str, str]) -> dict[str, str]:
    """Person id → what to type after @: the first name, with more of the name where two share it.

    `names` maps ids to names as used in the group.
    """
    given: dict[str, str] = {}
    taken: dict[str, int] = {}
    first = {person: _first(name) for person, name in names.items()}
    for word in first.values():
        taken[folded(word)] = taken.get(folded(word), 0) + 1
    used: set[str] = set()
    for person, name in names.items():
        handle = first[person] if taken[folded(first[person])] == 1 else "".join(name.split())
        handle = _typable(handle)
        number, unique = 2, handle
        while folded(unique) in used:
            unique, number = f"{handle}{number}", number + 1
        used.add(folded(unique))
        given[person] = unique
    return given


def _first(name: str) -> str:
    return next(iter(name.split()), name)


def _typable(name: str) -> str:
    """A name with nothing in it that would end a mention."""
    handle = re.sub(r"[^\w'’\-]", "", name).strip("_-'’")
    handle = POSSESSIVE.sub("s", handle)  # "A's plan" is about A
    return handle or "person"


def read_note(text: str, names: Mapping[str, str]) -> Caught:
    """Read a typed line against the people in the session.

    An @word that is nobody's handle stays in the words as typed and is named in `unknown`; nothing is guessed.
    """
    line = _Line(names)
    people: list[str] = []
    unknown: list[str] = []
    for match in MENTION.finditer(text):
        person = line.person(match)
        if person is None:
            unknown.append(match[1])
        elif person not in people:
            people.append(person)
    tags = tuple(dict.fromkeys(match[1].casefold() for match in TAG.finditer(text)))
    return Caught(tuple(people), tags, line.without_marks(text), tuple(unknown))


def words_of(text: str, names: Mapping[str, str]) -> str:
    """A line as it is read, without its signs; of one that is all tags, the tags as words."""
    caught = read_note(text, names)
    return caught.words or ", ".join(tag.replace("-", " ") for tag in caught.tags) or text


def says_nothing(text: str) -> bool:
    """Whether there is nothing but names in a line: neither a word nor a tag."""
    return not MENTION.sub("", text).strip(" \t\n,:;")


class _Line:
    """Reads the mentions of a line against the handles of the people in the session."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._by_handle = {folded(handle): person for person, handle in handles(names).items()}

    def person(self, mention: re.Match[str]) -> str | None:
        return self._by_handle.get(folded(POSSESSIVE.sub("", mention[1])))

    def without_marks(self, text: str) -> str:
        """The sentence: names in front and tags at the end are shown beside it, so they leave.

        Where others are mentioned as well the names in front are part of what is said, and stay.
        """
        words = " ".join(text.split()).split(" ")
        while words and TAG.fullmatch(words[-1]):
            words.pop()
        in_front = 0
        while in_front < len(words) and self._stands_beside(words[in_front]):
            in_front += 1
        rest = " ".join(words[in_front:])
        if any(self.person(match) is not None for match in MENTION.finditer(rest)):
            rest = " ".join(words)
        return TAG.sub(lambda match: match[1], MENTION.sub(self._named, rest))

    def _stands_beside(self, word: str) -> bool:
        match = IN_FRONT.fullmatch(word)
        return match is not None and not POSSESSIVE.search(match[1]) and self.person(match) is not None

    def _named(self, mention: re.Match[str]) -> str:
        """A person by the name used in the group; a handle that is nobody's as it was typed."""
        person = self.person(mention)
        if person is None:
            return mention[0]
        name, possessive = self._names[person], POSSESSIVE.search(mention[1])
        first = _first(name)
        alone = sum(folded(_first(other)) == folded(first) for other in self._names.values()) == 1
        return (first if alone else name) + (possessive[0] if possessive else "")
