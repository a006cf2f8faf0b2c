"""Keeps the names of other members out of a person's documents: each becomes "another group member".

`Names` knows how the person whom a document is about is called, and how everybody around them is. `Names.read(text)`
says where a text names another: REPLACED is certainly one; ASKED is a name that is a word as well ("Grace", "Will",
"MS"), about which somebody has to be asked; UNKNOWN looks like a name and is nobody's, and is only pointed out.

Answers are kept by the place of a word (`Question.place`: the word and those around it), or of a note by the folded
word (`Place.word`): whether it is a member's name there. Where nobody answered, what is likely is done: a capital
inside a sentence is a name, a word at its beginning is one if it is somebody's first name. That is for what stands
before somebody's eyes (a line that is offered). A document that leaves asks `unanswered` first, and is refused while
there is any: see `certain`.

A document's value comes to its renderer as `Redacted`, which nothing but `redact` makes. The value says which of its
fields are free words, with one method:

    @dataclass(frozen=True)
    class PersonNote:
        name: str
        response: str
        plan: tuple[str, ...]

        def map_words(self, change: Callable[[str], str]) -> PersonNote:
            return replace(self, response=change(self.response), plan=tuple(map(change, self.plan)))

    redacted = redact(note, names, answers)      # Redacted[PersonNote]
    if redacted.unanswered: ...                  # it may not leave yet: these are the questions
    def note_page(note: Redacted[PersonNote]) -> Page: ...   # takes nothing that did not come through here
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import InitVar, dataclass, field, replace
from functools import cached_property
from typing import Final, Generic, Protocol, TypeVar, final

from app.documents.known_words import RELATIONS
from app.documents.name_places import Kind as Kind
from app.documents.name_places import NamePlaces, one_other, people_named, several_others
from app.documents.name_places import Place as Place
from app.documents.name_questions import Question as Question
from app.documents.name_questions import question, unanswered
from app.documents.name_words import NameWords
from app.documents.written_words import name_key, words_of
from app.errors import ExportRefused
from app.practice.around import people_around
from app.practice.state import Practice
from app.words import _, ngettext

Named = Iterable[tuple[str, str]]
"""People's ids, each with a name of theirs; of one person the name used in the group first."""
Answers = Mapping[str, bool]
"""By the place of a word, or by the folded word wherever it stands: whether it is a member's name."""
NOT_ASKED: Final[Answers] = {}
# begins what stands for the id of somebody beside the group
_BESIDE: Final = "beside "


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, and where it names another, or may."""

    text: str
    places: tuple[Place, ...]

    def out(self, answers: Answers = NOT_ASKED) -> tuple[Place, ...]:
        """The places that do not stay."""
        return tuple(place for place in self.places if self._goes(place, answers))

    def without(self, answers: Answers = NOT_ASKED) -> str:
        """The text without the names."""
        out, done = "", 0
        for place in self.out(answers):
            out += self.text[done : place.start] + _instead(place)
            done = place.end
        return out + self.text[done:]

    def found(self, answers: Answers = NOT_ASKED) -> tuple[str, ...]:
        """The names that do not stay, as they stand there, in their order."""
        return tuple(self._said(place) for place in self.out(answers))

    @property
    def asked(self) -> Mapping[str, str]:
        """What somebody is to be asked about: the word that an answer is kept under, and how it stands here first."""
        words: dict[str, str] = {}
        for place in self.places:
            if place.kind is Kind.ASKED:
                words.setdefault(place.word, self._said(place))
        return words

    def unanswered(self, answers: Answers = NOT_ASKED) -> tuple[str, ...]:
        """Of these words the ones without an answer."""
        return tuple(word for word in self.asked if word not in answers)

    def questions(self, answers: Answers = NOT_ASKED) -> tuple[Question, ...]:
        """The same place by place, with what was answered."""
        asked = (place for place in self.places if place.kind is Kind.ASKED)
        return tuple(replace(self._question(place), answer=self._answer(place, answers)) for place in asked)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What looks like a name and is nobody's, as it stands there, each once."""
        said = (self._said(place) for place in self.places if place.kind is Kind.UNKNOWN)
        return tuple(dict.fromkeys(said))

    def _goes(self, place: Place, answers: Answers) -> bool:
        if place.kind is Kind.ASKED:
            answer = self._answer(place, answers)
            return place.likely if answer is None else answer
        return place.kind is Kind.REPLACED

    def _answer(self, place: Place, answers: Answers) -> bool | None:
        if not answers:
            return None
        if place.word in answers:  # of this text as a whole
            return answers[place.word]
        return answers.get(self._question(place).place)

    def _question(self, place: Place) -> Question:
        end = place.end - place.possessive
        return question(self.text, place.start, end, place.word, self._said(place))

    def _said(self, place: Place) -> str:
        return " ".join(self.text[place.start : place.end - place.possessive].split())


