"""Own items and topics, what is hidden, and files brought in: each act of the Library, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import Desk
from app.errors import Refused
from app.model.decks import TOPICS, Deck, DeckItem, DeckKind, Library, Slug
from app.practice import events as e
from app.practice import library
from app.practice.library import OWN
from app.practice.names_told import names_told
from app.practice.twins import without_twins
from tests.practice_for_tests import ALEX, MORNING, NINE, clock_at, new_desk

ICE = DeckKind.ICEBREAKER
OURS = OWN[ICE]
BROUGHT = Deck(id="brought", title="From a colleague", items=(DeckItem(id="first", text="What is new?"),))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = new_desk(tmp_path / "vault", clock_at())
    yield desk
    desk.close()


def keep(desk: Desk, text: str, item_id: str = "", in_place_of: tuple[str, str] | None = None) -> DeckItem:
    found = item_id or library.id_for(desk.practice, desk.library, OURS, text)
    item = library.typed_item({"id": found, "text": text})
    desk.seat(ALEX.id).arrange(library.keep_item, desk.library, ICE, OURS, item, in_place_of)
    return item


def own(desk: Desk) -> list[str]:
    return [item.text for item in desk.practice.offer.decks[OURS].items]


def offered(desk: Desk) -> set[str]:
    group = desk.practice.groups[MORNING]
    return {item.text for _deck, item in desk.practice.offer.for_group(desk.library, group, ICE)}


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as found:
        act()
    return found.value.sentence


def test_an_own_item_is_offered_to_every_group_from_now_on(desk: Desk) -> None:
    item = keep(desk, "What’s the best smell in the world?")
    assert item.id == "whats-the-best-smell-in-the-world"
    assert desk.practice.offer.decks[OURS].title == "Our icebreakers"
    assert item.text in offered(desk)


def test_a_changed_item_keeps_its_id_and_its_place(desk: Desk) -> None:
    first = keep(desk, "Which smell?")
    keep(desk, "Which sound?")
    keep(desk, "Which smell makes you happy?", first.id)
    assert own(desk) == ["Which smell makes you happy?", "Which sound?"]
    assert desk.practice.offer.decks[OURS].items[0].id == first.id


def test_typing_an_item_keeps_that_item_and_not_the_deck_again(desk: Desk) -> None:
    for number in range(5):
        keep(desk, f"Which smell of {number}?")
    kept = [entry.event for entry in desk.practice.entries[-6:]]
    assert [event.kind for event in kept if event] == ["deck_kept", *["item_kept"] * 5]
    assert isinstance(kept[0], e.DeckKept)
    assert not kept[0].deck.items
    desk.reload()
    assert own(desk) == [f"Which smell of {number}?" for number in range(5)]


def test_an_item_that_was_removed_stands_again_where_it_stood(desk: Desk) -> None:
    first, _second = keep(desk, "Which smell?"), keep(desk, "Which sound?")
    act, before = desk.seat(ALEX.id).arrange, desk.practice.offer.decks[OURS]
    act(library.remove_item, desk.library, OURS, first.id)
    act(library.bring_item_back, desk.library, before, first.id)
    assert own(desk) == ["Which smell?", "Which sound?"]
    assert not library.bring_item_back(desk.practice, NINE, desk.library, before, first.id)
    before = desk.practice.offer.decks[OURS]
    for item in before.items:
        act(library.remove_item, desk.library, OURS, item.id)
    assert OURS not in desk.practice.offer.decks
    act(library.bring_item_back, desk.library, before, "which-sound")
    assert own(desk) == ["Which sound?"]


def mended(desk: Desk, deck: Deck) -> Library:
    """What ships once its words were mended."""
    items = tuple(item.model_copy(update={"text": f"{item.text} Mended."}) for item in deck.items)
    topics = {name: t.model_copy(update={"question": "Mended?"}) for name, t in desk.shipped.topics.items()}
    decks = (
        each if each != deck else deck.model_copy(update={"items": items}) for each in desk.shipped.decks
    )
    return Library(tuple(decks), topics)


def test_what_ships_comes_back_in_the_words_that_it_has_by_then(desk: Desk) -> None:
    """Whichever way its copy went: its last item was removed, all of the deck, or the topic was given back."""
    act, shipped = desk.seat(ALEX.id).arrange, desk.shipped.decks[0]
    stand_in = BROUGHT.model_copy(update={"id": shipped.id})
    later = mended(desk, shipped)
    act(library.import_deck, desk.library, stand_in, in_its_place=True)
    act(library.remove_item, desk.library, shipped.id, "first")
    assert desk.practice.offer.added_to(later) == later
    act(library.import_deck, desk.library, stand_in, in_its_place=True)
    act(library.remove_deck, shipped.id)
    topic = next(iter(desk.shipped.topics.values()))
    act(library.keep_topic, desk.library, topic.model_copy(update={"question": "What else?"}))
    act(library.give_back_topic, desk.shipped, topic.id)
    assert desk.practice.offer.added_to(later) == later
    assert desk.library == desk.shipped


def test_a_deck_without_items_never_stands_for_a_shipped_one(desk: Desk) -> None:
    shipped = desk.shipped.decks[0]
    desk.act_practice(ALEX.id, [e.DeckKept(deck=shipped.model_copy(update={"items": ()}))])
    assert desk.library == desk.shipped


def test_a_removed_item_comes_up_no_more_and_its_id_is_not_given_again(desk: Desk) -> None:
    first = keep(desk, "Which smell?")
    desk.seat(ALEX.id).arrange(library.remove_item, desk.library, OURS, first.id)
    assert first.text not in offered(desk)
    assert keep(desk, "Which smell?!").id == "which-smell-2"
    gone = refused(lambda: desk.seat(ALEX.id).arrange(library.remove_item, desk.library, OURS, first.id))
    assert gone == "That is not here any more."


def test_the_same_words_twice_are_refused_whatever_their_dress(desk: Desk) -> None:
    keep(desk, "Which smell?")
    sentence = refused(lambda: keep(desk, "  which SMELL "))
    assert sentence == "These words are there already, in Our icebreakers."
    shipped = desk.shipped.decks[0].items[0].text
    assert refused(lambda: keep(desk, shipped)) == "These words are there already, in Icebreakers."


def test_a_copy_takes_the_place_of_the_shipped_one_in_one_act(desk: Desk) -> None:
    shipped = desk.shipped.decks[0]
    before = len(offered(desk))
    keep(desk, shipped.items[0].text, in_place_of=(shipped.id, shipped.items[0].id))
    assert len(offered(desk)) == before
    kinds = [entry.event.kind for entry in desk.practice.entries[-2:] if entry.event]
    assert kinds == ["item_kept", "item_hidden"]


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ({"text": "  "}, "“Text” is empty. Write something there first."),
        ({"text": "x" * 241}, "“Text” is too long: 240 letters at most."),
        ({"text": "Hm?", "follow_up": "x" * 241}, "“Follow-up” is too long: 240 letters at most."),
        ({"text": "Hm?", "minutes": 0}, "“Minutes” has to be a whole number from 1 to 60."),
        ({"text": "Hm?", "minutes": 61}, "“Minutes” has to be a whole number from 1 to 60."),
        ({"text": "Hm?", "minutes": "five"}, "“Minutes” has to be a whole number from 1 to 60."),
        ({"text": "Hm?\nHm.", "minutes": 5}, "“Text” cannot be kept like this. Change it, then save."),
    ],
)
def test_what_cannot_be_kept_is_refused_with_one_sentence(found: dict[str, object], sentence: str) -> None:
    assert refused(lambda: library.typed_item({"id": "one", **found})) == sentence


def test_a_line_of_an_outline_that_is_too_long_is_named() -> None:
    found = {"id": "rest", "title": "Rest", "outline": ["Short.", "x" * 241], "question": "How?"}
    assert refused(lambda: library.typed_topic(found)) == (
        "Line 2 of “Outline” is too long: 240 letters at most."
    )
    found["outline"] = []
    assert refused(lambda: library.typed_topic(found)) == "“Outline” is empty. Write something there first."


def test_what_ships_is_not_changed_in_place(desk: Desk) -> None:
    shipped = desk.shipped.decks[0]
    act = desk.seat(ALEX.id).arrange
    item = shipped.items[0].model_copy(update={"text": "Something else?"})
    sentence = refused(lambda: act(library.keep_item, desk.library, ICE, shipped.id, item))
    assert sentence == "This comes with Groupside. Edit a copy of it, or hide it."


def test_hiding_is_for_all_groups_and_can_be_taken_back(desk: Desk) -> None:
    shipped = desk.shipped.decks[0]
    key, text = (shipped.id, shipped.items[0].id), shipped.items[0].text
    act = desk.seat(ALEX.id).arrange
    act(library.hide_item, desk.library, *key)
    assert text not in offered(desk)
    act(library.hide_item, desk.library, *key, hidden=False)
    assert text in offered(desk)
    assert library.hide_item(desk.practice, NINE, desk.library, *key, hidden=False) == []


def test_a_changed_topic_takes_the_shipped_ones_place_and_gives_it_back(desk: Desk) -> None:
    topic = next(iter(desk.shipped.topics.values()))
    act = desk.seat(ALEX.id).arrange
    act(library.keep_topic, desk.library, topic.model_copy(update={"question": "What else?"}))
    assert desk.library.topics[topic.id].question == "What else?"
    assert list(desk.library.topics) == list(desk.shipped.topics)
    act(library.give_back_topic, desk.shipped, topic.id)
    assert desk.library.topics == desk.shipped.topics
    assert refused(lambda: act(library.give_back_topic, desk.shipped, topic.id)) == (
        "That topic is not here any more."
    )
    twin = topic.model_copy(update={"id": "another"})
    assert refused(lambda: act(library.keep_topic, desk.library, twin)) == (
        f"There is already a topic called {topic.title}."
    )


def test_a_deck_that_is_brought_in_is_offered_beside_the_others(desk: Desk) -> None:
    act = desk.seat(ALEX.id).arrange
    act(library.import_deck, desk.library, BROUGHT)
    assert "What is new?" in offered(desk)
    other = BROUGHT.model_copy(update={"items": (DeckItem(id="second", text="What is old?"),)})
    assert refused(lambda: act(library.import_deck, desk.library, other)) == (
        "There is already a deck with the id brought. Keep this one under another id."
    )
    beside = library.deck_beside(desk.practice, desk.library, other)
    assert (beside.id, beside.title) == ("brought-2", "From a colleague 2")
    act(library.import_deck, desk.library, beside)
    assert {"What is new?", "What is old?"} <= offered(desk)
    third = BROUGHT.model_copy(update={"items": (DeckItem(id="third", text="What is odd?"),)})
    act(library.import_deck, desk.library, third, in_its_place=True)
    assert "What is new?" not in offered(desk)


def test_a_deck_that_was_brought_in_is_removed_whole(desk: Desk) -> None:
    act = desk.seat(ALEX.id).arrange
    shipped = desk.shipped.decks[0]
    for deck in (BROUGHT, BROUGHT.model_copy(update={"id": shipped.id})):
        act(library.import_deck, desk.library, deck, in_its_place=True)
        act(library.remove_deck, deck.id)
        assert "What is new?" not in offered(desk)
        again = refused(lambda: act(library.remove_deck, deck.id))  # noqa: B023
        assert again == "That deck is not here any more."
    assert shipped.items[0].text in offered(desk)
    act(library.import_deck, desk.library, BROUGHT)  # its id is free again
    assert "What is new?" in offered(desk)


@pytest.mark.parametrize("taken", [TOPICS, "closing-thoughts", OWN[DeckKind.CLOSING_THOUGHT]])
def test_an_icebreaker_deck_never_takes_the_place_of_something_else(desk: Desk, taken: str) -> None:
    act, deck = desk.seat(ALEX.id).arrange, BROUGHT.model_copy(update={"id": taken})
    refused(lambda: act(library.import_deck, desk.library, deck, in_its_place=True))
    act(library.import_deck, desk.library, library.deck_beside(desk.practice, desk.library, deck))
    assert [d.id for d in desk.library.of(ICE)] == ["icebreakers", f"{taken}-2"]


def test_topics_that_are_brought_in_are_taken_all_or_none(desk: Desk) -> None:
    act = desk.seat(ALEX.id).arrange
    first, *_rest = desk.shipped.topics.values()
    other = first.model_copy(update={"question": "What else?"})
    new = first.model_copy(update={"id": "rest", "title": "Rest"})
    before = dict(desk.library.topics)
    refused(lambda: act(library.import_topics, desk.library, [new, other]))
    assert desk.library.topics == before
    beside = library.topics_beside(desk.practice, desk.library, [new, other, first])
    assert [topic.id for topic in beside] == ["rest", f"{first.id}-2", first.id]
    act(library.import_topics, desk.library, beside)
    assert desk.library.topics == {**before, "rest": new, beside[1].id: beside[1]}


def test_a_deck_keeps_what_it_is_for(desk: Desk) -> None:
    keep(desk, "Which smell?")
    act, thought = desk.seat(ALEX.id).arrange, DeckItem(id="gently", text="Go gently.")
    for deck in (OURS, OWN[DeckKind.REFLECTION]):
        refused(lambda: act(library.keep_item, desk.library, DeckKind.CLOSING_THOUGHT, deck, thought))  # noqa: B023
    assert own(desk) == ["Which smell?"]


def test_nothing_unknown_is_hidden(desk: Desk) -> None:
    act = desk.seat(ALEX.id).arrange
    for key in (("icebreakers", "gone"), ("gone", "gone"), (TOPICS, "gone")):
        refused(lambda: act(library.hide_item, desk.library, *key))  # noqa: B023
    assert not desk.practice.offer.hidden


def test_what_is_brought_in_is_new(desk: Desk) -> None:
    """One text is one item: what is there already in another deck, or twice in the file, stays out."""
    act, shipped = desk.seat(ALEX.id).arrange, desk.shipped.decks[0]
    items = [(shipped.items[0].text, "a"), ("What is new?", "b"), ("what is NEW", "c")]
    brought = Deck(id="brought", title="Theirs", items=tuple(DeckItem(id=i, text=t) for t, i in items))
    assert refused(lambda: act(library.import_deck, desk.library, brought)) == (
        "These words are there already, in Icebreakers."
    )
    twice = brought.model_copy(update={"items": brought.items[1:]})
    assert refused(lambda: act(library.import_deck, desk.library, twice)) == (
        "These words are in it twice: what is NEW"
    )
    new = without_twins(desk.practice, desk.library, brought)
    assert [item.id for item in new.items] == ["b"]
    act(library.import_deck, desk.library, new)
    assert without_twins(desk.practice, desk.library, new) == new  # it may take its own place
    assert not library.import_deck(desk.practice, NINE, desk.library, new)


def test_what_was_hidden_is_not_shown_beside_its_twin(desk: Desk) -> None:
    act, shipped = desk.seat(ALEX.id).arrange, desk.shipped.decks[0]
    key = shipped.id, shipped.items[0].id
    copy = keep(desk, shipped.items[0].text, in_place_of=key)
    again = refused(lambda: act(library.hide_item, desk.library, *key, hidden=False))
    assert again == "These words are there already, in Our icebreakers."
    act(library.remove_item, desk.library, OURS, copy.id)
    act(library.hide_item, desk.library, *key, hidden=False)
    topic = next(iter(desk.shipped.topics.values()))
    act(library.hide_item, desk.library, TOPICS, topic.id)
    act(library.keep_topic, desk.library, topic.model_copy(update={"id": "ours"}))
    again = refused(lambda: act(library.hide_item, desk.library, TOPICS, topic.id, hidden=False))
    assert again == f"There is already a topic called {topic.title}."


def test_no_two_topics_that_are_brought_in_have_one_title(desk: Desk) -> None:
    act = desk.seat(ALEX.id).arrange
    first = next(iter(desk.shipped.topics.values()))
    twin = first.model_copy(update={"id": "twin"})
    for brought in ([twin], [twin.model_copy(update={"title": "Rest", "id": name}) for name in ("a", "b")]):
        refused(lambda: act(library.import_topics, desk.library, brought))  # noqa: B023
    (beside,) = library.topics_beside(desk.practice, desk.library, [twin])
    assert (beside.id, beside.title) == ("twin", f"{first.title} 2")
    act(library.import_topics, desk.library, [beside])


def test_names_of_people_here_are_pointed_out(desk: Desk) -> None:
    def told(text: str, **more: str) -> str:
        return names_told(desk.practice, [DeckItem.model_validate({"id": "one", "text": text, **more})])

    assert told("What is new?") == ""
    assert told("What did MARIA say?") == (
        "It holds a name of somebody here: MARIA. Everybody who gets this file can read it."
    )
    assert told("Maria’s walk", follow_up="And James? And Maria?") == (
        "It holds names of people here: Maria, James. Everybody who gets this file can read them."
    )
    topic = next(iter(desk.shipped.topics.values())).model_copy(update={"outline": ("Ask Aisha.",)})
    assert "Aisha" in names_told(desk.practice, [topic])


@given(st.text(max_size=300))
def test_any_text_makes_an_id(text: str) -> None:
    from pydantic import TypeAdapter

    made = library.slug(text)
    assert TypeAdapter(Slug).validate_python(made) == made
