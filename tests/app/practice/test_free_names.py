"""A copy has a name that nothing else of its kind has, as near to the wished one as can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.model.notes import folded
from app.practice.free_names import free_name

LETTERS = st.text("ab é", min_size=1, max_size=12).filter(lambda text: folded(text) != "")


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("Copy of Harmony", set(), 60) == "Copy of Harmony"
    assert free_name("Copy of Harmony", {"copyofharmony", "copyofharmony2"}, 60) == "Copy of Harmony 3"
    assert free_name("Copy of a long day", {"copyofalo"}, 12) == "Copy of a 2"


@given(LETTERS, st.integers(4, 14), st.integers(0, 12))
def test_it_is_free_and_never_longer_than_it_may_be(wished: str, longest: int, copies: int) -> None:
    taken: set[str] = set()
    for _copy in range(copies):
        name = free_name(wished, taken, longest)
        assert folded(name) not in taken
        assert len(name) <= longest
        assert name[:1] == wished[:1]
        taken.add(folded(name))
    assert len(taken) == copies
