"""Small groups drawn more than once: every drawing is another one, and who met lately is spread."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from app.live import commands
from app.live.group_events import SmallGroupsDrawn
from app.live.small_groups import draw_fresh
from app.live.state import Session
from app.model.small_groups import Room
from tests.app.live.rooms_for_tests import AISHA, BEN, IDS, apart, seats, session
from tests.events_for_tests import ALEX, after, at


def test_drawing_again_is_another_draw_and_undo_brings_the_first_back() -> None:
    held = session(8)
    first = after(held, 10, draw_fresh(held, at(10), 2, ()))
    second = after(first, 11, draw_fresh(first, at(11), 2, ()))
    assert {frozenset(room) for room in seats(first)} != {frozenset(room) for room in seats(second)}
    back = after(second, 12, commands.undo(second, at(12), ALEX.id))
    assert seats(back) == seats(first)


def drawings(held: Session, times: int, kept: frozenset[frozenset[str]]) -> list[frozenset[frozenset[str]]]:
    """Who sat with whom after each of so many drawings, one after another."""
    found = []
    for minute in range(10, 10 + times):
        held = after(held, minute, draw_fresh(held, at(minute), 2, kept))
        found.append(frozenset(frozenset(room) for room in seats(held)))
    return found


def test_drawing_again_brings_nothing_again_while_there_are_others() -> None:
    assert len(set(drawings(session(7), 20, apart()))) == 20
    # four people can sit in three ways, and in two where a pair is kept apart
    assert len(set(drawings(session(4), 3, apart()))) == 3
    two = drawings(session(4), 4, apart((AISHA, BEN)))
    assert len(set(two)) == 2
    assert all(one != other for one, other in pairwise(two))


def test_what_was_undone_was_seen_and_does_not_come_again() -> None:
    held = session(4)
    found = []
    for minute in (10, 12, 14):
        held = after(held, minute, draw_fresh(held, at(minute), 2, ()))
        found.append(frozenset(frozenset(room) for room in seats(held)))
        held = after(held, minute + 1, commands.undo(held, at(minute + 1), ALEX.id))
    assert len(set(found)) == 3


def met_again(held: Session, before: Collection[frozenset[str]]) -> bool:
    return any(set(room) == pair for room in seats(held) for pair in before)


def test_who_sits_together_now_and_who_sat_together_on_other_days_is_spread_by_each_drawing() -> None:
    other_day = (Room(people=IDS[:2]), Room(people=IDS[2:4]), Room(people=IDS[4:6]), Room(people=IDS[6:]))
    held = session(8, other_day, alone=True)
    before = {frozenset(room.people) for room in other_day}
    for minute in range(10, 13):
        held = after(held, minute, draw_fresh(held, at(minute), 4, ()))
        assert not met_again(held, before)
        before |= {frozenset(room) for room in seats(held)}
    for minute in range(13, 24):
        held = after(held, minute, draw_fresh(held, at(minute), 4, ()))
        assert not met_again(held, {frozenset(room.people) for room in other_day})


def test_rooms_that_stand_by_hand_are_mixed_by_the_next_drawing() -> None:
    for last in (IDS, IDS[::2] + IDS[1::2], IDS[::3] + IDS[1::3] + IDS[2::3]):
        held = session(8)
        by_hand = SmallGroupsDrawn(rooms=(Room(people=last[:4]), Room(people=last[4:])), by="hand")
        held = after(held, 10, [by_hand])
        held = after(held, 11, draw_fresh(held, at(11), 2, ()))
        assert [len(set(room) & set(last[:4])) for room in seats(held)] == [2, 2]
