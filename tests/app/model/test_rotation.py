"""Rotation: everything once before anything twice, and the same draw on every machine."""

from hypothesis import given
from hypothesis import strategies as st

from app.model.rotation import bag, counted, draw, lately

SIZES = st.integers(1, 30)
SEEDS = st.text(max_size=8)


def deck(size: int) -> list[str]:
    return [f"item-{number}" for number in range(size)]


def play(items: list[str], sessions: int, seed: str, history: list[str] | None = None) -> list[str]:
    """What a group gets in so many sessions."""
    had = list(history or [])
    for number in range(sessions):
        item = draw(items, had, (), f"{seed}/{number}")
        assert item is not None
        had.append(item)
    return had


def test_an_empty_deck_deals_nothing() -> None:
    assert draw([], ["gone"], (), "group/1") is None


def test_a_draw_stays_what_it_is() -> None:
    """Two years of sessions are replayed on another machine: these never change."""
    drawn = [5, 3, 1, 2, 4, 0, 4, 0, 2, 3, 1, 5]
    assert play(deck(6), 12, "group") == [f"item-{number}" for number in drawn]


@given(SIZES, SEEDS)
def test_what_nobody_here_has_had_is_drawn_alike_whether_it_was_counted_or_not(size: int, seed: str) -> None:
    items = deck(size)
    counted_as_none = dict.fromkeys(items[::2], 0)
    assert draw(items, [], (), seed, counted_as_none) == draw(items, [], (), seed)


@given(st.integers(4, 30), st.integers(1, 60), SEEDS)
def test_where_all_that_is_left_was_skipped_what_came_lately_still_rests(
    size: int, sessions: int, seed: str
) -> None:
    items = deck(size)
    history = play(items, sessions, seed)
    skipped, resting = bag(items, history), lately(items, history)
    drawn = draw(items, history, skipped, seed)
    if not set(items) <= {*skipped, *resting}:
        assert drawn not in {*skipped, *resting}


@given(SIZES, st.integers(1, 4), SEEDS)
def test_nothing_comes_twice_before_everything_came_once(size: int, bags: int, seed: str) -> None:
    items = deck(size)
    had = play(items, size * bags, seed)
    for start in range(0, len(had), size):
        assert sorted(had[start : start + size]) == sorted(items)


@given(st.integers(2, 30), SEEDS)
def test_the_last_quarter_stays_away_after_a_refill(size: int, seed: str) -> None:
    had = play(deck(size), 3 * size, seed)
    away = max(1, size // 4)
    for place, item in enumerate(had):
        assert item not in had[max(0, place - away) : place]


@given(SIZES, st.integers(0, 60), SEEDS)
def test_the_same_facts_draw_the_same_item_in_any_order_of_the_deck(
    size: int, sessions: int, seed: str
) -> None:
    history = play(deck(size), sessions, seed)
    assert draw(deck(size), history, (), seed) == draw(deck(size)[::-1], history, (), seed)


@given(st.integers(2, 30), st.integers(0, 60), SEEDS)
def test_another_draws_until_the_bag_has_been_seen(size: int, sessions: int, seed: str) -> None:
    """Each press on "another" brings one that was not shown today: first those left in the bag, then the others."""
    history = play(deck(size), sessions, seed)
    left = size - sessions % size
    shown: list[str] = []
    for _press in range(size):
        item = draw(deck(size), history, shown, seed)
        assert item is not None
        assert item not in shown
        shown.append(item)
    assert set(shown[:left]) == set(bag(deck(size), history))
    assert draw(deck(size), history, shown, seed) in shown


@given(st.integers(1, 30), st.integers(0, 60), SEEDS)
def test_what_was_skipped_goes_back_into_the_bag(size: int, sessions: int, seed: str) -> None:
    history = play(deck(size), sessions, seed)
    skipped = draw(deck(size), history, (), seed)
    assert skipped is not None
    instead = draw(deck(size), history, {skipped}, seed)
    assert instead is not None
    # it was the last of its bag: the bag is filled again, and it is in there as well
    left = size - sessions % size if sessions % size != size - 1 else size
    later = play(deck(size), left - 1, "later", [*history, instead])[sessions:]
    assert skipped in later


@given(st.integers(2, 20), st.integers(1, 50), SEEDS)
def test_a_new_item_joins_the_current_bag(size: int, sessions: int, seed: str) -> None:
    items = deck(size)
    history = play(items, sessions, seed)
    bag_left = size - sessions % size if sessions % size else 0
    had = play([*items, "new"], bag_left + 1, seed, history)[sessions:]
    assert "new" in had
    assert len(set(had)) == len(had)


@given(st.integers(3, 20), st.integers(1, 50), SEEDS)
def test_an_item_that_was_removed_never_comes_and_nothing_repeats_early(
    size: int, sessions: int, seed: str
) -> None:
    items = deck(size)
    history = play(items, sessions, seed)
    had = play(items[1:], 3 * size, seed, history)
    assert items[0] not in had[sessions:]
    current = history[sessions - sessions % size :]
    rest = [item for item in items[1:] if item not in current]
    assert sorted(had[sessions : sessions + len(rest)]) == sorted(rest)


@given(st.integers(1, 30), st.integers(1, 60), SEEDS)
def test_undoing_a_session_gives_its_item_back(size: int, sessions: int, seed: str) -> None:
    history = play(deck(size), sessions, seed)
    assert draw(deck(size), history[:-1], (), f"{seed}/{sessions - 1}") == history[-1]


@given(SIZES)
def test_two_groups_do_not_get_the_same_order(size: int) -> None:
    """They may agree by chance on a few; the seed is what tells them apart."""
    if size > 8:
        assert play(deck(size), size, "morning") != play(deck(size), size, "evening")


def test_a_pin_of_something_that_was_had_does_not_end_the_bag() -> None:
    """Five in the deck, two had, and the first one wished for: the three others still come before any of the two."""
    items = deck(5)
    history = counted([("item-0", False), ("item-1", False), ("item-0", True)], items)
    assert sorted(bag(items, history)) == ["item-2", "item-3", "item-4"]
    assert sorted(play(items, 3, "group", list(history))[2:]) == ["item-2", "item-3", "item-4"]


def test_a_pin_after_the_last_of_a_bag_is_the_first_of_the_next() -> None:
    items = deck(3)
    had = [("item-0", False), ("item-1", False), ("item-2", False), ("item-0", True)]
    assert sorted(bag(items, counted(had, items))) == ["item-1", "item-2"]
    went_on = counted([*had, ("item-1", False)], [*items, "new"])
    assert sorted(bag([*items, "new"], went_on)) == ["item-2", "new"]


@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.booleans()), max_size=40))
def test_every_use_counts_and_the_last_one_rests(size: int, drawn: list[tuple[int, bool]]) -> None:
    uses = [(f"item-{number % size}", pinned) for number, pinned in drawn]
    history = counted(uses, deck(size))
    assert set(history) == {item for item, _pinned in uses}
    assert history[-1:] == tuple(item for item, _pinned in uses[-1:])
