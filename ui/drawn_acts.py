"""What can be done with what was drawn, an icebreaker, a topic or a closing thought, on Today and in a session."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from app.model.decks import Pin
from app.model.groups import Group
from app.practice.choices import allow_item, bar_item
from app.practice.offered import ItemKey
from app.words import _
from ui.acting import Acting


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for a group, and how its place is filled: that differs before a session and in it."""

    group: Group
    item: ItemKey
    decks: Collection[str]  # of its kind
    another: Callable[[], bool]  # bring another one in its place; whether there is one
    back: Callable[[], object]  # once it may come up again: give it its place


class DrawnActs(QObject):
    """Signed by who sits in the window."""

    def __init__(self, acting: Acting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting

    def never(self, drawn: Drawn) -> None:
        """It leaves the bag of this group for good, and another one takes its place."""
        desk, group = self._acting.desk, drawn.group
        there = desk.practice.offer.pins
        pins = [pin for pin in there if pin.group == group.id and pin.deck in drawn.decks]
        barred = self._acting.arrange(bar_item, desk.library, group.id, *drawn.item)
        if barred and drawn.another():
            words = _("That one does not come up in {group} any more.").format(group=group.name)
            self._acting.undoable.emit(words, partial(self._allow, drawn, pins))

    def _allow(self, drawn: Drawn, pins: list[Pin]) -> None:
        if self._acting.arrange(allow_item, drawn.group.id, drawn.item, drawn.decks, pins):
            drawn.back()
