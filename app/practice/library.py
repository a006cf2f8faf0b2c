"""The Library: a practice's own items and topics, what is hidden, and files brought in, each refused with one
sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any, TypeVar

from annotated_types import Ge, Le
from pydantic import ValidationError

from app.errors import Refused
from app.model.decks import TOPICS, Deck, DeckItem, DeckKind, EducationTopic, Library
from app.model.entry import Value
from app.model.notes import compared
from app.practice import events as e
from app.practice.choices import let_go_of, refuse_unknown
from app.practice.free_names import free_name
from app.practice.offered import ItemKey
from app.practice.state import Practice
from app.practice.twins import keys_of, refuse_twin_items, refuse_twin_topics
from app.words import _

Events = Sequence[e.PracticeEvent]
V = TypeVar("V", bound=Value)

# where a practice's own items of a kind are kept, if it chose no other deck
OWN = {
    DeckKind.ICEBREAKER: "own-icebreakers",
    DeckKind.CLOSING_THOUGHT: "own-closing-thoughts",
    DeckKind.REFLECTION: "own-reflection-prompts",
}
ID_LENGTH = TITLE_LENGTH = 60


# What is typed


def typed_item(found: Mapping[str, Any]) -> DeckItem:
    """An item from the fields of a form. Raises Refused for the first that cannot be."""
    return _typed(DeckItem, found)


def typed_topic(found: Mapping[str, Any]) -> EducationTopic:
    """A topic from the fields of a form. Raises Refused for the first that cannot be."""
    return _typed(EducationTopic, found)


def slug(text: str, otherwise: str = "item") -> str:
    """An id made of the words of a text: small letters, digits and hyphens; `otherwise` where it has none of them."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("’", "").replace("'", "")
    ascii_only = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in ascii_only).split()
    short = "-".join(words)
    if len(short) > ID_LENGTH - 4:  # room for a number, and no half word
        short = short[: ID_LENGTH - 4].rpartition("-")[0] or short[: ID_LENGTH - 4]
    return short or otherwise


def id_for(practice: Practice, library: Library, deck: str, text: str) -> str:
    """The id of a new item of a deck, or of a new topic: made from its words. One that was ever given there is not
    given again: what a group had is remembered by it."""
    if deck == TOPICS:
        return _free(slug(text, "topic"), {*library.topics, *_topic_ids(practice)})
    there = {item.id for each in library.decks if each.id == deck for item in each.items}
    return _free(slug(text), there | _item_ids(practice, deck))


# Items


def keep_item(
    practice: Practice,
    now: datetime,
    library: Library,
    kind: DeckKind,
    deck: str,
    item: DeckItem,
    in_place_of: ItemKey | None = None,
) -> Events:
    """Add an item to one of the practice's own decks, or change it there; `in_place_of` is hidden in the same act.

    `library` is what there is now. The own deck of a kind (`OWN`) is made when it is first needed.
    """
    found: list[e.PracticeEvent] = []
    kept = practice.offer.decks.get(deck)
    if kept is None:
        if deck != OWN[kind]:
            _refuse_deck(library, deck)
        kept = Deck(id=deck, title=_own_title(kind), kind=kind, items=())
        found.append(e.DeckKept(deck=kept))
    if kept.kind is not kind:
        raise Refused(_("That deck is for something else. Choose another one."))
    refuse_twin_items(practice, library, kind, [item], {(deck, item.id), in_place_of})
    if item not in kept.items:
        found.append(e.ItemKept(deck=deck, item=item))
    if in_place_of is not None:
        found += hide_item(practice, now, library, *in_place_of)
    return found


def remove_item(practice: Practice, now: datetime, library: Library, deck: str, item: str) -> Events:
    """Take an item out of one of the practice's own decks; with the last one the deck goes, and a shipped one that it
    stood for is back. What a group had stays in its past."""
    kept = practice.offer.decks.get(deck)
    if kept is None:
        _refuse_deck(library, deck)
    elif [each.id for each in kept.items] == [item]:
        return [e.DeckDropped(deck=deck)]
    elif item in {each.id for each in kept.items}:
        return [e.ItemDropped(deck=deck, item=item)]
    raise Refused(_("That is not here any more."))


def bring_item_back(practice: Practice, now: datetime, library: Library, before: Deck, item: str) -> Events:
    """An item that was removed stands again where it stood; `before` is its deck as it was."""
    place = next((at for at, each in enumerate(before.items) if each.id == item), None)
    kept = practice.offer.decks.get(before.id)
    if place is None or (kept is not None and item in {each.id for each in kept.items}):
        return []
    again = before.items[place]
    refuse_twin_items(practice, library, before.kind, [again], {(before.id, item)})
    if kept is None:
        return [e.DeckKept(deck=before.model_copy(update={"items": (again,)}))]
    return [e.ItemKept(deck=before.id, item=again, place=place)]