@dataclass(frozen=True)
class Names:
    """The names of one person, the one used in the group first, and of those around them by their ids: as used in the
    group, legal, as a call platform shows them. `staff` are the names of those who run the groups, and no members;
    `terms` are names of programs, groups and topics, whose words are no unknown names. `beside` are names of guests and
    of others' contacts, which are asked about: they are no members, but may tell who one is. `contact` is the person's
    own, who stays; unless a member has a name in common with them.
    """

    own: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]
    staff: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    contact: str = ""

    @cached_property
    def _places(self) -> NamePlaces:
        members = {person: NameWords.of(names) for person, names in self.others.items()}
        beside = {f"{_BESIDE}{place}": _words_beside(name) for place, name in enumerate(self.beside)}
        contact = NameWords.of([self.contact])
        shared = any(key in words.parts for words in members.values() for key in contact.parts)
        return NamePlaces(
            NameWords.of(self.own),
            members | beside,
            (*(NameWords.of([name]) for name in self.staff), *(() if shared else (contact,))),
            frozenset(word.key for term in self.terms for word in words_of(term)),
        )

    def read(self, text: str) -> Reading:
        """Where a text names another. Lengths and places are those of the text as it is given."""
        return Reading(text, tuple(map(_asked_beside, self._places.places(text))))

    def without(self, text: str, answers: Answers = NOT_ASKED) -> str:
        """The text with "another group member" for each name; where nobody answered, for each likely one."""
        return self.read(text).without(answers)

    def found(self, text: str) -> tuple[str, ...]:
        """The names that `without` takes out, as they stand in the text."""
        return self.read(text).found()


class HasWords(Protocol):
    """A value that says which of its fields are words that somebody wrote."""

    def map_words(self: _V, change: Callable[[str], str]) -> _V:
        """The same with each of its free words changed, and all else as it is."""


_V = TypeVar("_V", bound=HasWords)
V = TypeVar("V")
_SEAL: Final = object()


@final
@dataclass(frozen=True)
class Redacted(Generic[V]):
    """A value that names no other member, as far as `unanswered` is empty. Only `redact` makes one; it cannot be
    copied with another value, and a plain value is not one: raises TypeError.

    `replaced` counts what was taken out, as it stood there. `asked` are the questions about words that may be names,
    answered or not; `unknown` what looks like a name and is nobody's.
    """

    value: V
    replaced: Mapping[str, int]
    asked: tuple[Question, ...]
    unknown: tuple[str, ...]
    seal: InitVar[object] = field(kw_only=True)

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("what did not come through redact() may not leave")

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """What has to be answered before it leaves."""
        return unanswered(self.asked)


def redact(value: _V, names: Names, answers: Answers = NOT_ASKED) -> Redacted[_V]:
    """The value with the names of others taken out of its free words."""
    readings: list[Reading] = []

    def change(text: str) -> str:
        readings.append(names.read(text))
        return readings[-1].without(answers)

    changed = value.map_words(change)
    asked = [each for reading in readings for each in reading.questions(answers)]
    return Redacted(
        changed,
        dict(Counter(said for reading in readings for said in reading.found(answers))),
        tuple({each.place: each for each in asked}.values()),
        tuple(dict.fromkeys(said for reading in readings for said in reading.unknown)),
        seal=_SEAL,
    )


