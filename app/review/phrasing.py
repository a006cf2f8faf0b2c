"""How facts become sentences: wordings that are chosen by the facts, quotes, lists, beginnings and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from zlib import crc32

from app.documents.wording import clock
from app.words import _, ngettext

_ENDS: Final = (".", "!", "?", "…")
# How a caught line often begins; others of the past tense end in -ed.
_PAST: Final = frozenset(
    re.findall(
        r"\w+",
        """
        said spoke asked gave took told felt kept slept left went came had was brought made found thought wrote read
        heard saw met chose began drew built held led lost paid put ran sat sent set shook stood stuck taught
        understood woke wept did got knew laughed let
        """,
    )
)


def chosen(facts: Sequence[object], *wordings: str) -> str:
    """One of several wordings: always the same for the same facts, so that different facts read differently."""
    return wordings[crc32("|".join(map(str, facts)).encode()) % len(wordings)]


def quoted(words: str, end: str = ".") -> str:
    """Somebody's own words with the sentence's end inside the quotes, as US English sets it."""
    words = words.strip().strip('“”"')
    return f"“{words}”" if words.endswith(_ENDS) or not end else f"“{words}{end}”"


def listed(pieces: Sequence[str]) -> str:
    """ "calm, tired, and hopeful" """
    match pieces:
        case []:
            return ""
        case [one]:
            return one
        case [one, other]:
            return _("{one} and {other}").format(one=one, other=other)
        case [*first, last]:
            return _("{first}, and {last}").format(first=", ".join(first), last=last)
    return ""


def as_sentence(words: str) -> str:
    """With a capital at the beginning and a stop at the end."""
    words = " ".join(words.split())
    if not words:
        return ""
    bare = words.rstrip('”"’)')
    stop = "" if bare.endswith(_ENDS) else "."
    return words[0].upper() + words[1:] + stop


def led(lead: str, words: str) -> str:
    """ "In small group, thanked another group member."; without the lead where the first word may be a name."""
    first = re.match(r"[^\W\d_]+", words)
    if first is None:
        return as_sentence(words)
    word = first[0]
    if word[0].islower() or _is_past(word):
        return as_sentence(f"{lead} {word[0].lower()}{words[1:]}")
    return as_sentence(words)


def _is_past(word: str) -> bool:
    return word[1:].islower() and (word.lower() in _PAST or (len(word) > 3 and word.endswith("ed")))


def from_to(start: datetime, end: datetime) -> str:
    return _("{start} to {end}").format(start=clock(start), end=clock(end))


def minutes_after(length: timedelta) -> str:
    """ "8 minutes" """
    count = max(1, int(length.total_seconds() + 30) // 60)
    return ngettext("{n} minute", "{n} minutes", count).format(n=count)


def times_words(count: int) -> str:
    """ "twice", "3 times"; nothing for once."""
    if count <= 1:
        return ""
    return _("twice") if count == 2 else ngettext("{n} time", "{n} times", count).format(n=count)
