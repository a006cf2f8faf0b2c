"""A person's details: with whom they never sit in one small group."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.practice_for_tests import AISHA, JAMES, MARIA
from tests.ui.hand import press, words_in
from ui.parts.choice import Picker
from ui.practice.person_card import DETAILS
from ui.practice_windows import PracticeWindows


def details(windows: PracticeWindows) -> QWidget:
    windows.main.go_to(windows.people)
    group = next(iter(windows.desk.practice.groups))
    windows.people.show_person(group, MARIA)
    windows.people.go_to_page(DETAILS)
    return windows.people


def choose(page: QWidget, name: str) -> None:
    picker = next(
        each
        for each in page.findChildren(Picker)
        if each.isVisibleTo(page) and each.accessibleName() == "Not in one small group with"
    )
    picker.setCurrentIndex(picker.findText(name))
    picker.activated.emit(picker.currentIndex())


def test_somebody_is_chosen_and_it_holds_for_both_until_it_is_taken_away(windows: PracticeWindows) -> None:
    page = details(windows)
    assert "No reason is kept" in words_in(page)
    choose(page, "James T.")
    choose(page, "Aisha K.")
    assert windows.desk.practice.apart == {frozenset((MARIA, JAMES)), frozenset((MARIA, AISHA))}
    assert "James T." in words_in(page)
    press(page, "Take away: James T.")
    assert windows.desk.practice.apart == {frozenset((MARIA, AISHA))}
    press(page, "Take away: Aisha K.")
    assert "No reason is kept" in words_in(page)


def test_what_is_being_typed_about_the_person_stays(windows: PracticeWindows) -> None:
    page = details(windows)
    card = windows.people._card
    card.details._edits["access_needs"].setText("captions on")
    choose(page, "James T.")
    assert card.details._edits["access_needs"].text() == "captions on"
