"""A person's relapse prevention plan: lines by part, and goals with their progress and what the group said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from app.model.entry import Value


class PlanPart(StrEnum):
    """The parts of a plan, in the order in which it is read."""

    TRIGGER_PEOPLE = "trigger_people"
    TRIGGER_PLACES = "trigger_places"
    TRIGGER_FEELINGS = "trigger_feelings"
    TRIGGER_TIMES = "trigger_times"
    WARNING_SIGNS = "warning_signs"
    COPING_SKILLS = "coping_skills"
    PEOPLE_TO_CALL = "people_to_call"
    CRAVING_STEPS = "craving_steps"
    NEXT_HOURS = "next_hours"


TRIGGERS = (
    PlanPart.TRIGGER_PEOPLE,
    PlanPart.TRIGGER_PLACES,
    PlanPart.TRIGGER_FEELINGS,
    PlanPart.TRIGGER_TIMES,
)


class PlanLine(Value):
    """One line of a plan. `session` and `note` say where it was caught, if it was."""

    id: str
    part: PlanPart
    text: str = Field(min_length=1, max_length=300)
    session: str = ""
    note: str = ""


class Feedback(Value):
    """What the group said to a goal, in the words of whoever wrote it down, who was asked before a name was kept.
    `session` is the stream of the one in which it was said, '' where nobody knows."""

    on: date
    text: str = Field(min_length=1, max_length=300)
    session: str = ""


class Goal(Value):
    """A goal of a person, how far they are, and the group's feedback beside it, oldest first."""

    id: str
    text: str = Field(min_length=1, max_length=300)
    progress: Literal["not_begun", "begun", "halfway", "nearly", "reached"] = "not_begun"
    feedback: tuple[Feedback, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it stands: lines in the order in which they came, and goals."""

    lines: tuple[PlanLine, ...] = ()
    goals: tuple[Goal, ...] = ()

    def of(self, part: PlanPart) -> tuple[PlanLine, ...]:
        return tuple(line for line in self.lines if line.part is part)
