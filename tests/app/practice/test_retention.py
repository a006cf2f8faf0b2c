"""How long words about somebody are kept, and who is due."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.model.agenda import Agenda, Block
from app.model.care import CareStep
from app.model.entry import Entry
from app.model.groups import Group
from app.model.people import Person
from app.model.programs import Program
from app.practice import events as e
from app.practice.accounting import Left
from app.practice.retention import due, keep_years, years_after, young_disclosures
from app.practice.state import STREAM, Practice, fold_all

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOON.date()


def practice(*events: e.PracticeEvent, years: tuple[int | None, int | None] = (7, 10)) -> Practice:
    """Two programs with a group each, and these events."""
    agenda = Agenda(id="a", title="Day", blocks=(Block(id="b", title="B", minutes=10),))
    made: list[e.PracticeEvent] = []
    for name, each in zip(("one", "two"), years, strict=True):
        made.append(e.ProgramAdded(program=Program(id=name, name=name, agenda=agenda, keep_years=each)))
        group = Group(id=f"group-{name}", name=name, program_id=name, zone="UTC")
        made.append(e.GroupAdded(group=group))
    return fold_all(
        Entry(str(place), STREAM, "alex", NOON, NOON, event) for place, event in enumerate([*made, *events])
    )


def person(id: str, discharged: date | None, *groups: str) -> list[e.PracticeEvent]:
    found: list[e.PracticeEvent] = [e.PersonAdded(person=Person(id=id, name=id.title()))]
    found += [e.PersonEnrolled(person=id, group=f"group-{each}", on=date(2010, 1, 4)) for each in groups]
    if discharged is not None:
        step = CareStep(kind="discharged", on=discharged, reason="Done")
        found.append(e.CareStepTaken(person=id, step=step))
    return found


def test_who_is_due_when_the_years_of_their_program_are_over() -> None:
    made = practice(
        *person("ann", date(2019, 11, 24), "one"),
        *person("bo", date(2019, 11, 25), "one"),
        *person("cy", date(2015, 1, 1), "one"),
        *person("di", None, "one"),
    )
    assert [(each.person.id, each.until) for each in due(made, TODAY)] == [
        ("cy", date(2022, 1, 1)),
        ("ann", date(2026, 11, 24)),
    ]


def test_of_several_programs_the_longest_counts_and_one_that_says_nothing_keeps_for_good() -> None:
    both = person("ann", date(2018, 1, 1), "one", "two")
    assert keep_years(practice(*both), "ann") == 10
    assert due(practice(*both), TODAY) == ()
    assert due(practice(*both, years=(7, None)), TODAY) == ()
    assert due(practice(*person("bo", date(2000, 1, 1))), TODAY) == ()
    assert due(practice(*person("bo", date(2000, 1, 1), "one"), years=(None, None)), TODAY) == ()


def test_somebody_who_came_back_is_not_due() -> None:
    back = e.CareStepTaken(person="ann", step=CareStep(kind="readmitted", on=date(2026, 1, 5)))
    assert due(practice(*person("ann", date(2010, 1, 1), "one"), back), TODAY) == ()


def test_a_leap_day_is_over_a_day_later() -> None:
    assert years_after(date(2020, 2, 29), 7) == date(2027, 3, 1)
    assert years_after(date(2020, 2, 29), 4) == date(2024, 2, 29)


def test_disclosures_are_young_for_six_years() -> None:
    def left(on: date) -> Left:
        return Left(NOON, on, "note", "pdf", "", "", "")

    days = (date(2020, 11, 24), date(2020, 11, 25), TODAY)
    assert [each.on for each in young_disclosures(map(left, days), TODAY)] == [*days[1:]]
    # on a leap day six years after March 1 is tomorrow
    late = [date(2022, 2, 28), date(2022, 3, 1)]
    assert [each.on for each in young_disclosures(map(left, late), date(2028, 2, 29))] == late[1:]
