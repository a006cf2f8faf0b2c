"""Steps of care, each refused in one sentence when it cannot be, and taken back whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import Concatenate, ParamSpec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.intake.programs import shipped_programs
from app.model.care import StepKind
from app.model.entry import Entry
from app.model.groups import Group
from app.model.people import Person
from app.practice import care
from app.practice import commands as c
from app.practice import events as e
from app.practice.programs import add_program
from app.practice.state import Practice, PracticeEntry, fold, fold_all

P = ParamSpec("P")
NOON = datetime(2026, 11, 24, 17, tzinfo=UTC)
MONDAY, TODAY = date(2026, 11, 2), date(2026, 11, 24)
MARIA, JAMES = Person(id="maria", name="Maria S."), Person(id="james", name="James T.")


class Told:
    """A practice that acts are done in, each at a moment of its own."""

    def __init__(self) -> None:
        self.practice = Practice()
        self.acts = 0

    def do(
        self,
        command: Callable[Concatenate[Practice, datetime, P], Sequence[e.PracticeEvent]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Sequence[e.PracticeEvent]:
        found = command(self.practice, NOON, *args, **kwargs)
        self.acts += 1
        at = NOON + timedelta(seconds=self.acts)
        entries: list[PracticeEntry] = [
            Entry(f"{self.acts}-{place}", "practice", "alex", at, at, event)
            for place, event in enumerate(found)
        ]
        self.practice = reduce(fold, entries, self.practice)
        return found

    def groups(self, day: date, person: str = "maria") -> list[str]:
        return [group.id for group in self.practice.groups_of(person, day)]

    def steps(self, person: str = "maria") -> list[str]:
        return [step.kind for step in self.practice.care_of(person).steps]


@pytest.fixture
def told() -> Told:
    return stage()


def stage() -> Told:
    told = Told()
    program = shipped_programs()[0].program
    told.do(add_program, program)
    for group in ("am", "pm", "wed"):
        told.do(
            c.add_group, Group(id=group, name=f"IOP {group}", program_id=program.id, zone="America/New_York")
        )
    told.do(c.add_people, [MARIA, JAMES], "am", MONDAY)
    return told


def refused(
    told: Told,
    command: Callable[Concatenate[Practice, datetime, P], Sequence[e.PracticeEvent]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> str:
    with pytest.raises(Refused) as refusal:
        command(told.practice, NOON, *args, **kwargs)
    return refusal.value.sentence


def test_a_discharge_is_one_act_that_leaves_every_group(told: Told) -> None:
    told.do(care.admit, "maria", MONDAY)
    told.do(care.join, "maria", "pm", MONDAY)
    told.do(care.join, "maria", "wed", date(2026, 12, 2))  # to begin later
    found = told.do(care.discharge, "maria", TODAY, "completed the program", "the Bridge")
    assert [event.kind for event in found] == ["care_step_taken", *["person_withdrawn"] * 3]
    assert told.groups(TODAY - timedelta(days=1)) == ["am", "pm"]
    assert told.groups(TODAY) == []
    assert told.groups(date(2026, 12, 5)) == []
    last = told.practice.care_of("maria").steps[-1]
    assert (last.kind, last.on, last.reason, last.to) == (
        "discharged",
        TODAY,
        "completed the program",
        "the Bridge",
    )
    assert told.groups(TODAY, "james") == ["am"]


def test_a_discharge_needs_a_reason_and_happens_once(told: Told) -> None:
    assert refused(told, care.discharge, "maria", TODAY, " ").startswith("Write why Maria S. is discharged")
    told.do(care.discharge, "maria", TODAY, "moved away")
    again = "Maria S. is discharged. Re-admit them first."
    assert refused(told, care.discharge, "maria", TODAY, "again") == again
    assert refused(told, care.step, "maria", "stepped_down", TODAY) == again
    assert refused(told, care.join, "maria", "pm", TODAY) == again


@pytest.mark.parametrize("days", [0, 7])
def test_who_is_or_is_to_be_discharged_moves_to_no_group(told: Told, days: int) -> None:
    told.do(care.discharge, "maria", TODAY + timedelta(days=days), "moved away")
    assert refused(told, care.move, "maria", "am", "pm", TODAY - timedelta(days=1)) == (
        "Maria S. is discharged. Re-admit them first."
    )


def test_who_is_admitted_again_keeps_what_was_before(told: Told) -> None:
    assert refused(told, care.readmit, "maria", TODAY) == "Maria S. is not discharged."
    told.do(care.discharge, "maria", date(2026, 11, 10), "left")
    told.do(care.readmit, "maria", TODAY, ["pm"], "came back")
    assert told.groups(date(2026, 11, 9)) == ["am"]
    assert told.groups(date(2026, 11, 12)) == []
    assert told.groups(TODAY) == ["pm"]
    assert told.steps() == ["discharged", "readmitted"]


def test_a_move_is_one_act_on_one_day(told: Told) -> None:
    found = told.do(care.move, "maria", "am", "pm", TODAY)
    assert [event.kind for event in found] == ["person_withdrawn", "person_enrolled"]
    assert told.groups(TODAY - timedelta(days=1)) == ["am"]
    assert told.groups(TODAY) == ["pm"]
    assert (
        refused(told, care.move, "maria", "am", "wed", TODAY) == "Maria S. is not in that group on that day."
    )
    assert refused(told, care.move, "maria", "pm", "pm", TODAY) == "Choose another group to move to."


def test_two_people_of_one_name_do_not_meet_in_a_group(told: Told) -> None:
    told.do(c.add_person, Person(id="other", name="maria s"), "pm", MONDAY)
    said = "There is already Maria S. in this group. Add an initial to tell them apart."
    assert refused(told, care.join, "maria", "pm", TODAY) == said
    assert refused(told, care.move, "maria", "am", "pm", TODAY) == said


def test_steps_come_in_order(told: Told) -> None:
    told.do(care.admit, "maria", MONDAY)
    assert refused(told, care.admit, "maria", TODAY) == "Maria S. was admitted already."
    told.do(care.step, "maria", "stepped_down", TODAY, "steady for three weeks", "Level 1")
    assert (
        refused(told, care.step, "maria", "aftercare", MONDAY)
        == "A step of care cannot be before the last one."
    )
    assert refused(told, care.step, "maria", "discharged", TODAY) == "Choose what kind of step it is."
    assert refused(told, care.step, "maria", "aftercare", TODAY, "y" * 301).startswith("That is too long")


def test_a_step_that_was_a_slip_is_taken_back_with_all_that_came_with_it(told: Told) -> None:
    told.do(care.admit, "maria", MONDAY)
    told.do(care.join, "maria", "pm", MONDAY)
    before = told.practice
    told.do(care.discharge, "maria", TODAY, "a slip")
    told.do(care.tick, "james", "contacts_known", True)
    told.do(care.take_back_step, "maria")
    assert told.steps() == ["admitted"]
    assert told.practice.enrollments == before.enrollments
    assert told.practice.care_of("james").ticked == {"contacts_known"}
    told.do(care.take_back_step, "maria")
    assert told.steps() == []
    assert refused(told, care.take_back_step, "maria") == "There is no step to take back."


def test_the_checklist_is_ticked_and_unticked(told: Told) -> None:
    told.do(care.tick, "maria", "plan_handed_over", True)
    assert told.do(care.tick, "maria", "plan_handed_over", True) == []
    assert told.practice.care_of("maria").ticked == {"plan_handed_over"}
    told.do(care.tick, "maria", "plan_handed_over", False)
    assert told.practice.care_of("maria").ticked == frozenset()


ACT = st.tuples(
    st.sampled_from(["join", "leave", "move", "step", "discharge", "readmit", "admit", "back"]),
    st.sampled_from(["am", "pm", "wed"]),
    st.sampled_from(["am", "pm", "wed"]),
    st.dates(MONDAY, date(2026, 11, 30)),
)


def _try(told: Told, name: str, group: str, other: str, day: date) -> None:
    kind: StepKind = "stepped_up" if group == "am" else "aftercare"
    acts: dict[str, Callable[[], object]] = {
        "join": lambda: told.do(care.join, "maria", group, day),
        "leave": lambda: told.do(care.leave, "maria", group, day),
        "move": lambda: told.do(care.move, "maria", group, other, day),
        "step": lambda: told.do(care.step, "maria", kind, day),
        "discharge": lambda: told.do(care.discharge, "maria", day, "over"),
        "readmit": lambda: told.do(care.readmit, "maria", day, [group, other, group]),
        "admit": lambda: told.do(care.admit, "maria", day, [group]),
        "back": lambda: told.do(care.take_back_step, "maria"),
    }
    try:
        acts[name]()
    except Refused:
        return
    if name == "discharge":
        assert all(not told.groups(day + timedelta(days=n)) for n in range(40))
    if name == "move":
        assert group not in told.groups(day)
        assert other in told.groups(day)


@given(st.lists(ACT, max_size=10))
def test_any_steps_in_any_order_count_nobody_twice(acts: list[tuple[str, str, str, date]]) -> None:
    told = stage()
    for name, group, other, day in acts:
        _try(told, name, group, other, day)
    practice = told.practice
    for n in range(40):
        day = MONDAY + timedelta(days=n)
        for group in practice.groups:
            held = [each.person for each in practice.enrollments if each.group == group and each.holds(day)]
            assert len(held) == len(set(held))
    assert fold_all(practice.entries) == practice
    steps = practice.care_of("maria").steps
    assert [step.on for step in steps] == sorted(step.on for step in steps)
