"""A person's topics: what they have had, and make-ups that are marked and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests.practice_for_tests import MARIA
from tests.ui.conftest import Stage
from tests.ui.screens.conftest import at_once, press, words_in
from ui.parts.choice import Picker
from ui.parts.scroll import Scroll
from ui.practice.days import DayEdit
from ui.practice.person_answers import PersonAnswers
from ui.practice.topics_section import AskMakeUp
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]
TODAY = date(2026, 11, 24)


@pytest.fixture
def answers(stage: Stage, theme: Theme) -> PersonAnswers:
    return PersonAnswers(theme, stage.hub, stage.acting, at_once)


@pytest.fixture
def page(answers: PersonAnswers, opened: Show) -> QWidget:
    page = Scroll(answers.page)
    opened(page, 700, 900)
    answers.show_person(MARIA, TODAY)
    return page


def asking(page: QWidget) -> AskMakeUp:
    return next(dialog for dialog in page.findChildren(AskMakeUp) if dialog.isVisible())


def test_a_make_up_is_marked_in_three_clicks_and_taken_back_in_one(
    stage: Stage, answers: PersonAnswers, page: QWidget
) -> None:
    assert "Not yet (10)" in words_in(page)
    press(page, "Add make-up…")
    dialog = asking(page)
    picker = next(iter(dialog.findChildren(Picker)))
    picker.setCurrentIndex(picker.findData("goal-setting"))
    press(dialog, "Save")
    answers.show_person(MARIA, TODAY)
    assert stage.desk.practice.care_of(MARIA).made_up == {"goal-setting": TODAY}
    words = words_in(page)
    assert "Not yet (9)" in words
    assert "Goal setting, made up" in words
    assert "made up on Nov 24" in words
    press(page, "Take back")
    answers.show_person(MARIA, TODAY)
    assert stage.desk.practice.care_of(MARIA).made_up == {}
    assert "Not yet (10)" in words_in(page)


def test_a_day_to_come_is_refused_and_what_was_chosen_stays(stage: Stage, page: QWidget) -> None:
    press(page, "Add make-up…")
    dialog = asking(page)
    next(iter(dialog.findChildren(DayEdit))).setText("11/25/2026")
    press(dialog, "Save")
    assert dialog.isVisible()
    assert "That day is still to come. A make-up is marked when it was done." in words_in(dialog)
    assert stage.desk.practice.care_of(MARIA).made_up == {}


def test_what_is_missing_is_offered_first(page: QWidget, stage: Stage) -> None:
    press(page, "Add make-up…")
    picker = next(iter(asking(page).findChildren(Picker)))
    offered = [picker.itemData(at) for at in range(picker.count())]
    assert offered[:10] == list(stage.desk.practice.programs["harmony"].topics)
    assert set(offered) == set(stage.desk.library.topics)
