"""What an entry of the practice says once all words about one person are gone. Pure.

From when to when they were in a group stays, by ids alone. What others gave as theirs stays as well, whoever it names:
their emergency contact, the consents that they signed.
"""

from __future__ import annotations

from app.model.erased import Safe, leaving_without
from app.model.people import Person
from app.practice import events as e
from app.practice.state import CareEvent


def without(event: e.PracticeEvent, person: str, safe: Safe) -> e.PracticeEvent | None:
    """The event that stands from then on: the same one where it says nothing about the person, None where nothing of
    it is left."""
    if isinstance(event, CareEvent):
        return None if event.person == person else _care_of_another(event, safe)
    match event:
        case e.PersonAdded() | e.PersonChanged():
            if event.person.id == person:
                return None
            return event.model_copy(update={"person": _other(event.person, safe)})
        case e.GroupAdded(group=group) | e.GroupChanged(group=group):
            exceptions = tuple(
                each.model_copy(update={"reason": safe(each.reason, False)}) for each in group.exceptions
            )
            return event.model_copy(update={"group": group.model_copy(update={"exceptions": exceptions})})
        case e.KeptApart():
            return None if person in (event.one, event.other) else event
        case _:
            return event


def _other(other: Person, safe: Safe) -> Person:
    fields = ("pronouns", "naloxone", "withdrawal_risk", "access_needs")
    objectives = tuple(each.model_copy(update={"text": safe(each.text, False)}) for each in other.objectives)
    locations = tuple(
        each.model_copy(update={"name": safe(each.name, False), "address": safe(each.address, False)})
        for each in other.locations
    )
    return other.model_copy(
        update={
            **{field: safe(getattr(other, field), False) for field in fields},
            "objectives": objectives,
            "locations": locations,
            # names by which they are known: one that is half somebody else's tells nothing of them
            "known_as": tuple(each for each in other.known_as if safe(each, False) == each),
        }
    )


def _care_of_another(event: CareEvent, safe: Safe) -> CareEvent:
    match event:
        case e.CareStepTaken(step=step):
            step = step.model_copy(update={"reason": safe(step.reason, False), "to": safe(step.to, False)})
            return event.model_copy(update={"step": step})
        case e.ReachTried(attempt=attempt):
            tried = attempt.model_copy(update={"words": safe(attempt.words, False)})
            return event.model_copy(update={"attempt": tried})
        case e.PersonDocumentSent():
            words = {"purpose": safe(event.purpose, False), "leaving": leaving_without(event.leaving, safe)}
            return event.model_copy(update=words)
        case e.PlanLineKept(line=line):
            return event.model_copy(update={"line": line.model_copy(update={"text": safe(line.text, False)})})
        case e.GoalKept(goal=goal):
            feedback = tuple(
                each.model_copy(update={"text": safe(each.text, False)}) for each in goal.feedback
            )
            goal = goal.model_copy(update={"text": safe(goal.text, False), "feedback": feedback})
            return event.model_copy(update={"goal": goal})
        case _:
            return event
