"""What is typed in the Library: of what it is, what stood there when it was left, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from app.model.decks import TOPICS, DeckItem, DeckKind, EducationTopic
from app.practice.library import OWN, id_for, keep_item, keep_topic, typed_item, typed_topic
from app.practice.names_told import names_told
from app.practice.offered import ItemKey
from app.practice.shelf import Shelved
from app.words import _
from ui.acting import Acting
from ui.practice.library_words import TOPICS_SECTION, new_words, not_saved_words
from ui.practice.shelved_card import Typed

# as many letters of a text say which one is meant
NAMED = 60


@dataclass(frozen=True, slots=True)
class Typing:
    """What is typed, and of what: `of` is None for something new. `found` is what stood there once it was left out."""

    id: str
    section: str
    of: Shelved | None = None
    found: Typed | None = None

    @property
    def name(self) -> str:
        """Which one it is: the words as they stand in the list, or as they were typed."""
        fields = self.found.fields if self.found is not None else {}
        new = fields.get("text") or fields.get("title") or ""
        words = self.of.words if self.of is not None else new
        return f"“{shorten(words, NAMED, placeholder='…')}”" if words else new_words(self.section)

    def not_saved(self, why: str) -> str:
        """A refusal where the form is not seen, so that it says what it is about."""
        if self.of is None:
            return not_saved_words(self.section).format(why=why)
        return _("Your changes to {name} are not saved: {why}").format(name=self.name, why=why)


class Keeping:
    """Signed by who sits at the desk."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def decks(self, section: str) -> list[tuple[str, str]]:
        """Where something new can go, ids and titles: the own deck of the kind first; none for topics."""
        if section == TOPICS_SECTION:
            return []
        kind, desk = DeckKind(section), self._acting.desk
        own = (deck for deck in desk.practice.offer.decks.values() if deck not in desk.shipped.decks)
        others = [(deck.id, deck.title) for deck in own if deck.kind is kind and deck.items]
        return [(OWN[kind], _("Our own")), *(each for each in others if each[0] != OWN[kind])]

    def keep(self, typing: Typing, typed: Typed) -> ItemKey:
        """Keep it and return its key. Raises Refused."""
        self._acting.moved_on.emit()
        desk, arrange, found, of = self._acting.desk, self._acting.seat.arrange, typed.fields, typing.of
        if typing.section == TOPICS_SECTION:
            title = found["title"]
            topic_id = of.thing.id if of else id_for(desk.practice, desk.library, TOPICS, title)
            topic = typed_topic({"id": topic_id, **found})
            arrange(keep_topic, desk.library, topic)
            self._point_out_names(topic)
            return TOPICS, topic_id
        kind = DeckKind(typing.section)
        changes = of is not None and of.origin == "own"
        deck = of.deck if of is not None and changes else typed.deck or OWN[kind]
        item_id = (
            of.thing.id
            if of is not None and changes
            else id_for(desk.practice, desk.library, deck, found["text"])
        )
        hidden = of.key if of is not None and not changes and typed.hides else None
        item = typed_item({"id": item_id, **found})
        arrange(keep_item, desk.library, kind, deck, item, hidden)
        self._point_out_names(item)
        return deck, item_id

    def _point_out_names(self, kept: DeckItem | EducationTopic) -> None:
        if told := names_told(self._acting.desk.practice, [kept]):
            self._acting.said.emit(told)


def row_id(shelved: Shelved) -> str:
    """Of its line in the list."""
    return "/".join(shelved.key)
