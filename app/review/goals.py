"""Sentences about goals: the objectives that a note names, what was added to the plan, and what the group said."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.plans import TRIGGERS, Feedback, PlanLine
from app.practice.plan_words import part_words, trigger_words
from app.review.facts import GOAL, Known
from app.review.phrasing import quoted
from app.review.seen import notes
from app.review.standing import Sentence
from app.words import _


def goal_notes(known: Known) -> Iterator[Sentence]:
    """What was caught of their goals."""
    yield from notes(known, (note for note in known.notes if GOAL in note.tags))


def goals(known: Known) -> Iterator[Sentence]:
    """What was added to the plan and said about goals, and the objectives that the note bears on."""
    safe = known.names.without
    for line in known.care.plan.lines:
        if line.session == known.held.session.stream:
            words = _("Added to the relapse prevention plan, {part}: {line}")
            yield Sentence(f"plan-{line.id}", words.format(part=_part(line), line=quoted(safe(line.text))))
    for goal in known.care.plan.goals:
        for number, feedback in enumerate(goal.feedback):
            if _said_here(known, feedback):
                words = _("The group’s feedback on the goal {goal}: {feedback}")
                yield Sentence(
                    f"feedback-{goal.id}-{number}",
                    words.format(goal=quoted(safe(goal.text), end=""), feedback=quoted(safe(feedback.text))),
                )
    for objective in known.person.objectives if known.person else ():
        if objective.id in known.progress.objectives:
            words = _("Treatment plan objective: {objective}")
            yield Sentence(f"objective-{objective.id}", words.format(objective=quoted(safe(objective.text))))


def _said_here(known: Known, feedback: Feedback) -> bool:
    """In this session; where nobody knows in which it was, on its day."""
    held = known.held
    return feedback.session == held.session.stream if feedback.session else feedback.on == held.opened.day


def _part(line: PlanLine) -> str:
    if line.part in TRIGGERS:
        return _("triggers ({kind})").format(kind=trigger_words(line.part).lower())
    return part_words(line.part).lower()
