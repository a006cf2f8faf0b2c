"""One friendly page of a person's relapse prevention plan, to keep at hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.documents.other_names import Named, names_in, words_about
from app.documents.page import Page, Section
from app.documents.wording import day_in_words
from app.model.plans import Goal, PlanPart
from app.practice.plan_words import part_words, progress_words
from app.practice.state import Practice
from app.words import _

# lines to write on by hand where a part is empty
BLANKS = 2
# People of the person's own life stand here, by their names: only those of the person's groups are taken out.
OWN_PEOPLE = (PlanPart.TRIGGER_PEOPLE, PlanPart.PEOPLE_TO_CALL)


def plan_page(practice: Practice, person_id: str, today: date) -> Page:
    """The page of one person, by the name used in the group. Raises KeyError for a person who is not here."""
    person, plan = practice.people[person_id], practice.care_of(person_id).plan
    safe = words_about(person_id, names_in(practice))
    safe_in_groups = words_about(person_id, _names_around(practice, person_id))
    sections = []
    for part in PlanPart:
        words = safe_in_groups if part in OWN_PEOPLE else safe
        sections.append(_section(part_words(part), tuple(words(line.text) for line in plan.of(part))))
    goals = tuple(safe(words) for goal in plan.goals for words in _goal_lines(goal))
    sections.append(_section(_("My goals"), goals))
    return Page(
        _("{name}: my plan to stay well").format(name=person.name),
        tuple(sections),
        _("As of {day}").format(day=day_in_words(today)),
        _("Yours to keep. Share only what you want to share."),
    )


def _section(heading: str, lines: tuple[str, ...]) -> Section:
    return Section(heading, items=lines, blanks=0 if lines else BLANKS)


def _names_around(practice: Practice, person: str) -> Named:
    """The names of everybody who is, or was, in a group of the person, or in one that shares its meetings."""
    groups = {held.group for held in practice.enrollments if held.person == person}
    groups |= {
        other
        for group in groups & practice.groups.keys()
        for meeting in practice.groups[group].meetings
        for other in meeting.also
    }
    around = {held.person for held in practice.enrollments if held.group in groups} | {person}
    return [(one, name) for one, name in names_in(practice) if one in around]


def _goal_lines(goal: Goal) -> Iterator[str]:
    yield _("{goal} ({progress})").format(goal=goal.text, progress=progress_words(goal.progress))
    for said in goal.feedback:
        yield _("The group said: {words}").format(words=said.text)
