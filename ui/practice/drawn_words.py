"""What was drawn for a meeting, in words: which day it is for, and whether somebody keeps it for that day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.live.events import Item, SessionOpened
from app.model.days import day_in
from app.model.decks import TOPICS, DeckKind, Library
from app.model.groups import Group
from app.practice.offered import ItemKey, Offer
from app.words import _
from ui.drawn_overlines import Kind as Kind
from ui.drawn_overlines import When, overline
from ui.times import begun, shaped
from ui.topic_words import why_words

KINDS: tuple[Kind, ...] = ("icebreaker", "topic", "reflection", "closing_thought")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line for the day, what was drawn, and why; `why` may be empty."""

    overline: str
    text: str
    why: str = ""


def drawn_of(kind: Kind, prepared: SessionOpened | None, offer: Offer, now: datetime) -> Drawn | None:
    """What a meeting would get of a kind; None where it has none."""
    found = key_of(kind, prepared)
    if prepared is None or found is None:
        return None
    day = day_in(prepared.zone, prepared.scheduled)
    over = overline(kind, _when(day, day_in(prepared.zone, now)))
    if found in offer.pinned(prepared.group_id, day):
        over = _("{what}  ·  KEPT").format(what=over)
    why = why_words(prepared.why_topic, day) if kind == "topic" else ""
    return Drawn(over, _text(kind, prepared), why)


def key_of(kind: Kind, prepared: SessionOpened | None) -> ItemKey | None:
    """The deck and the item that a meeting would get of a kind."""
    if prepared is None:
        return None
    if kind == "topic":
        return (TOPICS, prepared.topic.id) if prepared.topic else None
    item = _item(kind, prepared)
    return (item.deck, item.id) if item else None


def decks_of(kind: Kind, library: Library) -> tuple[str, ...]:
    """The decks that a kind is drawn from."""
    return (TOPICS,) if kind == "topic" else tuple(deck.id for deck in library.of(DeckKind(kind)))


def to_choose_from(kind: Kind, library: Library, offer: Offer, group: Group) -> Iterator[tuple[ItemKey, str]]:
    """Everything of a kind that may come up in a group, in the order of the library, with its words."""
    if kind != "topic":
        for deck, item in offer.for_group(library, group, DeckKind(kind)):
            yield (deck, item.id), item.text
        return
    out = offer.hidden | offer.barred_for(group.id)
    for topic in library.topics.values():
        if (TOPICS, topic.id) not in out:
            yield (TOPICS, topic.id), topic.title


def day_name(day: date, today: date) -> str:
    """ "Today", "Tomorrow", "Thursday, November 26"."""
    match _when(day, today):
        case "today":
            return _("Today")
        case "tomorrow":
            return _("Tomorrow")
        case _other:
            return begun(shaped(day, _("dddd, MMMM d")))


def _when(day: date, today: date) -> When:
    return "today" if day == today else "tomorrow" if day - today == timedelta(days=1) else "other"


def _item(kind: Kind, prepared: SessionOpened) -> Item | None:
    match kind:
        case "icebreaker":
            return prepared.icebreaker
        case "reflection":
            return prepared.reflection
        case "closing_thought":
            return prepared.closing_thought
        case "topic":
            return None


def _text(kind: Kind, prepared: SessionOpened) -> str:
    if kind == "topic":
        return prepared.topic.title if prepared.topic else ""
    item = _item(kind, prepared)
    return item.text if item else ""
