"""Steps of care: admitted, moved between groups, stepped up and down, discharged and admitted again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from itertools import takewhile

from pydantic import ValidationError

from app.errors import Refused
from app.model.care import CareStep, DischargeItem, StepKind
from app.model.leaving import Leaving
from app.model.people import Person
from app.practice import events as e
from app.practice.days import today_of
from app.practice.memberships import groups_from, refuse_namesake
from app.practice.state import Care, Practice, PracticeEntry
from app.words import _

Events = Sequence[e.PracticeEvent]


def admit(
    practice: Practice, now: datetime, person: str, on: date, groups: Collection[str] = (), reason: str = ""
) -> Events:
    """The first step of a person's care, and the groups that begin with it."""
    someone = _person(practice, person)
    if practice.care_of(person).steps:
        raise Refused(_("{name} was admitted already.").format(name=someone.name))
    taken = _step("admitted", on, reason, "")
    return [e.CareStepTaken(person=person, step=taken), *_joins(practice, someone, groups, on)]


def step(
    practice: Practice,
    now: datetime,
    person: str,
    kind: StepKind,
    on: date,
    reason: str = "",
    to: str = "",
) -> Events:
    """A step up, a step down or the aftercare taper. `to` names the level or the program where it leads."""
    someone = _person(practice, person)
    if kind not in ("stepped_up", "stepped_down", "aftercare"):
        raise Refused(_("Choose what kind of step it is."))
    care = practice.care_of(person)
    _not_discharged(someone, care)
    _in_order(care, on)
    return [e.CareStepTaken(person=person, step=_step(kind, on, reason, to))]


def discharge(practice: Practice, now: datetime, person: str, on: date, reason: str, to: str = "") -> Events:
    """The end of care: the person leaves all groups from that day on, and what was to begin later does not."""
    someone = _person(practice, person)
    care = practice.care_of(person)
    _not_discharged(someone, care)
    _in_order(care, on)
    if not reason.strip():
        raise Refused(_("Write why {name} is discharged; a few words are enough.").format(name=someone.name))
    return [
        e.CareStepTaken(person=person, step=_step("discharged", on, reason, to)),
        *(
            e.PersonWithdrawn(person=person, group=group, on=on)
            for group in groups_from(practice, person, on)
        ),
    ]


def readmit(
    practice: Practice, now: datetime, person: str, on: date, groups: Collection[str] = (), reason: str = ""
) -> Events:
    """Care begins again after a discharge; what was written before stays."""
    someone = _person(practice, person)
    care = practice.care_of(person)
    if discharged(care) is None:
        raise Refused(_("{name} is not discharged.").format(name=someone.name))
    _in_order(care, on)
    taken = _step("readmitted", on, reason, "")
    return [e.CareStepTaken(person=person, step=taken), *_joins(practice, someone, groups, on)]


def join(practice: Practice, now: datetime, person: str, group: str, on: date) -> Events:
    """A member of one more group from a day on."""
    someone = _person(practice, person)
    _not_discharged(someone, practice.care_of(person))
    return _joins(practice, someone, [group], on)


def leave(practice: Practice, now: datetime, person: str, group: str, on: date) -> Events:
    """A member no longer from a day on; a membership that was to begin later does not begin."""
    _person(practice, person)
    if group not in groups_from(practice, person, on):
        return []
    return [e.PersonWithdrawn(person=person, group=group, on=on)]


def move(practice: Practice, now: datetime, person: str, source: str, target: str, on: date) -> Events:
    """From one group to another on the same day, as one act."""
    someone = _person(practice, person)
    _not_discharged(someone, practice.care_of(person))
    if source == target:
        raise Refused(_("Choose another group to move to."))
    if source not in groups_from(practice, person, on):
        raise Refused(_("{name} is not in that group on that day.").format(name=someone.name))
    return [
        e.PersonWithdrawn(person=person, group=source, on=on),
        *_joins(practice, someone, [target], on),
    ]


def tick(practice: Practice, now: datetime, person: str, item: DischargeItem, done: bool) -> Events:
    """An item of the discharge checklist, done or not."""
    _person(practice, person)
    if (item in practice.care_of(person).ticked) is done:
        return []
    return [e.DischargeItemTicked(person=person, item=item, done=done)]


def send_document(
    practice: Practice,
    now: datetime,
    people: Collection[str],
    format: str,
    purpose: str,
    digest: str,
    document: str = "",
    leaving: Leaving | None = None,
) -> Events:
    """A document about these people left the vault, written down of each; `digest` is the SHA-256 of what left."""
    for person in people:
        _person(practice, person)
    return [
        e.PersonDocumentSent(
            person=person,
            format=format,
            purpose=purpose,
            digest=digest,
            day=today_of(practice, now, person),
            document=document,
            leaving=leaving,
        )
        for person in people
    ]


def take_back_step(practice: Practice, now: datetime, person: str) -> Events:
    """The newest step of care was a slip: it is taken back, with the groups that were joined or left by it."""
    _person(practice, person)
    standing = [each for each in practice.entries if each.id not in practice.undone]
    steps = [place for place, each in enumerate(standing) if _is_step_of(each, person)]
    if not steps:
        raise Refused(_("There is no step to take back."))
    first = standing[steps[-1]]
    with_it = takewhile(lambda each: _came_with(each, first, person), standing[steps[-1] + 1 :])
    return [e.Undone(entry=each.id) for each in (first, *with_it)]


def discharged(care: Care) -> CareStep | None:
    """The discharge that stands, if the newest step is one; its day may still come."""
    newest = care.steps[-1] if care.steps else None
    return newest if newest is not None and newest.kind == "discharged" else None


def _is_step_of(entry: PracticeEntry, person: str) -> bool:
    return isinstance(entry.event, e.CareStepTaken) and entry.event.person == person


def _came_with(entry: PracticeEntry, step: PracticeEntry, person: str) -> bool:
    """What one command returned was written down at one moment by one author, the step first."""
    return (
        (entry.author, entry.recorded_at) == (step.author, step.recorded_at)
        and isinstance(entry.event, e.PersonEnrolled | e.PersonWithdrawn)
        and entry.event.person == person
    )


def _person(practice: Practice, person: str) -> Person:
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
    return practice.people[person]


def _step(kind: StepKind, on: date, reason: str, to: str) -> CareStep:
    try:
        return CareStep(kind=kind, on=on, reason=" ".join(reason.split()), to=" ".join(to.split()))
    except ValidationError:
        raise Refused(_("That is too long: 300 letters for the reason and 80 for where it leads.")) from None


def _not_discharged(person: Person, care: Care) -> None:
    if discharged(care) is not None:
        raise Refused(_("{name} is discharged. Re-admit them first.").format(name=person.name))


def _in_order(care: Care, on: date) -> None:
    if care.steps and on < care.steps[-1].on:
        raise Refused(_("A step of care cannot be before the last one."))


def _joins(practice: Practice, person: Person, groups: Collection[str], on: date) -> list[e.PersonEnrolled]:
    """A membership of each group that has none without an end from that day on."""
    found = []
    for group in dict.fromkeys(groups):
        if group not in practice.groups:
            raise Refused(_("That group is not here any more."))
        mine = [each for each in practice.enrollments if each.is_of(person.id, group)]
        if any(each.holds(on) and each.until is None for each in mine):
            continue
        refuse_namesake(practice, person, group, on)
        found.append(e.PersonEnrolled(person=person.id, group=group, on=on))
    return found
