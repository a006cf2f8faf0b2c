"""What tells people: every word of their names, their letters, and how those words are joined or parted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from app.documents.known_words import PARTICLES, PRONOUNS, TITLES
from app.documents.ordinary_words import ORDINARY_WORDS
from app.documents.written_words import MARKS, composed, name_key
from app.model.device_words import BESIDE_DEVICES, DEVICES, NOBODY

_PIECES = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")
_SPLIT = re.compile(r"[\s/,&+_.]+|(?<=[^\W\d_])[\"“”(\[]")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_ASIDE = re.compile(r"[(\[\"“”]([^()\[\]\"“”]*)[)\]\"“”]")
# a syllable of Mandarin as it is written in Latin letters
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:i?[aeo]ng?|i?ao?|[iu]?[aeiou]i?|i?ou?|u?ang?|u?eng?|[iu]ng?|ong|iong|ue|er)"
)
_SERVANT = re.compile(r"abd(?:[aeu][lr])?([^\W\d_]{4,})")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# "T.J. Moore" goes by two letters
_TWO_LETTERS = re.compile(r"\A([^\W\d_])\.\s?([^\W\d_])\.?(?=\s|\Z)")
_WORDS_ALONE = frozenset("ai")
_ARTICLES = frozenset({"al", "el"})
_ARTICLE = re.compile(r"(al|el)([^\W\d_]{4,})")


class Part(IntEnum):
    """Which part of a name a word is; a first name tells more."""

    LATER = 1
    FIRST = 2


@dataclass(slots=True)
class NameWords:
    """One person's names, folded."""

    parts: dict[str, Part] = field(default_factory=dict)  # each tells by itself
    beside: set[str] = field(default_factory=set)  # these only beside another: "de", "S"
    capital: set[str] = field(default_factory=set)  # of two letters: a name with a capital
    letters: set[str] = field(default_factory=set)  # "ms", "mls"
    pairs: set[tuple[str, str]] = field(default_factory=set)  # what is one word of theirs, written as two
    whole: set[frozenset[str]] = field(default_factory=set)  # all words of a name
    used: set[str] = field(default_factory=set)  # the first of the name that they go by
    led: set[tuple[str, ...]] = field(default_factory=set)  # words with what leads to them: "de la Cruz"

    @classmethod
    def of(cls, names: Iterable[str]) -> NameWords:
        """Of all names of one person, the one used in the group first."""
        found = cls()
        for place, name in enumerate(names):
            for words in _without_devices(name):
                found._take(words, used=place == 0)
        return found

    def has(self, key: str) -> bool:
        return key in self.parts or key in self.beside

    def _take(self, written: list[str], used: bool) -> None:
        keys = [name_key(word) for word in written]
        for place, (word, key) in enumerate(zip(written, keys, strict=True)):
            first = place == 0
            pieces = [name_key(piece) for piece in _PIECES.findall(word)]
            for each, raw in ((key, word), *((piece, piece) for piece in pieces)):
                self._word(each, raw, word, first=first)
            if (umlauts := word.casefold().translate(_UMLAUTS)) != word.casefold():
                self._word(name_key(umlauts), word, word, first=first)
            if first and len(key) == 1 and key not in _WORDS_ALONE:
                self.letters.add(key)  # "J. Smith" goes by it
            if first and len(key) == 2 and word.isupper():
                self.letters |= {key, key + keys[-1][0]} if len(keys) > 1 else {key}
            leads = place
            while leads and keys[leads - 1] in PARTICLES:
                leads -= 1
            if leads < place:
                self.led.add(tuple(keys[leads : place + 1]))
            if used and first:
                self.used |= {key, *([pieces[0]] if len(pieces) > 1 and len(pieces[0]) > 2 else [])}
            self.pairs |= _parted(key)
        self._join(keys)
        if len(keys) > 1:
            self.whole.add(frozenset(keys))
        telling = [key for place, key in enumerate(keys) if place == 0 or key not in PARTICLES]
        firsts = [key[0] for key in telling]
        for many in (firsts, firsts[:1] + firsts[-1:], firsts[:2]):
            if len(many) in (2, 3):
                self.letters.add("".join(many))
        # "José Luis Ruiz-Paz": a hyphen makes two letters of one word
        every = (name_key(piece) for word in written for piece in _PIECES.findall(word))
        halves = [piece[0] for piece in every if piece not in PARTICLES]
        if len(halves) == 3:
            self.letters.add("".join(halves))

    def _word(self, key: str, raw: str, whole: str, first: bool) -> None:
        if len(key) < 2:
            self.beside.add(key)
            return
        self.beside.add(key[0])
        if key in PARTICLES and not (first and raw == whole):
            self.beside |= _ARTICLES if key in _ARTICLES else {key}
        elif first and raw == whole:
            self.parts[key] = Part.FIRST
        elif len(key) > 2:
            self.parts.setdefault(key, Part.FIRST if first else Part.LATER)
        elif whole[0].isupper():
            self.parts.setdefault(key, Part.LATER)
            self.capital.add(key)
        else:
            self.beside.add(key)

    def _join(self, keys: list[str]) -> None:
        """Words that stand beside each other, written as one: "Xiao Ming" and "Xiaoming"; the whole both ways."""
        words = [key for key in keys if len(key) > 1]
        for size in (2, 3, 4):
            for start in range(len(words) - size + 1):
                part = words[start : start + size]
                joined = "".join(part)
                if (
                    len(joined) > 4
                    and joined not in ORDINARY_WORDS
                    and any(key not in PARTICLES for key in part)
                ):
                    self.parts.setdefault(joined, Part.FIRST if start == 0 else Part.LATER)
        for key in [key for key in self.parts if _SERVANT.fullmatch(key)]:
            self._servant(key, self.parts[key])
        if len(words) > 1:
            self.parts.setdefault("".join(words[-1:] + words[:-1]), Part.LATER)

    def _servant(self, key: str, part: Part) -> None:
        """ "Abdulrahman", "Abdel Rahman" and "Abd al-Rahman" are one name."""
        rest = _SERVANT.sub(r"\1", key)
        for spelled in ("abdul", "abdel", "abdal"):
            self.parts.setdefault(spelled + rest, part)
            self.pairs.add((spelled, rest))
        self.parts.setdefault(rest, Part.LATER)
        self.beside |= _ARTICLES | {"abd", "ul", "ar", "ur"}


