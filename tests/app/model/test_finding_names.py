"""A few letters say who is meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.model.finding_names import begun_by, meant
from app.model.notes import folded

NAMES = {"maria": "María S.", "marcus": "Marcus W.", "james": "James Miller", "aisha": "Aisha K."}


def test_first_names_count_before_other_words_and_initials_last() -> None:
    assert meant(NAMES, "m") == ("maria", "marcus")
    assert meant(NAMES, "mari") == ("maria",)
    assert meant(NAMES, "mi") == ("james",)
    assert (meant(NAMES, "ms"), meant(NAMES, "mw")) == (("maria",), ("marcus",))
    assert (begun_by(NAMES, "ms"), meant(NAMES, "x"), meant(NAMES, "")) == ((), (), ())


def test_people_of_one_first_name_are_told_apart_by_the_next_letter() -> None:
    twins = {"1": "Maria S.", "2": "Maria K."}
    assert meant(twins, "mariak") == meant(twins, "mk") == ("2",)


@given(
    st.dictionaries(
        st.uuids().map(str),
        st.text(st.characters(categories=["L", "Zs"], max_codepoint=0x24F), min_size=1, max_size=12).filter(
            lambda name: bool(folded(name)) and bool(name.split())
        ),
        min_size=1,
        max_size=8,
    ),
    st.data(),
)
def test_typing_on_never_loses_the_person_whose_first_name_it_is(
    names: dict[str, str], data: st.DataObject
) -> None:
    person = data.draw(st.sampled_from(sorted(names)))
    whole = folded(names[person])
    for length in range(1, len(whole) + 1):
        assert person in meant(names, whole[:length])
