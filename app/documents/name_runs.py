"""Words in a row that are one person's name: "Maria L.", "L., Maria", "Nguyen Van An" in any order, "Xiao-Ming"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.known_words import TERMS
from app.documents.name_words import Around, NameWords, Part
from app.documents.ordinary_words import MORE_OFTEN_NAMES, ORDINARY_WORDS, SMALL_WORDS
from app.documents.written_words import Gap, Word

_IN_A_ROW = (Gap.SPACE, Gap.NOTHING, Gap.HYPHEN, Gap.LINE_END, Gap.DOT)
_JOINED = (Gap.HYPHEN, Gap.LINE_END)
# these letters alone are words: beside a name they need their period
_ARTICLES = frozenset("aio")


@dataclass(frozen=True, slots=True)
class Run:
    """Words from `start` to before `end` that are a name of each of `people`. `strong`: one of them is no word
    besides; `capitals`: how many have one."""

    start: int
    end: int
    people: tuple[str, ...]
    key: str
    strong: bool
    capitals: int

    def __len__(self) -> int:
        return self.end - self.start

    def sure(self, capitals_tell_nothing: bool) -> bool:
        """Whether nothing else can be meant."""
        return self.strong or (self.capitals > 1 and not capitals_tell_nothing)


def best_run(text: str, words: Sequence[Word], at: int, around: Around) -> Run | None:
    """The longest that begins here, of everybody whose name is as long; None where nobody's does."""
    key = words[at].key
    if key not in around.parts and key not in around.beside:
        return None
    best: Run | None = None
    for person in around.whose(key):
        run = _run(text, words, at, person, around.people[person])
        if run is None:
            continue
        if best is None or len(run) > len(best):
            best = run
        elif len(run) == len(best):
            people, strong = (*best.people, person), best.strong or run.strong
            best = Run(at, run.end, people, run.key, strong, run.capitals)
    return best


def with_joined(text: str, words: list[Word], everybody: Sequence[Around]) -> list[Word]:
    """The same, with one word where a hyphen, the end of a line or a space parts a name: "Mar-\\nia", "Xiao Ming"."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        # most words stand between spaces, and are no half of anything
        may_be = at + 1 < len(words) and (
            words[at + 1].gap in _JOINED or any(word.key in around.halves for around in everybody)
        )
        size = _joined(words, at, everybody) if may_be else 1
        for other in words[at + 1 : at + size]:
            word = word.with_next(other)
        found.append(word)
        at += size
    return found


def _joined(words: Sequence[Word], at: int, everybody: Sequence[Around]) -> int:
    """How many words from here on are one word of a name."""
    if at + 1 == len(words) or words[at].possessive:
        return 1
    word, behind = words[at], words[at + 1]
    if behind.gap in _JOINED:
        size = 1
        while size < 4 and at + size < len(words) and words[at + size].gap in _JOINED:
            size += 1
        for many in range(size, 1, -1):
            key = "".join(each.key for each in words[at : at + many])
            if key in TERMS or (len(key) > 3 and any(_tells(key, around) for around in everybody)):
                return many
    elif behind.gap is Gap.SPACE and any((word.key, behind.key) in around.pairs for around in everybody):
        both = (word, behind)
        named = all(each.raw.istitle() for each in both) and not (word.begins and word.key in ORDINARY_WORDS)
        if named or not any(each.key in ORDINARY_WORDS or each.raw.isupper() for each in both):
            return 2
    return 1


def _tells(key: str, around: Around) -> bool:
    return key in around.parts or (len(key) > 4 and key[-1] == "s" and key[:-1] in around.parts)


def _run(text: str, words: Sequence[Word], at: int, person: str, names: NameWords) -> Run | None:
    end, weak, strong, telling = at, False, False, False
    small = words[at].small
    for place in range(at, len(words)):
        word = words[place]
        if place > at and not _goes_on(words, place, names):
            break
        part = names.parts.get(word.key)
        if part is None and word.key not in names.beside:
            break
        if part is None and word.initial:
            if not _is_initial(text, word):
                break
            # "grace l."
            strong = strong or (weak and word.key not in _ARTICLES)
        elif part is None:
            continue  # "de la": of the name where more of it follows
        elif word.small and _is_word(word):
            keys = frozenset(each.key for each in words[at : place + 1])
            if (place > at and not small) or (word.key in SMALL_WORDS and keys not in names.whole):
                break
            weak = telling = True
        else:
            telling = True
            strong = strong or not _is_word(word)
        end = place + 1
        if word.possessive:
            break
    if not telling or end == at:
        return None
    found = words[at:end]
    capitals = sum(not word.small for word in found)
    key = " ".join(word.key for word in found)
    sure = (weak and strong) or any(_strong(word, names) for word in found)
    # "pilar de la cruz"
    sure = sure or (
        any(word.spanish for word in found) and frozenset(each.key for each in found) in names.whole
    )
    return Run(at, end, (person,), key, sure, capitals)


def _strong(word: Word, names: NameWords) -> bool:
    if word.key not in names.parts or (word.small and word.key in names.capital):
        return False
    return not _is_word(word)


def _is_word(word: Word) -> bool:
    return word.key in ORDINARY_WORDS or (word.small and (word.spanish or word.key in MORE_OFTEN_NAMES))


def _goes_on(words: Sequence[Word], place: int, names: NameWords) -> bool:
    word, before = words[place], words[place - 1]
    if word.gap is Gap.COMMA:
        # "Santos, Maria"
        return (
            names.parts.get(before.key) is Part.LATER
            and names.parts.get(word.key) is Part.FIRST
            and not word.small
            and not before.small
        )
    return word.gap in _IN_A_ROW


def _is_initial(text: str, word: Word) -> bool:
    dot = text[word.end : word.end + 1] == "." or text[word.start - 1 : word.start] in ("_", ".")
    return word.key not in _ARTICLES or (dot and not word.small)
