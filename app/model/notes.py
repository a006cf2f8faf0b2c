"""Participation notes: reading @names and #tags from what was typed with one hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

MENTION = re.compile(r"@([^\W_][\w'’\-]*)")
TAG = re.compile(r"(?<!\w)#([^\W\d_][\w\-]*)")

# The tags that are offered from the first day; anything else typed after # works as well.
TAGS = ("insight", "coping", "peer-support", "follow-up", "goal", "strength", "trigger", "feedback", "out")


class Caught(NamedTuple):
    """What a line says: the people it is about, its tags, and the words without leading names and trailing tags."""

    people: tuple[str, ...]
    tags: tuple[str, ...]
    words: str
    unknown: tuple[str, ...]


def folded(text: str) -> str:
    """Lower case, accents and punctuation gone: "María" and "maria" are one name."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def handles(names: Mapping[str, str]) -> dict[str, str]:
    """Person id → what to type after @: the first name, with more of the name where two share it.

    `names` maps ids to names as used in the group.
    """
    given: dict[str, str] = {}
    taken: dict[str, int] = {}
    first = {person: name.split()[0] if name.split() else name for person, name in names.items()}
    for word in first.values():
        taken[folded(word)] = taken.get(folded(word), 0) + 1
    used: set[str] = set()
    for person, name in names.items():
        handle = first[person] if taken[folded(first[person])] == 1 else "".join(name.split())
        handle = re.sub(r"[^\w'’\-]", "", handle).lstrip("_-'’") or "person"
        number, unique = 2, handle
        while folded(unique) in used:
            unique, number = f"{handle}{number}", number + 1
        used.add(folded(unique))
        given[person] = unique
    return given


def read_note(text: str, names: Mapping[str, str]) -> Caught:
    """Read a typed line against the people in the session.

    An @word that is nobody's handle stays in the words as typed and is named in `unknown`; nothing is guessed.
    """
    by_handle = {folded(handle): person for person, handle in handles(names).items()}
    people: list[str] = []
    unknown: list[str] = []
    for match in MENTION.finditer(text):
        person = by_handle.get(folded(re.sub(r"['’]s$", "", match[1])))
        if person is None:
            unknown.append(match[1])
        elif person not in people:
            people.append(person)
    tags = tuple(dict.fromkeys(match[1].casefold() for match in TAG.finditer(text)))
    return Caught(tuple(people), tags, _without_marks(text, by_handle), tuple(unknown))


def _without_marks(text: str, by_handle: Mapping[str, str]) -> str:
    """The sentence: names in front and tags at the end are shown beside it, so they leave; inside it they stay."""
    words = " ".join(text.split()).split(" ")
    while words and words[0].startswith("@") and folded(words[0]) in by_handle:
        words.pop(0)
    while words and TAG.fullmatch(words[-1]):
        words.pop()
    sentence = " ".join(words)
    return TAG.sub(lambda match: match[1], MENTION.sub(lambda match: match[1], sentence))
