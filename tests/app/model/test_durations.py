"""What an agenda's minutes could be, from what the group's blocks took in its past sessions."""

from hypothesis import given
from hypothesis import strategies as st

from app.model.durations import suggested_minutes
from app.model.rows import BlockRow


def held(*minutes: float, block: str = "check-in") -> list[BlockRow]:
    """One session for each, the newest last."""
    return [
        BlockRow(f"session-{place}", "morning", "2026-11-24", block, "Check-in", 30, round(amount * 60))
        for place, amount in enumerate(minutes)
    ]


def test_three_sessions_are_too_few_to_suggest_anything() -> None:
    assert suggested_minutes(held(31, 33, 35)) == {}
    assert suggested_minutes(held(31, 33, 35, 90)) == {"check-in": 34}


def test_only_the_last_eight_sessions_count() -> None:
    assert suggested_minutes(held(5, 5, 5, 5, 5, 5, 5, 5, 40, 40, 40, 40, 40)) == {"check-in": 40}
    assert suggested_minutes(held(40, 40, 40, 40, 40, 5, 5, 5, 5, 5, 5, 5, 5)) == {"check-in": 5}


def test_each_block_has_sessions_of_its_own() -> None:
    """A block that is not held every time is looked at in the last eight sessions that had it."""
    visit = held(12, 14, 16, 18, block="visit")
    assert suggested_minutes([*visit, *held(*[30] * 20)]) == {"visit": 15, "check-in": 30}


def test_a_block_that_was_passed_through_does_not_count() -> None:
    assert suggested_minutes(held(30, 0, 30, 0.5, 30, 0.9)) == {}
    assert suggested_minutes(held(30, 0, 30, 0.5, 30, 0.9, 30)) == {"check-in": 30}


def test_half_a_minute_is_rounded_up_and_a_block_never_gets_more_than_it_can_have() -> None:
    assert suggested_minutes(held(*[29.5] * 4)) == {"check-in": 30}
    assert suggested_minutes(held(*[29.4] * 4)) == {"check-in": 29}
    assert suggested_minutes(held(*[300] * 4)) == {"check-in": 240}


ROWS = st.lists(
    st.builds(
        BlockRow,
        st.just("session"),
        st.just("morning"),
        st.just("2026-11-24"),
        st.sampled_from(["check-in", "education", "break"]),
        st.just(""),
        st.just(30),
        st.integers(0, 6 * 3600),
    ),
    max_size=60,
)


@given(ROWS)
def test_what_is_suggested_is_possible_and_lies_between_what_there_was(rows: list[BlockRow]) -> None:
    suggested = suggested_minutes(rows)
    for block in {row.block for row in rows}:
        took = [row.held_seconds for row in rows if row.block == block and row.held_seconds >= 60]
        assert (block in suggested) == (len(took) >= 4)
        if block in suggested:
            assert 1 <= suggested[block] <= 240
            least, most = min(took[-8:]), max(took[-8:])
            assert min(least, 240 * 60) - 30 <= suggested[block] * 60 <= most + 30


@given(ROWS)
def test_older_sessions_than_the_last_eight_change_nothing(rows: list[BlockRow]) -> None:
    last: list[BlockRow] = []
    for row in reversed(rows):
        if row.held_seconds >= 60 and sum(1 for kept in last if kept.block == row.block) < 8:
            last.insert(0, row)
    assert suggested_minutes(last) == suggested_minutes(rows)
