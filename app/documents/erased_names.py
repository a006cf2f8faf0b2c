"""Takes the names of one person, who is erased, out of words that others are told of in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.documents.name_places import Kind, Place, one_other, several_others
from app.documents.redaction import Names, Reading, names_in
from app.model.people import Person
from app.model.telling_names import telling_words, tells
from app.practice import events as e
from app.practice.state import Practice

# stands for a name where a longer word has no room
SHORT: Final = "…"
# a number or a mail address with fewer letters may be anything
_LEAST: Final = 5


@dataclass(frozen=True)
class ErasedNames:
    """`telling` are the folded words by which the person is told, `shared` those that others are told by as well, and
    `numbers` what is theirs alone: a record's number, a telephone, a mail address."""

    names: Names
    telling: frozenset[str]
    shared: frozenset[str]
    numbers: Sequence[str] = ()

    def without(self, text: str, about: bool, short: bool = False) -> str:
        """The text without them. A name that somebody else here has, too, stays where nothing says that the words are
        about this person. Words about somebody whose names nobody knows any more go whole."""
        if about and not self.telling:
            return SHORT
        for number in self.numbers:
            text = text.replace(number, SHORT)
        reading = self.names.read(text)
        out, done = "", 0
        for place in reading.places:
            if self._goes(reading, place, about):
                start = place.start - (text[place.start - 1 : place.start] == "@")
                out += text[done:start] + _instead(place, short)
                done = place.end + _initials_point(text, place.end)
        return out + text[done:]

    def named_in(self, text: str) -> bool:
        return self.without(text, False) != text

    def _goes(self, reading: Reading, place: Place, about: bool) -> bool:
        if place.kind is Kind.REPLACED:
            return True
        said = reading.text[place.start : place.end]
        return place.kind is Kind.ASKED and place.likely and (about or not tells(said, self.shared))


def erased_names(practice: Practice, person: str, also: Iterable[str] = ()) -> ErasedNames:
    """By every name that a person ever had here, and those that are known `also`."""
    every = [*_as_they_were(practice, person)]
    own = [name for each in every for name in (each.name, each.legal_name, *each.known_as) if name]
    own += also
    others = [
        name
        for one in practice.people.values()
        if one.id != person
        for name in (one.name, one.legal_name, *(each for each in one.known_as if not _tells_of(each, own)))
        if name
    ]
    names = Names(
        tuple(others),
        {person: tuple(dict.fromkeys(own))},
        tuple(user.name for user in practice.users.values()),
        (
            *(group.name for group in practice.groups.values()),
            *(program.name for program in practice.programs.values()),
        ),
    )
    return ErasedNames(names, telling_words(own), telling_words(others), _numbers(every))


def names_somebody(practice: Practice, text: str) -> bool:
    """Whether a text names anybody of the practice who is no user of it."""
    every: dict[str, list[str]] = {}
    for one, name in names_in(practice):
        if name:
            every.setdefault(one, []).append(name)
    names = Names((), {one: tuple(each) for one, each in every.items()})
    places = names.read(text).places
    return any(each.kind is Kind.REPLACED or (each.kind is Kind.ASKED and each.likely) for each in places)


def _tells_of(label: str, names: Iterable[str]) -> bool:
    """Whether a name under which a call reported somebody else has one of these whole: two who sat at one computer."""
    whole = (re.escape(name.casefold()) for name in names if len(name.split()) > 1)
    return any(re.search(rf"(?<!\w){each}(?!\w)", label.casefold()) for each in whole)


def _as_they_were(practice: Practice, person: str) -> Iterable[Person]:
    """The newest first, whose name they go by."""
    if person in practice.people:
        yield practice.people[person]
    for entry in reversed(practice.entries):
        match entry.event:
            case e.PersonAdded(person=each) | e.PersonChanged(person=each) if each.id == person:
                yield each


def _numbers(every: Collection[Person]) -> tuple[str, ...]:
    found = (text for each in every for text in (each.record_number, each.email, each.callback))
    return tuple(dict.fromkeys(text for text in found if len(text) >= _LEAST))


def _initials_point(text: str, end: int) -> int:
    """How many letters the period behind an initial has: "Maria S." """
    return int(text[end : end + 1] == "." and text[end - 2 : end - 1] == " ")


def _instead(place: Place, short: bool) -> str:
    said = SHORT if short else several_others() if place.several else one_other()
    return f"{said}’s" if place.possessive and not short else said
