"""A topic's lesson: part after part, each with its clock; minutes fit the block; what was covered is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.live import commands
from app.live import events as e
from app.live.lessons import begin_part, block_minutes, end_part, ran
from app.live.public import share
from app.live.state import Session
from app.model.lessons import LessonPart, LessonSession, minutes_of
from tests.events_for_tests import HARMONY, MARIA, after, arrived, at, minutes, started, told

EDUCATION = HARMONY.program.agenda.blocks[1].id


def way(*lengths: tuple[int, int]) -> LessonSession:
    parts = tuple(
        LessonPart(title=f"Part {place}", minutes=short, long=long, words=("Talk.",), question="How so?")
        for place, (short, long) in enumerate(lengths)
    )
    return LessonSession(id="a", title="A way", part=parts)


WAY = way((10, 20), (25, 50), (10, 20))


def taught(*facts: tuple[float, e.LiveEvent]) -> Session:
    return told(arrived(MARIA), started(), (30, e.BlockEntered(block=EDUCATION)), *facts)


def begun(session: Session, minute: float, part: int) -> Session:
    return after(session, minute, begin_part(session, at(minute), WAY, part))


def test_parts_follow_each_other_each_with_its_own_clock() -> None:
    session = begun(begun(taught(), 30, 0), 38, 1)
    first, second = session.lesson
    assert (first.title, first.minutes, first.until) == ("Part 0", 10, at(38))
    assert session.lesson_part == second
    assert ran(session, second, at(41)) == minutes(3)
    session = after(session, 41, [e.Paused()])
    assert ran(session, second, at(50)) == minutes(3)
    session = after(session, 50, [e.Resumed()])
    assert ran(session, second, at(51)) == minutes(4)
    assert begin_part(session, at(51), WAY, 1) == []
    session = after(session, 52, end_part(session, at(52)))
    assert session.lesson_part is None
    assert end_part(session, at(53)) == []


def test_a_part_is_over_when_the_block_is_left_or_the_topic_is_another() -> None:
    session = begun(taught(), 30, 0)
    left = after(session, 75, [e.BlockEntered(block=HARMONY.program.agenda.blocks[2].id)])
    assert left.lesson_part is None
    assert left.lesson[-1].until == at(75)
    other = after(session, 40, [e.TopicChosen(topic=e.Topic(id="other", title="Other"))])
    assert other.lesson == ()


def test_what_cannot_be_begun_is_refused() -> None:
    with pytest.raises(Refused, match="That part is not in this lesson"):
        begin_part(taught(), at(31), WAY, 3)
    with pytest.raises(Refused, match="This block has no topic"):
        begin_part(told(started()), at(1), WAY, 0)
    with pytest.raises(Refused, match="not started"):
        begin_part(told(), at(-5), WAY, 0)


def test_covered_in_part_says_which_parts() -> None:
    session = begun(begun(begun(taught(), 30, 0), 38, 1), 40, 0)
    session = after(session, 60, commands.cover_topic(session, at(60), whole=False))
    assert session.parts_covered == ("Part 0", "Part 1")
    session = after(session, 61, commands.cover_topic(session, at(61)))
    assert (session.topic_covered, session.parts_covered) == (True, ())


def test_another_question_and_an_activity_can_be_shown() -> None:
    session = taught()
    session = after(session, 35, commands.show_prompt(session, at(35), "topic", "What helps?\nOne word."))
    shared = share(session, at(35))
    assert shared is not None
    assert (shared.view.prompt, shared.view.follow_up) == ("What helps?", "One word.")
    session = after(session, 36, commands.show_prompt(session, at(36), "topic", "Ask Maria how"))
    shared = share(session, at(36))
    assert shared is not None
    assert shared.view.prompt == ""  # it names somebody
    session = after(session, 37, commands.show_prompt(session, at(37), ""))
    assert (session.shown, session.shown_text) == ("", "")


LENGTHS = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 60)), min_size=2, max_size=9)


@given(LENGTHS, st.integers(0, 240))
def test_minutes_of_the_parts_add_up_to_the_block(lengths: list[tuple[int, int]], block: int) -> None:
    given_minutes = minutes_of(way(*lengths), block)
    assert sum(given_minutes) == block or block < len(lengths)
    assert min(given_minutes) >= (1 if block >= len(lengths) else 0)


def test_a_lesson_fits_its_two_forms_and_the_block_as_it_is() -> None:
    assert minutes_of(WAY, 45) == (10, 25, 10)
    assert minutes_of(WAY, 90) == (20, 50, 20)
    session = taught((31, e.TimeAdded(block=EDUCATION, minutes=-5)))
    assert sum(block_minutes(session, WAY)) == 40