def certain(redacted: Redacted[V]) -> V:
    """What may leave. Raises NamesToJudge while a word of it may be the name of another."""
    if redacted.unanswered:
        raise NamesToJudge(redacted.unanswered)
    return redacted.value


class NamesToJudge(ExportRefused):
    """Words may be the name of another, and nobody has said whether they are: `questions`."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        super().__init__(say_first(each.word for each in questions))
        self.questions = questions


def say_first(words: Iterable[str]) -> str:
    """What is wrong while words may be names, and what to do."""
    said = [f"“{word}”" for word in dict.fromkeys(words)]
    sentence = ngettext(
        "{words} may be somebody else’s name. Say first whether it is.",
        "{words} may be the names of other people. Say first whether they are.",
        len(said),
    )
    return sentence.format(words=", ".join(said))


def names_in(practice: Practice) -> Named:
    """Every name of everybody in the practice."""
    return [
        (one.id, name)
        for one in practice.people.values()
        for name in (one.name, one.legal_name, *one.known_as)
    ]


def names_around(practice: Practice, person: str, met: Collection[str] = ()) -> Named:
    """Every name of a person and of those around them: see `people_around`."""
    around = people_around(practice, person, met) | {person}
    return [(one, name) for one, name in names_in(practice) if one in around]


def words_about(person: str, named: Named, staff: Iterable[str] = (), terms: Iterable[str] = ()) -> Names:
    """What takes the names of all others out of free words in a document about one person."""
    names: dict[str, list[str]] = {person: []}
    for one, name in named:
        if name:
            names.setdefault(one, []).append(name)
    own = tuple(names.pop(person))
    return Names(own, {one: tuple(each) for one, each in names.items()}, tuple(staff), tuple(terms))


def names_about(practice: Practice, person: str, named: Named | None = None) -> Names:
    """For a document that leaves about one person: everybody else of the practice, or only those who are `named`;
    those who run the groups are told apart from members, and names of groups and programs are no unknown people."""
    return words_about(
        person,
        names_in(practice) if named is None else named,
        (user.name for user in practice.users.values()),
        (
            *(group.name for group in practice.groups.values()),
            *(program.name for program in practice.programs.values()),
        ),
    )


def members_named(practice: Practice, person: str, text: str, met: Collection[str] = ()) -> tuple[str, ...]:
    """Who of those around a person is named in free words, by the name used in the group."""
    found = people_named(words_about(person, names_around(practice, person, met)).read(text).out())
    return tuple(each.name for each in practice.people.values() if each.id in found)


def answer_key(word: str) -> str:
    """What an answer about a word is kept under."""
    return name_key(word)


def one_beside() -> str:
    """What stands instead of the name of somebody beside the group."""
    return _("somebody else")


def several_beside() -> str:
    """The same of several."""
    return _("other people")


def _words_beside(name: str) -> NameWords:
    """Their letters tell nobody of the group, and "Mom" is no name."""
    words = NameWords.of([name])
    words.letters.clear()
    for key in RELATIONS & words.parts.keys():
        del words.parts[key]
    return words


def _asked_beside(place: Place) -> Place:
    """Who is beside the group is certainly named, but whether that tells of another is for somebody to say."""
    return replace(place, kind=Kind.ASKED) if place.kind is Kind.REPLACED and _is_beside(place) else place


def _is_beside(place: Place) -> bool:
    return bool(place.people) and all(person.startswith(_BESIDE) for person in place.people)


def _instead(place: Place) -> str:
    if _is_beside(place):
        said = several_beside() if place.several else one_beside()
    else:
        said = several_others() if place.several else one_other()
    return f"{said}’s" if place.possessive else said
