"""The rooms of last time again, with those who are here now: as few people as can be sit elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from math import comb
from typing import Final

from app.model.fresh_rooms import met, spread, weigh
from app.model.seating import Apart, Search, Table, seats

Again = tuple[tuple[tuple[str, ...], int | None], ...]

# so many steps are taken in all to find the fewest moves, some milliseconds; only where people may not sit with most
# others are there more
_STEPS: Final = 800
# so many choices of the last rooms are looked at; of more rooms those count in which most people sat who are here
_CHOICES: Final = 50


def rooms_as_before(
    people: Sequence[str],
    rooms: int,
    last: Sequence[Collection[str]],
    apart: Apart,
    newcomers: Collection[str] = (),
) -> Again | None:
    """The last rooms with those who are here now, each with its place in `last`, None for a room that is new.

    As few as possible sit elsewhere than last time; who was in no room joins one of the smallest. None where it
    cannot be without putting together who is kept apart.
    """
    home = {person: place for place, room in enumerate(last) for person in room}
    homed = [person for person in people if person in home]
    table = Table.of([*homed, *(one for one in people if one not in home)], rooms, apart, newcomers)
    drawn = Search(table, rooms).rooms()
    if drawn is None:
        return None
    choices = _choices([sum(home[one] == place for one in homed) for place in range(len(last))], rooms)
    budget = _Budget(_STEPS)
    returns = [
        _WayBack(
            table, tuple(places.index(home[one]) if home[one] in places else None for one in homed), budget
        )
        for places in choices
    ]
    for moves in range(len(people) + 1):
        for places, way in zip(choices, returns, strict=True):
            found = way.rooms(moves) if way.least_moves <= moves else None
            if found is not None:
                return tuple(zip(seats(people, table, found), _origins(places, rooms), strict=True))
            if not budget.left:
                return _nearly_as_before(people, table, drawn, last)
    return _nearly_as_before(people, table, drawn, last)


def _choices(here: Sequence[int], rooms: int) -> list[tuple[int, ...]]:
    """Which of the last rooms could come again, where so many people of each are here."""
    taken = min(rooms, len(here))
    places = sorted(range(len(here)), key=lambda place: -here[place])
    while len(places) > taken and comb(len(places), taken) > _CHOICES:
        places.pop()
    return list(combinations(sorted(places), taken))


def _nearly_as_before(
    people: Sequence[str], table: Table, drawn: list[int], last: Sequence[Collection[str]]
) -> Again:
    """Rooms in which people sit with those of last time, perhaps not with the fewest moves: so many are kept apart."""
    together = dict.fromkeys(met([last]), -1)
    _cost, found = spread(table, drawn, table.lacking(drawn), weigh(table.people, (), together))
    free, named = {place: frozenset(room) for place, room in enumerate(last)}, []
    for room in sorted(seats(people, table, found), key=len, reverse=True):
        origin = max(free, key=lambda place: len(free[place].intersection(room)), default=None)
        if origin is not None:
            del free[origin]
        named.append((room, origin))
    return tuple(named)


def _origins(places: Sequence[int], rooms: int) -> list[int | None]:
    return [*places, *(None for _room in range(rooms - len(places)))]


@dataclass
class _Budget:
    """Steps that are left, for all ways together."""

    left: int


@dataclass
class _WayBack:
    """Looks for rooms in which people sit where they sat. Homes are the first rooms; people with one come first."""

    table: Table
    homes: tuple[int | None, ...]  # of those who had a room; None where it is not among these
    budget: _Budget
    _dead: set[object] = field(default_factory=set)

    @cached_property
    def least_moves(self) -> int:
        empty = [0] * self.table.rooms
        return self._must_move(0, empty)

    @cached_property
    def _order(self) -> list[int]:
        """Who had a room first, and of each kind whom most others may not sit with."""
        people, bars = range(len(self.table.people)), self.table.bars
        return sorted(people, key=lambda at: (at >= len(self.homes), -bars[at].bit_count()))

    @cached_property
    def _to_come(self) -> list[list[int]]:
        """At each place of the order: how many of those to come have their home in each room."""
        counts = [[0] * self.table.rooms]
        for person in reversed(self._order):
            row = list(counts[-1])
            home = self._home(person)
            if home is not None:
                row[home] += 1
            counts.append(row)
        return counts[::-1]

    def rooms(self, moves: int) -> list[int] | None:
        """Rooms in which at most so many sit elsewhere than last time, or None when there are none."""
        return self._seat(0, [0] * self.table.rooms, [0] * self.table.rooms, moves)

    def _home(self, person: int) -> int | None:
        return self.homes[person] if person < len(self.homes) else None

    def _must_move(self, place: int, sizes: Sequence[int]) -> int:
        """So many of those to come find no room at home, whatever comes; who has lost their home moves anyway."""
        over = [
            max(0, size + coming - self.table.least)
            for size, coming in zip(sizes, self._to_come[place], strict=True)
        ]
        spared = sum(each > 0 for each in over)
        lost = sum(person < len(self.homes) and self._home(person) is None for person in self._order[place:])
        return lost + sum(over) - min(self.table.larger, spared)

    def _seat(self, place: int, rooms: list[int], barred: list[int], moves: int) -> list[int] | None:
        table = self.table
        if place == len(table.people):
            return rooms
        if not self.budget.left:
            return None
        self.budget.left -= 1
        sizes = [room.bit_count() for room in rooms]
        if self._must_move(place, sizes) > moves:
            return None
        left = sum(1 << person for person in self._order[place:])
        key = (place, moves, tuple(sizes), tuple(bar & left for bar in barred))
        if key in self._dead:
            return None
        person = self._order[place]
        takes = table.takes(sizes)
        for at in self._wishes(person, rooms):
            if takes[at] and not barred[at] >> person & 1:
                moved = person < len(self.homes) and at != self._home(person)
                if moved and not moves:
                    continue
                grown, bars = list(rooms), list(barred)
                grown[at] |= 1 << person
                bars[at] |= table.bars[person]
                found = self._seat(place + 1, grown, bars, moves - moved)
                if found is not None:
                    return found
        self._dead.add(key)
        return None

    def _wishes(self, person: int, rooms: list[int]) -> list[int]:
        """Home first, then the smallest rooms; a newcomer rather where fewer newcomers are."""
        seasoned, new = self.table.seasoned, not self.table.seasoned >> person & 1

        def wish(at: int) -> tuple[bool, int, int, int]:
            newcomers = (rooms[at] & ~seasoned).bit_count()
            return at != self._home(person), rooms[at].bit_count(), newcomers if new else -newcomers, at

        return sorted(range(len(rooms)), key=wish)
