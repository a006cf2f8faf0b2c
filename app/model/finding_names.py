"""Who is meant by a few letters of a name, so that one or two are enough and a letter too many does no harm."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.model.notes import folded


def meant(names: Mapping[str, str], letters: str) -> tuple[str, ...]:
    """The people whose first name begins with the letters; where nobody's does another word of the name, and at last
    the initials ("ms" is Maria S. where "m" could be Marcus as well). `names` maps ids to names as used in the group.
    """
    typed = folded(letters)
    if not typed:
        return ()
    return begun_by(names, letters) or _those(names, lambda words: _initials(words).startswith(typed))


def begun_by(names: Mapping[str, str], letters: str) -> tuple[str, ...]:
    """The same without the initials: the people with whose name the letters begin."""
    typed = folded(letters)
    if not typed:
        return ()
    first = _those(names, lambda words: folded("".join(words)).startswith(typed))
    return first or _those(names, lambda words: any(folded(word).startswith(typed) for word in words))


def _those(names: Mapping[str, str], fits: Callable[[list[str]], bool]) -> tuple[str, ...]:
    return tuple(person for person, name in names.items() if fits(name.split()))


def _initials(words: list[str]) -> str:
    return "".join(folded(word)[:1] for word in words)
