"""A lesson's parts share the minutes of a block, and what the longer form adds is told where it fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.decks import shipped_topics
from app.intake.lessons import lesson_for
from app.model.lessons import LONGER, Lesson, LessonPart, LessonSession, minutes_of, words_for
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


def way(*parts: tuple[int, int]) -> LessonSession:
    made = (LessonPart(title="One", minutes=short, long=long, words=("Do it.",)) for short, long in parts)
    return LessonSession(id="a", title="A way", part=tuple(made))


def test_a_block_of_their_length_gives_each_part_its_own_minutes() -> None:
    lesson = way((5, 20), (25, 30), (15, 40))
    assert minutes_of(lesson, 45) == (5, 25, 15)
    assert minutes_of(lesson, 90) == (20, 30, 40)
    # the nearer form counts
    assert minutes_of(lesson, 67)[0] < minutes_of(lesson, 68)[0]


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(1, 40)), min_size=2, max_size=6), st.integers(6, 200)
)
def test_the_minutes_beside_one_for_each_are_shared_in_proportion(
    parts: list[tuple[int, int]], minutes: int
) -> None:
    asked = [(short if minutes < 67.5 else long) - 1 for short, long in parts]
    spare = minutes - len(parts)
    for each, given_to_it in zip(asked, minutes_of(way(*parts), minutes), strict=True):
        if sum(asked):
            assert abs(given_to_it - 1 - spare * each / sum(asked)) < 1


def test_with_fewer_minutes_than_parts_nobody_gets_more_than_one_in_turn() -> None:
    assert sorted(minutes_of(way((5, 5), (5, 5), (5, 5)), 2)) == [0, 1, 1]
    assert sorted(minutes_of(way((1, 1), (20, 20), (20, 20)), 1)) == [0, 0, 1]
    assert minutes_of(way((5, 5), (5, 5)), 0) == (0, 0)
