"""Whose names may not stand in a note, and where they do: the engine of `app.documents.redaction`, and the answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from app.documents.name_places import one_other, several_others
from app.documents.people_beside import guests_of, with_people_beside
from app.documents.redaction import Kind, Reading, names_around, one_beside, several_beside, words_about
from app.documents.redaction import Names as Engine
from app.live.languages import record_language
from app.live.note_events import GROUP_SECTION
from app.live.state import Session
from app.practice.state import Practice
from app.words import ENGLISH, said_in

# where a sentence begins in what is signed
_BEGINS: Final = r"^|[.!?]\s+"


class NamePlace(NamedTuple):
    """Where a word stands that names another member, or could; `word` is what an answer about it is kept under."""

    start: int
    end: int
    word: str


@dataclass(frozen=True)
class Names:
    """The names of everybody else around one person. `answers` say, by the key of a word, whether it is one here; what
    stands in their place is in the record's `language`."""

    engine: Engine
    answers: Mapping[str, bool] = field(default_factory=dict)
    language: str = ENGLISH
    _readings: dict[str, Reading] = field(default_factory=dict, compare=False, repr=False)

    @said_in(attrgetter("language"))
    def without(self, text: str) -> str:
        """The text with "another group member" for each name that is certain, or was answered to be one. What is not
        answered yet stays, and is among `unanswered`."""
        if not text:
            return text
        reading = self._read(text)
        open = {place.word: False for place in reading.places if place.kind is Kind.ASKED}
        return _with_capitals(reading.without({**open, **self.answers}))

    def drafted(self, text: str) -> tuple[NamePlace, ...]:
        """What has to be answered of drafted words: names that are words as well."""
        return tuple(self._found(text, {Kind.ASKED}))

    def unanswered(self, text: str) -> tuple[NamePlace, ...]:
        """What has to be changed, or answered, before words of one's own are signed."""
        return tuple(self._found(text, {Kind.ASKED, Kind.REPLACED}))

    def unknown(self, text: str) -> tuple[NamePlace, ...]:
        """Where something looks like a name and is nobody's here."""
        return tuple(self._found(text, {Kind.UNKNOWN}))

    @said_in(attrgetter("language"))
    def signed(self, text: str) -> str:
        """The words as they are signed: whatever was answered to be a name, and every certain one, is replaced."""
        return _with_capitals(self._read(text).without(self.answers), _BEGINS) if text else text

    @said_in(attrgetter("language"))
    def answered(self, text: str, before: str = "") -> tuple[str, tuple[tuple[int, int], ...]]:
        """Words of one's own without the names that were answered about, and from where to where something stands in
        their place; `before` is what the words follow."""
        if not text:
            return text, ()
        places = tuple(each for each in self._read(text).places if each.word in self.answers)
        out = Reading(text, places).out(self.answers)
        if not out:
            return text, ()

        def length(end: int, count: int) -> int:
            return len(Reading(text[:end], out[:count]).without(self.answers))

        spans = tuple((length(each.start, n), length(each.end, n + 1)) for n, each in enumerate(out))
        without = Reading(text, places).without(self.answers)
        return _with_capitals(before + without, _BEGINS)[len(before) :], spans

    def _read(self, text: str) -> Reading:
        """Each text is read once: the same sentences are asked about several times."""
        if text not in self._readings:
            self._readings[text] = self.engine.read(text)
        return self._readings[text]

    def _found(self, text: str, kinds: set[Kind]) -> Iterator[NamePlace]:
        if not text:
            return
        for place in self._read(text).places:
            if place.kind in kinds and place.word not in self.answers:
                yield NamePlace(place.start, place.end, place.word)


def _with_capitals(text: str, begins: str = r"[.!?]\s+") -> str:
    """What stands in the place of a name begins a sentence as any word does."""
    instead = "|".join(map(re.escape, (one_other(), several_others(), one_beside(), several_beside())))
    return re.sub(f"({begins})({instead})", lambda match: match[1] + match[2][0].upper() + match[2][1:], text)


def names_for(practice: Practice, session: Session, about: str, met: Collection[str] = ()) -> Names:
    """For the note about one person, or for the group's section, where nobody is named. `met`: whom they, or any of the
    group, have ever met here."""
    people = set(session.people)
    named = [*session.names.items()]
    if about == GROUP_SECTION:
        named += [
            (one.id, name)
            for one in (practice.people[person] for person in {*people, *met} if person in practice.people)
            for name in (one.name, one.legal_name, *one.known_as)
        ]
    else:
        named += names_around(practice, about, {*met, *people})
    staff = {user.name for user in practice.users.values()}
    terms = [group.name for group in practice.groups.values()]
    terms += [program.name for program in practice.programs.values()]
    if session.opened is not None:
        staff |= {user.name for user in session.opened.facilitators}
    if session.topic is not None:
        terms += filter(None, (session.topic.title, session.topic.record_title))
    names = words_about(about, named, staff, terms)
    beside = with_people_beside(
        names, practice, guests_of([session]), about, {person for person, _name in named}
    )
    return Names(beside, session.progress_of(about).names, record_language(session))
