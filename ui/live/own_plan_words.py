"""A person's own plan in the round: the few lines that help now, and what of their answers could join it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Final

from app.model.plans import Plan, PlanPart
from app.practice.plan_words import holds, part_words
from app.words import _

# what is looked at when a group closes, and how many lines of each
LOOKED_AT: Final = (PlanPart.NEXT_HOURS, PlanPart.COPING_SKILLS, PlanPart.PEOPLE_TO_CALL)
FEW: Final = 3
# the answers that are a plan for the hours until the next group, by the id of their question
ANSWERS: Final = ("promise", "differently")
SHORT: Final = 28  # letters of an answer on a button


def short_plan(plan: Plan) -> list[str]:
    """ "Coping skills: Walk to the river · Call Ann", the newest lines of each part that is looked at."""
    found = []
    for part in LOOKED_AT:
        lines = [line.text for line in plan.of(part)]
        if lines:
            more = len(lines) - FEW
            pieces = [*lines[-FEW:], *([_("and {n} more").format(n=more)] if more > 0 else [])]
            found.append(_("{part}: {lines}").format(part=part_words(part), lines=" · ".join(pieces)))
    return found


def few_words(plan: Plan) -> str:
    """The same on one line, without the names of the parts: "Text Ann · Walk to the river"."""
    return " · ".join(line.text for part in LOOKED_AT for line in plan.of(part)[-FEW:])


def answer_to_add(plan: Plan, typed: Mapping[str, str]) -> str:
    """The next answer that is not in the plan yet, or ''."""
    answers = (" ".join(typed.get(question, "").split()) for question in ANSWERS)
    return next((words for words in answers if words and not holds(plan, PlanPart.NEXT_HOURS, words)), "")


def shortened(words: str) -> str:
    """The beginning of an answer, as it stands on a button."""
    return shorten(words, SHORT, placeholder="…")
