"""A text as the words that can be names: where each stands, how it is written, what parts it from the one before."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import NamedTuple

from app.documents.known_words import CUT_SHORT, SHORTENED
from app.model.notes import folded


def _letters_of(*kinds: str) -> str:
    """Every letter of these kinds that can stand inside a word, for a class of a pattern."""
    blocks = (range(0x0300, 0x2100), range(0xA800, 0xAC00), range(0xFE00, 0xFF00))
    return "".join(chr(at) for block in blocks for at in block if unicodedata.category(chr(at)) in kinds)


_APOSTROPHE = "'’ʼ‘`´"
_LETTER = r"[^\W\d_]"
# accents and vowel signs behind their letters
MARKS = _letters_of("Mn", "Mc", "Me")
# What has no look, and a copied text may hold: paper leaves it out, so that a name around it would be whole there.
_UNSEEN = _letters_of("Cf") + "\U000e0001-\U000e007f"
_NO_LOOK = re.compile(f"[{_UNSEEN}]")
_WORD = re.compile(
    rf"{_LETTER}(?:{_LETTER}|[{MARKS}]|[\u00ad{_UNSEEN}]+(?={_LETTER})|[{_APOSTROPHE}](?={_LETTER}))*"
)
_BEHIND = re.compile(rf"[{_APOSTROPHE}]({'|'.join(SHORTENED - {'t'})})\Z", re.IGNORECASE)
_UNDECOMPOSED = str.maketrans(
    {
        **{
            "đ": "d",
            "ð": "d",
            "ø": "o",
            "ł": "l",
            "ß": "ss",
            "æ": "ae",
            "œ": "oe",
            "ı": "i",
            "þ": "th",
            "ŋ": "ng",
        },
        **{"ħ": "h", "ə": "e", "ɛ": "e", "ɔ": "o", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": ""},
    }
)
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
_HYPHENS = "-‐‑–\u00ad"
_NEW_LINE = r"[ \t]*(?:\r?\n|[\v\f\x85\u2028\u2029])[ \t]*"
_SPACE = re.compile(rf"[ \t\u00a0\u202f]+|{_NEW_LINE}")
_LINE_END = re.compile(rf"[{_HYPHENS}]{_NEW_LINE}")
# what stands before the first word of a sentence, behind the word before
_BEGINS = re.compile(r"(?:[.!?:…\n\"“]|\d\))[\s\"“‘(\[•*–—-]*\Z")
_LAST, _NEXT = re.compile(r"[^\W\d_]+\Z"), re.compile(r"\A[^\W\d_]+")
_MONTHS_DAY = re.compile(r"\s+\d")


class Gap(Enum):
    """What parts a word from the one before."""

    NOTHING = 0  # the S of "MariaS"
    SPACE = 1
    HYPHEN = 2
    LINE_END = 3  # a hyphen, and the next line
    DOT = 4  # behind an initial, or in an address
    COMMA = 5
    OTHER = 6


class Word(NamedTuple):
    """A word without what an apostrophe puts behind it ("’s"); `stop` is behind that. `key` is it folded; `begins`
    says that it is the first of a sentence, where a capital tells nothing; `spanish`, that it is a word of that
    language as well, in a text of it."""

    start: int
    end: int
    stop: int
    raw: str
    key: str
    gap: Gap
    begins: bool
    spanish: bool = False

    @property
    def small(self) -> bool:
        return self.raw.islower()

    @property
    def possessive(self) -> bool:
        return self.stop > self.end

    @property
    def initial(self) -> bool:
        return len(self.key) == 1

    def with_next(self, other: Word) -> Word:
        """Both as one word."""
        raw, key = self.raw + other.raw, self.key + other.key
        return self._replace(end=other.end, stop=other.stop, raw=raw, key=key, spanish=False)


def name_key(word: str) -> str:
    """Folded, with the letters that no accent makes, and those of another shape: "Đặng", "Dang", "𝐃𝐀𝐍𝐆" are one."""
    if word.isascii() and word.isalpha():
        return word.lower()
    return folded(unicodedata.normalize("NFKC", word).casefold().translate(_UNDECOMPOSED))


def words_of(text: str) -> list[Word]:
    """The words of a text in their order. "O’Neil" is one, "Anne-Marie" and "MariaS" are two."""
    found: list[Word] = []
    last, done = "", 0
    for match in _WORD.finditer(text):
        raw, start, stop = match[0], match.start(), match.end()
        behind = _BEHIND.search(raw) if not raw.isalpha() else None
        if behind:
            raw = raw[: behind.start()]
        between = text[done:start]
        if not between.isascii():
            between = _NO_LOOK.sub("", between)
        gap = _gap(between, last) if found else Gap.OTHER
        begins = not found or _begins(between, last)
        if raw[-1].isupper() and _ends_in_initial(raw, text[stop : stop + 1]):
            first = raw[:-1]
            middle = start + len(first)
            found.append(Word(start, middle, middle, first, name_key(first), gap, begins))
            start, raw, gap, begins = middle, raw[-1], Gap.NOTHING, False
        found.append(Word(start, start + len(raw), stop, raw, name_key(raw), gap, begins))
        last, done = found[-1].key, stop
    return found


def capitals_alone(text: str, word: Word, besides: tuple[str, ...]) -> bool:
    """Whether capitals tell nothing, because the line or a word beside has no small letters; `besides` are words that
    count as such."""
    if not word.raw.isupper() or len(word.raw) < 2:
        return False
    before = text[text.rfind("\n", 0, word.start) + 1 : word.start].rstrip(" ")
    behind = text[word.stop :].split("\n", 1)[0].lstrip(" ")
    if before.endswith(besides) or behind.startswith(besides):
        return True
    beside = (*_LAST.findall(before), *_NEXT.findall(behind))
    return any(len(each) > 1 and each.isupper() for each in beside)


def number_follows(text: str, word: Word) -> bool:
    return _MONTHS_DAY.match(text, word.stop) is not None


def called(text: str, word: Word) -> bool:
    """ "@Maria" """
    return word.start > 0 and text[word.start - 1] == "@"


def behind_dot(text: str, end: int) -> int:
    """Behind the period of an initial, unless it may end the sentence as well."""
    if text[end : end + 1] != ".":
        return end
    behind = text[end + 1 :].lstrip(" ")[:1]
    return end + 1 if behind and not behind.isupper() and behind != "\n" else end


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _ends_in_initial(raw: str, behind: str) -> bool:
    """ "MariaS", and not the first line of "LaT-oya"."""
    first = raw[:-1].rstrip(_ACCENTS)
    return len(first) > 1 and first[-1].islower() and (behind or " ") not in _HYPHENS


def _gap(between: str, last: str) -> Gap:
    if between == " " or _SPACE.fullmatch(between):
        return Gap.SPACE
    if between in _HYPHENS and between:
        return Gap.HYPHEN
    if between in (".", "_"):
        return Gap.DOT
    if between in (", ", ","):
        return Gap.COMMA
    if between[:1] == "." and (len(last) == 1 or last in CUT_SHORT) and _SPACE.fullmatch(between[1:]):
        return Gap.DOT
    return Gap.LINE_END if _LINE_END.fullmatch(between) else Gap.OTHER


def _begins(between: str, last: str) -> bool:
    """The period of "Mr." ends no sentence; that of an initial may."""
    if between == " " or between == "." or last in CUT_SHORT:
        return False
    return _BEGINS.search(between) is not None
