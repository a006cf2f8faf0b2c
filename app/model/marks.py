"""Marks and tags of a practice: what is caught about a person with one key, and what a note can be tagged with."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from app.model.entry import Value

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


# DOMAIN, "Notes": only what was observed, person first. Like the formats of notes these are words of the record, which
# a practice keeps in its own language and can change, and are not translated. What is for the clinician alone has no
# words, and a risk has none because every note answers it by itself.
SHIPPED_MARKS: Final = (
    _mark(
        "spoke", "s", "spoke", "Took part aloud, more than an answer in the round", "Spoke during the group."
    ),
    _mark(
        "gave-feedback",
        "g",
        "gave feedback",
        "Answered what somebody else had shared, or offered support",
        "Gave feedback to other group members.",
    ),
    _mark(
        "received-feedback",
        "r",
        "received feedback",
        "Listened to what others said about what they had shared",
        "Received feedback from other group members.",
    ),
    _mark(
        "insight",
        "i",
        "insight",
        "Said something new about themselves or their recovery, in their own words",
        "Put an insight about their recovery into their own words.",
    ),
    _mark(
        "coping-skill",
        "c",
        "coping skill used",
        "Told of a skill that they used, or used one here",
        "Described using a coping skill.",
    ),
    _mark(
        "ambivalent",
        "a",
        "ambivalent",
        "Spoke for a change and against it",
        "Voiced reasons for and against a change.",
    ),
    _mark(
        "disagreed",
        "d",
        "disagreed",
        "Said that they see it in another way",
        "Disagreed with what was said and gave their own view.",
    ),
    _mark("tearful", "t", "tearful", "Cried, or was close to tears", "Was tearful during the group."),
    _mark(
        "camera-off",
        "o",
        "camera off",
        "Could be heard and not seen for a while",
        "Had the camera off for part of the group.",
    ),
    _mark("tech-trouble", "x", "tech trouble", "The connection, the sound or the picture did not work"),
    _mark(FOLLOW_UP, "f", "follow up", "Something for you to come back to; it goes into no note"),
    _mark(RISK, "k", "risk", "Something about safety: they are on the list before the session ends"),
)


def _tag(id: str, meaning: str) -> Tag:
    return Tag(id=id, meaning=meaning)


# What is offered after # from the first day; anything else that is typed there works as well.
SHIPPED_TAGS: Final = (
    _tag("insight", "something new that they understood"),
    _tag("coping", "a skill that helped, or could"),
    _tag("peer-support", "help given or taken here"),
    _tag(FOLLOW_UP, "to come back to"),
    _tag("goal", "a step, or a wish for one"),
    _tag("strength", "what they can do, or have"),
    _tag("trigger", "what sets a craving off"),
    _tag("feedback", "said to somebody, or heard"),
    _tag("out", "away, or stepped out"),
    _tag(RISK, "about safety: seen before the end"),
)
