"""Wishes for the rotation: never for this group, this one on that day, another one instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import reduce

import pytest

from app.errors import Refused
from app.model.decks import TOPICS, DeckKind, Pin
from app.practice import choices, library
from app.practice import events as e
from app.practice.offered import Offer
from app.practice.offered import offered as folded
from app.practice.state import Practice
from tests.app.years_of_sessions import CLOSING, FIRST, ICEBREAKERS, LIBRARY, Years, a_practice

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
    assert tuple(years.practice.offer.pins) == (pin("item-4"),)


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
    assert tuple(years.practice.offer.pins) == (thought,)


def test_what_was_passed_over_stays_below_the_one_that_comes() -> None:
    years = after(choices.pin_another(practice(), NOW, LIBRARY, pin("item-1"), pin("item-2")))
    years.arrange(*choices.pin_another(years.practice, NOW, LIBRARY, pin("item-2"), pin("item-3")))
    assert [item for _deck, item in years.practice.offer.pinned("morning", TODAY)] == [
        "item-3",
        "item-2",
        "item-1",
    ]


def test_what_was_passed_over_keeps_its_place_below() -> None:
    years = after(choices.pin_another(practice(), NOW, LIBRARY, pin("item-1"), pin("item-2")))
    years.arrange(*choices.pin_another(years.practice, NOW, LIBRARY, pin("item-1"), pin("item-3")))
    assert list(years.practice.offer.pins) == [pin("item-1"), pin("item-2"), pin("item-3")]


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


def test_what_is_hidden_or_barred_is_not_pinned() -> None:
    years = after([e.ItemHidden(deck=ICEBREAKERS, item="item-1")])
    with pytest.raises(Refused, match="That is hidden"):
        choices.pin_item(years.practice, NOW, LIBRARY, pin("item-1"))
    years = after([e.ItemBarred(group="morning", deck=ICEBREAKERS, item="item-1")])
    with pytest.raises(Refused, match="That never comes up in morning"):
        choices.pin_item(years.practice, NOW, LIBRARY, pin("item-1"))
    assert choices.pin_item(years.practice, NOW, LIBRARY, pin("item-1", group="evening"))
    # where it went meanwhile, another one comes without it
    (only,) = choices.pin_another(years.practice, NOW, LIBRARY, pin("item-1"), pin("item-2"))
    assert only == e.ItemPinned(pin=pin("item-2"))


def test_a_pin_is_for_the_next_sixty_days() -> None:
    assert choices.pin_item(practice(), NOW, LIBRARY, pin("item-1", TODAY + timedelta(days=60)))
    with pytest.raises(Refused, match="one of the next 60 days"):
        choices.pin_item(practice(), NOW, LIBRARY, pin("item-1", TODAY + timedelta(days=61)))


def test_hiding_lets_go_of_what_was_kept_for_a_day() -> None:
    yesterday = pin("item-3", TODAY - timedelta(days=1))
    pins = [yesterday, pin("item-3"), pin("item-3", group="evening"), pin("item-4")]
    years = after([e.ItemPinned(pin=each) for each in pins])
    years.arrange(*library.hide_item(years.practice, NOW, LIBRARY, ICEBREAKERS, "item-3"))
    assert list(years.practice.offer.pins) == [yesterday, pin("item-4")]
    assert "item-3" not in offered(years, "morning")


def test_what_is_hidden_or_barred_comes_by_no_pin() -> None:
    group = practice().groups["morning"]
    for event in (
        e.ItemHidden(deck=ICEBREAKERS, item="item-3"),
        e.ItemBarred(group="morning", deck=ICEBREAKERS, item="item-3"),
    ):
        years = after([e.ItemPinned(pin=pin("item-3"))])
        before = years.prepare(group, FIRST)
        assert (before.icebreaker and before.icebreaker.id, before.pinned) == (
            "item-3",
            ("icebreakers/item-3",),
        )
        years.arrange(event)
        then = years.prepare(group, FIRST)
        assert then.icebreaker is not None
        assert then.icebreaker.id != "item-3"
        assert then.pinned == ()


def test_where_everything_waits_for_later_days_something_still_comes() -> None:
    later = TODAY + timedelta(days=1)
    pins = [
        pin(item.id, later + timedelta(days=at), deck.id)
        for deck in LIBRARY.decks
        for at, item in enumerate(deck.items)
    ]
    years = after([e.ItemPinned(pin=each) for each in pins])
    assert years.prepare(years.practice.groups["morning"], FIRST).icebreaker is not None


def test_whether_it_was_pinned_is_a_fact_of_the_session_that_used_it() -> None:
    """Whatever happens to the pin afterwards: else bags, and with them all draws, would change."""
    years = after([e.ItemPinned(pin=pin("item-3"))])
    years.open(years.practice.groups["morning"], FIRST)
    years.hold(list(years.session.people)[:2], 3)
    years.arrange(e.ItemPinned(pin=pin("item-3"), pinned=False))
    rows = [row for row in years.came_up["morning"] if row.deck == ICEBREAKERS]
    assert [(row.item, row.outcome, row.pinned) for row in rows] == [("item-3", "used", 1)]


def test_a_pin_of_the_past_that_is_taken_away_changes_no_bag() -> None:
    years = a_practice()
    group = years.practice.groups["morning"]
    for day in range(4):
        when = FIRST + timedelta(days=day)
        if day == 2:  # the first one again, by a wish
            first = years.came_up["morning"][0]
            wished = Pin(group="morning", deck=first.deck, item=first.item, on=when.date())
            years.arrange(e.ItemPinned(pin=wished))
        years.open(group, when)
        years.hold(list(years.session.people)[:2], 3)
    then = years.prepare(group, FIRST + timedelta(days=4))
    assert len(then.icebreakers_used) == 3  # the bag goes on after what was wished a second time
    years.arrange(e.ItemPinned(pin=wished, pinned=False))
    assert years.prepare(group, FIRST + timedelta(days=4)).icebreakers_used == then.icebreakers_used


def test_many_pins_are_folded_in_order() -> None:
    pins = [pin(f"item-{n % 12}", TODAY + timedelta(days=n // 12)) for n in range(600)]
    offer = reduce(folded, [e.ItemPinned(pin=each) for each in (*pins, pins[0])], Offer())
    assert list(offer.pins) == [*pins[1:], pins[0]]


def test_nothing_unknown_is_barred() -> None:
    for group, item in (("gone", "item-1"), ("morning", "gone")):
        with pytest.raises(Refused):
            choices.bar_item(practice(), NOW, LIBRARY, group, ICEBREAKERS, item)


def test_a_wish_that_came_true_stays() -> None:
    """It tells how the item came up: a pin never ends a bag."""
    years = after([e.ItemPinned(pin=pin("item-1", date(2026, 1, 2)))])
    with pytest.raises(Refused, match="over"):
        choices.pin_item(years.practice, NOW, LIBRARY, pin("item-1", date(2026, 1, 2)), pinned=False)
