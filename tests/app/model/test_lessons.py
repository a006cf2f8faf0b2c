"""A lesson's parts share the minutes of a block, and what the longer form adds is told where it fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.decks import shipped_topics
from app.intake.lessons import lesson_for
from app.model.lessons import LONGER, Lesson, LessonPart, minutes_of, words_for
from app.words import LANGUAGES, speaking

LESSONS = tuple(found for topic in shipped_topics() if (found := lesson_for(topic.id)) is not None)
PART = LessonPart(
    title="Look back",
    minutes=5,
    long=12,
    words=("Ask for one word each.", "With 90 minutes: ask for two.", "Thank them."),
)


def test_the_longer_form_is_told_where_there_is_time_for_it() -> None:
    assert words_for(PART, 5) == ("Ask for one word each.", "Thank them.")
    assert words_for(PART, 12) == ("Ask for one word each.", "Ask for two.", "Thank them.")


@given(st.sampled_from(LESSONS), st.integers(0, 200))
def test_parts_add_up_to_their_block(lesson: Lesson, minutes: int) -> None:
    for way in lesson.session:
        parts = minutes_of(way, minutes)
        assert sum(parts) == minutes
        assert all(part >= 1 for part in parts) or minutes < len(parts)


@pytest.mark.parametrize(("language", "mark"), list(zip(LANGUAGES, LONGER, strict=True)))
def test_every_shipped_part_says_something_in_both_lengths(language: str, mark: str) -> None:
    for lesson in LESSONS:
        with speaking(language):
            said = lesson_for(lesson.topic)
        assert said is not None
        for way in said.session:
            for part in way.part:
                assert words_for(part, part.minutes), part.title
                told = [words for words in part.words if mark in words]
                assert all(words.startswith(mark) for words in told), part.title
                assert not any(words.startswith(LONGER) for words in words_for(part, part.minutes))
