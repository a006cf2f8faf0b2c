"""Names of people of the practice in the words of the Library, which leave in plain files: pointed out, never refused.
Hope and Will are words, too."""

from __future__ import annotations

from collections.abc import Iterable

from app.model.decks import DeckItem, EducationTopic
from app.model.notes import folded
from app.model.telling_names import telling_words, words_in
from app.practice.state import Practice
from app.words import ngettext


def names_told(practice: Practice, things: Iterable[DeckItem | EducationTopic]) -> str:
    """One sentence on the names that stand in these items and topics, as they are written there; '' without any."""
    people = practice.people.values()
    telling = telling_words(name for person in people for name in (person.name, person.legal_name))
    found: dict[str, str] = {}
    for text in (text for thing in things for text in _texts(thing)):
        for word in sorted(words_in(text)):
            if folded(word) in telling:
                found.setdefault(folded(word), word)
    if not found:
        return ""
    names = ngettext(
        "It holds a name of somebody here: {names}. Everybody who gets this file can read it.",
        "It holds names of people here: {names}. Everybody who gets this file can read them.",
        len(found),
    )
    return names.format(names=", ".join(found.values()))


def _texts(thing: DeckItem | EducationTopic) -> tuple[str, ...]:
    if isinstance(thing, EducationTopic):
        return (thing.title, *thing.outline, thing.question)
    return (thing.text, thing.follow_up or "", *thing.tags)
