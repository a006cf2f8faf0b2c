"""Small groups as they are drawn: what must hold holds whenever it can, whoever is kept apart from whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.fresh_rooms import TIMES, draw_rooms, met
from app.model.same_rooms import _choices, rooms_as_before
from app.model.seating import can_be_apart

Pairs = frozenset[frozenset[str]]


class Table(NamedTuple):
    people: list[str]
    rooms: int
    apart: Pairs
    newcomers: frozenset[str]
    last: list[list[str]]
    seed: str


def people(count: int) -> list[str]:
    return [f"person-{number:02d}" for number in range(count)]


def pairs(of: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset(two) for two in combinations(of, 2)]


@st.composite
def tables(draw: st.DrawFn, most: int = 7, most_apart: int | None = None) -> Table:
    everybody = people(draw(st.integers(2, most)))
    rooms = draw(st.integers(1, min(4, len(everybody))))
    two = pairs([*everybody, "somebody-else"])
    apart = draw(st.lists(st.sampled_from(two), unique=True, max_size=most_apart or len(two)))
    newcomers = draw(st.frozensets(st.sampled_from(everybody)))
    places = draw(st.lists(st.integers(0, 3), min_size=len(everybody), max_size=len(everybody)))
    last = [[one for one, place in zip(everybody, places, strict=True) if place == at] for at in range(3)]
    # somebody of last time who is not here
    last[0].append("gone")
    return Table(everybody, rooms, frozenset(apart), newcomers, last, draw(st.text(max_size=4)))


def sound(rooms: Sequence[Collection[str]], apart: Pairs) -> bool:
    sizes = [len(room) for room in rooms]
    return max(sizes) - min(sizes) <= 1 and not any(pair <= set(room) for pair in apart for room in rooms)


def every_way(table: Table) -> Iterator[list[list[str]]]:
    """All rooms that may be, by trying all."""
    for places in product(range(table.rooms), repeat=len(table.people)):
        rooms: list[list[str]] = [[] for _room in range(table.rooms)]
        for person, place in zip(table.people, places, strict=True):
            rooms[place].append(person)
        if sound(rooms, table.apart):
            yield rooms


def lacking(rooms: Sequence[Collection[str]], newcomers: frozenset[str]) -> int:
    return sum(newcomers.issuperset(room) for room in rooms)


def moved(rooms: Sequence[Collection[str]], origins: Sequence[int | None], last: list[list[str]]) -> int:
    home = {person: place for place, room in enumerate(last) for person in room}
    return sum(
        home[one] != origin
        for room, origin in zip(rooms, origins, strict=True)
        for one in room
        if one in home
    )


@given(tables())
@settings(max_examples=150, deadline=None)
def test_rooms_are_found_whenever_there_are_any_and_newcomers_sit_with_somebody(table: Table) -> None:
    drawn = draw_rooms(table.people, table.rooms, table.apart, table.newcomers, [table.last], table.seed)
    could = list(every_way(table))
    assert (drawn is not None) == bool(could) == can_be_apart(table.people, table.rooms, table.apart)
    if drawn is not None:
        assert len(drawn) == table.rooms
        assert sorted(one for room in drawn for one in room) == table.people
        assert sound(drawn, table.apart)
        assert lacking(drawn, table.newcomers) == min(lacking(rooms, table.newcomers) for rooms in could)


@given(tables(most=6))
@settings(max_examples=150, deadline=None)
def test_as_few_as_can_be_sit_elsewhere_than_last_time(table: Table) -> None:
    again = rooms_as_before(table.people, table.rooms, table.last, table.apart, table.newcomers)
    could = list(every_way(table))
    assert (again is not None) == bool(could)
    if again is not None:
        rooms, origins = [room for room, _origin in again], [origin for _room, origin in again]
        assert sorted(one for room in rooms for one in room) == table.people
        assert sound(rooms, table.apart)
        named = [origin for origin in origins if origin is not None]
        assert len(named) == len(set(named)) == min(table.rooms, len(table.last))
        ways = list(product([*range(len(table.last)), None], repeat=table.rooms))
        ways = [w for w in ways if len({o for o in w if o is not None}) == sum(o is not None for o in w)]
        fewest = min(moved(way, places, table.last) for way in could for places in ways)
        assert moved(rooms, origins, table.last) == fewest


@given(st.integers(4, 24), st.integers(1, 6), st.data())
@settings(max_examples=60, deadline=None)
def test_with_many_people_what_must_hold_still_holds(count: int, rooms: int, data: st.DataObject) -> None:
    everybody = people(count)
    rooms = min(rooms, count)
    apart = data.draw(st.frozensets(st.sampled_from(pairs(everybody)), max_size=40))
    newcomers = data.draw(st.frozensets(st.sampled_from(everybody), max_size=count - rooms))
    last = [everybody[place::4] for place in range(4)]
    drawn = draw_rooms(everybody, rooms, apart, newcomers, [last], "seed")
    again = rooms_as_before(everybody, rooms, last, apart, newcomers)
    assert (drawn is None) == (again is None)
    if drawn is not None and again is not None:
        assert sound(drawn, apart)
        assert sound([room for room, _origin in again], apart)
        if not apart:  # enough people have more time
            assert lacking(drawn, newcomers) == 0


@given(tables(most=12, most_apart=6))
@settings(max_examples=80, deadline=None)
def test_no_exchange_of_two_people_would_spread_them_better(table: Table) -> None:
    drawn = draw_rooms(table.people, table.rooms, table.apart, (), [table.last], table.seed)
    if drawn is None:
        return
    weights = met([table.last])

    def cost(rooms: Sequence[Collection[str]]) -> int:
        return sum(weights.get(frozenset(two), 0) for room in rooms for two in combinations(room, 2))

    stands = cost(drawn)
    for one, other in combinations(table.people, 2):
        swapped = [[{one: other, other: one}.get(each, each) for each in room] for room in drawn]
        assert not sound(swapped, table.apart) or cost(swapped) >= stands


@given(tables(most=12, most_apart=4))
@settings(max_examples=40, deadline=None)
def test_the_same_seed_draws_the_same(table: Table) -> None:
    def drawn() -> object:
        return draw_rooms(
            list(table.people), table.rooms, table.apart, table.newcomers, [table.last], table.seed
        )

    assert drawn() == drawn()


def test_who_sat_together_last_time_sits_with_others() -> None:
    everybody = people(8)
    drawn = draw_rooms(everybody, 2, (), before=[[everybody[:4], everybody[4:]]], seed="today")
    assert drawn is not None
    assert [len(set(room) & set(everybody[:4])) for room in drawn] == [2, 2]


def test_where_the_first_way_would_bring_people_together_again_another_is_found() -> None:
    pairs_before = ("CF EA DB", "CE DB FA", "FD EB CA")
    before = [[tuple(pair) for pair in rooms.split()] for rooms in pairs_before]
    drawn = draw_rooms("ABCDEF", 3, (), before=before, seed="today")
    assert drawn is not None
    again = {frozenset(pair) for rooms in before for pair in rooms}
    assert again.isdisjoint(map(frozenset, drawn))


def test_the_newest_time_weighs_most() -> None:
    one, two, three, four = people(4)
    before = [[(one, two), (three, four)], [(one, three), (two, four)]]
    for seed in "abcdef":
        drawn = draw_rooms([one, two, three, four], 2, (), before=before, seed=seed)
        assert drawn is not None
        assert {frozenset(room) for room in drawn} == {frozenset((one, four)), frozenset((two, three))}
        drawn = draw_rooms([one, two, three, four], 2, [frozenset((one, four))], before=before, seed=seed)
        assert drawn is not None
        assert {frozenset(room) for room in drawn} == {frozenset((one, three)), frozenset((two, four))}
    assert met(before)[frozenset((one, two))] == 2 * met(before)[frozenset((one, three))]
    assert met([[(one, two)]] * 20)[frozenset((one, two))] == (1 << TIMES) - 1


def test_a_newcomer_is_not_left_alone_with_newcomers_to_spread_the_others() -> None:
    new, newer, one, other = people(4)
    before = [[(new, one), (newer, other)], [(new, other), (newer, one)]] * 3
    for seed in "abcdef":
        drawn = draw_rooms([new, newer, one, other], 2, (), (new, newer), before, seed)
        assert drawn is not None
        assert lacking(drawn, frozenset((new, newer))) == 0


def test_newcomers_are_spread_rather_than_people_who_sat_together_long_ago() -> None:
    new, others = people(8)[:4], people(8)[4:]
    long_ago = [*[()] * (TIMES - 1), list(product(new, others))]
    for seed in "abcdef":
        drawn = draw_rooms(people(8), 2, (), new, long_ago, seed)
        assert drawn is not None
        assert [len(set(room) & set(new)) for room in drawn] == [2, 2]


def test_rooms_that_were_seen_do_not_come_again_while_there_are_others() -> None:
    one, two, three, four = people(4)
    seen: list[tuple[tuple[str, ...], ...]] = [
        ((one, two, "gone"), (three, four))
    ]  # of other people: nothing is known by it
    for _way in range(3):
        drawn = draw_rooms([one, two, three, four], 2, (), seed="today", seen=seen)
        assert drawn is not None
        assert set(map(frozenset, drawn)) not in [set(map(frozenset, rooms)) for rooms in seen]
        seen.append(drawn)
    # all three ways were seen
    again = draw_rooms([one, two, three, four], 2, (), seed="today", seen=seen)
    assert again is not None
    assert sound(again, frozenset())


def test_a_draw_stays_what_it_is() -> None:
    assert draw_rooms(people(6), 2, (), newcomers=people(2), seed="group-morning 2026-11-24") == (
        ("person-01", "person-02", "person-03"),
        ("person-00", "person-04", "person-05"),
    )
    # of several that are as good, the first that was found
    assert draw_rooms(people(6), 2, (), seed="group-morning 2026-11-24") == (
        ("person-00", "person-01", "person-03"),
        ("person-02", "person-04", "person-05"),
    )


def test_the_last_rooms_come_again_without_who_is_gone_and_with_who_is_new() -> None:
    again = rooms_as_before(
        ["aisha", "ben", "chris", "dana", "eli"], 2, [["aisha", "ben", "gone"], ["chris", "dana"]], ()
    )
    assert again == ((("aisha", "ben", "eli"), 0), (("chris", "dana"), 1))


def test_a_newcomer_joins_a_room_of_last_time_with_fewer_newcomers() -> None:
    last = [["aisha", "ben"], ["chris", "dana"]]
    again = rooms_as_before(["aisha", "ben", "chris", "dana", "eli", "fay"], 2, last, (), ["aisha", "eli"])
    assert again == ((("aisha", "ben", "fay"), 0), (("chris", "dana", "eli"), 1))


def test_of_many_last_rooms_only_some_are_looked_at_and_still_as_few_as_can_be_move() -> None:
    everybody = people(60)
    last = [everybody[place::20] for place in range(20)]
    again = rooms_as_before(everybody, 10, last, ())
    assert again is not None
    assert sorted(len(room) for room, _origin in again) == [6] * 10
    assert moved([room for room, _origin in again], [origin for _room, origin in again], last) == 30
    # 184756 choices of ten, each of which would be looked at
    assert len(_choices([3] * 20, 10)) <= 50
    assert (0, 5) in _choices([9, 1, 1, 1, 1, 9], 2)
    assert _choices([1, 9, *[9] * 10], 3)[0] == (1, 2, 3)


def test_whoever_is_kept_apart_from_two_moves_and_not_the_two() -> None:
    apart = [frozenset(("aisha", "chris")), frozenset(("ben", "chris"))]
    again = rooms_as_before(
        ["aisha", "ben", "chris", "dana"], 2, [["aisha", "ben", "chris"], ["dana"]], apart
    )
    assert again == ((("aisha", "ben"), 0), (("chris", "dana"), 1))


def test_with_fewer_rooms_those_stay_from_which_fewest_move() -> None:
    again = rooms_as_before(people(6), 2, [people(6)[:1], people(6)[1:3], people(6)[3:]], ())
    assert again is not None
    assert [origin for _room, origin in again] == [1, 2]
    assert [people(6)[3:], people(6)[:3]] == [list(room) for room, _origin in reversed(again)]


def test_a_crowd_that_is_kept_apart_from_most_is_seated_all_the_same() -> None:
    """Too many ways to look through all of them: then it is enough that nothing that must hold is broken."""
    everybody = people(24)
    apart = frozenset(pair for number, pair in enumerate(pairs(everybody)) if (number * 7919) % 276 < 90)
    last = [everybody[place::3] for place in range(3)]
    again = rooms_as_before(everybody, 5, last, apart)
    assert (again is not None) == can_be_apart(everybody, 5, apart)
    if again is not None:
        assert sound([room for room, _origin in again], apart)
    # and that most sit with those they sat with: without looking for it, fourteen sit elsewhere
    last = [everybody[place::6] for place in range(6)]
    again = rooms_as_before(everybody, 6, last, apart)
    assert again is not None
    assert moved([room for room, _origin in again], [origin for _room, origin in again], last) < 12