def remove_deck(practice: Practice, now: datetime, deck: str) -> Events:
    """Take a whole deck of the practice's own away. One that had taken the place of a shipped one gives it back."""
    if deck not in practice.offer.decks:
        raise Refused(_("That deck is not here any more."))
    return [e.DeckDropped(deck=deck)]


def hide_item(
    practice: Practice, now: datetime, library: Library, deck: str, item: str, *, hidden: bool = True
) -> Events:
    """Offer an item, or a topic of the deck `TOPICS`, to no group any more, whatever was pinned; or to all again."""
    if ((deck, item) in practice.offer.hidden) is hidden:
        return []
    if not hidden:
        _refuse_twin_shown(practice, library, deck, item)
        return [e.ItemHidden(deck=deck, item=item, hidden=False)]
    refuse_unknown(library, deck, item)
    let_go = let_go_of(practice, now, practice.groups.values(), deck, item)
    return [e.ItemHidden(deck=deck, item=item), *let_go]


# Topics


def keep_topic(practice: Practice, now: datetime, library: Library, topic: EducationTopic) -> Events:
    """Add a topic, or change it. One with the id of a shipped topic takes its place. Nothing takes an own topic away:
    groups have had it. It can be hidden."""
    refuse_twin_topics(practice, library, [topic], {topic.id})
    return [] if library.topics.get(topic.id) == topic else [e.TopicKept(topic=topic)]


def give_back_topic(practice: Practice, now: datetime, shipped: Library, topic: str) -> Events:
    """Back to the topic that comes with Groupside, in the words that it has by now."""
    if topic not in practice.offer.topics or topic not in shipped.topics:
        raise Refused(_("That topic is not here any more."))
    return [e.TopicDropped(topic=topic)]


# Files


def has_deck(library: Library, deck: Deck) -> bool:
    """Whether a deck with this id is there; one that was emptied is not."""
    return any(each.id == deck.id and each.items for each in library.decks)


def may_take_place(library: Library, deck: Deck) -> bool:
    """Whether a deck could stand where the one of its id stands: decks of different kinds never do."""
    there = next((each.kind for each in library.decks if each.id == deck.id and each.items), None)
    kept_for = next((kind for kind, own in OWN.items() if own == deck.id), None)
    return deck.id != TOPICS and all(kind in (None, deck.kind) for kind in (there, kept_for))


def import_deck(
    practice: Practice, now: datetime, library: Library, deck: Deck, *, in_its_place: bool = False
) -> Events:
    """Add a deck that was brought in, whole. Where one of its id is there, it takes its place only if asked to.
    `without_twins` makes a deck of what is new in it."""
    there = next((each for each in library.decks if each.id == deck.id), None)
    if there == deck:
        return []
    if not may_take_place(library, deck) or (has_deck(library, deck) and not in_its_place):
        raise Refused(
            _("There is already a deck with the id {id}. Keep this one under another id.").format(id=deck.id)
        )
    refuse_twin_items(practice, library, deck.kind, deck.items, keys_of(library, deck.id))
    return [e.DeckKept(deck=deck)]


def import_topics(
    practice: Practice,
    now: datetime,
    library: Library,
    topics: Sequence[EducationTopic],
    *,
    in_their_place: bool = False,
) -> Events:
    """Add topics that were brought in, all of them or none. Those that are there already, word for word, stay."""
    new = [topic for topic in topics if library.topics.get(topic.id) != topic]
    if not in_their_place and any(topic.id in library.topics for topic in new):
        raise Refused(_("Some of these topics are there already. Keep these under other ids."))
    refuse_twin_topics(practice, library, new, {topic.id for topic in new})
    return [e.TopicKept(topic=topic) for topic in new]


def topics_there(library: Library, topics: Sequence[EducationTopic]) -> tuple[EducationTopic, ...]:
    """Which of them would take the place of another one of the same id."""
    return tuple(topic for topic in topics if library.topics.get(topic.id, topic) != topic)


def deck_beside(practice: Practice, library: Library, deck: Deck) -> Deck:
    """The same deck under an id that was never given, and a title that no other deck has."""
    taken = {each.id for each in library.decks} | {TOPICS, *OWN.values()} | _deck_ids(practice)
    titles = {compared(each.title) for each in library.decks if each.items}
    title = free_name(deck.title, titles, TITLE_LENGTH)
    return deck.model_copy(update={"id": _free(deck.id, taken), "title": title})


