"""Small groups in a session: drawn, changed by hand, taken back, and remembered for next time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Refused
from app.live import commands
from app.live import events as e
from app.live.group_events import SmallGroupsDrawn
from app.live.public import share
from app.live.rows import rows
from app.live.small_groups import (
    come_together,
    draw_as_last_time,
    draw_fresh,
    fitting_room,
    last_rooms,
    leading,
    most_rooms,
    move_person,
    not_here,
    not_placed,
    seat_latecomer,
    set_lead,
    swap_people,
    together,
    usual_rooms,
)
from app.live.state import LiveEntry, Session, fold, fold_all
from app.model.small_groups import Room
from tests.app.live.rooms_for_tests import (
    AISHA,
    BEN,
    CHRIS,
    DANA,
    ELI,
    IDS,
    NAMES,
    ZED,
    apart,
    seats,
    session,
)
from tests.events_for_tests import (
    ALEX,
    JOURNALS,
    SAM,
    after,
    at,
    entries,
)


def two_rooms() -> Session:
    """Aisha, Ben, Chris and Dana, Eli, Fay."""
    held = session(6, (Room(people=IDS[:3], lead=ALEX.id), Room(people=IDS[3:6], lead=SAM.id)))
    return after(held, 10, draw_as_last_time(held, at(10), 2, ()))


def test_the_default_is_last_time_with_its_leads() -> None:
    last = (Room(people=(AISHA, BEN, "gone"), lead=SAM.id), Room(people=(CHRIS, DANA), lead=ALEX.id))
    held = session(5, last)
    assert (last_rooms(held), usual_rooms(held), most_rooms(held)) == (last, 2, 2)
    (drawn,) = draw_as_last_time(held, at(10), 2, ())
    assert drawn == SmallGroupsDrawn(
        rooms=(
            Room(people=(AISHA, BEN, ELI), lead=SAM.id),
            Room(people=(CHRIS, DANA), lead=ALEX.id),
        ),
        by="as_last_time",
    )


def test_without_a_last_time_they_are_drawn_fresh() -> None:
    held = session()
    (drawn,) = draw_as_last_time(held, at(10), 2, ())
    assert isinstance(drawn, SmallGroupsDrawn)
    assert drawn.by == "fresh"
    assert [room.lead for room in drawn.rooms] == [ALEX.id, SAM.id]
    assert sorted(one for room in drawn.rooms for one in room.people) == sorted(IDS[:6])


def test_a_newcomer_sits_with_somebody_who_has_more_time() -> None:
    held = session(6, newcomers=IDS[:4])
    (drawn,) = draw_fresh(held, at(10), 2, ())
    assert isinstance(drawn, SmallGroupsDrawn)
    assert all(set(room.people) & {ELI, "fay"} for room in drawn.rooms)


def test_never_more_rooms_than_facilitators_unless_the_program_says_so() -> None:
    with pytest.raises(Refused, match="There are 2 facilitators"):
        draw_fresh(session(6), at(10), 3, ())
    held = session(6, alone=True)
    assert most_rooms(held) == 3
    (drawn,) = draw_fresh(held, at(10), 3, ())
    assert isinstance(drawn, SmallGroupsDrawn)
    assert [room.lead for room in drawn.rooms] == [ALEX.id, SAM.id, ""]


@pytest.mark.parametrize(
    ("here", "rooms", "why"),
    [(3, 2, "four people"), (6, 1, "two small groups or more"), (6, 4, "each needs two people or more")],
)
def test_what_cannot_be_drawn_is_refused(here: int, rooms: int, why: str) -> None:
    with pytest.raises(Refused, match=why):
        draw_fresh(session(here, alone=True), at(10), rooms, ())


def test_where_nobody_can_be_kept_apart_the_number_that_would_do_is_named() -> None:
    three = apart((AISHA, BEN), (BEN, CHRIS), (AISHA, CHRIS))
    held = session(6, (Room(people=IDS[:3]), Room(people=IDS[3:6])), alone=True)
    for draw in (draw_fresh, draw_as_last_time):
        with pytest.raises(Refused, match=r"With 2 small groups .* 3 would do\.") as refused:
            draw(held, at(10), 2, three)
        assert not any(name.split()[0] in str(refused.value) for name in NAMES)
    with pytest.raises(Refused, match=r"should be\.$"):
        draw_fresh(session(6), at(10), 2, three)


def test_as_many_rooms_as_last_time_but_never_more_than_there_can_be() -> None:
    last = tuple(Room(people=IDS[place : place + 2]) for place in (0, 2, 4, 6))
    assert usual_rooms(session(8, last, alone=True)) == 4
    assert usual_rooms(session(8, last)) == 2
    assert usual_rooms(session(6, last, alone=True)) == 3


def test_nobody_leads_two_rooms() -> None:
    last = (Room(people=IDS[:3], lead=SAM.id), Room(people=IDS[3:6], lead=SAM.id))
    held = session(6, last)
    held = after(held, 10, draw_as_last_time(held, at(10), 2, ()))
    assert [room.lead for room in held.small_groups] == [SAM.id, ALEX.id]


def test_who_came_to_the_practice_later_and_acts_here_can_lead_a_room() -> None:
    held = session(6)
    assert held.opened is not None
    held = replace(held, opened=held.opened.model_copy(update={"facilitators": (ALEX,)}))
    assert (leading(held), most_rooms(held)) == ((ALEX.id,), 1)
    with pytest.raises(Refused, match="It counts from the next session on"):
        draw_fresh(held, at(10), 2, ())
    held = fold(held, entries((11, e.NoteCaught(text="Good questions."), SAM.id))[0])
    assert (leading(held), most_rooms(held)) == ((ALEX.id, SAM.id), 2)
    held = after(held, 12, draw_fresh(held, at(12), 2, ()))
    assert [room.lead for room in held.small_groups] == [ALEX.id, SAM.id]
    held = after(held, 13, set_lead(held, at(13), 0, SAM.id))
    assert [room.lead for room in held.small_groups] == [SAM.id, ALEX.id]


def test_small_groups_that_were_undone_are_not_those_of_last_time() -> None:
    last = (Room(people=IDS[:3]), Room(people=IDS[3:6]))
    held = session(6, last)
    held = after(held, 10, draw_fresh(held, at(10), 2, ()))
    held = after(held, 11, commands.undo(held, at(11), ALEX.id))
    assert last_rooms(held) == last
    assert rows(after(held, 200, [e.SessionEnded()])).rooms == ()


def test_by_hand_two_people_change_places_or_one_moves() -> None:
    held = two_rooms()
    swapped = after(held, 11, swap_people(held, at(11), AISHA, DANA, ()))
    assert seats(swapped) == [(DANA, BEN, CHRIS), (AISHA, ELI, "fay")]
    assert [room.lead for room in swapped.small_groups] == [ALEX.id, SAM.id]
    moved = after(held, 11, move_person(held, at(11), AISHA, 1, ()))
    assert seats(moved) == [(BEN, CHRIS), (DANA, ELI, "fay", AISHA)]
    assert swap_people(held, at(11), AISHA, BEN, ()) == []


def test_by_hand_no_room_is_left_empty() -> None:
    held = two_rooms()
    held = after(held, 11, move_person(held, at(11), DANA, 0, ()))
    held = after(held, 12, move_person(held, at(12), ELI, 0, ()))
    with pytest.raises(Refused, match="without anybody"):
        move_person(held, at(13), "fay", 0, ())
    assert seats(held)[1] == ("fay",)


def test_by_hand_nobody_comes_to_whom_they_are_kept_apart_from() -> None:
    held = two_rooms()
    with pytest.raises(Refused, match=r"^These two cannot sit together\. Choose another room\.$"):
        move_person(held, at(11), AISHA, 1, apart((AISHA, ELI)))
    with pytest.raises(Refused, match="cannot sit together"):
        swap_people(held, at(11), AISHA, DANA, apart((AISHA, ELI)))
    with pytest.raises(Refused, match="cannot sit together"):
        swap_people(held, at(11), DANA, AISHA, apart((AISHA, ELI)))
    # the two change places with each other
    assert swap_people(held, at(11), AISHA, ELI, apart((AISHA, ELI)))
    assert together(held, apart((AISHA, ELI))) == frozenset()
    assert together(held, apart((DANA, ELI))) == {1}


def test_who_comes_later_is_offered_the_smallest_room_that_fits() -> None:
    held = two_rooms()
    held = after(held, 11, commands.mark_left(held, at(11), ELI))
    held = after(held, 12, commands.mark_arrived(held, at(12), "gus"))
    assert not_placed(held) == ("gus",)
    assert not_here(held) == ((ELI, 1),)
    assert fitting_room(held, "gus", ()) == 1
    assert fitting_room(held, "gus", apart(("gus", DANA))) == 0
    with pytest.raises(Refused, match="Swap two people first"):
        seat_latecomer(held, at(13), "gus", apart(("gus", DANA), ("gus", BEN)))
    # who has a place stays there
    with pytest.raises(Refused, match="in no small group"):
        seat_latecomer(held, at(13), AISHA, ())
    with pytest.raises(Refused, match="in no small group"):
        seat_latecomer(held, at(13), "nobody", ())
    placed = after(held, 13, seat_latecomer(held, at(13), "gus", ()))
    assert seats(placed)[1] == (DANA, ELI, "fay", "gus")
    assert not_placed(placed) == ()
    back = after(placed, 14, commands.mark_arrived(placed, at(14), ELI))
    assert not_here(back) == ()


def test_a_lead_who_led_another_room_changes_with_its_lead() -> None:
    held = two_rooms()
    changed = after(held, 11, set_lead(held, at(11), 0, SAM.id))
    assert [room.lead for room in changed.small_groups] == [SAM.id, ALEX.id]
    with pytest.raises(Refused, match="has a facilitator"):
        set_lead(held, at(11), 0, "")
    alone = session(6, alone=True)
    alone = after(alone, 10, draw_fresh(alone, at(10), 2, ()))
    alone = after(alone, 11, set_lead(alone, at(11), 1, ""))
    assert [room.lead for room in alone.small_groups] == [ALEX.id, ""]


def test_together_again_and_the_rooms_are_remembered_for_next_time() -> None:
    held = two_rooms()
    whole = after(held, 30, come_together(held, at(30)))
    assert whole.small_groups == ()
    assert come_together(whole, at(31)) == []
    # later today "last time" is this morning, and the views keep it for the next session
    assert last_rooms(whole) == held.small_groups
    over = after(whole, 40, [e.SessionEnded()])
    assert {(row.room, row.person_id) for row in rows(over).rooms} == {
        *((0, person) for person in IDS[:3]),
        *((1, person) for person in IDS[3:6]),
    }
    undone = after(whole, 31, commands.undo(whole, at(31), ALEX.id))
    assert undone.small_groups == held.small_groups


def zed_was_added_and_taken_out() -> Session:
    """Two rooms were drawn with Zed, then adding him was undone."""
    held = after(session(6), 2, [e.PersonExpected(person=ZED)])
    added = held.entries[-1].id
    held = after(held, 3, commands.mark_arrived(held, at(3), ZED.id))
    held = after(held, 4, draw_fresh(held, at(4), 2, ()))
    assert any(ZED.id in room for room in seats(held))
    return after(held, 5, [e.Undone(entry=added)])


def test_who_was_added_and_taken_out_again_sits_in_no_room_and_leaves_no_row() -> None:
    held = zed_was_added_and_taken_out()
    assert sorted(one for room in seats(held) for one in room) == sorted(IDS[:6])
    assert not_here(held) == ()
    here, there = seats(held)
    moved = move_person(held, at(6), here[0], 1, apart((here[0], ZED.id)))
    assert after(held, 6, moved).small_groups[1].people == (*there, here[0])
    with pytest.raises(Refused):
        seat_latecomer(held, at(6), ZED.id, ())
    over = rows(after(held, 200, [e.SessionEnded()]))
    assert {row.person_id for row in over.rooms} <= {row.person_id for row in over.attendance}


def test_a_room_of_nobody_but_who_was_taken_out_is_gone() -> None:
    held = after(session(6), 2, [e.PersonExpected(person=ZED)])
    added = held.entries[-1].id
    drawn = SmallGroupsDrawn(
        rooms=(Room(people=(ZED.id,)), Room(people=IDS[:3]), Room(people=IDS[3:6])), by="hand"
    )
    held = after(after(held, 4, [drawn]), 5, [e.Undone(entry=added)])
    assert seats(held) == [IDS[:3], IDS[3:6]]


@given(JOURNALS)
@settings(deadline=None)
def test_whatever_was_undone_only_people_of_the_session_sit_in_rooms(journal: list[LiveEntry]) -> None:
    held = fold_all("session-1", journal)
    for standing in (held.small_groups, held.sat):
        assert all(room.people and set(room.people) <= held.people.keys() for room in standing)
    assert {person for person, _room in not_here(held)} <= held.people.keys()


def test_the_share_window_shows_nothing_of_it() -> None:
    held = session()
    assert share(after(held, 10, draw_fresh(held, at(10), 2, ())), at(11)) == share(held, at(11))


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from(IDS), st.sampled_from(IDS)), max_size=25))
@settings(max_examples=60, deadline=None)
def test_whatever_is_done_nobody_sits_twice_or_with_whom_they_are_kept_apart_from(
    acts: list[tuple[int, str, str]],
) -> None:
    kept = apart((AISHA, BEN), (CHRIS, DANA), (AISHA, "hana"))
    held = session(6, (Room(people=IDS[:4], lead=SAM.id), Room(people=IDS[4:])))
    for minute, (what, one, other) in enumerate(acts, start=10):
        now = at(minute)
        try:
            match what:
                case 0:
                    done = draw_fresh(held, now, usual_rooms(held), kept)
                case 1:
                    done = draw_as_last_time(held, now, usual_rooms(held), kept)
                case 2:
                    done = swap_people(held, now, one, other, kept)
                case 3:
                    done = move_person(held, now, one, len(other) % 2, kept)
                case 4:
                    done = seat_latecomer(held, now, one, kept)
                case 5:
                    done = commands.mark_arrived(held, now, one)
                case _:
                    done = commands.mark_left(held, now, one)
        except Refused:
            continue
        held = after(held, minute, done)
        placed = [person for room in held.small_groups for person in room.people]
        assert len(placed) == len(set(placed))
        assert all(seats(held))
        assert together(held, kept) == frozenset()
        if what < 2:
            sizes = [len(room) for room in seats(held)]
            assert max(sizes) - min(sizes) <= 1
            assert held.here == set(placed)
