"""Where a text tells another member, and how sure that is: the rules of reading, over the words of names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from app.documents import known_words as known
from app.documents.name_runs import Run, best_run, with_joined
from app.documents.name_words import Around, NameWords, Part
from app.documents.ordinary_words import MORE_OFTEN_NAMES, ORDINARY_WORDS, SMALL_WORDS
from app.documents.spanish_words import surely_a_word, with_spanish
from app.documents.written_words import (
    Gap,
    Word,
    behind_dot,
    called,
    capitals_alone,
    name_key,
    number_follows,
    words_of,
)
from app.words import _

OWN = ""
"""Stands for the person whom the document is about where people are told apart by ids."""


class Kind(Enum):
    """How sure it is that a member is named."""

    REPLACED = "replaced"  # certainly
    ASKED = "asked"  # by a word that may mean something else
    UNKNOWN = "unknown"  # it looks like a name, and is nobody's


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text. `people` are the ids of those whose name it can be, `word` is what an answer is kept under.

    `likely` is what holds of a place that is asked about while nobody answered: out, or left alone. `several` stands
    for "the Marias"; `possessive` for "James’", whose apostrophe is in the place.
    """

    start: int
    end: int
    kind: Kind
    people: frozenset[str] = frozenset()
    word: str = ""
    likely: bool = True
    several: bool = False
    possessive: bool = False


def one_other() -> str:
    """What stands instead of a name."""
    return _("another group member")


def several_others() -> str:
    """What stands instead of a name that is said of several."""
    return _("other group members")


# "the Jameses", "Felixes"
_TWO_CAPITALS = re.compile(r"[A-Z]{2}")
_ES = ("ses", "xes", "zes", "ches", "shes")


