"""A guess costs about half a second of this computer, and never less than the least."""

from hypothesis import given
from hypothesis import strategies as st

from app.vault.costs import AIM, MOST_MEMORY, calibrated, scaled
from app.vault.keys import LEAST_COST


@given(st.floats(0, 60))
def test_no_computer_gets_less_than_the_least_nor_more_than_it_has(seconds: float) -> None:
    cost = scaled(seconds)
    assert LEAST_COST.memory_kib <= cost.memory_kib <= MOST_MEMORY <= 1024**2
    assert cost.passes >= LEAST_COST.passes
    assert cost.lanes == LEAST_COST.lanes
    assert cost.is_sane()


@given(st.floats(0.01, 0.5))
def test_it_takes_about_as_long_as_it_is_to_take(seconds: float) -> None:
    cost = scaled(seconds)
    work = (cost.memory_kib / LEAST_COST.memory_kib) * (cost.passes / LEAST_COST.passes)
    assert 0.8 * AIM <= work * seconds <= 1.25 * AIM


def test_a_slow_computer_takes_the_least() -> None:
    assert scaled(2.0) == LEAST_COST


def test_this_computer_can_be_measured() -> None:
    assert calibrated().is_sane()
