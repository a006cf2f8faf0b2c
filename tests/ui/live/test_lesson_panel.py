"""A topic's lesson in the live window: two ways, parts that begin and end, questions and the activity for the group."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from app.intake.lessons import lesson_for, shipped_alternatives
from app.live import commands
from app.live.public import share
from tests.ui.conftest import Stage
from tests.ui.screens.conftest import press, words_in
from ui.live.lesson_panel import LessonPanel
from ui.machine import ShareLook
from ui.parts.choice import Picker
from ui.pictures import settle
from ui.screens.live import LiveScreen
from ui.windows.share import share_words


@pytest.fixture
def lesson(live: LiveScreen, stage: Stage) -> LessonPanel:
    """The live screen in the education block."""
    stage.seat.do(commands.next_block)
    return live.block.topic.lesson


def named(lesson: LessonPanel, name: str) -> QAbstractButton:
    found = [each for each in lesson.findChildren(QAbstractButton) if each.accessibleName() == name]
    (button,) = [each for each in found if each.isVisibleTo(lesson)]
    return button


def test_parts_begin_and_end_and_tell_their_minutes(lesson: LessonPanel, stage: Stage) -> None:
    session = stage.desk.session
    assert session is not None
    assert session.topic is not None
    first, second = [
        each.accessibleName().removeprefix("Begin: ")
        for each in lesson.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Begin: ") and each.isVisibleTo(lesson)
    ][:2]
    named(lesson, f"Begin: {first}").click()
    stage.wait(3)
    assert "3 of " in words_in(lesson)
    named(lesson, f"Begin: {second}").click()
    assert stage.desk.session is not None
    running = stage.desk.session.lesson_part
    assert running is not None
    assert running.title == second
    named(lesson, f"Again: {first}")
    named(lesson, f"Finished: {second}").click()
    assert stage.desk.session.lesson_part is None
    stage.acting.do(commands.cover_topic, False)
    assert stage.desk.session.parts_covered == (first, second)


def test_the_other_way_is_looked_at_before_it_is_begun(lesson: LessonPanel, stage: Stage) -> None:
    before = words_in(lesson)
    entries = len(stage.desk.session.entries) if stage.desk.session else 0
    (ways,) = lesson.findChildren(Picker)
    ways.picked.emit("b")
    assert words_in(lesson) != before
    assert stage.desk.session is not None
    assert len(stage.desk.session.entries) == entries


def test_a_question_and_the_activity_go_to_the_share_window(lesson: LessonPanel, stage: Stage) -> None:
    press(lesson, "Questions")
    (menu,) = lesson.findChildren(QMenu)
    asked = menu.actions()[2].text()
    menu.actions()[2].trigger()
    menu.close()
    assert stage.desk.session is not None
    assert (stage.desk.session.shown, stage.desk.session.shown_text) == ("topic", asked)


def test_an_activity_is_shown_step_by_step(lesson: LessonPanel, stage: Stage) -> None:
    session = stage.desk.session
    assert session is not None
    assert session.topic is not None
    found = lesson_for(session.topic.id)
    assert found is not None
    activity = found.activity
    for number, step in enumerate(activity.steps):
        press(lesson, "Next step" if number else "Activity")
        assert stage.desk.session is not None
        assert stage.desk.session.shown_text == f"{activity.title}\n{step}"
        shared = share(stage.desk.session, stage.desk.now())
        assert shared is not None
        words = share_words(shared.view, ShareLook())
        assert (words.overline, words.large) == (activity.title.upper(), step)
    press(lesson, "Activity")
    assert stage.desk.session is not None
    assert stage.desk.session.shown_text == f"{activity.title}\n{activity.steps[0]}"


def test_art_music_or_movement_can_take_the_place_of_a_part(lesson: LessonPanel, stage: Stage) -> None:
    named(lesson, "Art, music, movement").click()
    (menu,) = lesson.findChildren(QMenu)
    chosen = menu.actions()[0]
    chosen.trigger()
    menu.close()
    assert stage.desk.session is not None
    title, step = stage.desk.session.shown_text.splitlines()
    assert chosen.text().startswith(title)
    [activity] = [each for each in shipped_alternatives() if each.title == title]
    assert step == activity.steps[0]
    assert f"Watch for: {activity.watch_for[0]}" in words_in(lesson)
    assert f"When to stop: {activity.stop_when[0]}" in words_in(lesson)
    stage.acting.do(commands.show_prompt, "")
    assert activity.watch_for[0] not in words_in(lesson)


def test_what_is_done_in_a_part_stands_below_its_title_and_is_no_wider_than_is_read_easily(
    live: LiveScreen, lesson: LessonPanel, stage: Stage
) -> None:
    live.resize(1920, 1080)
    first = next(
        each
        for each in lesson.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Begin: ") and each.isVisibleTo(lesson)
    )
    title = first.accessibleName().removeprefix("Begin: ")
    first.click()
    settle(30)
    (above,) = [
        each for each in lesson.findChildren(QLabel) if each.text() == title and each.isVisibleTo(lesson)
    ]
    (told,) = [
        each for each in lesson.findChildren(QLabel) if "\n" in each.text() and each.isVisibleTo(lesson)
    ]
    assert told.mapTo(lesson, QPoint(0, 0)).x() == above.mapTo(lesson, QPoint(0, 0)).x()
    assert told.width() <= 110 * told.fontMetrics().averageCharWidth()


def test_only_the_part_that_runs_takes_more_room(lesson: LessonPanel) -> None:
    def begins() -> list[QAbstractButton]:
        return [
            each
            for each in lesson.findChildren(QAbstractButton)
            if each.accessibleName().startswith("Begin: ") and each.isVisibleTo(lesson)
        ]

    settle(30)
    ends = [each.mapTo(lesson, QPoint(0, each.height())).y() for each in begins()]
    tops = [each.mapTo(lesson, QPoint(0, 0)).y() for each in begins()]
    assert ends[:-1] == tops[1:]
