"""Every kind of document about one person that somebody wrote words in, for tests of what it tells of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from app.documents.accounting_page import accounting_page
from app.documents.care_summary import care_page, take_summary
from app.documents.no_show import MissedSession, no_show_note
from app.documents.page import text
from app.documents.people_beside import names_of_all, names_of_those_around
from app.documents.plan_page import plan_page, written_plan
from app.documents.record import SafetyStepRecord
from app.documents.redaction import Names, Redacted, redact
from app.documents.safety_note import SafetyDone, safety_note
from app.live.safety_steps import WRITTEN
from app.model.care import ReachTry
from app.model.people import Objective, Person
from app.model.plans import Plan, PlanLine, PlanPart
from app.practice.accounting import Accounting, Left
from app.practice.state import Care, NoShow, Practice, Reached

ABOUT = "own"
KINDS = ("plan", "care summary", "no-show note", "safety note", "accounting")
DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


class Made(NamedTuple):
    """A document: what was read out of it, whose names with, and its words once everything is answered."""

    known: Redacted[Any]
    names: Names
    words: Callable[[], str]


def people_of(names: Names) -> Practice:
    """A practice of the person and everybody around them."""

    def person(id: str, known: tuple[str, ...]) -> Person:
        return Person(id=id, name=known[0], legal_name="".join(known[1:2]), known_as=known[2:])

    everybody = [person(ABOUT, names.own), *(person(id, known) for id, known in names.others.items())]
    return Practice(people={each.id: each for each in everybody})


def made(
    kind: str,
    practice: Practice,
    said: str,
    answers: Mapping[str, bool] | None = None,
    guests: tuple[str, ...] = (),
) -> Made:
    """A document of this kind in which somebody wrote `said`."""
    person, given = practice.people[ABOUT], answers or {}
    practice = Practice(people=practice.people, care={ABOUT: Care(names=given)})
    names = names_of_all(practice, ABOUT, guests)
    if kind == "plan":
        names = names_of_those_around(practice, ABOUT, guests, practice.people.keys())
        line = PlanLine.model_construct(id="1", part=PlanPart.COPING_SKILLS, text=said)
        practice = Practice(people=practice.people, care={ABOUT: Care(names=given, plan=Plan((line,)))})
        plan = written_plan(practice, ABOUT, names)
        return Made(plan, names, lambda: text(plan_page(plan, DAY)))
    if kind == "care summary":
        objective = Objective.model_construct(id="1", text=said)
        own = person.model_copy(update={"objectives": (objective,)})
        summary = take_summary(Practice(people={ABOUT: own}), ABOUT, (), (), {}, DAY)
        taken = redact(summary, names, given)
        return Made(taken, names, lambda: text(care_page(taken)))
    if kind == "no-show note":
        tried = Reached(AT, "", ReachTry.model_construct(how="call", reached=False, words=said, at=None))
        missed = redact(MissedSession("IOP", DAY, "UTC", NoShow((tried,))), names, given)
        return Made(missed, names, lambda: no_show_note(missed, {}, AT))
    if kind == "safety note":
        step = SafetyStepRecord(at=AT, author="", situation="other", step=WRITTEN, words=said)
        done = redact(SafetyDone("IOP", DAY, (step,), ()), names, given)
        return Made(done, names, lambda: safety_note(done))
    left = Left(AT, DAY, "plan", "pdf", "", "", said)
    account = redact(Accounting(person, (), (left,)), names, given)
    return Made(account, names, lambda: text(accounting_page(account, DAY)))


def in_every_kind(
    practice: Practice, said: str, answer: bool, guests: tuple[str, ...] = ()
) -> Iterator[tuple[str, Made]]:
    """Each document, with this answer to everything that it asks."""
    for kind in KINDS:
        asked = made(kind, practice, said, guests=guests).known.asked
        yield kind, made(kind, practice, said, {each.place: answer for each in asked}, guests)
