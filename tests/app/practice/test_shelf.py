"""What stands in the Library, found by words and filters, and what each group has had of it."""

from __future__ import annotations

from datetime import date

from app.model.decks import TOPICS, Deck, DeckItem, DeckKind, Library
from app.model.rows import DeckRow
from app.practice.offered import Offer
from app.practice.shelf import Seen, Used, narrowed, shelved_items, shelved_topics, uses
from app.setting_up import shipped_library

ITEMS = (
    DeckItem(id="rain", text="Which sound puts you at ease?", tags=("grounding",)),
    DeckItem(id="praise", text="Which tool deserves praise?", energy="lively", mood="light"),
    DeckItem(id="calm", text="What helps?", follow_up="When did it last?", mood="heavy"),
)
DECK = Deck(id="ours", title="Our own", items=ITEMS)
OFFER = Offer(decks={"ours": DECK}, hidden=frozenset([("ours", "calm")]))


def found(typed: str = "", energy: str = "", mood: str = "", seen: Seen = "all") -> list[str]:
    shelf = shelved_items(OFFER, Library(), DeckKind.ICEBREAKER)
    return [each.thing.id for each in narrowed(shelf, typed, energy, mood, seen)]


def test_words_are_found_in_any_order_and_dress() -> None:
    assert found(typed="EASE which") == ["rain"]
    assert found(typed="ground") == ["rain"]
    assert found(typed="last") == ["calm"]
    assert found(typed="our own") == ["rain", "praise", "calm"]
    assert found(typed="ease praise") == []


def test_filters_go_together() -> None:
    assert found(energy="calm") == ["rain", "calm"]
    assert found(energy="calm", mood="heavy") == ["calm"]
    assert found(seen="hidden") == ["calm"]
    assert found(seen="offered", mood="light") == ["praise"]


def test_a_topic_says_whether_its_words_are_the_shipped_ones() -> None:
    shipped = shipped_library()
    first, second, *_rest = shipped.topics.values()
    offer = Offer(topics={first.id: first, second.id: second.model_copy(update={"question": "What else?"})})
    shelf = shelved_topics(offer, shipped)
    assert [each.origin for each in shelf[:3]] == ["shipped", "changed", "shipped"]
    assert shelf[0].key == (TOPICS, first.id)


def test_what_was_passed_over_was_not_had() -> None:
    rows = [
        DeckRow(f"s{n}", "g", "ours", "rain", day, outcome)
        for n, (day, outcome) in enumerate(
            [("2026-11-02", "used"), ("2026-11-20", "used"), ("2026-11-23", "skipped")]
        )
    ]
    assert uses(rows) == {("ours", "rain"): Used(2, date(2026, 11, 20))}


def test_a_deck_that_was_given_back_is_the_shipped_one_again() -> None:
    shipped = Library((DECK,))
    taken = DECK.model_copy(update={"title": "Another"})
    for deck, origin in ((taken, "own"), (DECK, "shipped")):
        shelf = shelved_items(Offer(decks={"ours": deck}), shipped, DeckKind.ICEBREAKER)
        assert {each.origin for each in shelf} == {origin}
