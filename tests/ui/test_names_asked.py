"""What may be the name of another in a document about a person: asked once before it leaves, and it can be changed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from app.model.leaving import Destination
from app.model.people import Person
from app.model.plans import PlanPart
from app.parcels import plan_parcel
from app.practice import plans
from app.practice.commands import add_person
from app.practice.no_shows import Missed, try_to_reach
from tests.practice_for_tests import AISHA, ALEX, MARIA, MORNING, NINE
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import choose, press, words_in
from ui.practice.no_show_card import no_show_copy
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme

YES, NO = "Yes, take it out", "No, leave it"


@pytest.fixture
def grace(windows: PracticeWindows) -> PracticeWindows:
    """Grace L. is in the group, and stands in two lines of Maria's plan."""
    seat = windows.desk.seat(ALEX.id)
    seat.arrange(add_person, Person(id="g", name="Grace L."), MORNING, NINE.date())
    seat.arrange(plans.keep_line, MARIA, "1", PlanPart.COPING_SKILLS, "Breathe, as Grace showed me")
    seat.arrange(plans.keep_line, MARIA, "2", PlanPart.WARNING_SIGNS, "Grace before meals is forgotten")
    return windows


def ask_for_plan(windows: PracticeWindows) -> None:
    windows._acting.leaving_asked.emit(plan_parcel(windows.desk, MARIA, ()), Destination.PERSON)


def copied_plan(windows: PracticeWindows) -> str:
    press(windows.leaves.dialog, "Copy as text")
    return QGuiApplication.clipboard().text()


def test_a_plan_leaves_when_each_place_is_answered_and_is_not_asked_about_again(
    grace: PracticeWindows,
) -> None:
    ask_for_plan(grace)
    names, dialog = grace.leaves.names, grace.leaves.dialog
    assert not dialog.isVisible()
    said = words_in(names)
    assert "Does “Grace” in “Breathe, as Grace showed me” mean a member, a guest" in said
    assert "Does “Grace” in “Grace before meals is forgotten” mean a member, a guest" in said
    choose(names, YES)
    press(names, "Go on")
    assert "Answer each question first. Nothing leaves before." in words_in(names)
    second = names.findChildren(QRadioButton)[2]
    assert names.focusWidget() is second
    assert second.accessibleName().startswith("Does “Grace” in “Grace before meals")
    choose(names, NO, 1)
    press(names, "Go on")
    assert "Taken out, as names of other people: “Grace”." in words_in(dialog)
    words = copied_plan(grace)
    assert "Breathe, as another group member showed me" in words
    assert "Grace before meals is forgotten" in words
    ask_for_plan(grace)
    assert dialog.isVisible()
    assert not names.isVisible()


def test_what_was_answered_can_be_changed_before_it_leaves(grace: PracticeWindows) -> None:
    ask_for_plan(grace)
    names, dialog = grace.leaves.names, grace.leaves.dialog
    for place, answer in enumerate((YES, NO)):
        choose(names, answer, place)
    press(names, "Go on")
    press(dialog, "Answers about names…")
    assert not dialog.isVisible()
    shown = [one for one in names.findChildren(QRadioButton) if one.isVisibleTo(names)]
    assert [one.isChecked() for one in shown] == [True, False, False, True]
    choose(names, NO)
    press(names, "Go on")
    assert "Breathe, as Grace showed me" in copied_plan(grace)


def test_going_back_copies_and_keeps_nothing(grace: PracticeWindows) -> None:
    QGuiApplication.clipboard().setText("a shopping list")
    ask_for_plan(grace)
    choose(grace.leaves.names, YES)
    press(grace.leaves.names, "Back")
    assert not grace.leaves.dialog.isVisible()
    assert QGuiApplication.clipboard().text() == "a shopping list"
    assert not grace.desk.practice.care_of(MARIA).names


def test_a_note_is_copied_when_it_is_answered_and_the_answer_can_be_changed(grace: PracticeWindows) -> None:
    seat = grace.desk.seat(ALEX.id)
    seat.arrange(try_to_reach, AISHA, "missed", [AISHA], "call", False, "then Grace picked up")
    missed = Missed(grace.desk.practice.people[AISHA], "missed", MORNING, NINE.date(), ())
    QGuiApplication.clipboard().setText("a shopping list")
    grace._acting.copy_asked.emit(no_show_copy(grace.desk, missed))
    assert QGuiApplication.clipboard().text() == "a shopping list"
    choose(grace.leaves.names, YES)
    press(grace.leaves.names, "Go on")
    assert "no answer, then another group member picked up" in QGuiApplication.clipboard().text()
    assert "Copied: paste it into their own record." in words_in(grace.main)
    press(grace.main, "Answers about names")
    choose(grace.leaves.names, NO)
    press(grace.leaves.names, "Go on")
    assert "no answer, then Grace picked up" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (480, 200)])
def test_every_word_of_the_questions_can_be_read(
    grace: PracticeWindows, theme: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent))
    ask_for_plan(grace)
    names = grace.leaves.names
    names.resize(min(width - 40, names.width()), names.height())
    qtbot.waitUntil(lambda: cut_off(names) == [])
    qtbot.waitUntil(lambda: beyond(names) == [])
