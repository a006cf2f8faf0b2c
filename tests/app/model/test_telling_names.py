"""The words by which somebody is told: one place for the share window, file names and other people's documents."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.redaction import Names
from app.live.public import names_someone
from app.model.notes import folded
from app.model.telling_names import telling_words, tells, words_in
from tests.names_for_tests import without_others

NAMES = st.lists(
    st.lists(
        st.sampled_from(
            ["Zoë", "Al", "Okonkwo-Li", "O’Neil", "S.", "So", "Jr.", "Anne-Marie", "(Mia)", "de"]
        ),
        min_size=1,
        max_size=3,
    ).map(" ".join),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize(
    ("name", "long", "short"),
    [
        ("Maria S.", {"maria"}, set()),
        ("Al B. So", {"al"}, {"so"}),
        ("Zoë Okonkwo-Li", {"zoe", "okonkwoli", "okonkwo"}, {"li"}),
        ("Anne-Marie O’Neil", {"annemarie", "anne", "marie", "oneil", "neil"}, set()),
        ("Anna Lee", {"anna", "lee"}, set()),
        ("(Mia) de Witt", {"mia", "witt"}, set()),
        ("", set(), set()),
    ],
)
def test_first_names_tell_and_longer_parts_and_short_ones_where_asked(
    name: str, long: set[str], short: set[str]
) -> None:
    assert telling_words([name]) == long
    assert telling_words([name], short=True) == long | short


@given(NAMES, st.sampled_from(["NFC", "NFD"]), st.sampled_from(["{}", "({})", "Ask {}, please", "a_{}/b"]))
def test_every_first_name_is_found_however_its_accents_are_written(
    names: list[str], form: Literal["NFC", "NFD"], frame: str
) -> None:
    telling = telling_words(names)
    for name in names:
        text = frame.format(unicodedata.normalize(form, name.split()[0].strip("().")))
        assert tells(text, telling)
        assert names_someone(text, names)


@given(NAMES)
def test_what_a_document_leaves_of_a_name_the_share_window_would_show_as_well(names: list[str]) -> None:
    """Both take their words from one place: nothing that is held back there stands in another's document, once those
    words that are names were asked about."""
    reading = Names(("Maria",), {name: (name,) for name in names}).read(" and ".join(names))
    text = reading.without(dict.fromkeys(reading.asked, True))
    left = {folded(word) for word in words_in(text.replace("another group member", ""))}
    assert not left & telling_words([name for name in names if len(folded(name.split()[0])) > 1])


def test_a_first_name_that_is_only_its_letter_does_not_take_the_articles_away() -> None:
    assert without_others("A friend had a good day", "Maria", ["A. Smith"]).endswith("friend had a good day")
