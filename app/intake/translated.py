"""What ships, in another language's words: the same items and topics by their ids, so that rotation never notices."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from app.intake.decks import shipped_decks, shipped_topics
from app.model.decks import TOPICS, Deck, DeckItem, EducationTopic, Library
from app.words import program_language, speaking

Shipped = DeckItem | EducationTopic


def translated(library: Library, language: str) -> Library:
    """The library with the decks that ship in another language; '' leaves it as it is. What a practice wrote itself,
    also in the place of something that ships, is in the practice's own words."""
    if language in ("", program_language()):
        return library
    return Library(tuple(_deck(deck, language) for deck in library.decks), library.topics)


def topic_in(topic: EducationTopic, language: str) -> EducationTopic:
    """A topic in another language; as it is for '', and where it was written by somebody here."""
    if language in ("", program_language()):
        return topic
    before, after = _words(program_language()), _words(language)
    there = after.get((TOPICS, topic.id))
    if before.get((TOPICS, topic.id)) != topic or not isinstance(there, EducationTopic):
        return topic
    return topic.model_copy(
        update={"title": there.title, "outline": there.outline, "question": there.question}
    )


def _deck(deck: Deck, language: str) -> Deck:
    before, after = _words(program_language()), _words(language)

    def said(item: DeckItem) -> DeckItem:
        key = (deck.id, item.id)
        there = after.get(key)
        if before.get(key) != item or not isinstance(there, DeckItem):
            return item
        return item.model_copy(update={"text": there.text, "follow_up": there.follow_up})

    return deck.model_copy(update={"items": tuple(map(said, deck.items))})


@lru_cache
def _words(language: str) -> Mapping[tuple[str, str], Shipped]:
    """All that ships in a language, by deck and id; read when somebody needs it."""
    with speaking(language):
        decks = shipped_decks()
        found: dict[tuple[str, str], Shipped] = {
            (deck.id, item.id): item for deck in decks for item in deck.items
        }
        return found | {(TOPICS, topic.id): topic for topic in shipped_topics()}
