"""The parts of a plan, and how far a goal is, in words that are the same on screens and on paper."""

from __future__ import annotations

from typing import Final

from app.model.notes import compared
from app.model.plans import Goal, Plan, PlanPart
from app.words import _, ngettext

# what a tag of a note says about where it belongs
_OF_TAGS: Final = {
    "coping": PlanPart.COPING_SKILLS,
    "strength": PlanPart.COPING_SKILLS,
    "peer-support": PlanPart.PEOPLE_TO_CALL,
    "trigger": PlanPart.TRIGGER_FEELINGS,
    "insight": PlanPart.WARNING_SIGNS,
}


def part_words(part: PlanPart) -> str:
    """What a part is called."""
    return {
        PlanPart.TRIGGER_PEOPLE: _("Triggers: people"),
        PlanPart.TRIGGER_PLACES: _("Triggers: places"),
        PlanPart.TRIGGER_FEELINGS: _("Triggers: feelings"),
        PlanPart.TRIGGER_TIMES: _("Triggers: times"),
        PlanPart.WARNING_SIGNS: _("Warning signs"),
        PlanPart.COPING_SKILLS: _("Coping skills"),
        PlanPart.PEOPLE_TO_CALL: _("People to call"),
        PlanPart.CRAVING_STEPS: _("Steps when a craving comes"),
        PlanPart.NEXT_HOURS: _("Until the next group"),
    }[part]


def trigger_words(part: PlanPart) -> str:
    """What a part about triggers is called under a heading that says so."""
    return {
        PlanPart.TRIGGER_PEOPLE: _("People"),
        PlanPart.TRIGGER_PLACES: _("Places"),
        PlanPart.TRIGGER_FEELINGS: _("Feelings"),
        PlanPart.TRIGGER_TIMES: _("Times"),
    }[part]


def progress_words(progress: str) -> str:
    """How far a goal is."""
    return {
        "not_begun": _("not begun"),
        "begun": _("begun"),
        "halfway": _("halfway there"),
        "nearly": _("nearly there"),
        "reached": _("reached"),
    }[progress]


def amount_words(plan: Plan) -> str:
    """ "9 lines, 2 goals"; what there is none of is left out, and nothing at all is ''."""
    pieces = []
    if plan.lines:
        pieces.append(ngettext("{n} line", "{n} lines", len(plan.lines)).format(n=len(plan.lines)))
    if plan.goals:
        pieces.append(goals_words(plan.goals))
    return ", ".join(pieces)


def goals_words(goals: tuple[Goal, ...]) -> str:
    """ "2 goals", and how many of them are reached."""
    words = ngettext("{n} goal", "{n} goals", len(goals)).format(n=len(goals))
    reached = sum(goal.progress == "reached" for goal in goals)
    return _("{goals} ({n} reached)").format(goals=words, n=reached) if reached else words


def likely_part(tags: tuple[str, ...]) -> PlanPart:
    """Where a note with these tags most likely belongs; a person chooses."""
    return next((_OF_TAGS[tag] for tag in tags if tag in _OF_TAGS), PlanPart.COPING_SKILLS)


def holds(plan: Plan, part: PlanPart, text: str) -> bool:
    """Whether a part has these words already."""
    return any(compared(line.text) == compared(text) for line in plan.of(part))
