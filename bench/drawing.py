"""What a draw of small groups costs, for as many people as a large group has, beside a thousand digests."""

from __future__ import annotations

import statistics
import time
from hashlib import sha256
from itertools import combinations
from random import Random

from app.model.fresh_rooms import draw_rooms
from app.model.same_rooms import rooms_as_before
from bench.measuring import Figure, in_turn, paired

PEOPLE, ROOMS, APART, TIMES_BEFORE = 24, 4, 8, 6


def measure() -> list[Figure]:
    """Fresh rooms and those of last time, with newcomers, people who are kept apart, and six earlier times."""
    chance = Random(1)
    people = [f"person-{number:02d}" for number in range(PEOPLE)]
    apart = chance.sample([frozenset(two) for two in combinations(people, 2)], APART)
    before = [
        [order[place::ROOMS] for place in range(ROOMS)]
        for order in (chance.sample(people, PEOPLE) for _time in range(TIMES_BEFORE))
    ]

    def draw() -> float:
        start = time.perf_counter()
        assert draw_rooms(people, ROOMS, apart, people[:6], before, "seed") is not None
        assert rooms_as_before(people, ROOMS, before[0], apart, people[:6]) is not None
        return time.perf_counter() - start

    drawn, bare = in_turn(draw, _digests)
    detail = f"{statistics.median(drawn) * 1000:.1f} ms for {PEOPLE} people, fresh and as last time"
    return [paired("small_groups_ratio", drawn, bare, 120, detail)]


def _digests() -> float:
    start = time.perf_counter()
    for number in range(1000):
        sha256(f"seed\n{number}".encode()).digest()
    return time.perf_counter() - start
