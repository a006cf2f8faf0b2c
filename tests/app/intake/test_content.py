"""The shipped icebreakers, closing thoughts and topics keep the rules that they were written by."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from app.intake.decks import shipped_closing_thoughts, shipped_icebreakers, shipped_topics
from app.model.decks import Deck

# Words that shame; nowhere, in no form.
SHAMING = (
    r"addicts?|alcoholics?|junkies?|drunks?|clean|dirty|abus\w*|relapsers?|resistant|denial|victims?|normal"
)
# What an icebreaker or a closing thought never touches: early years and family, substances, who and where a
# person is, their rooms, losers, touch, confessions.
OUT_OF_PLACE = (
    r"child\w*|kids?|grew|growing up|school|parents?|mothers?|fathers?|moms?|dads?|famil\w+|brothers?|sisters?"
    r"|drink\w*|drank|beers?|wines?|bars?|alcohol\w*|drugs?|pills?|high|stoned|sober\w*|craving\w*|relapse\w*"
    r"|cigarettes?|smok\w*|vap(e|ing)|used|using|war|prison|arrest\w*"
    r"|jobs?|boss\w*|employ\w*|cowork\w*|address\w*|street name|home|hometown|born|neighbou?r\w*|full name"
    r"|camera|bedrooms?|kitchens?|show us|around you"
    r"|eliminat\w*|loses?|losers?|worst|last one|hugs?|touch\w*|hands?"
    r"|secrets?|confess\w*|embarrass\w*|ashamed|guilty|regrets?|god|weight|diets?"
)


def words(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.casefold().replace("’", "'")))


def spoken(deck: Deck) -> Iterator[str]:
    for item in deck.items:
        yield item.text
        if item.follow_up:
            yield item.follow_up


def test_the_decks_have_their_numbers() -> None:
    assert len(shipped_icebreakers().items) == 20
    assert len(shipped_closing_thoughts().items) == 14
    assert len(shipped_topics()) == 23


@pytest.mark.parametrize(
    "deck", [shipped_icebreakers(), shipped_closing_thoughts()], ids=lambda deck: deck.id
)
def test_nothing_in_a_deck_is_out_of_place(deck: Deck) -> None:
    found = {
        text: hit[0]
        for text in spoken(deck)
        if (hit := re.search(rf"\b({OUT_OF_PLACE}|{SHAMING})\b", words(text)))
    }
    assert found == {}


def test_no_topic_shames_anybody() -> None:
    for topic in shipped_topics():
        for line in (topic.title, *topic.outline, topic.question):
            assert not re.search(rf"\b({SHAMING})\b", words(line)), line


def test_no_two_items_of_a_deck_are_alike() -> None:
    for texts in (
        [item.text for item in shipped_icebreakers().items],
        [item.text for item in shipped_closing_thoughts().items],
        [topic.question for topic in shipped_topics()],
    ):
        for one, other in combinations(texts, 2):
            assert SequenceMatcher(None, words(one), words(other)).ratio() < 0.62, (one, other)


def test_icebreakers_do_not_all_open_the_same_way() -> None:
    openings = [words(item.text).split()[0] for item in shipped_icebreakers().items]
    assert max(openings.count(opening) for opening in openings) <= len(openings) // 3


def test_an_icebreaker_is_short_asks_one_thing_and_has_a_second_question() -> None:
    for item in shipped_icebreakers().items:
        assert len(item.text) <= 110, item.id
        assert item.text.count("?") <= 1, item.id
        assert item.follow_up, item.id
        assert item.tags, item.id


def test_nothing_shouts() -> None:
    texts = [*spoken(shipped_icebreakers()), *spoken(shipped_closing_thoughts())]
    texts += [line for topic in shipped_topics() for line in (*topic.outline, topic.question)]
    assert [text for text in texts if "!" in text] == []


def test_a_topic_has_two_short_lines_and_a_question() -> None:
    for topic in shipped_topics():
        assert len(topic.outline) == 2, topic.id
        assert all(len(line) <= 90 and line.endswith((".", ".”")) for line in topic.outline), topic.id
        assert topic.question.endswith("?"), topic.id
        assert len(topic.question) <= 90, topic.id
        assert topic.minutes == 45, topic.id
