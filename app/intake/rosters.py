"""Rosters that come in: a pasted list of names, one a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from app.model.people import NAME_LENGTH
from app.words import _

LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
# "- ", "• ", "[ ] ", "1. ", "(2) ": what word processors, chats and lists put in front.
MARKERS = re.compile(r"\A(?: ?(?:[-–—*•◦▪·‣]|\[[ xX]?\]|\(?\d{1,3}[.):]))+")
SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Scripts that join their letters need these two, which are counted as control characters otherwise.
JOINERS = "\u200c\u200d"


class PastedNames(NamedTuple):
    """The names that can be added as they are, and every other line with what is the matter, counted from 1.

    Each line with anything on it is in one of the two.
    """

    names: tuple[str, ...]
    problems: tuple[tuple[int, str], ...]


def read_pasted_names(text: str, existing: Iterable[str] = ()) -> PastedNames:
    """Read a list of names, one a line; `existing` are the names already there. Empty lines are no lines.

    Two names are the same when they differ only in capitals, accents, points and spaces. Nothing is merged.
    """
    already = {same(name) for name in existing}
    first_line: dict[str, int] = {}
    names: list[str] = []
    problems: list[tuple[int, str]] = []
    for number, line in enumerate(LINE_END.split(text.removeprefix("\ufeff")), start=1):
        if not SPACES.sub("", line):
            continue
        name = tidied(line)
        problem = _problem(name, already, first_line)
        if problem:
            problems.append((number, problem))
        else:
            first_line[same(name)] = number
            names.append(name)
    return PastedNames(tuple(names), tuple(problems))


def tidied(line: str) -> str:
    """A name as it was meant: marker in front and comma behind dropped, spaces folded, letters in NFC."""
    bare = MARKERS.sub("", SPACES.sub(" ", line))
    return unicodedata.normalize("NFC", bare.strip(" ").rstrip(" ,;"))


def same(name: str) -> str:
    """What is left of a name without capitals, accents, points and spaces: equal for "María S." and "maria s".

    Marks of scripts that write vowels with them stay.
    """
    bare = unicodedata.normalize("NFKD", name.casefold())
    kept = (letter for letter in bare if letter.isalnum() or unicodedata.category(letter)[0] == "M")
    return "".join(letter for letter in kept if not "\u0300" <= letter <= "\u036f")


def _problem(name: str, already: set[str], first_line: dict[str, int]) -> str:
    if any(unicodedata.category(letter)[0] == "C" and letter not in JOINERS for letter in name):
        return _("This line holds characters that cannot be seen. Type the name by hand.")
    if not any(letter.isalpha() for letter in name):
        return _("There is no name on this line.")
    if len(name) > NAME_LENGTH:
        return _("This is longer than {most} characters, too long for a name.").format(most=NAME_LENGTH)
    if same(name) in first_line:
        return _("The same name is on line {line}. Add an initial if they are two people.").format(
            line=first_line[same(name)]
        )
    if same(name) in already:
        return _("Somebody with this name is already here. Add an initial if they are two people.")
    return ""
