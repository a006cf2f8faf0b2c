"""Names as call platforms show them, made comparable: words in any order, without accents, devices and asides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from app.intake.attendance_reports.naming import ASIDE, PRONOUNS
from app.model.device_words import BESIDE_DEVICES, DEVICES, NOBODY

Words = tuple[str, ...]

_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PRONOUNS_BEHIND = re.compile(rf"[\s\-–—|,/·]+{PRONOUNS}\s*\Z", re.IGNORECASE)
_LETTERS = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"}
# how much alike names are that differ only in what is left out
INITIAL, PART = 96.0, 92.0


def forms_of_reported(name: str, original_name: str = "") -> tuple[Words, ...]:
    """Each name that somebody in a report goes by; none for a device, a telephone number or a guest without a name."""
    return _forms((*_with_brackets(name), *_with_brackets(original_name)))


def forms_of_roster(name: str, legal_name: str = "") -> tuple[Words, ...]:
    """Each name that somebody on the roster goes by."""
    return _forms((name, legal_name))


def alikeness(reported: Sequence[Words], roster: Sequence[Words]) -> float:
    """How alike the names of two people are, 0 to 100: 100 for the same words, in any order.

    A name that fits by its initials ("Maria S.") is not taken for somebody whose full name is known to be another.
    """
    best = max((_alike(one, other) for one in reported for other in roster), default=0.0)
    if best < 100 and _contradicts(reported, roster):
        return min(best, PART - 4)
    return best


def _forms(names: Iterable[str]) -> tuple[Words, ...]:
    forms = (_words(name) for name in names)
    return tuple(dict.fromkeys(form for form in forms if form))


def _with_brackets(name: str) -> tuple[str, ...]:
    """The name, and what stands in brackets behind it, unless that is a part in the call or pronouns."""
    while (bare := _PRONOUNS_BEHIND.sub("", ASIDE.sub("", name)).strip()) != name:
        name = bare
    inside = [found for found in _BRACKET.findall(name) if not ASIDE.fullmatch(f"({found})")]
    return (_BRACKET.sub(" ", name), *inside)


def _words(name: str) -> Words:
    lowered = "".join(_LETTERS.get(letter, letter) for letter in name.casefold())
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", lowered) if not "\u0300" <= letter <= "\u036f"
    )
    # "maria's iphone", "o'neil": an apostrophe parts a possessive and nothing else
    plain = re.sub(r"['’](?=s\b)", " ", plain).replace("'", "").replace("’", "")
    words = re.findall(r"[^\W_]+", plain)
    if any(word.rstrip("0123456789") in DEVICES for word in words):
        words = [
            word
            for word in words
            if word.rstrip("0123456789") not in DEVICES | BESIDE_DEVICES and not any(map(str.isdigit, word))
        ]
    words = [word for word in words if not word.isdigit()]
    if not any(any(map(str.isalpha, word)) for word in words) or set(words) <= NOBODY | BESIDE_DEVICES:
        return ()
    return tuple(sorted(words))


def _alike(one: Words, other: Words) -> float:
    if one == other:
        return 100.0
    if len(one) == len(other) and _fits(one, other):
        return INITIAL
    shorter, longer = sorted((one, other), key=len)
    if any(len(word) > 1 for word in shorter) and len(shorter) < len(longer) and _fits(shorter, longer):
        return PART
    from rapidfuzz import fuzz

    return min(PART - 1, fuzz.ratio(" ".join(one), " ".join(other)))


def _fits(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether each word of the shorter name is one of the longer, or its initial; whole words are taken first."""
    left = list(longer)
    rest = []
    for word in shorter:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    for word in rest:
        found = next((of for of in left if of[0] == word[0] and 1 in (len(of), len(word))), None)
        if found is None:
            return False
        left.remove(found)
    # two initials alone are too little: "M. S."
    return any(len(word) > 1 and word in longer for word in shorter)


def _contradicts(reported: Sequence[Words], roster: Sequence[Words]) -> bool:
    """Whether both have a full name, and none of one fits any of the other."""
    full = [form for form in reported if _is_full(form)]
    known = [form for form in roster if _is_full(form)]
    return bool(full and known) and not any(
        _fits(*sorted((one, other), key=len)) for one in full for other in known
    )


def _is_full(form: Words) -> bool:
    return sum(len(word) > 1 for word in form) > 1
