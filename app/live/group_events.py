"""What can happen to what a group is offered in a session: another item of a deck, small groups."""

from __future__ import annotations

from typing import Literal

from app.model.entry import Event, Value
from app.model.small_groups import DrawnBy, Room


class Topic(Value):
    """An education topic as it was drawn, words included, so that the past never moves. `record_title` and
    `record_outline` are what the record says, where its language is another one than the group's."""

    id: str
    title: str
    outline: tuple[str, ...] = ()
    question: str = ""
    record_title: str = ""
    record_outline: tuple[str, ...] = ()


def item_key(deck: str, item: str) -> str:
    """What an item is called where decks are mixed."""
    return f"{deck}/{item}"


class Item(Value):
    """An item of a deck as it was drawn."""

    deck: str
    id: str
    text: str
    follow_up: str = ""

    @property
    def key(self) -> str:
        return item_key(self.deck, self.id)


class ClosingThoughtDrawn(Event):
    """Another closing thought took the place of the one before, which goes back to the deck."""

    kind: Literal["closing_thought_drawn"] = "closing_thought_drawn"
    item: Item


class ReflectionDrawn(Event):
    """Another reflection prompt took the place of the one before, which goes back to the deck."""

    kind: Literal["reflection_drawn"] = "reflection_drawn"
    item: Item


class LessonPartBegun(Event):
    """A part of a topic's lesson began, the one before is over; its title and minutes are kept as they were. `way` is
    the lesson's session, 'a' or 'b', and `part` the place in it, counted from 0."""

    kind: Literal["lesson_part_begun"] = "lesson_part_begun"
    way: Literal["a", "b"]
    part: int
    title: str
    minutes: int


class LessonPartEnded(Event):
    """The part of the lesson that runs is over, and no other began."""

    kind: Literal["lesson_part_ended"] = "lesson_part_ended"


class SmallGroupsDrawn(Event):
    """Who sits with whom in the small groups from now on; none are taken back to one group."""

    kind: Literal["small_groups_drawn"] = "small_groups_drawn"
    rooms: tuple[Room, ...]
    by: DrawnBy
