"""Tags of the decks in Settings: what there is of each, what a group goes without, and the way to that group."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.model.decks import DeckItem, DeckKind
from app.model.groups import Specialization
from app.practice import commands
from app.practice.choices import bar_item
from app.practice.library import hide_item, import_deck
from app.practice.shelf import shelved_items
from app.practice.tag_words import shipped_tags, tag_words
from app.words import _
from tests.practice_for_tests import ALEX, EVENING, MORNING
from tests.ui.conftest import Stage
from tests.ui.hand import press, words_in
from tests.ui.other_words import disguised, other_words
from ui.practice.library_words import facts_of
from ui.practice.tags_card import TagsCard, group_lines, tag_lines
from ui.practice_windows import PracticeWindows
from ui.setting_words import Section
from ui.theme import Theme


@pytest.fixture
def card(stage: Stage, theme: Theme, opened: Callable[[QWidget, int, int], None]) -> TagsCard:
    card = TagsCard(theme, stage.acting)
    stage.hub.changed.connect(card.redraw)
    card.redraw()
    opened(card, 480, 1400)
    return card


def with_tag(stage: Stage, tag: str) -> list[tuple[str, str]]:
    return [
        (deck.id, item.id) for deck in stage.desk.library.decks for item in deck.items if tag in item.tags
    ]


def counts(stage: Stage, tag: str) -> str:
    return dict(tag_lines(stage.desk))[tag].replace("\u00a0", " ")


def test_each_tag_stands_there_with_how_many_items_have_it(card: TagsCard, stage: Stage) -> None:
    icebreakers = stage.desk.library.of(DeckKind.ICEBREAKER)
    n = sum("gratitude" in item.tags for deck in icebreakers for item in deck.items)
    assert counts(stage, "gratitude") == f"{n} icebreakers · 1 closing thought"
    assert "Items of every tag come up in every group." in words_in(card)
    deck, item = with_tag(stage, "gratitude")[0]
    stage.seat.arrange(hide_item, stage.desk.library, deck, item, hidden=True)
    assert counts(stage, "gratitude") == f"{n} icebreakers · 1 closing thought · 1 hidden"


def test_what_a_group_goes_without_is_said_and_leads_to_its_form(card: TagsCard, stage: Stage) -> None:
    asked: list[str] = []
    card.group_asked.connect(asked.append)
    one, *others = with_tag(stage, "grief")
    stage.seat.arrange(bar_item, stage.desk.library, EVENING, *one)
    stage.hub.changed.emit()
    assert f"grief (1 of {1 + len(others)})" in words_in(card)
    for each in others:
        stage.seat.arrange(bar_item, stage.desk.library, EVENING, *each)
    stage.hub.changed.emit()
    assert "Nothing of: grief" in words_in(card)
    assert [line.group for line in group_lines(stage.desk)] == [EVENING]
    press(card, f"Show the group: {stage.desk.practice.groups[EVENING].name}")
    assert asked == [EVENING]


def test_a_tag_leads_to_its_items_in_the_library(windows: PracticeWindows) -> None:
    settings = windows.settings
    windows.main.go_to(settings)
    settings.go_to_setting(Section.DECKS.id)
    windows.library.screen.shelf.narrow_to("something else")
    press(settings, "gratitude")
    assert windows.library.screen.isVisible()
    search = next(
        each
        for each in windows.library.screen.findChildren(QLineEdit)
        if each.accessibleName() == "Search the Library"
    )
    assert search.text() == "gratitude"
    shown = {row.id for row in windows.library.screen.list.shown}
    icebreakers = windows.desk.library.of(DeckKind.ICEBREAKER)
    assert {
        f"{deck.id}/{item.id}" for deck in icebreakers for item in deck.items if "gratitude" in item.tags
    } <= shown
    assert len(shown) < sum(len(deck.items) for deck in icebreakers)


def test_what_is_for_other_groups_counts_as_well(stage: Stage) -> None:
    deck = stage.desk.library.of(DeckKind.REFLECTION)[0]
    own = deck.model_copy(
        update={
            "id": "own",
            "items": (
                DeckItem(
                    id="dusk",
                    text="Which walk at dusk do you remember?",
                    tags=("walks-at-dusk",),
                    fits=(Specialization.WOMEN,),
                ),
            ),
        }
    )
    stage.seat.arrange(import_deck, stage.desk.library, own)
    assert dict(tag_lines(stage.desk))["walks-at-dusk"]
    assert {line.group for line in group_lines(stage.desk)} == {MORNING, EVENING}
    women = stage.desk.practice.groups[MORNING].model_copy(update={"specialization": Specialization.WOMEN})
    stage.desk.seat(ALEX.id).arrange(commands.change_group, women)
    assert [line.group for line in group_lines(stage.desk)] == [EVENING]


def test_every_tag_that_ships_is_said_in_the_language_of_the_screens(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {tag for deck in stage.desk.shipped.decks for item in deck.items for tag in item.tags}
    assert there == set(shipped_tags())
    with other_words(monkeypatch):
        assert {tag_words(tag) for tag in there} == set(map(disguised, there))
        assert tag_words("walks-at-dusk") == "walks-at-dusk"
        assert disguised("gratitude") in dict(tag_lines(stage.desk))
        items = shelved_items(stage.desk.practice.offer, stage.desk.shipped, DeckKind.ICEBREAKER)
        shown = next(
            each for each in items if isinstance(each.thing, DeckItem) and "gratitude" in each.thing.tags
        )
        assert disguised("gratitude") in dict(facts_of(shown.thing))[_("Tags")]
        # found by what is read, and by what stands in the file
        assert shown.has(disguised("gratitude"))
        assert shown.has("gratitude")
