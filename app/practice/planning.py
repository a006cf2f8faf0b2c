"""A person's relapse prevention plan, folded from what was kept of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from app.model.plans import Goal, Plan, PlanLine
from app.practice import events as e

PlanEvent = e.PlanLineKept | e.PlanLineDropped | e.GoalKept | e.GoalDropped
T = TypeVar("T", PlanLine, Goal)


def planned(plan: Plan, event: PlanEvent) -> Plan:
    """The plan after an event; what is changed keeps its place."""
    match event:
        case e.PlanLineKept():
            return replace(plan, lines=_kept(plan.lines, event.line))
        case e.PlanLineDropped():
            return replace(plan, lines=_without(plan.lines, event.line))
        case e.GoalKept():
            return replace(plan, goals=_kept(plan.goals, event.goal))
        case e.GoalDropped():
            return replace(plan, goals=_without(plan.goals, event.goal))


def _kept(held: tuple[T, ...], new: T) -> tuple[T, ...]:
    by_id = {each.id: each for each in held}
    by_id[new.id] = new
    return tuple(by_id.values())


def _without(held: Iterable[T], gone: str) -> tuple[T, ...]:
    return tuple(each for each in held if each.id != gone)
