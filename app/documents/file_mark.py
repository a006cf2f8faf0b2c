"""Whose a file is, in its name: files about several people lie in one folder, and none may bear a person's name."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from app.model.notes import folded
from app.model.people import Person
from app.practice.state import Practice
from app.words import _

# a number of a record: some digits, with few letters in a row and what every file system can write
NUMBER: Final = re.compile(r"(?=.*\d)[A-Za-z0-9](?:[A-Za-z0-9._-]{0,18}[A-Za-z0-9])?")
# no vowels: no four of them are a name or a word
LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ"
LENGTH: Final = 4


def file_mark(practice: Practice, person: str) -> str:
    """A person's record number, where it can stand in a file's name and is no name and nobody else's; else four letters
    that follow from their id. Raises KeyError for somebody who is not here."""
    known = practice.people[person]
    number = known.record_number.strip()
    others = (each for each in practice.people.values() if each.id != person)
    if (
        NUMBER.fullmatch(number)
        and not _tells_a_name(practice, number)
        and not any(folded(each.record_number) == folded(number) for each in others)
    ):
        return number
    return code_of(person)


def code_of(person: str) -> str:
    """Four letters for the id of a person, always the same."""
    value = int.from_bytes(hashlib.sha256(person.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    letters = []
    for _place in range(LENGTH):
        value, place = divmod(value, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def marked(practice: Practice, person: str, name: str) -> str:
    """The name of a file with whose it is."""
    return f"{name} {file_mark(practice, person)}"


def mark_words(practice: Practice, person: str) -> str:
    """Which mark is whose, for whoever chooses where the files go."""
    words = _("For {name} the names of its files end in {mark}.")
    return words.format(mark=file_mark(practice, person), name=practice.people[person].name)


def _tells_a_name(practice: Practice, number: str) -> bool:
    """Four letters in a row may be anybody's name; fewer are looked up."""
    runs = [folded(run) for run in re.findall(r"[A-Za-z]+", number)]
    names = {word for each in practice.people.values() for word in _name_words(each)}
    return any(len(run) >= LENGTH or run in names for run in runs)


def _name_words(person: Person) -> set[str]:
    names = (person.name, person.legal_name, *person.known_as)
    words = {folded(word) for name in names for word in re.findall(r"[^\W\d_]+", name)}
    return {word for word in words if len(word) > 1}
