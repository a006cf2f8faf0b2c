"""Marks and tags in Settings: listed, added, changed, taken away and put back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.model.marks import SHIPPED_MARKS, SHIPPED_TAGS, Mark
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, tabbed, words_in
from tests.ui.live.conftest import focused
from ui.parts.button import Button
from ui.parts.scroll import Scroll
from ui.practice.marks_card import MarksCard
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def card(stage: Stage, theme: Theme, opened: Show) -> MarksCard:
    card = MarksCard(theme, stage.acting)
    stage.hub.changed.connect(card.redraw)
    card.redraw()
    opened(card, 720, 1400)
    return card


def fill(card: QWidget, **fields: str) -> None:
    """Type into the fields of the form that is open, by their names."""
    for name, words in fields.items():
        called = {
            "mark": "Mark",
            "letter": "Letter",
            "meaning": "What it means",
            "note": "In a note",
            "tag": "Tag",
        }
        edit = next(
            each
            for each in card.findChildren(QLineEdit)
            if each.accessibleName() == called[name] and each.isVisibleTo(card)
        )
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, words)


def marks(stage: Stage) -> tuple[Mark, ...]:
    return stage.desk.practice.noting.all_marks


def test_every_mark_and_tag_stands_there_with_its_meaning(card: MarksCard) -> None:
    words = words_in(card)
    for mark in SHIPPED_MARKS:
        assert mark.meaning in words
    for tag in SHIPPED_TAGS:
        assert f"#{tag.id}" in words


def test_a_new_mark_is_typed_and_kept(card: MarksCard, stage: Stage) -> None:
    press(card, "New mark")
    fill(card, mark="joked", letter="J", meaning="made the group laugh", note="Used humor.")
    press(card, "Save")
    assert marks(stage)[-1].model_copy(update={"id": ""}) == Mark.model_construct(
        id="", title="joked", key="j", meaning="made the group laugh", words="Used humor."
    )
    assert "joked" in words_in(card)
    assert not any(edit.isVisibleTo(card) for edit in card.findChildren(QLineEdit))


def test_a_letter_that_is_taken_is_said_and_nothing_that_was_typed_is_lost(
    card: MarksCard, stage: Stage, told: list[str]
) -> None:
    press(card, "Change: insight")
    fill(card, letter="s", meaning="a new thought")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == ["S is the key of “spoke” already."]
    fill(card, letter="n")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    changed = next(mark for mark in marks(stage) if mark.id == "insight")
    assert (changed.key, changed.meaning) == ("n", "a new thought")


def test_a_mark_that_was_taken_away_comes_back_in_its_place(card: MarksCard, stage: Stage) -> None:
    undo: list[Callable[[], object]] = []
    stage.acting.undoable.connect(lambda _words, back: undo.append(back))
    press(card, "Remove: gave feedback")
    assert "gave-feedback" not in {mark.id for mark in marks(stage)}
    undo[0]()
    assert marks(stage) == SHIPPED_MARKS


def test_a_form_that_is_left_keeps_nothing(card: MarksCard, stage: Stage) -> None:
    press(card, "Change: spoke")
    fill(card, mark="talked")
    press(card, "Cancel")
    assert marks(stage) == SHIPPED_MARKS
    assert focused().accessibleName() == "Change: spoke"


def test_what_is_typed_stays_while_something_else_is_arranged(card: MarksCard, stage: Stage) -> None:
    press(card, "Change: spoke")
    fill(card, mark="talked")
    press(card, "Remove: #out")
    press(card, "Save")
    assert marks(stage)[0].title == "talked"


def test_tags_are_added_changed_renamed_and_taken_away(
    card: MarksCard, stage: Stage, told: list[str]
) -> None:
    def tags() -> dict[str, str]:
        return {tag.id: tag.meaning for tag in stage.desk.practice.noting.all_tags}

    press(card, "New tag")
    fill(card, tag="two words")
    press(card, "Save")
    assert told == ["A tag is one word in small letters. It can hold digits and hyphens."]
    fill(card, tag="#Humor", meaning="a light moment")
    press(card, "Save")
    assert tags()["humor"] == "a light moment"
    press(card, "Change: #goal")
    fill(card, meaning="a wish")
    press(card, "Save")
    assert tags()["goal"] == "a wish"
    press(card, "Change: #humor")
    fill(card, tag="laughter")
    press(card, "Save")
    assert "humor" not in tags()
    assert tags()["laughter"] == "a light moment"


def test_the_keyboard_goes_through_an_open_form_and_on(card: MarksCard) -> None:
    press(card, "Change: insight")
    met = tabbed(focused())
    assert met[:5] == ["Letter", "What it means", "In a note", "Save", "Cancel"]
    assert met[-3:] == ["Change: insight", "Remove: insight", "Mark"]


def test_what_came_with_the_program_can_be_put_back_long_after_it_was_removed(
    card: MarksCard, stage: Stage, told: list[str]
) -> None:
    assert "Put back the usual ones" not in shown_buttons(card)
    for words in ("Remove: insight", "Remove: tearful", "Remove: #out"):
        press(card, words)
    assert shown_buttons(card).count("Put back the usual ones") == 2
    card.marks.back_asked.emit()
    card.tags.back_asked.emit()
    assert marks(stage) == SHIPPED_MARKS
    assert stage.desk.practice.noting.all_tags == SHIPPED_TAGS
    assert "Put back the usual ones" not in shown_buttons(card)
    press(card, "Remove: insight")
    press(card, "New mark")
    fill(card, mark="idea", letter="I")
    press(card, "Save")
    told.clear()
    card.marks.back_asked.emit()
    assert told == ["I is the key of “idea” already."]


def shown_buttons(card: MarksCard) -> list[str]:
    return [button.text() for button in card.findChildren(Button) if button.isVisibleTo(card)]


@pytest.mark.parametrize(("width", "percent"), [(720, 100), (430, 100), (900, 200)])
def test_nothing_in_it_is_cut_off(
    card: MarksCard, theme: Theme, opened: Show, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent, True))
    page = Scroll(card)
    opened(page, width, 900)
    press(card, "Remove: insight")
    press(card, "New mark")
    press(card, "Change: #goal")
    QTest.qWait(30)
    assert cut_off(page) == []
    assert beyond(card) == []
