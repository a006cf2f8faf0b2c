"""What a person wishes of the rotation: never for this group, this one on that day, another one instead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from app.errors import Refused
from app.model.days import day_in
from app.model.decks import TOPICS, Library, Pin
from app.model.groups import Group
from app.practice import events as e
from app.practice.offered import ItemKey
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]
# what is pinned waits for its day and comes up nowhere before
AHEAD = timedelta(days=60)


def bar_item(
    practice: Practice,
    now: datetime,
    library: Library,
    group: str,
    deck: str,
    item: str,
    barred: bool = True,
) -> Events:
    """Never for this group, whatever was pinned; or it may come again."""
    of = _group(practice, group)
    if barred:
        refuse_unknown(library, deck, item)
    if ((deck, item) in practice.offer.barred_for(group)) is barred:
        return []
    let_go = let_go_of(practice, now, [of], deck, item) if barred else []
    return [e.ItemBarred(group=group, deck=deck, item=item, barred=barred), *let_go]


def allow_item(
    practice: Practice, now: datetime, group: str, key: ItemKey, decks: Collection[str], pins: Sequence[Pin]
) -> Events:
    """Take "never" back. `pins` are the group's as they stood before it, of the decks of this kind: on each coming day
    for which this one was pinned, they are again as they were."""
    today = day_in(_group(practice, group).zone, now)
    if key not in practice.offer.barred_for(group):
        return []
    days = {pin.on for pin in pins if (pin.deck, pin.item) == key and pin.on >= today}
    now_there = (pin for pin in practice.offer.pins if pin.group == group and pin.deck in decks)
    let_go = [pin for pin in now_there if pin.on in days]
    again = [pin for pin in pins if pin.on in days]
    return [
        e.ItemBarred(group=group, deck=key[0], item=key[1], barred=False),
        *(e.ItemPinned(pin=pin, pinned=False) for pin in let_go),
        *(e.ItemPinned(pin=pin) for pin in again),
    ]


def let_go_of(practice: Practice, now: datetime, groups: Iterable[Group], deck: str, item: str) -> Events:
    """Let go of every pin of an item, or a topic, for a day of these groups that is still to come."""
    today = {group.id: day_in(group.zone, now) for group in groups}
    return [
        e.ItemPinned(pin=pin, pinned=False)
        for pin in practice.offer.pins
        if (pin.deck, pin.item) == (deck, item) and pin.group in today and pin.on >= today[pin.group]
    ]


def pin_item(practice: Practice, now: datetime, library: Library, pin: Pin, pinned: bool = True) -> Events:
    """Pin an item, or a topic, for a day of a group; the newest pin counts. Or let it go again, until the day is over:
    what came by a wish came by a wish."""
    group = _group(practice, pin.group)
    _refuse_past(group, pin.on, now)
    if not pinned:
        return [e.ItemPinned(pin=pin, pinned=False)] if pin in practice.offer.pins else []
    if pin.on > day_in(group.zone, now) + AHEAD:
        raise Refused(_("That day is too far ahead. Choose one of the next {n} days.").format(n=AHEAD.days))
    refuse_unknown(library, pin.deck, pin.item)
    if (pin.deck, pin.item) in practice.offer.hidden:
        raise Refused(_("That is hidden. Show it again first."))
    if not practice.offer.may_come(pin.group, (pin.deck, pin.item)):
        raise Refused(
            _("That never comes up in {group}. Allow it there again first.").format(group=group.name)
        )
    same = [each for each in practice.offer.pins if _same_place(each, pin)]
    return [] if same and same[-1] == pin else [e.ItemPinned(pin=pin)]


def pin_another(practice: Practice, now: datetime, library: Library, was: Pin, instead: Pin) -> Events:
    """Pin another item for a day than the one that would come. What would have come is pinned below it: the pins of a
    day say what was passed over, so that one after the other is new."""
    stands = was in practice.offer.pins or not practice.offer.may_come(was.group, (was.deck, was.item))
    below = [] if stands else list(pin_item(practice, now, library, was))
    return [*below, *pin_item(practice, now, library, instead)]


def let_rotate(practice: Practice, now: datetime, group: str, on: date, decks: Collection[str]) -> Events:
    """Let go of whatever is pinned of these decks for a day: it is drawn as on any other."""
    _refuse_past(_group(practice, group), on, now)
    pins = (pin for pin in practice.offer.pins if (pin.group, pin.on) == (group, on) and pin.deck in decks)
    return [e.ItemPinned(pin=pin, pinned=False) for pin in pins]


def _group(practice: Practice, group: str) -> Group:
    if group not in practice.groups:
        raise Refused(_("That group is not here any more."))
    return practice.groups[group]


def _refuse_past(group: Group, day: date, now: datetime) -> None:
    if day < day_in(group.zone, now):
        raise Refused(_("That day is over. Choose today or a later day."))


def refuse_unknown(library: Library, deck: str, item: str) -> None:
    """Raises Refused for an item, or a topic, that is not there."""
    if deck == TOPICS:
        if item not in library.topics:
            raise Refused(_("That topic is not in the library any more."))
    elif not any(each.id == item for of in library.decks if of.id == deck for each in of.items):
        raise Refused(_("That is not in the deck any more."))


def _same_place(one: Pin, other: Pin) -> bool:
    return (one.group, one.deck, one.on) == (other.group, other.deck, other.on)