@dataclass(frozen=True)
class NamePlaces:
    """Reads texts about one person. `staff` are no members; a capital of `terms` is no unknown name."""

    own: NameWords
    others: Mapping[str, NameWords]
    staff: tuple[NameWords, ...] = ()
    terms: frozenset[str] = frozenset()

    @cached_property
    def _around(self) -> Around:
        return Around.of(self.others)

    @cached_property
    def _own(self) -> Around:
        """The person, and who may be named: what is theirs in full is nobody else's."""
        return Around.of({OWN: self.own} | {f"{OWN} {place}": each for place, each in enumerate(self.staff)})

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """First names that a slip of the hand may have changed."""
        return frozenset(
            key
            for key, whose in self._around.parts.items()
            if len(key) > 4 and Part.FIRST in whose.values() and key not in ORDINARY_WORDS
        )

    def places(self, text: str) -> Sequence[Place]:
        """Every place, in order; none overlaps another."""
        words = self._hidden(text, with_spanish(words_of(text)))
        words = with_joined(text, words, (self._around, self._own))
        found: list[Place] = []
        at = 0
        while at < len(words):
            place, past = self._at(text, words, at)
            if place is not None:
                if place.kind is not Kind.UNKNOWN:
                    place, past = self._widened(text, words, at, past, place)
                self._add(found, place, words[at], text)
            at = past
        return self._with_caseless(found, text)

    def _widened(self, text: str, words: list[Word], at: int, past: int, place: Place) -> tuple[Place, int]:
        """With the half of a name that a hyphen ties to it and that is nobody's, and "James’" for "James’s"."""
        if place.kind is Kind.REPLACED:
            before = words[at - 1] if at else None
            if before and words[at].gap is Gap.HYPHEN and self._is_half(before):
                place = replace(place, start=before.start)
            while past < len(words) and words[past].gap is Gap.HYPHEN and self._is_half(words[past]):
                place = replace(place, end=words[past].end)
                past += 1
        end = place.end
        if (
            text[end - 1] in "sS"
            and text[end : end + 1] in ("'", "’")
            and not text[end + 1 : end + 2].isalpha()
            and text[max(place.start - 1, 0) : place.start] not in ("'", "‘", "’")
        ):
            return replace(place, end=end + 1, possessive=True), past
        return place, past

    def _is_half(self, word: Word) -> bool:
        if len(word.key) < 2 or not word.raw.istitle() or word.key in ORDINARY_WORDS | known.TERMS:
            return False
        return word.key not in self._own.parts and word.key not in self._around.parts

    def _add(self, found: list[Place], place: Place, word: Word, text: str) -> None:
        """First and last name in a row are one member, and so is an unknown name."""
        before = found[-1] if found else None
        if before is not None and before.kind is place.kind and not text[before.end : place.start].strip():
            last = Part.FIRST not in self._around.parts.get(word.key, {}).values()
            if place.kind is Kind.UNKNOWN or (place.kind is Kind.REPLACED and last and word.gap is Gap.SPACE):
                people, key = before.people | place.people, f"{before.word} {place.word}"
                found[-1] = replace(
                    before, end=place.end, people=people, word=key, possessive=place.possessive
                )
                return
        if before is not None and before.end > place.start:
            found.pop()  # a half of a name that looked like somebody unknown
        found.append(place)

    @cached_property
    def _caseless(self) -> re.Pattern[str] | None:
        """Names in letters that have no capitals, and stand without spaces between words: "李明"."""
        names = [key for key in self._around.parts if not key.isascii() and key.upper() == key.lower()]
        names = sorted((key for key in names if key not in self.own.parts), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names))) if names else None

    def _with_caseless(self, found: list[Place], text: str) -> list[Place]:
        if self._caseless is None:
            return found
        for match in self._caseless.finditer(text):
            start, end = match.span()
            if not any(place.start < end and start < place.end for place in found):
                people = frozenset(self._around.parts[match[0]])
                found.append(Place(start, end, Kind.REPLACED, people, match[0]))
        return sorted(found, key=lambda place: place.start)

    def _hidden(self, text: str, words: list[Word]) -> list[Word]:
        """What stands instead of a name is none, whatever somebody is called."""
        spans = [
            found.span()
            for said in (one_other(), several_others())
            for found in re.finditer(re.escape(said), text)
        ]
        if not spans:
            return words
        return [
            word._replace(key="") if any(start <= word.start < end for start, end in spans) else word
            for word in words
        ]

    def _at(self, text: str, words: list[Word], at: int) -> tuple[Place | None, int]:
        """The place that begins with a word, and the word behind it."""
        word = words[at]
        around, own = self._around, self._own
        if not (word.key in around or word.key in own or word.initial):
            return self._other_form(text, words, at), at + 1
        theirs = best_run(text, words, at, around)
        mine = best_run(text, words, at, own)
        if mine and len(mine) >= (len(theirs) if theirs else 0):
            if theirs is None or len(mine) > 1 or not self._also_anothers(word):
                if OWN in mine.people or len(mine) > 1:
                    return None, mine.end
                if theirs is None:
                    return None, at + 1
            place = self._single(text, words, at, around.parts.get(word.key, {}))
            return place and replace(place, kind=Kind.ASKED), at + 1
        if theirs and len(theirs) > 1 and theirs.sure(self._tells_nothing(text, words, theirs)):
            return self._of_run(text, words, theirs), theirs.end
        if word.initial and (letters := self._letters_with_dots(text, words, at)):
            return letters
        if theirs or word.key in around.parts:
            return self._single(text, words, at, around.parts.get(word.key, {})), at + 1
        return self._other_form(text, words, at), at + 1

    def _tells_nothing(self, text: str, words: list[Word], run: Run) -> bool:
        first, last = words[run.start], words[run.end - 1]
        whole = first._replace(end=last.end, stop=last.stop, raw=text[first.start : last.end])
        return capitals_alone(text, whole, self._besides)

    @property
    def _besides(self) -> tuple[str, ...]:
        return one_other(), several_others()

    def _also_anothers(self, word: Word) -> bool:
        """Whether a word of the person's own name is the name by which another is called, and they are not."""
        if self._around.parts.get(word.key, {}) and word.key not in self.own.parts:
            return True  # of somebody of the staff
        return word.key not in self.own.used and Part.FIRST in self._around.parts.get(word.key, {}).values()

    def _of_run(self, text: str, words: list[Word], run: Run) -> Place:
        last = words[run.end - 1]
        end = behind_dot(text, last.end) if last.initial else last.end
        return Place(words[run.start].start, end, Kind.REPLACED, frozenset(run.people), run.key)

    def _single(self, text: str, words: list[Word], at: int, whose: Mapping[str, Part]) -> Place | None:
        """A word of a name alone."""
        word = words[at]
        if not whose:
            return None
        first = Part.FIRST in whose.values()
        place = Place(word.start, word.end, Kind.REPLACED, frozenset(whose), word.key)
        asked = replace(place, kind=Kind.ASKED)
        before = words[at - 1].key if at and word.gap in (Gap.SPACE, Gap.DOT) else ""
        key = word.key
        if not word.small and self._of_place(words, at):
            return replace(asked, likely=False)
        if called(text, word) or (before in known.TITLES and not word.small):
            return place
        if surely_a_word(text, word, before):
            return asked if self._is_led(words, at, whose) else None
        if key in known.PLACES_AND_DAYS:
            return asked
        if key in known.MONTHS and (before in known.BEFORE_MONTHS or number_follows(text, word)):
            return None
        if word.spanish and (word.small or word.begins or capitals_alone(text, word, self._besides)):
            return asked
        # an accent makes a word a name: "Đặng" is not "dang"
        if word.raw.isascii() and (key in ORDINARY_WORDS or (key in MORE_OFTEN_NAMES and word.small)):
            # "a Christian church"
            return self._word_too(text, word, replace(asked, likely=before not in ("a", "an")), first)
        if len(key) == 2 and not first and word.small:
            return None
        if before == "et" and key == "al":
            return None
        letters = word.raw.isupper() and key in known.LETTERS_OF_OTHERS | known.LETTERS_OF_BOTH
        if letters and not capitals_alone(text, word, self._besides):
            return replace(asked, likely=key not in known.LETTERS_OF_OTHERS)
        return place

    def _is_led(self, words: list[Word], at: int, whose: Iterable[str]) -> bool:
        """ "de la cruz": the article before it is of the name as well."""
        led = (each for person in whose for each in self._around.people[person].led)
        return any(
            tuple(word.key for word in words[max(at + 1 - len(each), 0) : at + 1]) == each for each in led
        )

    def _of_place(self, words: list[Word], at: int) -> bool:
        """ "St. James", "James Street" """
        word, behind = words[at], words[at + 1] if at + 1 < len(words) else None
        if at and word.gap in (Gap.SPACE, Gap.DOT) and words[at - 1].key in known.BEFORE_PLACES:
            return not words[at - 1].small
        street = behind is not None and behind.gap is Gap.SPACE and behind.key in known.BEHIND_PLACES
        return street and behind is not None and not behind.small and not behind.raw.isupper()

    def _word_too(self, text: str, word: Word, asked: Place, first: bool) -> Place | None:
        """A name that is a word as well: by its capital inside a sentence it is likely the name."""
        if word.small:
            if word.key in MORE_OFTEN_NAMES:
                return asked
            return replace(asked, likely=False) if first and word.possessive else None
        tells_nothing = word.begins or capitals_alone(text, word, self._besides)
        if tells_nothing and word.key in SMALL_WORDS:
            return replace(asked, likely=False) if first else None
        return asked if first or not tells_nothing else replace(asked, likely=False)

    def _letters_with_dots(self, text: str, words: list[Word], at: int) -> tuple[Place, int] | None:
        """ "M.S." """
        end = at + 1
        while end < min(len(words), at + 3) and words[end].initial and words[end].gap is Gap.DOT:
            end += 1
        for past in range(end, at + 1, -1):
            key = "".join(word.key for word in words[at:past])
            people = self._around.letters.get(key)
            written = "".join(word.raw for word in words[at:past]).lower()
            if not people or key in self.own.letters or written in known.DOTTED_OF_OTHERS:
                continue
            if past < end or not all(word.raw.isupper() for word in words[at:past]):
                continue
            behind_comma = words[at].gap is Gap.COMMA
            degree = key in (known.BEHIND_COMMAS if behind_comma else known.DOTTED_OF_BOTH)
            kind = Kind.ASKED if degree else Kind.REPLACED
            stop = behind_dot(text, words[past - 1].end)
            return Place(words[at].start, stop, kind, people, key, likely=not degree), past
        return None

    def _other_form(self, text: str, words: list[Word], at: int) -> Place | None:
        word = words[at]
        if word.key in self.own.parts or not word.key:
            return None
        if not word.raw.isalpha() and (piece := self._behind_apostrophe(word)) is not None:
            return self._single(text, [*words[:at], piece], at, self._around.parts[piece.key])
        if word.key.endswith("s") and (several := self._several(text, words, at)):
            return several
        if called(text, word) and (people := self._run_on(word)):
            return Place(word.start, word.end, Kind.ASKED, people, word.key)
        if word.raw.isupper():
            return self._letters(text, word)
        if word.raw[0].isupper():
            return self._unknown(text, words, word)
        return None

    def _run_on(self, word: Word) -> frozenset[str]:
        """Whose first name a called word begins with: "@Marialistened", where no space was typed."""
        begins = (self._around.parts.get(word.key[:length], {}) for length in range(2, len(word.key)))
        return frozenset(one for whose in begins for one, part in whose.items() if part is Part.FIRST)

    def _behind_apostrophe(self, word: Word) -> Word | None:
        """ "D’Angelo" """
        for mark in "'’ʼ‘":
            _before, found, piece = word.raw.rpartition(mark)
            key = name_key(piece) if found else ""
            if len(key) > 2 and key in self._around.parts and key not in self.own.parts:
                return word._replace(key=key)
        return None

    def _several(self, text: str, words: list[Word], at: int) -> Place | None:
        """ "the Marias", and "Marias" for "Maria’s" """
        word = words[at]
        base = word.key[:-2] if word.key.endswith(_ES) else word.key[:-1]
        whose = self._around.parts.get(base) or self._around.parts.get(base := word.key[:-1])
        before = words[at - 1].key if at and word.gap is Gap.SPACE else ""
        several = before in known.BEFORE_SEVERAL
        if not whose or (len(base) < 3 and (word.small or not several)):
            return None
        is_word = not ORDINARY_WORDS.isdisjoint((word.key, base)) or (word.spanish and word.small)
        tells_nothing = word.begins or capitals_alone(text, word, self._besides)
        place = Place(word.start, word.end, Kind.REPLACED, frozenset(whose), base, several=several)
        if is_word or base in self.own.parts or base in known.PLACES_AND_DAYS:
            return None if word.small or tells_nothing else replace(place, kind=Kind.ASKED)
        if several or (not word.small and not tells_nothing):
            return place
        if len(base) > (4 if word.small else 3):
            return place
        return None if word.small else replace(place, kind=Kind.ASKED)

    def _letters(self, text: str, word: Word) -> Place | None:
        """ "MS": initials, or something else"""
        people = self._around.letters.get(word.key)
        if not people or word.key in self.own.letters:
            return None
        place = Place(word.start, word.end, Kind.REPLACED, people, word.key)
        if called(text, word):
            return place
        if word.key in known.LETTERS_OF_OTHERS or capitals_alone(text, word, self._besides):
            return None
        return replace(place, kind=Kind.ASKED, likely=word.key not in known.LETTERS_OF_BOTH)

    def _unknown(self, text: str, words: list[Word], word: Word) -> Place | None:
        key = word.key
        if len(key) < 3 or key in known.TERMS or key in known.PLACES_AND_DAYS or key in ORDINARY_WORDS:
            return None
        if key in self.terms or key in self._own.parts or capitals_alone(text, word, self._besides):
            return None
        if word.begins and key not in known.GIVEN_NAMES:
            return None
        # "STDs"; and what stands here in small letters too
        if _TWO_CAPITALS.search(word.raw) or any(each.key == key and each.small for each in words):
            return None
        if not word.begins and key not in known.GIVEN_NAMES and len(key) > 4 and self._firsts:
            people = self._nearly(key)
            if people:
                return Place(word.start, word.end, Kind.ASKED, people, key, likely=False)
        return Place(word.start, word.end, Kind.UNKNOWN, word=key)

    def _nearly(self, key: str) -> frozenset[str]:
        """Whose first name is one letter away."""
        from rapidfuzz.distance import OSA

        near = (first for first in self._firsts if OSA.distance(first, key, score_cutoff=1) <= 1)
        return frozenset(person for first in near for person in self._around.parts[first])


def people_named(places: Collection[Place]) -> frozenset[str]:
    """Everybody whom these places can mean."""
    return frozenset(person for place in places for person in place.people)
