"""Arranging the practice: what cannot be is refused in one sentence, and nothing is half done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import reduce
from typing import Concatenate, ParamSpec

import pytest

from app.errors import Refused
from app.intake.programs import shipped_programs
from app.model.entry import Entry
from app.model.groups import Group
from app.model.people import Person, User
from app.practice import care
from app.practice import commands as c
from app.practice import events as e
from app.practice.programs import add_program
from app.practice.state import Practice, PracticeEntry, fold

P = ParamSpec("P")
HARMONY = shipped_programs()[0].program
MONDAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 17, tzinfo=UTC)
ALEX = User(id="alex", name="Alex Rivera")
MORNING = Group(id="morning", name="IOP Morning", program_id="harmony", zone="America/New_York")
EVENING = Group(id="evening", name="IOP Evening", program_id="harmony", zone="America/New_York")
MARIA, JAMES = Person(id="maria", name="Maria S."), Person(id="james", name="James T.")


def after(
    practice: Practice,
    command: Callable[Concatenate[Practice, datetime, P], Sequence[e.PracticeEvent]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Practice:
    entries: list[PracticeEntry] = [
        Entry(f"{len(practice.entries)}-{place}", "practice", "alex", NOON, NOON, event)
        for place, event in enumerate(command(practice, NOON, *args, **kwargs))
    ]
    return reduce(fold, entries, practice)


def refused(
    practice: Practice,
    command: Callable[Concatenate[Practice, datetime, P], Sequence[e.PracticeEvent]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> str:
    with pytest.raises(Refused) as refusal:
        command(practice, NOON, *args, **kwargs)
    return refusal.value.sentence


@pytest.fixture
def practice() -> Practice:
    empty = after(Practice(), c.add_user, ALEX)
    with_groups = after(after(after(empty, add_program, HARMONY), c.add_group, MORNING), c.add_group, EVENING)
    return after(with_groups, c.add_person, MARIA, "morning", MONDAY)


def test_two_users_of_one_name_are_told_apart(practice: Practice) -> None:
    assert refused(practice, c.add_user, User(id="b", name="alex  rivéra")) == (
        "Somebody with that name already uses this vault. Add an initial to tell them apart."
    )


def test_a_program_and_a_group_are_added_once(practice: Practice) -> None:
    assert refused(practice, add_program, HARMONY) == "Harmony is already here."
    assert refused(practice, c.add_group, MORNING) == "IOP Morning is already here."
    twin = MORNING.model_copy(update={"id": "other", "name": "iop morning"})
    assert refused(practice, c.add_group, twin) == "There is already a group called iop morning."
    homeless = MORNING.model_copy(update={"id": "other", "name": "Nights", "program_id": "none"})
    assert refused(practice, c.add_group, homeless) == "Choose a program for this group first."


def test_a_change_that_changes_nothing_leaves_no_entry(practice: Practice) -> None:
    assert c.change_group(practice, NOON, MORNING) == []
    assert c.change_user(practice, NOON, ALEX, ()) == []
    assert c.change_person(practice, NOON, MARIA) == []
    assert care.join(practice, NOON, "maria", "morning", MONDAY) == []
    assert care.leave(practice, NOON, "maria", "evening", MONDAY) == []
    assert c.note_failed_unlocks(practice, NOON, 0) == []
    assert c.note_failed_unlocks(practice, NOON, 3) == [e.UnlocksFailed(times=3)]


def test_what_is_gone_cannot_be_changed(practice: Practice) -> None:
    assert refused(practice, c.change_user, User(id="x", name="X"), ()) == "That user is not in this vault."
    assert refused(practice, c.change_person, JAMES) == "That person is not here any more."
    assert refused(practice, care.join, "james", "morning", MONDAY) == "That person is not here any more."
    assert refused(practice, c.add_person, JAMES, "nights", MONDAY) == "That group is not here any more."
    other = MORNING.model_copy(update={"id": "other", "name": "Nights"})
    assert refused(practice, c.change_group, other) == "That group is not here any more."


def test_two_people_of_one_name_in_one_group_are_told_apart(practice: Practice) -> None:
    twin = Person(id="twin", name="maria s")
    sentence = "There is already maria s in this group. Add an initial to tell them apart."
    assert refused(practice, c.add_person, twin, "morning", MONDAY) == sentence
    elsewhere = after(practice, c.add_person, twin, "evening", MONDAY)
    assert refused(elsewhere, care.join, "twin", "morning", MONDAY) == sentence
    assert refused(elsewhere, care.join, "maria", "evening", MONDAY).startswith("There is already Maria S.")
    both = after(practice, c.add_person, JAMES, "morning", MONDAY)
    renamed = Person(id="james", name="Maria S.")
    assert refused(both, c.change_person, renamed).startswith("There is already Maria S. in this group.")


def test_a_namesake_who_is_to_come_is_one_already(practice: Practice) -> None:
    twin = Person(id="twin", name="maria s")
    later = after(
        after(practice, c.add_person, JAMES, "evening", date(2026, 11, 9)),
        c.add_person,
        twin,
        "evening",
        MONDAY,
    )
    said = "There is already {} in this group. Add an initial to tell them apart."
    assert refused(later, care.join, "maria", "evening", date(2026, 11, 1)) == said.format("Maria S.")
    assert refused(later, c.add_person, Person(id="new", name="James T."), "evening", MONDAY) == said.format(
        "James T."
    )
    renamed = Person(id="james", name="maria s.")
    assert refused(later, c.change_person, renamed) == said.format("maria s.")


def test_a_namesake_who_comes_when_somebody_is_gone_keeps_nobody_from_being_changed(
    practice: Practice,
) -> None:
    gone = after(practice, care.leave, "maria", "morning", date(2026, 11, 9))
    both = after(gone, c.add_person, Person(id="twin", name="maria s"), "morning", date(2026, 11, 16))
    changed = after(both, c.change_person, MARIA.model_copy(update={"callback": "413-555-0112"}))
    assert changed.people["maria"].callback == "413-555-0112"


def test_several_people_are_added_together_or_not_at_all(practice: Practice) -> None:
    found = after(practice, c.add_people, [JAMES, Person(id="aisha", name="Aisha K.")], "morning", MONDAY)
    assert [member.name for member in found.members("morning", MONDAY)] == [
        "Maria S.",
        "James T.",
        "Aisha K.",
    ]
    twins = [JAMES, Person(id="twin", name="James  T")]
    assert refused(practice, c.add_people, twins, "morning", MONDAY) == (
        "James  T is on the list twice. Add an initial to tell them apart."
    )
    namesake = Person(id="other", name="Maria S")
    assert refused(practice, c.add_people, [JAMES, namesake], "morning", MONDAY).startswith(
        "There is already"
    )


def test_the_change_of_a_person_is_what_everybody_sees(practice: Practice) -> None:
    changed = after(practice, c.change_person, MARIA.model_copy(update={"pronouns": "she"}))
    assert changed.people["maria"].pronouns == "she"
    renamed = after(practice, c.change_group, MORNING.model_copy(update={"name": "Morning group"}))
    assert renamed.groups["morning"].name == "Morning group"
    credentialed = after(practice, c.change_user, ALEX.model_copy(update={"credentials": "LADC"}), ())
    assert credentialed.users["alex"].signature == "Alex Rivera, LADC"


def test_who_left_a_group_can_come_back(practice: Practice) -> None:
    gone = after(practice, care.leave, "maria", "morning", date(2026, 11, 9))
    assert gone.members("morning", date(2026, 11, 9)) == []
    back = after(gone, care.join, "maria", "morning", date(2026, 11, 16))
    assert [group.id for group in back.groups_of("maria", date(2026, 11, 16))] == ["morning"]
    assert back.program_of(MORNING) == HARMONY
