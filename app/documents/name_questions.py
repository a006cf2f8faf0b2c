"""Asks about a word that may be a name, where it stands: the question, and what its answer is kept under."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import takewhile

from app.documents.written_words import words_of
from app.words import _

# so many words are shown on each side
AROUND = 4
CUT_OFF = "…"
_PIECES = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Question:
    """Whether `word` names another in `phrase`, the words around it. `place` is what its `answer` is kept under: a
    digest, so that no words are kept a second time; None is none yet."""

    place: str
    word: str
    phrase: str
    answer: bool | None = None

    @property
    def words(self) -> str:
        """The question, as it is asked."""
        said = _("Does “{word}” in “{phrase}” mean a member, a guest, or another’s contact?")
        return said.format(word=self.word, phrase=self.phrase)


def unanswered(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those that somebody has to answer before anything leaves."""
    return tuple(each for each in questions if each.answer is None)


def question(text: str, start: int, end: int, key: str, word: str) -> Question:
    """About what stands from `start` to `end` and is folded as `key`; its phrase has that once."""
    pieces = [match.span() for match in _PIECES.finditer(text)]
    first = sum(stop <= start for _start, stop in pieces)
    last = sum(begin < end for begin, _stop in pieces)

    def is_other(piece: tuple[int, int]) -> bool:
        return all(each.key != key for each in words_of(text[slice(*piece)]))

    low = first - len(list(takewhile(is_other, reversed(pieces[max(first - AROUND, 0) : first]))))
    high = last + len(list(takewhile(is_other, pieces[last : last + AROUND])))
    said = " ".join(text[slice(*piece)] for piece in pieces[low:high])
    phrase = f"{CUT_OFF * (low > 0)}{said}{CUT_OFF * (high < len(pieces))}"
    kept = f"{key}\n{phrase}".encode("utf-8", "surrogatepass")
    return Question(blake2b(kept, digest_size=16).hexdigest(), word, phrase)
