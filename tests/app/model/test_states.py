"""States as they are typed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.model.states import STATES, read_states


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("NY, NJ", ("NJ", "NY")),
        ("ny nj", ("NJ", "NY")),
        ("New York; new jersey", ("NJ", "NY")),
        ("West Virginia", ("WV",)),
        ("Virginia, NY NY", ("NY", "VA")),
        ("D.C.", ("DC",)),
        ("  ,  ", ()),
        ("", ()),
    ],
)
def test_letters_and_names_are_read(typed: str, found: tuple[str, ...]) -> None:
    assert read_states(typed) == found


def test_what_is_no_state_is_said() -> None:
    with pytest.raises(Refused) as refused:
        read_states("NY, Ontario")
    assert refused.value.sentence == "Ontario is no state. Type states like NY, NJ, with commas between them."


@given(st.lists(st.sampled_from([*STATES, *STATES.values()])))
def test_any_list_of_states_is_read_and_read_again_the_same(states: list[str]) -> None:
    found = read_states(", ".join(states))
    assert set(found) == {state if state in STATES else read_states(state)[0] for state in states}
    assert read_states(", ".join(found)) == found


@given(st.text(max_size=40))
def test_anything_is_read_or_refused(typed: str) -> None:
    with suppress(Refused):
        assert set(read_states(typed)) <= set(STATES)
