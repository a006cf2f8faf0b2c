"""How an education topic can be run: two sessions minute by minute, and all that stands beside them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from app.model.decks import Sentence, Slug, Title, one_line
from app.model.entry import Value
from app.words import _

SHORT, LONG = 45, 90
# how what belongs to the longer form alone begins, in each language that lessons are written in
LONGER = ("With 90 minutes: ", "Con 90 minutos: ")
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400), AfterValidator(one_line)
]


class LessonPart(Value):
    """A stretch of a session: `minutes` of a 45-minute block, `long` of one of 90; what the facilitator does in it, and
    a question that can be shown."""

    title: Title
    minutes: int = Field(ge=1, le=45)
    long: int = Field(ge=1, le=90)
    words: tuple[Words, ...] = Field(min_length=1)
    question: Sentence | None = None


class LessonSession(Value):
    """One way through a topic. A group that comes back to the topic gets the other one."""

    id: Literal["a", "b"]
    title: Title
    part: tuple[LessonPart, ...] = Field(min_length=2)


class Activity(Value):
    """Something to do together that works on video."""

    title: Title
    minutes: int = Field(ge=2, le=45)
    steps: tuple[Words, ...] = Field(min_length=2)


class Source(Value):
    """Where facts were checked: a page that was read, of a public health service or a government. `says` is which."""

    title: str = Field(min_length=1, max_length=200)
    publisher: str = Field(min_length=1, max_length=120)
    date: str = Field(min_length=4, max_length=40)
    address: str = Field(pattern=r"^https://\S+$", max_length=300)
    says: Words


def _two_ways(sessions: tuple[LessonSession, ...]) -> tuple[LessonSession, ...]:
    if [session.id for session in sessions] != ["a", "b"]:
        raise ValueError(_("has to be a session a and a session b"))
    for session in sessions:
        if sum(part.minutes for part in session.part) != SHORT:
            raise ValueError(_("has a session that is not 45 minutes long"))
        if sum(part.long for part in session.part) != LONG:
            raise ValueError(_("has a session that cannot be made 90 minutes long"))
    return sessions


class Lesson(Value):
    """Everything to run one topic with. `topic` is its id; words are for facilitators, but for what members get: key
    points, questions and the activity."""

    topic: Slug
    aim: Words
    key_points: tuple[Sentence, ...] = Field(min_length=4)
    questions: tuple[Sentence, ...] = Field(min_length=6)
    watch_for: tuple[Words, ...] = Field(min_length=1)
    stop_when: tuple[Words, ...] = Field(min_length=1)
    session: Annotated[tuple[LessonSession, ...], AfterValidator(_two_ways)]
    activity: Activity
    source: tuple[Source, ...] = ()


class Alternative(Value):
    """Art, music or movement in the place of an education block, or of a part of it. Steps can be shown to the group;
    `needs`, `watch_for` and `stop_when` are for the facilitator."""

    id: Slug
    kind: Literal["art", "music", "movement"]
    title: Title
    minutes: int = Field(ge=5, le=90)
    needs: tuple[Sentence, ...] = ()
    steps: tuple[Words, ...] = Field(min_length=3)
    watch_for: tuple[Words, ...] = Field(min_length=1)
    stop_when: tuple[Words, ...] = Field(min_length=1)


def words_for(part: LessonPart, minutes: int) -> tuple[str, ...]:
    """What is done in a part that has so many minutes: what its longer form adds only where it is the nearer one."""
    if minutes >= (part.minutes + part.long) / 2:
        return tuple(map(_without_mark, part.words))
    return tuple(words for words in part.words if not words.startswith(LONGER))


def _without_mark(words: str) -> str:
    for mark in LONGER:
        words = words.removeprefix(mark)
    return words[:1].upper() + words[1:]


def minutes_of(way: LessonSession, minutes: int) -> tuple[int, ...]:
    """The minutes of each part in a block of so many: the nearer of both forms, made shorter or longer in proportion.

    They add up to the block; a part has at least a minute where there is one for each.
    """
    asked = [part.minutes if minutes < (SHORT + LONG) / 2 else part.long for part in way.part]
    least = 1 if minutes >= len(asked) else 0
    spare = max(0, minutes - least * len(asked))
    wanted = [each - least for each in asked]
    exact = [spare * each / max(1, sum(wanted)) for each in wanted]
    given = [int(each) for each in exact]
    by_rest = sorted(range(len(asked)), key=lambda at: given[at] - exact[at])
    for at in by_rest[: spare - sum(given)]:
        given[at] += 1
    return tuple(each + least for each in given)
