"""One friendly page of a person's relapse prevention plan, to keep at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.documents.page import Page, Section
from app.documents.redaction import Names, Redacted, certain, redact
from app.documents.wording import day_in_words
from app.model.plans import TRIGGERS, Goal, Plan, PlanPart
from app.practice.plan_words import part_words, progress_words, trigger_words
from app.practice.state import Practice
from app.words import _

# lines to write on by hand where a part is empty
BLANKS = 2


@dataclass(frozen=True, slots=True)
class WrittenPlan:
    """A plan and whose it is, by the name used in the group."""

    name: str
    plan: Plan

    def map_words(self, change: Callable[[str], str]) -> WrittenPlan:
        """The same with each of its free words changed."""
        lines = tuple(line.model_copy(update={"text": change(line.text)}) for line in self.plan.lines)
        return replace(self, plan=Plan(lines, tuple(_changed(goal, change) for goal in self.plan.goals)))


def written_plan(practice: Practice, person: str, names: Names) -> Redacted[WrittenPlan]:
    """The plan of one person as it stands, through redaction. Only those around them are taken out, so that the people
    of their own life keep their names: `names` are `names_of_those_around`. Raises KeyError for a person who is not
    here."""
    care = practice.care_of(person)
    return redact(WrittenPlan(practice.people[person].name, care.plan), names, care.names)


def plan_page(written: Redacted[WrittenPlan], today: date) -> Page:
    """The page of one person. Raises NamesToJudge: see `certain`."""
    said = certain(written)
    lines = {part: tuple(line.text for line in said.plan.of(part)) for part in PlanPart}
    triggers = tuple((trigger_words(part), "; ".join(lines[part])) for part in TRIGGERS)
    sections = [Section(_("What makes it hard"), labelled=triggers)]
    sections += [_section(part_words(part), lines[part]) for part in PlanPart if part not in TRIGGERS]
    goals = tuple(words for goal in said.plan.goals for words in _goal_lines(goal))
    sections.append(_section(_("My goals"), goals))
    return Page(
        plan_title(said.name),
        tuple(sections),
        _("As of {day}").format(day=day_in_words(today)),
        _("Yours to keep. Share only what you want to share."),
    )


def plan_title(name: str) -> str:
    """Whose plan it is."""
    return _("{name}: my plan to stay well").format(name=name)


def _changed(goal: Goal, change: Callable[[str], str]) -> Goal:
    feedback = tuple(said.model_copy(update={"text": change(said.text)}) for said in goal.feedback)
    return goal.model_copy(update={"text": change(goal.text), "feedback": feedback})


def _section(heading: str, lines: tuple[str, ...]) -> Section:
    return Section(heading, items=lines, blanks=0 if lines else BLANKS)


def _goal_lines(goal: Goal) -> Iterator[str]:
    yield _("{goal} ({progress})").format(goal=goal.text, progress=progress_words(goal.progress))
    for said in goal.feedback:
        yield _("The group said: {words}").format(words=said.text)
