"""What others' entries say of somebody who is erased: their own words stay, the name goes out of them."""

from __future__ import annotations

from datetime import date, time

import pytest

from app.model.care import CareStep, ReachTry
from app.model.groups import Group, Meeting, ScheduleException
from app.model.leaving import Destination, Leaving
from app.model.people import Consent, Location, Objective, Person
from app.model.plans import Feedback, Goal, PlanLine, PlanPart
from app.practice import events as e
from app.practice.erased import without

DAY = date(2026, 11, 24)
WORDS = "Their words; sits with Maria."
GROUP = Group(
    id="morning",
    name="IOP Morning",
    program_id="harmony",
    zone="America/New_York",
    meetings=(Meeting(weekday=1, start=time(9)),),
    exceptions=(ScheduleException(day=DAY, start=time(9), kind="cancelled", reason=WORDS),),
)
JAMES = Person(
    id="james",
    name="James T.",
    pronouns="he",
    access_needs=WORDS,
    withdrawal_risk=WORDS,
    naloxone=WORDS,
    objectives=(Objective(id="one", text=WORDS),),
    locations=(Location(id="home", name=WORDS, address=WORDS),),
    known_as=("Jim", "Maria’s James"),
)
LEAVING = Leaving(
    destination=Destination.OTHER, recipient="Maria Ortiz", purpose=WORDS, scope=WORDS, reference=WORDS
)
OTHERS: dict[str, e.PracticeEvent] = {
    "person": e.PersonChanged(person=JAMES),
    "group": e.GroupChanged(group=GROUP),
    "step of care": e.CareStepTaken(
        person="james", step=CareStep(kind="stepped_down", on=DAY, reason=WORDS, to=WORDS)
    ),
    "attempt": e.ReachTried(
        person="james", session="s", attempt=ReachTry(how="call", reached=True, words=WORDS)
    ),
    "document": e.PersonDocumentSent(
        person="james",
        format="pdf",
        purpose=WORDS,
        digest="ab",
        leaving=LEAVING.model_copy(update={"recipient": ""}),
    ),
    "line of a plan": e.PlanLineKept(
        person="james", line=PlanLine(id="one", part=PlanPart.COPING_SKILLS, text=WORDS)
    ),
    "goal": e.GoalKept(
        person="james", goal=Goal(id="one", text=WORDS, feedback=(Feedback(on=DAY, text=WORDS),))
    ),
}


def safe(words: str, tells: bool) -> str:
    return words.replace("Maria", "somebody")


@pytest.mark.parametrize("kind", OTHERS)
def test_no_name_is_left_in_what_is_about_somebody_else(kind: str) -> None:
    before = OTHERS[kind]
    after = without(before, "maria", safe)
    assert after is not None
    said = after.model_dump_json()
    assert "Maria" not in said
    assert "Their words; sits with somebody." in said
    assert without(before, "maria", lambda words, tells: words) == before


def test_what_others_gave_as_theirs_stays_whoever_it_names() -> None:
    consent = Consent(id="one", kind="disclosure", to_whom="Maria Ortiz, Albany", purpose="care", signed=DAY)
    for event in (
        e.ConsentKept(person="james", consent=consent),
        e.PersonDocumentSent(person="james", format="pdf", purpose="care", digest="ab", leaving=LEAVING),
    ):
        after = without(event, "maria", safe)
        assert after is not None
        assert "Maria Ortiz" in after.model_dump_json()


@pytest.mark.parametrize("kind", sorted(OTHERS.keys() - {"group"}))
def test_nothing_is_left_of_what_is_about_themselves(kind: str) -> None:
    assert without(OTHERS[kind], "james", safe) is None


def test_who_was_kept_apart_from_them_is_not_told_any_more() -> None:
    assert without(e.KeptApart(one="james", other="maria"), "maria", safe) is None
    assert without(e.KeptApart(one="james", other="aisha"), "maria", safe) is not None
