"""What a topic is run with is read where the topic is: its lesson, its worksheet, and what can stand in its place."""

from __future__ import annotations

import pytest

from app.model.decks import TOPICS
from tests.ui.hand import press
from ui.parts.button import Button
from ui.practice_windows import PracticeWindows


@pytest.fixture
def shelf(windows: PracticeWindows) -> PracticeWindows:
    press(windows.main, "Library")
    return windows


def test_a_topics_worksheet_is_opened_where_the_topic_is_read(shelf: PracticeWindows) -> None:
    screen = shelf.library.screen
    screen.go_to_section(TOPICS)
    screen.show_one((TOPICS, "daily-recovery-routines"))
    press(shelf.main, "Worksheet…")
    page = shelf.library.paper
    assert page.isVisible()
    assert page.accessibleName() == "One steady day"
    page.reject()
    press(shelf.main, "Add")
    assert not any(
        button.text() == "Worksheet…" for button in screen.findChildren(Button) if button.isVisible()
    )


def test_a_topics_lesson_and_the_alternatives_are_read_in_the_library(shelf: PracticeWindows) -> None:
    screen = shelf.library.screen
    screen.go_to_section(TOPICS)
    screen.show_one((TOPICS, "stress-management"))
    for button, name in (("Lesson…", "Stress management"), ("Art, music, movement…", "Art, music, movement")):
        press(shelf.main, button)
        page = shelf.library.paper
        assert page.isVisible()
        assert page.accessibleName() == name
        page.reject()
