"""A deck that leaves comes back as the very same deck, whatever was written in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.library_toml import deck_toml, topics_toml
from app.errors import BadFile
from app.intake.decks import (
    read_deck,
    read_topics,
    shipped_decks,
    shipped_topics,
)
from app.model.decks import Deck, DeckItem, DeckKind, EducationTopic
from app.model.groups import Specialization

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
ONE_LINE = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


def words(most: int) -> st.SearchStrategy[str]:
    kinds = st.text(ONE_LINE, min_size=1, max_size=most // 4), st.text("\"\\'#[]=\t é\u2028ﬀ", max_size=20)
    return (
        st.one_of(*kinds).map(lambda text: "".join(c for c in text if c not in "\t\u2028")).filter(str.strip)
    )


items = st.builds(
    DeckItem,
    id=slugs,
    text=words(240),
    follow_up=st.none() | words(240),
    minutes=st.integers(1, 60),
    energy=st.sampled_from(["calm", "lively"]),
    mood=st.sampled_from(["any", "heavy", "light"]),
    fits=st.lists(st.sampled_from(Specialization), unique=True).map(tuple),
    online=st.sampled_from(["voice", "chat", "camera"]),
    tags=st.lists(slugs, max_size=3).map(tuple),
)
decks = st.builds(
    Deck,
    id=slugs,
    title=words(60),
    kind=st.sampled_from(DeckKind),
    items=st.lists(items, min_size=1, max_size=4, unique_by=lambda item: item.id).map(tuple),
)
topics = st.builds(
    EducationTopic,
    id=slugs,
    title=words(60),
    outline=st.lists(words(240), min_size=1, max_size=3).map(tuple),
    question=words(240),
    minutes=st.integers(5, 240),
)


@given(decks)
def test_a_deck_reads_back_as_it_was(deck: Deck) -> None:
    assert read_deck(deck_toml(deck).decode(), "deck.toml") == deck


def test_every_field_is_written_since_what_is_usual_may_change() -> None:
    deck = Deck(id="ours", title="Ours", items=(DeckItem(id="one", text="One?"),))
    lines = deck_toml(deck).decode().splitlines()
    fields = {line.split(" = ")[0] for line in lines[lines.index("[[item]]") + 1 :]}
    assert fields == set(DeckItem.model_fields) - {"follow_up"}  # there is none


@given(st.lists(topics, min_size=1, max_size=4, unique_by=lambda topic: topic.id).map(tuple))
def test_topics_read_back_as_they_were(chosen: tuple[EducationTopic, ...]) -> None:
    assert read_topics(topics_toml(chosen).decode(), "topics.toml") == chosen


def test_what_ships_reads_back_as_it_was() -> None:
    for deck in shipped_decks():
        assert read_deck(deck_toml(deck).decode(), "deck.toml") == deck
    assert read_topics(topics_toml(shipped_topics()).decode(), "topics.toml") == shipped_topics()


def test_a_letter_that_grows_when_it_is_composed_is_counted_as_it_is_kept() -> None:
    """U+FB1D is two letters in its composed form: 240 of them would be too long for the file they are written to."""
    deck = 'id = "ours"\ntitle = "Ours"\n[[item]]\nid = "one"\ntext = "{}"\n'
    fits = read_deck(deck.format("\ufb1d" * 120), "ours.toml")
    assert len(fits.items[0].text) == 240
    assert read_deck(deck_toml(fits).decode(), "ours.toml") == fits
    with pytest.raises(BadFile) as bad:
        read_deck(deck.format("\ufb1d" * 121), "ours.toml")
    assert bad.value.sentence == "ours.toml, line 5: text of item 1 is longer than 240 characters."
