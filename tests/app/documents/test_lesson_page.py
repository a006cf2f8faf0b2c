"""A lesson on paper has all of it, in the order in which it is needed."""

from __future__ import annotations

import pytest

from app.documents.lesson_page import alternatives_page, lesson_page
from app.documents.page import pictures, text
from app.intake.decks import shipped_topics
from app.intake.lessons import lesson_for, shipped_alternatives
from app.model.decks import EducationTopic


@pytest.mark.parametrize("topic", shipped_topics(), ids=lambda topic: topic.id)
def test_every_word_of_a_lesson_stands_on_its_page(topic: EducationTopic) -> None:
    lesson = lesson_for(topic.id)
    assert lesson is not None
    page = text(lesson_page(topic, lesson))
    for session in lesson.session:
        assert session.title in page
        for part in session.part:
            assert f"{part.title}: {part.minutes} min, or {part.long} of 90" in page
            assert all(words in page for words in part.words)
            assert part.question is None or part.question in page
    for words in (*lesson.key_points, *lesson.questions, *lesson.watch_for, *lesson.stop_when):
        assert words in page
    assert all(source.address in page for source in lesson.source)
    heads = [section.heading for section in lesson_page(topic, lesson).sections]
    assert heads.index("Watch for") > heads.index("Questions") > heads.index("Key points")


def test_the_alternatives_stand_on_pages_of_their_own() -> None:
    page = alternatives_page(shipped_alternatives())
    said = text(page)
    for each in shipped_alternatives():
        assert each.title in said
        assert all(words in said for words in (*each.steps, *each.watch_for, *each.stop_when))
    assert len(pictures(page, 20)) > 1
