"""One friendly page of a person's relapse prevention plan, to keep at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date

from app.documents.page import Page, Section
from app.documents.redaction import names_around, words_about
from app.documents.wording import day_in_words
from app.model.plans import TRIGGERS, Goal, PlanPart
from app.practice.plan_words import part_words, progress_words, trigger_words
from app.practice.state import Practice
from app.words import _

# lines to write on by hand where a part is empty
BLANKS = 2


def plan_page(practice: Practice, person_id: str, today: date, met: Collection[str] = ()) -> Page:
    """The page of one person, by the name used in the group. Only those around them are taken out, so that the people
    of their own life keep their names; `met` are those with whom they were ever on one roster (`people_around`).

    Raises KeyError for a person who is not here.
    """
    person, plan = practice.people[person_id], practice.care_of(person_id).plan
    safe = words_about(person_id, names_around(practice, person_id, met)).without
    lines = {part: tuple(safe(line.text) for line in plan.of(part)) for part in PlanPart}
    triggers = tuple((trigger_words(part), "; ".join(lines[part])) for part in TRIGGERS)
    sections = [Section(_("What makes it hard"), labelled=triggers)]
    sections += [_section(part_words(part), lines[part]) for part in PlanPart if part not in TRIGGERS]
    goals = tuple(words for goal in plan.goals for words in _goal_lines(goal, safe))
    sections.append(_section(_("My goals"), goals))
    return Page(
        _("{name}: my plan to stay well").format(name=person.name),
        tuple(sections),
        _("As of {day}").format(day=day_in_words(today)),
        _("Yours to keep. Share only what you want to share."),
    )


def names_replaced(practice: Practice, person_id: str, met: Collection[str] = ()) -> dict[str, int]:
    """The words that "another group member" stands for on the page, and how often each does."""
    plan = practice.care_of(person_id).plan
    others = words_about(person_id, names_around(practice, person_id, met))
    texts = [line.text for part in PlanPart for line in plan.of(part)]
    texts += [words for goal in plan.goals for words in (goal.text, *(said.text for said in goal.feedback))]
    return dict(Counter(name for text in texts for name in others.found(text)))


def _section(heading: str, lines: tuple[str, ...]) -> Section:
    return Section(heading, items=lines, blanks=0 if lines else BLANKS)


def _goal_lines(goal: Goal, safe: Callable[[str], str]) -> Iterator[str]:
    yield _("{goal} ({progress})").format(goal=safe(goal.text), progress=progress_words(goal.progress))
    for said in goal.feedback:
        yield _("The group said: {words}").format(words=safe(said.text))
