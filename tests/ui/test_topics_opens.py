"""From a group's week to its topics, to a person, and back."""

from __future__ import annotations

from tests.practice_for_tests import MARIA, MORNING
from tests.ui.screens.conftest import press
from ui.practice_windows import PracticeWindows
from ui.screens.people import PeopleScreen
from ui.screens.topics import TopicsScreen
from ui.screens.week import WeekScreen


def test_topics_stand_beside_the_week_of_the_same_group(windows: PracticeWindows) -> None:
    main = windows.main
    windows.today.week_asked.emit(MORNING)
    press(windows.week, "Topics")
    assert main.shows(TopicsScreen)
    assert len(windows.topics.grid.rows) == 3
    # the word at the top is that of the week, and leads back there
    press(main, "Week")
    assert main.shows(WeekScreen)
    press(windows.week, "Topics")
    press(windows.topics, "The week")
    assert main.shows(WeekScreen)


def test_a_person_is_opened_from_the_picture(windows: PracticeWindows) -> None:
    windows.show_topics(MORNING)
    windows.topics.grid.person_activated.emit(MARIA)
    assert windows.main.shows(PeopleScreen)
