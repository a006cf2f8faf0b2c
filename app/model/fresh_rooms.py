"""Fresh rooms for a breakout: drawn so that newcomers sit with somebody who has more time, and others meet others.

What must hold is in `seating`. After that as few rooms as can be are without somebody who is past the first weeks, and
after that people who sat together lately are spread, the newest time weighing most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from typing import Final

from app.model.seating import Apart, Search, Seats, Table, fewest_lacking, places_of, seats

# so many of the last times count; each weighs half of the one after it
TIMES: Final = 6
# two newcomers in one room weigh as much as two people who sat together some times ago: newcomers are spread as well
_BOTH_NEW: Final = 4
# from so many places the best seats are looked for; from no other one where it took so many steps to find any
_STARTS: Final = 4
_HARD: Final = 150


def draw_rooms(
    people: Sequence[str],
    rooms: int,
    apart: Apart,
    newcomers: Collection[str] = (),
    before: Sequence[Iterable[Collection[str]]] = (),
    seed: str = "",
    seen: Collection[Seats] = (),
) -> Seats | None:
    """Fresh rooms; None when so many rooms cannot be without putting together who is kept apart.

    `before` are the rooms of earlier times, newest first. The same `seed` draws the same rooms again. Rooms that were
    `seen` do not come again while there are others. There have to be at least as many people as rooms, and at least one
    room.
    """
    best: tuple[tuple[bool, int], list[int], Table] | None = None
    weights = met(before)
    search: Search | None = None
    for start in range(_STARTS):
        order = _shuffled(people, f"{seed}\n{start}")
        table = Table.of(order, rooms, apart, newcomers)
        if search is None:
            first = fewest_lacking(table)
            if first is None:
                return None
            search, found = first
        else:
            search = Search(table, search.lacking)
            again = search.rooms()
            assert again is not None
            found = again
        weighed = weigh(order, newcomers, weights)
        cost, seated = spread(table, found, search.lacking, weighed)
        known = _known(table, seen)
        if frozenset(seated) in known and (other := _another(table, seated, search.lacking, weighed, known)):
            cost, seated = other
        rank = frozenset(seated) in known, cost
        if best is None or rank < best[0]:
            best = rank, seated, table
        if search.steps > _HARD:
            break
    assert best is not None
    _rank, seated, table = best
    return seats(people, table, seated)


def _shuffled(people: Sequence[str], seed: str) -> list[str]:
    """In an order of chance, the same on every machine."""
    return sorted(people, key=lambda person: sha256(f"{seed}\n{person}".encode()).digest())


def met(before: Sequence[Iterable[Collection[str]]]) -> Mapping[frozenset[str], int]:
    """How much it weighs that two people sat together."""
    found: dict[frozenset[str], int] = {}
    for ago, rooms in enumerate(before[:TIMES]):
        for room in rooms:
            for two in combinations(room, 2):
                pair = frozenset(two)
                found[pair] = found.get(pair, 0) + (1 << (TIMES - 1 - ago))
    return found


def weigh(
    order: Sequence[str], newcomers: Collection[str], met: Mapping[frozenset[str], int]
) -> list[list[int]]:
    return [
        [
            0
            if one == other
            else met.get(frozenset((one, other)), 0) + _BOTH_NEW * (one in newcomers and other in newcomers)
            for other in order
        ]
        for one in order
    ]


def spread(table: Table, rooms: list[int], lacking: int, weights: list[list[int]]) -> tuple[int, list[int]]:
    """The rooms after every exchange of two people, and every move into a smaller room, that makes them better."""
    rooms = list(rooms)
    beside = [[sum(row[at] for at in places_of(room)) for room in rooms] for row in weights]
    better = True
    while better:
        better = False
        for here, there in combinations(range(len(rooms)), 2):
            for one, other in _exchanges(rooms, here, there):
                gain = _gain(beside, weights, here, there, one, other)
                if gain <= 0:
                    continue
                after = _exchanged(table, rooms, lacking, here, there, one, other)
                if after is None:
                    continue
                for person in range(len(weights)):
                    shift = (weights[person][other] if other is not None else 0) - (
                        weights[person][one] if one is not None else 0
                    )
                    beside[person][here] += shift
                    beside[person][there] -= shift
                rooms, better = after, True
                break
    return _cost(rooms, weights), rooms


def _cost(rooms: Sequence[int], weights: list[list[int]]) -> int:
    return sum(weights[one][other] for room in rooms for one, other in combinations(places_of(room), 2))


def _known(table: Table, seen: Collection[Seats]) -> frozenset[frozenset[int]]:
    """The rooms that were seen, of those in which the same people sat."""
    place = {person: at for at, person in enumerate(table.people)}
    return frozenset(
        frozenset(sum(1 << place[person] for person in room) for room in rooms)
        for rooms in seen
        if all(person in place for room in rooms for person in room)
    )


def _another(
    table: Table,
    rooms: list[int],
    lacking: int,
    weights: list[list[int]],
    known: Collection[frozenset[int]],
) -> tuple[int, list[int]] | None:
    """The best rooms that are not known, as few exchanges away as can be; None when there are none."""
    reached, layer = {frozenset(rooms)}, [rooms]
    while layer:
        beyond = []
        for each in layer:
            for here, there in combinations(range(len(each)), 2):
                for one, other in _exchanges(each, here, there):
                    after = _exchanged(table, each, lacking, here, there, one, other)
                    if after is not None and frozenset(after) not in reached:
                        reached.add(frozenset(after))
                        beyond.append(after)
        others = [(_cost(each, weights), each) for each in beyond if frozenset(each) not in known]
        if others:
            return min(others)
        layer = beyond
    return None


def _exchanges(rooms: list[int], here: int, there: int) -> list[tuple[int | None, int | None]]:
    """Who could change places between two rooms; None on one side is a move out of the larger one."""
    ones, others = list(places_of(rooms[here])), list(places_of(rooms[there]))
    found: list[tuple[int | None, int | None]] = [(one, other) for one in ones for other in others]
    if len(ones) > len(others):
        found.extend((one, None) for one in ones)
    elif len(others) > len(ones):
        found.extend((None, other) for other in others)
    return found


def _gain(
    beside: list[list[int]],
    weights: list[list[int]],
    here: int,
    there: int,
    one: int | None,
    other: int | None,
) -> int:
    """By how much it is better after the exchange."""
    gain = 0
    if one is not None:
        gain += beside[one][here] - beside[one][there]
    if other is not None:
        gain += beside[other][there] - beside[other][here]
    if one is not None and other is not None:
        gain += 2 * weights[one][other]
    return gain


def _exchanged(
    table: Table, rooms: list[int], lacking: int, here: int, there: int, one: int | None, other: int | None
) -> list[int] | None:
    """The rooms after it, or None where it must not be."""
    out = 0 if one is None else 1 << one
    back = 0 if other is None else 1 << other
    rest, other_rest = rooms[here] & ~out, rooms[there] & ~back
    if (one is not None and table.bars[one] & other_rest) or (other is not None and table.bars[other] & rest):
        return None
    after = list(rooms)
    after[here], after[there] = rest | back, other_rest | out
    return after if sum(not room & table.seasoned for room in after) <= lacking else None
