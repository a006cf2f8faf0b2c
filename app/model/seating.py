"""Rooms of a breakout that must hold: sizes differ by at most one, and who is kept apart never sits together.

Such rooms are found whenever there are any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

Apart = Collection[frozenset[str]]
Seats = tuple[tuple[str, ...], ...]


def can_be_apart(people: Sequence[str], rooms: int, apart: Apart) -> bool:
    """Whether so many rooms can be without putting together who is kept apart."""
    table = Table.of(people, rooms, apart, ())
    return Search(table, rooms).rooms() is not None


def fewest_lacking(table: Table) -> tuple[Search, list[int]] | None:
    """Rooms of which as few as can be are of newcomers alone, and the search that found them; None when there are no
    rooms at all."""
    fewest = max(0, table.rooms - table.seasoned.bit_count())
    for lacking in range(fewest, table.rooms + 1):
        search = Search(table, lacking)
        rooms = search.rooms()
        if rooms is not None:
            return search, rooms
        if lacking == fewest and Search(table, table.rooms).rooms() is None:
            return None
    return None


def seats(people: Sequence[str], table: Table, rooms: Iterable[int]) -> Seats:
    """Rooms as people, in the order in which they were given."""
    place = {person: at for at, person in enumerate(table.people)}
    return tuple(tuple(person for person in people if room >> place[person] & 1) for room in rooms)


@dataclass(frozen=True)
class Table:
    """People as bits: whom each may not sit with, who is past the first weeks, and how large rooms are."""

    people: Sequence[str]
    rooms: int
    bars: Sequence[int]
    seasoned: int

    @classmethod
    def of(cls, people: Sequence[str], rooms: int, apart: Apart, newcomers: Collection[str]) -> Table:
        place = {person: at for at, person in enumerate(people)}
        bars = [0] * len(people)
        for pair in apart:
            if len(pair) == 2 and all(person in place for person in pair):
                one, other = (place[person] for person in pair)
                bars[one] |= 1 << other
                bars[other] |= 1 << one
        seasoned = sum(1 << at for person, at in place.items() if person not in newcomers)
        return cls(people, rooms, bars, seasoned)

    @cached_property
    def least(self) -> int:
        """How many people every room has."""
        return len(self.people) // self.rooms

    @cached_property
    def larger(self) -> int:
        """How many rooms have one more."""
        return len(self.people) % self.rooms

    def lacking(self, rooms: Iterable[int]) -> int:
        """How many rooms are of newcomers alone."""
        return sum(not room & self.seasoned for room in rooms)

    def takes(self, sizes: Sequence[int]) -> list[bool]:
        """Which rooms can take one more."""
        can_grow = sum(size > self.least for size in sizes) < self.larger
        return [size < self.least or (size == self.least and can_grow) for size in sizes]


@dataclass
class Search:
    """Looks for rooms until it has some or knows that there are none.

    What is left of the search depends on who is still to be seated, and of each room on its size, on who may not
    join it and on whether somebody there has more time: a dead end of that kind is never gone into twice.
    """

    table: Table
    lacking: int  # so many rooms may be of newcomers alone
    steps: int = 0
    _dead: set[object] = field(default_factory=set)

    def rooms(self) -> list[int] | None:
        everybody = (1 << len(self.table.people)) - 1
        return self._seat(everybody, [0] * self.table.rooms, [0] * self.table.rooms)

    def _seat(self, left: int, rooms: list[int], barred: list[int]) -> list[int] | None:
        table = self.table
        if not left:
            return rooms if table.lacking(rooms) <= self.lacking else None
        self.steps += 1
        sizes = [room.bit_count() for room in rooms]
        takes = table.takes(sizes)
        kinds = [
            (size, bar & left, bool(room & table.seasoned))
            for size, bar, room in zip(sizes, barred, rooms, strict=True)
        ]
        key = (left, tuple(sorted(kinds)))
        if key in self._dead:
            return None
        if self._can_be(left, rooms, barred, sizes, takes):
            person = self._hardest(left, barred, takes)
            tried = set()
            for at in sorted(range(table.rooms), key=sizes.__getitem__):
                if takes[at] and not barred[at] >> person & 1 and kinds[at] not in tried:
                    tried.add(kinds[at])
                    grown, bars = list(rooms), list(barred)
                    grown[at] |= 1 << person
                    bars[at] |= table.bars[person]
                    found = self._seat(left & ~(1 << person), grown, bars)
                    if found is not None:
                        return found
        self._dead.add(key)
        return None

    def _can_be(
        self, left: int, rooms: list[int], barred: list[int], sizes: list[int], takes: list[bool]
    ) -> bool:
        """Nothing that is seen at once stands against it."""
        table = self.table
        lacking = closed = 0
        for room, bar, size, open_ in zip(rooms, barred, sizes, takes, strict=True):
            may_join = left & ~bar
            if size + may_join.bit_count() < table.least:
                return False
            if not room & table.seasoned:
                lacking += 1
                closed += not open_ or not may_join & table.seasoned
        return max(closed, lacking - (left & table.seasoned).bit_count()) <= self.lacking

    def _hardest(self, left: int, barred: list[int], takes: list[bool]) -> int:
        """Who has the fewest rooms, then whom most others may not sit with, then who has more time."""
        bars, seasoned = self.table.bars, self.table.seasoned
        open_bars = [bar for bar, takes_one in zip(barred, takes, strict=True) if takes_one]

        def ease(person: int) -> tuple[int, int, bool]:
            rooms = sum(not bar >> person & 1 for bar in open_bars)
            return rooms, -(bars[person] & left).bit_count(), not seasoned >> person & 1

        return min(places_of(left), key=ease)


def places_of(people: int) -> Iterable[int]:
    """Which bits are set."""
    while people:
        lowest = people & -people
        yield lowest.bit_length() - 1
        people ^= lowest
