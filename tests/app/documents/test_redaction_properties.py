"""What holds of every text and every name: nothing of a certain name stays, nothing else changes, twice is once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.documents.known_words import LETTERS_OF_BOTH, LETTERS_OF_OTHERS, PLACES_AND_DAYS
from app.documents.name_words import NameWords
from app.documents.ordinary_words import MORE_OFTEN_NAMES, ORDINARY_WORDS
from app.documents.redaction import Kind, Names
from app.documents.written_words import name_key, words_of
from tests.names_for_tests import FORMS, NAMES, first_of

OWN = "Tamika Osborne"
SAID = (
    *(
        "then",
        "said",
        "the",
        "will",
        "long",
        "hope",
        "may",
        "group",
        "a",
        "so",
        "an",
        "of",
        "in May",
        "at 9 AM",
        "OK",
    ),
    *(
        "Tamika",
        "Tamika’s",
        "MS",
        "M.S.",
        "Will",
        "Hope",
        "Kevin",
        "Tuesday",
        "The end",
        "and",
        "with",
        "SHE",
        "DID",
    ),
)
BETWEEN = (
    " ",
    " ",
    " ",
    ". ",
    ", ",
    "\n",
    "-",
    " (",
    ") ",
    "… ",
    ": ",
    " “",
    "” ",
    "’s ",
    "/",
    "\n\n",
    "-\n",
    "",
)
names_around = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True)


@st.composite
def texts(draw: st.DrawFn, names: list[str]) -> str:
    """Words and names in all forms, in any order, with anything between."""
    form = st.builds(
        lambda make, name: make(name), st.sampled_from(list(FORMS.values())), st.sampled_from(names)
    )
    pieces = draw(st.lists(st.one_of(form, st.sampled_from(SAID)), max_size=12))
    return "".join(piece + draw(st.sampled_from(BETWEEN)) for piece in pieces)


def around(names: list[str]) -> Names:
    return Names((OWN,), {str(place): (name,) for place, name in enumerate(names)})


def answers(names: Names, text: str, answer: bool) -> Mapping[str, bool]:
    return dict.fromkeys(names.read(text).asked, answer)


@given(names_around, st.data(), st.sampled_from([None, True, False]))
def test_twice_is_once(chosen: list[str], data: st.DataObject, answer: bool | None) -> None:
    text, names = data.draw(texts(chosen)), around(chosen)
    given_ = {} if answer is None else {**dict.fromkeys(_asked_ever(chosen), answer)}
    out = names.without(text, given_)
    assert names.without(out, given_) == out


def _asked_ever(chosen: list[str]) -> set[str]:
    words = NameWords.of(chosen)
    return set(words.parts) | words.letters | {"ms", "will", "hope", "may", "long"}


@given(names_around, st.data())
def test_nothing_of_a_certain_name_stays(chosen: list[str], data: st.DataObject) -> None:
    text, names = data.draw(texts(chosen)), around(chosen)
    out = names.without(text, answers(names, text, True))
    left = {
        word.key
        for word in words_of(out.replace("another group member", "").replace("other group members", ""))
    }
    words = ORDINARY_WORDS | MORE_OFTEN_NAMES | PLACES_AND_DAYS | LETTERS_OF_BOTH | LETTERS_OF_OTHERS
    certain = {name_key(first_of(name)) for name in chosen} - words - {"tamika", "osborne"}
    assert not {key for key in certain if len(key) > 2} & left


@given(names_around, st.data())
def test_places_are_in_order_and_none_overlaps_another(chosen: list[str], data: st.DataObject) -> None:
    text, names = data.draw(texts(chosen)), around(chosen)
    places = names.read(text).places
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert all(one.end <= other.start for one, other in pairwise(places))
    assert all((place.kind is Kind.UNKNOWN) != bool(place.people) for place in places)
    assert all(place.people <= {str(at) for at in range(len(chosen))} for place in places)


@given(names_around, st.text())
def test_a_text_that_names_nobody_is_unchanged(chosen: list[str], text: str) -> None:
    names = around(chosen)
    reading = names.read(text)
    if not reading.out():
        assert reading.without() == text
    assert names.without(text, answers(names, text, False)) == text or reading.out(
        answers(names, text, False)
    )


@given(
    st.lists(
        st.sampled_from([word for word in SAID if word not in ("Will", "Hope", "M.S.", "MS", "Kevin")]),
        max_size=20,
    )
)
def test_words_of_every_day_stay_whoever_is_around(words: list[str]) -> None:
    text = " ".join(words)
    names = Names((OWN,), {str(place): (name,) for place, name in enumerate(NAMES) if name != "May Cooper"})
    assert names.without(text) == text


@given(names_around, st.data())
def test_only_the_places_change(chosen: list[str], data: st.DataObject) -> None:
    text, names = data.draw(texts(chosen)), around(chosen)
    reading = names.read(text)
    expected, done = "", 0
    for place in reading.out():
        expected += text[done : place.start]
        expected += "other group members" if place.several else "another group member"
        expected += "’s" if place.possessive else ""
        done = place.end
    assert reading.without() == expected + text[done:]
    assert [
        " ".join(text[each.start : each.end - each.possessive].split()) for each in reading.out()
    ] == list(reading.found())
