"""Formats of progress notes: which sections a note has, and which facts each is drafted from."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from pydantic import Field

from app.model.entry import Value

TITLE_LENGTH: Final = 40
SECTIONS_MOST: Final = 8


class Takes(StrEnum):
    """What a section is drafted from. A section that takes nothing is judgement, and starts empty.

    `presence`: minutes and telehealth. `said`: check-in, check-out and what was promised. `seen`: marks and notes.
    `group`: the topic and what was done with everybody. `goals`: objectives, and what was added to the plan.
    `check_out`: the check-out apart, where it is the answer to what was done; `said` is the check-in alone then.
    """

    PRESENCE = "presence"
    SAID = "said"
    SEEN = "seen"
    GROUP = "group"
    GOALS = "goals"
    CHECK_OUT = "check_out"


class NoteSection(Value):
    """One section of a note. `required`: a note is not signed while it is empty."""

    id: str = Field(min_length=1, max_length=40)
    title: str = Field(min_length=1, max_length=TITLE_LENGTH)
    takes: tuple[Takes, ...] = ()
    required: bool = True


class NoteFormat(Value):
    """A format by its id: those that ship, or one that a practice made."""

    id: str = Field(min_length=1, max_length=40)
    title: str = Field(min_length=1, max_length=TITLE_LENGTH)
    sections: tuple[NoteSection, ...] = Field(min_length=1, max_length=SECTIONS_MOST)


def _section(id: str, title: str, *takes: Takes) -> NoteSection:
    return NoteSection(id=id, title=title, takes=takes)


_ASSESSMENT = _section("assessment", "Assessment")
_PLAN = _section("plan", "Plan")
# in the order in which a note is read
_EVERYTHING = (Takes.PRESENCE, Takes.GROUP, Takes.SAID, Takes.SEEN, Takes.GOALS)
_INTERVENTION = _section("intervention", "Intervention", Takes.GROUP)

# What the facilitators did is the intervention; what the person did and said upon it is the response. What they came
# with is the behavior, or the problem, and how they went is their response. DOMAIN, "Notes". Titles are those of the
# record, which is kept in the program's language, and are not translated.
SHIPPED_FORMATS: Final = (
    NoteFormat(
        id="DAP",
        title="DAP",
        sections=(
            _section("data", "Data", *_EVERYTHING),
            _ASSESSMENT,
            _PLAN,
        ),
    ),
    NoteFormat(
        id="BIRP",
        title="BIRP",
        sections=(
            _section("behavior", "Behavior", Takes.PRESENCE, Takes.SAID, Takes.SEEN, Takes.GOALS),
            _INTERVENTION,
            _section("response", "Response", Takes.CHECK_OUT),
            _PLAN,
        ),
    ),
    NoteFormat(
        id="GIRP",
        title="GIRP",
        sections=(
            _section("goal", "Goal", Takes.GOALS),
            _INTERVENTION,
            _section("response", "Response", Takes.PRESENCE, Takes.SAID, Takes.SEEN),
            _PLAN,
        ),
    ),
    NoteFormat(
        id="PIRP",
        title="PIRP",
        sections=(
            _section("problem", "Problem", Takes.SAID),
            _INTERVENTION,
            _section("response", "Response", Takes.PRESENCE, Takes.SEEN, Takes.CHECK_OUT, Takes.GOALS),
            _PLAN,
        ),
    ),
    NoteFormat(
        id="SOAP",
        title="SOAP",
        sections=(
            _section("subjective", "Subjective", Takes.SAID),
            _section("objective", "Objective", Takes.PRESENCE, Takes.GROUP, Takes.SEEN, Takes.GOALS),
            _ASSESSMENT,
            _PLAN,
        ),
    ),
)

# The group's own section: written once, and part of everybody's note.
GROUP_FORMAT: Final = NoteFormat(
    id="group",
    title="Group section",
    sections=(
        _section("topic", "Topic", Takes.GROUP),
        _section("interventions", "Interventions", Takes.GROUP),
    ),
)
# Somebody who did not come: short, and may be the same as another person's.
NO_SHOW_FORMAT: Final = NoteFormat(
    id="no_show", title="No-show", sections=(_section("absence", "Absence", Takes.PRESENCE),)
)
