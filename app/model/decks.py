"""What a group is offered: decks of items that rotate, education topics, and why one of them comes up."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from app.model.entry import Value
from app.model.groups import Specialization
from app.words import _

# topics rotate and are hidden and pinned like items: this is their deck
TOPICS = "topics"


def _composed(text: object) -> object:
    """First of all: composing can change how long a text is."""
    return unicodedata.normalize("NFC", text) if isinstance(text, str) else text


def one_line(text: str) -> str:
    """The text, composed; ValueError for one that would break a line."""
    if any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in text):
        raise ValueError(_("has to stay on one line"))
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    BeforeValidator(_composed),
    AfterValidator(one_line),
]
Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=240),
    BeforeValidator(_composed),
    AfterValidator(one_line),
]


class DeckKind(StrEnum):
    """What a deck's items are for."""

    ICEBREAKER = "icebreaker"
    CLOSING_THOUGHT = "closing_thought"
    REFLECTION = "reflection"


class DeckItem(Value):
    """One thing that a deck deals. The id is what history remembers: it stays when the text is mended.

    `minutes` are what it takes a whole group; `energy`, and the `mood` of a day that it is right for, help to choose;
    `fits` names the groups that it is for, none is every group; `online` is how it is answered in a call.
    """

    id: Slug
    text: Sentence
    follow_up: Sentence | None = None
    minutes: int = Field(default=5, ge=1, le=60)
    energy: Literal["calm", "lively"] = "calm"
    mood: Literal["any", "heavy", "light"] = "any"
    fits: tuple[Specialization, ...] = ()
    online: Literal["voice", "chat", "camera"] = "voice"
    tags: tuple[Slug, ...] = ()


class Deck(Value):
    """Items that rotate in a group, in the order of their file."""

    id: Slug
    title: Title
    kind: DeckKind = DeckKind.ICEBREAKER
    items: tuple[DeckItem, ...]


class EducationTopic(Value):
    """An education topic: what happens in its minutes, line by line, and a question to show to the group."""

    id: Slug
    title: Title
    outline: tuple[Sentence, ...] = Field(min_length=1)
    question: Sentence
    minutes: int = Field(default=45, ge=5, le=240)


class Pin(Value):
    """On that day of the group's zone this item, or topic, comes up, whatever the rotation says."""

    group: str
    deck: str
    item: str
    on: date


Why = Literal["pinned", "in_order", "most_needed", "chosen"]


class WhyTopic(Value):
    """Why a topic comes next, as figures; the words are made from them.

    Of the `people` expected, `lacking` have not been there for it yet; `last` is when the group had it.
    """

    kind: Why
    lacking: int = 0
    people: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that can be drawn: decks, and topics by id in their order."""

    decks: tuple[Deck, ...] = ()
    topics: Mapping[str, EducationTopic] = field(default_factory=dict)

    def of(self, kind: DeckKind) -> tuple[Deck, ...]:
        return tuple(deck for deck in self.decks if deck.kind is kind)
