"""One friendly page of a person's relapse prevention plan, to keep at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.markdown_text import plain
from app.documents.other_names import Named, names_in, words_about
from app.documents.wording import day_in_words
from app.model.plans import Goal, PlanPart
from app.practice.plan_words import part_words, progress_words
from app.practice.state import Practice
from app.words import _

# lines to write on by hand where a part is empty
BLANKS = 2
# People of the person's own life stand here, by their names: only those of the person's groups are taken out.
OWN_PEOPLE = (PlanPart.TRIGGER_PEOPLE, PlanPart.PEOPLE_TO_CALL)


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A part of the page: its lines, or `blanks` empty ones to write on."""

    heading: str
    lines: tuple[str, ...]
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All that the page says, in plain words; what the group said names nobody."""

    title: str
    sections: tuple[PlanSection, ...]
    date_line: str


def plan_page(practice: Practice, person_id: str, today: date) -> PlanPage:
    """The page of one person, by the name used in the group. Raises KeyError for a person who is not here."""
    person, plan = practice.people[person_id], practice.care_of(person_id).plan
    safe = words_about(person_id, names_in(practice))
    safe_in_groups = words_about(person_id, _names_around(practice, person_id))
    sections = []
    for part in PlanPart:
        words = safe_in_groups if part in OWN_PEOPLE else safe
        lines = tuple(words(line.text) for line in plan.of(part))
        sections.append(PlanSection(part_words(part), lines, 0 if lines else BLANKS))
    goals = tuple(safe(words) for goal in plan.goals for words in _goal_lines(goal))
    sections.append(PlanSection(_("My goals"), goals, 0 if goals else BLANKS))
    return PlanPage(
        title=_("{name}: my plan to stay well").format(name=person.name),
        sections=tuple(sections),
        date_line=_("As of {day}").format(day=day_in_words(today)),
    )


def plan_markdown(page: PlanPage) -> bytes:
    """The page as Markdown: UTF-8, without a byte order mark."""
    parts = [f"# {plain(page.title)}", plain(page.date_line)]
    for section in page.sections:
        parts.append(f"## {plain(section.heading)}")
        parts.append("\n".join([*(f"- {plain(line)}" for line in section.lines), *_blanks(section)]))
    return ("\n\n".join(parts) + "\n").encode()


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


def _blanks(section: PlanSection) -> list[str]:
    return ["- " + r"\_" * 40] * section.blanks
