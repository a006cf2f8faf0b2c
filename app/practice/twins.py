"""One text is one item of a kind, and one title is one topic: else a group would get it twice. The one place that says
so. What is hidden comes up nowhere, and is nobody's twin."""

from __future__ import annotations

from collections.abc import Container, Iterable

from app.errors import Refused
from app.model.decks import TOPICS, Deck, DeckItem, DeckKind, EducationTopic, Library
from app.model.notes import folded
from app.practice.offered import ItemKey
from app.practice.state import Practice
from app.words import _


def refuse_twin_items(
    practice: Practice,
    library: Library,
    kind: DeckKind,
    items: Iterable[DeckItem],
    but: Container[ItemKey | None],
) -> None:
    """Raises Refused where one of these items has the words of another one of its kind, or of each other; `but` are
    left out."""
    taken, these = _said(practice, library, kind, but), set[str]()
    for item in items:
        words = _words(item.text)
        if words in taken:
            raise Refused(_("These words are there already, in {deck}.").format(deck=taken[words]))
        if words in these:
            raise Refused(_("These words are in it twice: {words}").format(words=item.text))
        these.add(words)


def refuse_twin_topics(
    practice: Practice, library: Library, topics: Iterable[EducationTopic], but: Container[str]
) -> None:
    """Raises Refused where one of these topics has the title of another one, or of each other; `but` are ids that are
    left out."""
    titles = {
        _words(topic.title): topic.title
        for topic in library.topics.values()
        if topic.id not in but and (TOPICS, topic.id) not in practice.offer.hidden
    }
    for topic in topics:
        words = _words(topic.title)
        if words in titles:
            raise Refused(_("There is already a topic called {topic}.").format(topic=titles[words]))
        titles[words] = topic.title


def without_twins(practice: Practice, library: Library, deck: Deck) -> Deck:
    """A deck without the items whose words are there already, in another deck or twice in itself."""
    words = set(_said(practice, library, deck.kind, keys_of(library, deck.id)))
    items = []
    for item in deck.items:
        if _words(item.text) not in words:
            words.add(_words(item.text))
            items.append(item)
    return deck.model_copy(update={"items": tuple(items)})


def keys_of(library: Library, deck: str) -> frozenset[ItemKey]:
    """All items of a deck."""
    return frozenset((deck, item.id) for each in library.decks if each.id == deck for item in each.items)


def _said(
    practice: Practice, library: Library, kind: DeckKind, but: Container[ItemKey | None]
) -> dict[str, str]:
    """The words of what is there of a kind, each with the title of its deck."""
    return {
        _words(item.text): deck.title
        for deck in library.of(kind)
        for item in deck.items
        if (deck.id, item.id) not in but and (deck.id, item.id) not in practice.offer.hidden
    }


def _words(text: str) -> str:
    """A text as it is compared with others."""
    return folded(text) or " ".join(text.split())
