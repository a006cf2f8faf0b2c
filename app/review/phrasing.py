"""How facts become sentences: wordings that are chosen by the facts, quotes, lists, beginnings and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from zlib import crc32

from app.documents.name_places import one_other
from app.documents.wording import clock
from app.words import _, ngettext

_ENDS: Final = (".", "!", "?", "…")
# a stretch in quotes, straight or curly
_QUOTES: Final = re.compile('[“"]([^“”"]*)[”"]')
# Words with which a caught line begins that tells of the group itself. Of others ("used on Saturday", "told his
# sister") the block in which they were caught does not say when they happened.
_IN_THE_GROUP: Final = frozenset(
    re.findall(
        r"\w+",
        """
        said spoke asked thanked offered suggested described disagreed agreed listened connected shared named
        explained answered responded reported mentioned noted identified reflected disclosed acknowledged
        questioned compared recalled summarized expressed voiced
        """,
    )
)


def chosen(facts: Sequence[object], *wordings: str) -> str:
    """One of several wordings: always the same for the same facts, so that different facts read differently."""
    return wordings[crc32("|".join(map(str, facts)).encode()) % len(wordings)]


def quoted(words: str, end: str = ".") -> str:
    """Somebody's own words with the sentence's end inside the quotes, and quotes within them single, as US English
    sets it."""
    words = words.strip()
    if whole := _QUOTES.fullmatch(words):
        words = whole[1]
    # the stop stands also inside a quote that ends the sentence
    close = "’" if list(_QUOTES.finditer(words)) and words[-1] in '”"' else ""
    words = re.sub('[“”"]', "", _QUOTES.sub(r"‘\1’", words)).removesuffix(close)
    return f"“{words}{'' if words.endswith(_ENDS) else end}{close}”"


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
    """With a capital at the beginning and a stop at the end, inside a quote that ends there."""
    words = " ".join(words.split())
    if not words:
        return ""
    if not words.rstrip('”"’)').endswith(_ENDS):
        bare = words.rstrip('”"')
        words = f"{bare}.{words[len(bare) :]}"
    return words[0].upper() + words[1:]


def tells_of_the_group(words: str) -> bool:
    """Whether a caught line is about what somebody did in the room, as far as its first word says so."""
    first = re.match(r"[^\W\d_]+", words)
    return first is not None and (first[0].lower() in _IN_THE_GROUP or words.lower().startswith(one_other()))


def led(lead: str, words: str) -> str:
    """ "In small group, thanked another group member." """
    return as_sentence(f"{lead} {words[:1].lower()}{words[1:]}")


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
