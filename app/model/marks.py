"""Marks and tags of a practice: what is caught about a person with one key, and what a note can be tagged with."""

from __future__ import annotations

from functools import cache
from typing import Final, TypeVar

from pydantic import Field

from app.model.entry import Value
from app.words import ENGLISH, _, speaking, spoken

MARK_LENGTH: Final = 40
MEANING_LENGTH: Final = 160


class Mark(Value):
    """Something seen of a person, caught with one key. `title` is what stands on the screen, `meaning` when to use it,
    `words` how it reads in a note ("Gave feedback to other group members."), '' where it belongs in none."""

    id: str = Field(min_length=1, max_length=40)
    title: str = Field(min_length=1, max_length=MARK_LENGTH)
    key: str = Field(default="", max_length=1)
    meaning: str = Field(default="", max_length=MEANING_LENGTH)
    words: str = Field(default="", max_length=MEANING_LENGTH)


class Tag(Value):
    """A word that can follow #, and what it is for."""

    id: str = Field(min_length=1, max_length=40)
    meaning: str = Field(default="", max_length=MEANING_LENGTH)


RISK: Final = "risk"
"""The id of the mark, and the tag, with which a note speaks of a risk: who it is about is seen before the end."""


def _mark(id: str, key: str, title: str, meaning: str, words: str = "") -> Mark:
    return Mark(id=id, title=title, key=key, meaning=meaning, words=words)


FOLLOW_UP: Final = "follow-up"
"""The id of the mark, and the tag, of what somebody has to come back to."""

LASTING: Final = (FOLLOW_UP, RISK)
"""What a practice can word in its own way, and not do without: people who have to be seen again are found by it."""


def _marks() -> tuple[Mark, ...]:
    # DOMAIN, "Notes": only what was observed, person first. What is for the clinician alone has no words, and a risk
    # has none because every note answers it by itself.
    return (
        _mark(
            "spoke",
            "s",
            _("spoke"),
            _("Took part aloud, more than an answer in the round"),
            _("Spoke during the group."),
        ),
        _mark(
            "gave-feedback",
            "g",
            _("gave feedback"),
            _("Answered what somebody else had shared, or offered support"),
            _("Gave feedback to other group members."),
        ),
        _mark(
            "received-feedback",
            "r",
            _("received feedback"),
            _("Listened to what others said about what they had shared"),
            _("Received feedback from other group members."),
        ),
        _mark(
            "insight",
            "i",
            _("insight"),
            _("Said something new about themselves or their recovery, in their own words"),
            _("Put an insight about their recovery into their own words."),
        ),
        _mark(
            "coping-skill",
            "c",
            _("coping skill used"),
            _("Told of a skill that they used, or used one here"),
            _("Described using a coping skill."),
        ),
        _mark(
            "ambivalent",
            "a",
            _("ambivalent"),
            _("Spoke for a change and against it"),
            _("Voiced reasons for and against a change."),
        ),
        _mark(
            "disagreed",
            "d",
            _("disagreed"),
            _("Said that they see it in another way"),
            _("Disagreed with what was said and gave their own view."),
        ),
        _mark(
            "tearful",
            "t",
            _("tearful"),
            _("Cried, or was close to tears"),
            _("Was tearful during the group."),
        ),
        _mark(
            "camera-off",
            "o",
            _("camera off"),
            _("Could be heard and not seen for a while"),
            _("Had the camera off for part of the group."),
        ),
        _mark(
            "tech-trouble", "x", _("tech trouble"), _("The connection, the sound or the picture did not work")
        ),
        _mark(FOLLOW_UP, "f", _("follow up"), _("Something for you to come back to; it goes into no note")),
        _mark(
            RISK, "k", _("risk"), _("Something about safety: they are on the list before the session ends")
        ),
    )


def _tag(id: str, meaning: str) -> Tag:
    return Tag(id=id, meaning=meaning)


def _tags() -> tuple[Tag, ...]:
    # what is offered after # from the first day; anything else that is typed there works as well
    return (
        _tag("insight", _("something new that they understood")),
        _tag("coping", _("a skill that helped, or could")),
        _tag("peer-support", _("help given or taken here")),
        _tag(FOLLOW_UP, _("to come back to")),
        _tag("goal", _("a step, or a wish for one")),
        _tag("strength", _("what they can do, or have")),
        _tag("trigger", _("what sets a craving off")),
        _tag("feedback", _("said to somebody, or heard")),
        _tag("out", _("away, or stepped out")),
        _tag(RISK, _("about safety: seen before the end")),
    )


with speaking(ENGLISH):
    SHIPPED_MARKS: Final = _marks()
    SHIPPED_TAGS: Final = _tags()

Kept = TypeVar("Kept", Mark, Tag)


def as_told(kept: Kept) -> Kept:
    """As it is told in the language that is spoken: words that ship have one in each, those of a practice stay."""
    shipped, said = (_shipped_in(each).get((type(kept), kept.id)) for each in (ENGLISH, spoken()))
    if shipped is None or said is None:
        return kept
    now = {name: words for name, words in said if getattr(kept, name) == getattr(shipped, name)}
    return kept.model_copy(update=now)


def caught_title(mark: str, title: str) -> str:
    """What was caught with a mark of this id, which was called so then, as it is told now."""
    ships = spoken() != ENGLISH and (Mark, mark) in _shipped_in(ENGLISH)
    return as_told(Mark(id=mark, title=title)).title if ships else title


@cache
def _shipped_in(language: str) -> dict[tuple[type[Mark] | type[Tag], str], Mark | Tag]:
    with speaking(language):
        every: tuple[Mark | Tag, ...] = (*_tags(), *_marks())
    return {(type(each), each.id): each for each in every}