def topics_beside(
    practice: Practice, library: Library, topics: Sequence[EducationTopic]
) -> tuple[EducationTopic, ...]:
    """The same topics; those whose id, or whose title, stands for another one get one that is free."""
    clash = topics_there(library, topics)
    taken = {*library.topics, *_topic_ids(practice), *(topic.id for topic in topics)}
    titles = {compared(topic.title) for topic in library.topics.values()}
    found = []
    for topic in topics:
        if library.topics.get(topic.id) != topic:
            free = _free(topic.id, taken) if topic in clash else topic.id
            title = free_name(topic.title, titles, TITLE_LENGTH)
            topic = topic.model_copy(update={"id": free, "title": title})
            taken.add(free)
            titles.add(compared(title))
        found.append(topic)
    return tuple(found)


def _typed(model: type[V], found: Mapping[str, Any]) -> V:
    try:
        return model.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = first["loc"]
        field = _field_words(str(place[0]))
        line = len(place) > 1 and isinstance(place[1], int)
        limits = _limits(model, str(place[0]))
        match first["type"]:
            case "string_too_long" if line:
                sentence = _("Line {n} of “{field}” is too long: {most} letters at most.")
            case "string_too_long":
                sentence = _("“{field}” is too long: {most} letters at most.")
            case "string_too_short" | "too_short" | "missing":
                sentence = _("“{field}” is empty. Write something there first.")
            case _ if limits:
                sentence = _("“{field}” has to be a whole number from {least} to {greatest}.")
            case _:
                sentence = _("“{field}” cannot be kept like this. Change it, then save.")
        most = first.get("ctx", {}).get("max_length", 0)
        number = int(place[1]) + 1 if line else 0
        raise Refused(sentence.format(field=field, most=most, n=number, **limits)) from None


def _limits(model: type[Value], field: str) -> dict[str, int]:
    """The least and the greatest number that a field takes; empty where it is no such number."""
    known = model.model_fields.get(field)
    bounds = known.metadata if known is not None else []
    least = [each.ge for each in bounds if isinstance(each, Ge)]
    greatest = [each.le for each in bounds if isinstance(each, Le)]
    return {"least": int(str(least[0])), "greatest": int(str(greatest[0]))} if least and greatest else {}


def _field_words(field: str) -> str:
    return {
        "text": _("Text"),
        "follow_up": _("Follow-up"),
        "minutes": _("Minutes"),
        "tags": _("Tags"),
        "title": _("Title"),
        "outline": _("Outline"),
        "question": _("Question"),
    }.get(field, field)


def _refuse_deck(library: Library, deck: str) -> None:
    if any(each.id == deck for each in library.decks):
        raise Refused(_("This comes with Groupside. Edit a copy of it, or hide it."))
    raise Refused(_("That deck is not here any more."))


def _refuse_twin_shown(practice: Practice, library: Library, deck: str, item: str) -> None:
    """What was hidden may have got a twin meanwhile."""
    if deck == TOPICS and item in library.topics:
        refuse_twin_topics(practice, library, [library.topics[item]], {item})
    for each in library.decks:
        if each.id == deck:
            again = [one for one in each.items if one.id == item]
            refuse_twin_items(practice, library, each.kind, again, {(deck, item)})


def _own_title(kind: DeckKind) -> str:
    return {
        DeckKind.ICEBREAKER: _("Our icebreakers"),
        DeckKind.CLOSING_THOUGHT: _("Our closing thoughts"),
        DeckKind.REFLECTION: _("Our reflection prompts"),
    }[kind]


def _free(wished: str, taken: Collection[str]) -> str:
    """The id itself, or with the first number behind it that makes it free."""
    if wished not in taken:
        return wished
    numbered = (_numbered(wished, number) for number in count(2))
    return next(each for each in numbered if each not in taken)


def _numbered(wished: str, number: int) -> str:
    behind = f"-{number}"
    return wished[: ID_LENGTH - len(behind)].rstrip("-") + behind


def _deck_ids(practice: Practice) -> set[str]:
    """The id of every deck that was ever kept here."""
    events = (entry.event for entry in practice.entries)
    return {event.deck.id for event in events if isinstance(event, e.DeckKept)}


def _item_ids(practice: Practice, deck: str) -> set[str]:
    """The id of every item that was ever in a deck that was kept here."""
    found: set[str] = set()
    for entry in practice.entries:
        match entry.event:
            case e.DeckKept(deck=kept) if kept.id == deck:
                found.update(item.id for item in kept.items)
            case e.ItemKept(deck=name, item=item) if name == deck:
                found.add(item.id)
    return found


def _topic_ids(practice: Practice) -> set[str]:
    events = (entry.event for entry in practice.entries)
    return {event.topic.id for event in events if isinstance(event, e.TopicKept)}