@dataclass(frozen=True, slots=True)
class Around:
    """The words of everybody, by the word; the people behind each by their ids."""

    people: Mapping[str, NameWords]
    parts: Mapping[str, Mapping[str, Part]]
    beside: Mapping[str, frozenset[str]]
    letters: Mapping[str, frozenset[str]]
    pairs: frozenset[tuple[str, str]]
    halves: frozenset[str]  # the first of each pair

    @classmethod
    def of(cls, people: Mapping[str, NameWords]) -> Around:
        parts: dict[str, dict[str, Part]] = {}
        beside: dict[str, set[str]] = {}
        letters: dict[str, set[str]] = {}
        for person, words in people.items():
            for key, part in words.parts.items():
                parts.setdefault(key, {})[person] = part
            for key in words.beside:
                beside.setdefault(key, set()).add(person)
            for key in words.letters:
                letters.setdefault(key, set()).add(person)
        return cls(
            people,
            parts,
            {key: frozenset(who) for key, who in beside.items()},
            {key: frozenset(who) for key, who in letters.items()},
            frozenset(pair for words in people.values() for pair in words.pairs),
            frozenset(first for words in people.values() for first, _second in words.pairs),
        )

    def __contains__(self, key: str) -> bool:
        return key in self.parts or key in self.beside

    def whose(self, key: str) -> Iterable[str]:
        """Who can be meant by a word beside others."""
        return {*self.parts.get(key, ()), *self.beside.get(key, ())}


def _without_devices(name: str) -> Iterator[list[str]]:
    """The words of a name, and of each other one that stands in brackets or quotes; none that a device brought."""
    name = _TWO_LETTERS.sub(r"\1\2", composed(name).strip())
    for said in (_ASIDE.sub(" ", name), *_ASIDE.findall(name)):
        words = [word for word in _SPLIT.split(_POSSESSIVE.sub("", said)) if name_key(word)]
        keys = [name_key(word).rstrip("0123456789") for word in words]
        device = not DEVICES.isdisjoint(keys)
        strange = DEVICES | NOBODY | BESIDE_DEVICES if device else DEVICES | NOBODY
        kept = [
            re.sub(r"\d+", "", word)
            for word, key in zip(words, keys, strict=True)
            if key and key not in strange and not (key in TITLES and len(words) > 1)
        ]
        if kept and (said == name or not {name_key(word) for word in kept} <= PRONOUNS):
            yield [word for word in kept if name_key(word)]


def _parted(key: str) -> set[tuple[str, str]]:
    """The two words as which one is written as well: "xiao ming", "al farsi"."""
    found: set[tuple[str, str]] = set()
    for place in range(2, len(key) - 1):
        one, other = key[:place], key[place:]
        if len(key) > 3 and _SYLLABLE.fullmatch(one) and _SYLLABLE.fullmatch(other):
            found.add((one, other))
    if article := _ARTICLE.fullmatch(key):
        found.add((article[1], article[2]))
    return found
