"""A plan as it stood at the end of each day on which it changed, folded from the practice's entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.model.plans import Plan
from app.practice import events as e
from app.practice.days import today_of
from app.practice.planning import planned
from app.practice.state import Practice


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A plan at the end of `day`; `authors` are the users who changed it that day, in the order of their changes."""

    day: date
    plan: Plan
    authors: tuple[str, ...]


def versions(practice: Practice, person: str) -> tuple[PlanVersion, ...]:
    """Newest first; the newest is the plan as it stands. A day on which nothing came of the changes is none.

    Days are those of the place where the person's groups met then. Entries that were brought in later count from the
    latest day that was reached before them.
    """
    found: list[PlanVersion] = []
    plan, day = Plan(), date.min
    for entry in practice.entries:
        event = entry.event
        match event:
            case e.PlanLineKept() | e.PlanLineDropped() | e.GoalKept() | e.GoalDropped():
                if event.person != person or entry.id in practice.undone:
                    continue
            case _:
                continue
        plan = planned(plan, event)
        day = max(day, event.day or today_of(practice, entry.at, person))
        if found and found[-1].day == day:
            authors = tuple(dict.fromkeys((*found[-1].authors, entry.author)))
            found[-1] = replace(found[-1], plan=plan, authors=authors)
        else:
            found.append(PlanVersion(day, plan, (entry.author,)))
    before = (Plan(), *(each.plan for each in found))
    changed = [each for each, was in zip(found, before, strict=False) if each.plan != was]
    return tuple(reversed(changed))
