"""Another member's name never stands in a person's document: it becomes "another group member"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from app.model.notes import folded
from app.model.telling_names import telling_words
from app.practice.state import Practice
from app.words import _

Named = Iterable[tuple[str, str]]
"""People's ids, each with a name of theirs."""

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f]|['’\-](?=\w))*")
# Names that are words as well: small letters mean the word.
_ALSO_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    angel april art august autumn bill buck chance chase christian clay cliff dale dawn dean dee destiny
    dick drew duke earl faith frank gene ginger glen grace grant guy harmony hazel heath heaven holly
    honor hope hunter iris ivy jack jade jasmine jewel joy june justice king lane lily mark mason max
    may melody mercy miles mike misty olive page pat patience pearl penny precious prince ray red reed
    rich rob robin rocky rose ruby rusty sage sandy serenity skip sky star storm sue summer sunny tanner
    trinity victor victory violet wade ward will woody
    """,
    )
)


def names_in(practice: Practice) -> Named:
    """Every name of everybody in the practice."""
    return [(one.id, name) for one in practice.people.values() for name in (one.name, one.legal_name)]


def words_about(person: str, named: Named) -> Callable[[str], str]:
    """What takes the names of all others out of free words in a document about one person."""
    names = list(named)
    own = " ".join(name for one, name in names if one == person)
    others = [name for one, name in names if one != person]
    return lambda text: without_others(text, own, others)


def members_named(practice: Practice, person: str, text: str, day: date) -> tuple[str, ...]:
    """Who of the person's groups is named in free words, by the name used there."""
    someone = practice.people[person]
    own = f"{someone.name} {someone.legal_name}"
    members = {
        each.id: each
        for group in practice.groups_of(person, day)
        for each in practice.members(group.id, day)
        if each.id != person
    }
    return tuple(
        each.name
        for each in members.values()
        if without_others(text, own, (each.name, each.legal_name)) != text
    )


def without_others(text: str, own: str, others: Iterable[str]) -> str:
    """The text with every word replaced that tells another member: first names and longer parts of names.

    `own` are all names of the person whom the document is about; a name that they share stays.
    """
    others = list(others)
    telling = telling_words(others, short=True) - telling_words([own], short=True)
    # a surname of two letters ("So") is a word in small ones, as is a first name that is only its first letter ("A.")
    first = {folded(word) for name in others for word in name.split()[:1]}
    short = {part for part in telling if len(part) == 1 or (len(part) == 2 and part not in first)}
    instead = _("another group member")

    def replaced(match: re.Match[str]) -> str:
        word = match[0]
        bare = re.sub(r"['’]s?$", "", word)
        ending = word[len(bare) :]
        pieces = (bare, *re.split(r"['’\-]", bare))
        tells = any(folded(piece) in telling for piece in pieces)
        if not tells or (bare.islower() and folded(bare) in short | _ALSO_WORDS):
            return word
        return instead + ending

    out = _WORD.sub(replaced, text)
    # first and last name in a row are one member
    again = re.escape(instead)
    return re.sub(rf"{again}(?:\s+{again})+", instead, out)
