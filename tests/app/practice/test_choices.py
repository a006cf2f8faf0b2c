"""Wishes for the rotation: never for this group, this one on that day, another one instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from app.errors import Refused
from app.model.decks import TOPICS, DeckKind, Pin
from app.practice import choices
from app.practice import events as e
from app.practice.state import Practice
from tests.app.years_of_sessions import CLOSING, ICEBREAKERS, LIBRARY, Years, a_practice

NOW = datetime(2026, 1, 5, 13, 0, tzinfo=UTC)
TODAY = date(2026, 1, 5)


def pin(item: str, on: date = TODAY, deck: str = ICEBREAKERS, group: str = "morning") -> Pin:
    return Pin(group=group, deck=deck, item=item, on=on)


def offered(years: Years, group: str) -> set[str]:
    found = years.practice.offer.for_group(LIBRARY, years.practice.groups[group], DeckKind.ICEBREAKER)
    return {item.id for _deck, item in found}


def after(events: Sequence[e.PracticeEvent], years: Years | None = None) -> Years:
    years = years or a_practice()
    years.arrange(*events)
    return years


def practice() -> Practice:
    return a_practice().practice


def test_never_for_this_group_is_never_for_this_group_alone() -> None:
    years = after(choices.bar_item(practice(), NOW, LIBRARY, "morning", ICEBREAKERS, "item-3"))
    assert "item-3" not in offered(years, "morning")
    assert "item-3" in offered(years, "evening")
    assert choices.bar_item(years.practice, NOW, LIBRARY, "morning", ICEBREAKERS, "item-3") == []
    again = choices.bar_item(years.practice, NOW, LIBRARY, "morning", ICEBREAKERS, "item-3", barred=False)
    assert "item-3" in offered(after(again, years), "morning")


def test_never_lets_go_of_what_was_kept_for_a_day() -> None:
    years = after([e.ItemPinned(pin=pin("item-3", date(2026, 1, 7))), e.ItemPinned(pin=pin("item-4"))])
    years.arrange(*choices.bar_item(years.practice, NOW, LIBRARY, "morning", ICEBREAKERS, "item-3"))
    assert years.practice.offer.pins == (pin("item-4"),)


def test_the_newest_pin_of_a_day_counts_and_a_pin_can_be_let_go_of() -> None:
    years = after(choices.pin_item(practice(), NOW, LIBRARY, pin("item-1")))
    years.arrange(*choices.pin_item(years.practice, NOW, LIBRARY, pin("item-2")))
    assert next(years.practice.offer.pinned("morning", TODAY)) == (ICEBREAKERS, "item-2")
    assert choices.pin_item(years.practice, NOW, LIBRARY, pin("item-2")) == []
    years.arrange(*choices.pin_item(years.practice, NOW, LIBRARY, pin("item-2"), pinned=False))
    assert next(years.practice.offer.pinned("morning", TODAY)) == (ICEBREAKERS, "item-1")


def test_the_rotation_decides_again_when_all_pins_of_a_day_are_let_go_of() -> None:
    years = after(choices.pin_another(practice(), NOW, LIBRARY, pin("item-1"), pin("item-2")))
    thought = pin("thought-1", deck=CLOSING)
    years.arrange(*choices.pin_item(years.practice, NOW, LIBRARY, thought))
    years.arrange(*choices.let_rotate(years.practice, NOW, "morning", TODAY, [ICEBREAKERS]))
    assert years.practice.offer.pins == (thought,)


def test_what_was_passed_over_stays_below_the_one_that_comes() -> None:
    years = after(choices.pin_another(practice(), NOW, LIBRARY, pin("item-1"), pin("item-2")))
    years.arrange(*choices.pin_another(years.practice, NOW, LIBRARY, pin("item-2"), pin("item-3")))
    assert [item for _deck, item in years.practice.offer.pinned("morning", TODAY)] == [
        "item-3",
        "item-2",
        "item-1",
    ]


def test_only_the_newest_pin_of_a_later_day_is_kept_for_it() -> None:
    later = date(2026, 1, 9)
    years = after(choices.pin_another(practice(), NOW, LIBRARY, pin("item-1", later), pin("item-2", later)))
    assert years.practice.offer.waiting("morning", TODAY) == {(ICEBREAKERS, "item-2")}


@pytest.mark.parametrize(
    ("wished", "sentence"),
    [
        (pin("item-1", date(2026, 1, 4)), "That day is over. Choose today or a later day."),
        (pin("item-1", group="gone"), "That group is not here any more."),
        (pin("gone"), "That is not in the deck any more."),
        (pin("item-1", deck="gone"), "That is not in the deck any more."),
        (pin("gone", deck=TOPICS), "That topic is not in the library any more."),
    ],
)
def test_what_makes_no_sense_is_refused(wished: Pin, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        choices.pin_item(practice(), NOW, LIBRARY, wished)
    assert refusal.value.sentence == sentence


def test_nothing_unknown_is_barred() -> None:
    for group, item in (("gone", "item-1"), ("morning", "gone")):
        with pytest.raises(Refused):
            choices.bar_item(practice(), NOW, LIBRARY, group, ICEBREAKERS, item)


def test_a_wish_that_came_true_stays() -> None:
    """It tells how the item came up: a pin never ends a bag."""
    years = after([e.ItemPinned(pin=pin("item-1", date(2026, 1, 2)))])
    with pytest.raises(Refused, match="over"):
        choices.pin_item(years.practice, NOW, LIBRARY, pin("item-1", date(2026, 1, 2)), pinned=False)
