"""A person's plan in few words: how much there is, and when it changed. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from app.model.people import User
from app.model.plans import Plan, PlanPart
from app.practice.plan_versions import PlanVersion, versions
from app.practice.plan_words import amount_words, part_words, progress_words
from app.practice.state import Practice
from app.words import _
from ui.practice.week_words import short_day


def plan_line(practice: Practice, person: str, today: date) -> str:
    """ "9 lines, 2 goals, changed Nov 20"; "nothing yet" before there is any."""
    held = versions(practice, person)
    if not held:
        return _("nothing yet")
    amount = amount_words(held[0].plan) or _("empty")
    return _("{amount}, changed {day}").format(amount=amount, day=short_day(held[0].day, today))


def version_title(version: PlanVersion, users: Mapping[str, User], today: date) -> str:
    """ "Nov 20 · Alex Rivera, Sam Okafor" """
    names = [users[author].name for author in version.authors if author in users]
    pieces = (short_day(version.day, today), ", ".join(names))
    return " · ".join(piece for piece in pieces if piece)


def whole_plan(plan: Plan) -> Iterator[tuple[str, str]]:
    """All that a plan says: a heading, and its lines below each other."""
    for part in PlanPart:
        if lines := plan.of(part):
            yield part_words(part), "\n".join(line.text for line in lines)
    if plan.goals:
        yield (
            _("Goals"),
            "\n".join(
                _("{goal} ({progress})").format(goal=goal.text, progress=progress_words(goal.progress))
                for goal in plan.goals
            ),
        )
