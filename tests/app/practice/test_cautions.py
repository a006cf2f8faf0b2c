"""What is pointed out about a group: its size, its week, a meeting that stands twice; never more than is known."""

from __future__ import annotations

from datetime import date, time

import pytest

from app.intake.programs import shipped_programs
from app.model.groups import Group, Meeting
from app.model.people import Person
from app.practice import commands as c
from app.practice.cautions import group_cautions, program_cautions, weekly_minutes
from app.practice.programs import add_program, change_program
from app.practice.state import Practice
from app.setting_up import first_group
from tests.app.practice.test_commands import ALEX, after

HARMONY, BLUE_HEART = shipped_programs()
ZONE = "America/New_York"
MONDAY = date(2026, 11, 2)
EVENING = first_group(BLUE_HEART, "evening", ZONE)
# the morning cohort: its own mornings, and the two that the evening cohort shares with it
COHORT = Group(
    id="cohort",
    name="Blue Heart Morning",
    program_id="blue-heart",
    zone=ZONE,
    meetings=tuple(Meeting(weekday=day, start=time(9)) for day in (0, 1, 2)),
)


@pytest.fixture
def practice() -> Practice:
    practice = after(Practice(), c.add_user, ALEX)
    for shipped, group in ((HARMONY, first_group(HARMONY, "morning", ZONE)), (BLUE_HEART, EVENING)):
        practice = after(practice, add_program, shipped.program)
        practice = after(practice, c.add_group, group)
    return practice


def with_people(practice: Practice, count: int, group: str = "morning") -> Practice:
    people = [Person(id=f"{group}-{place}", name=f"Person {place}") for place in range(count)]
    return after(practice, c.add_people, people, group, MONDAY)


def cautions(practice: Practice, group: str = "morning", day: date = MONDAY) -> tuple[str, ...]:
    return group_cautions(practice, practice.groups[group], day)


def test_the_shipped_groups_meet_their_programs_rules(practice: Practice) -> None:
    for group, count in (("morning", 12), ("evening", 2)):
        assert cautions(with_people(practice, count, group), group) == ()


def test_a_group_without_people_is_only_empty(practice: Practice) -> None:
    assert cautions(practice) == ()


def test_more_people_than_the_program_plans_for_are_pointed_out(practice: Practice) -> None:
    practice = with_people(practice, 13)
    assert cautions(practice) == ("13 people are in this group; Harmony plans for 12 at most.",)
    assert cautions(practice, day=date(2026, 11, 1)) == ()  # not members yet
    lecture = HARMONY.program.agenda.model_copy(update={"blocks": HARMONY.program.agenda.blocks[1:2]})
    day = {"day_minutes": 45, "weekly_minutes": 135}
    changed = HARMONY.program.model_copy(
        update={"agenda": lecture, "rules": HARMONY.program.rules.model_copy(update=day)}
    )
    assert cautions(after(practice, change_program, changed)) == ()  # education takes more


def test_fewer_than_the_least_are_pointed_out(practice: Practice) -> None:
    assert cautions(with_people(practice, 1)) == ("1 person is in this group; Harmony plans for 2 at least.",)


def test_a_week_that_cannot_reach_the_target_is_pointed_out(practice: Practice) -> None:
    morning = practice.groups["morning"]
    two_days = morning.model_copy(update={"meetings": morning.meetings[:2]})
    practice = after(practice, c.change_group, two_days)
    assert cautions(practice) == ("A week of this group has 6:00 hours; Harmony asks for 9:00 hours.",)
    none = morning.model_copy(update={"meetings": ()})
    assert cautions(after(practice, c.change_group, none)) == ()


def test_where_breaks_do_not_count_the_week_is_shorter(practice: Practice) -> None:
    rules = HARMONY.program.rules.model_copy(update={"breaks_count": False})
    practice = after(practice, change_program, HARMONY.program.model_copy(update={"rules": rules}))
    assert weekly_minutes(practice, practice.groups["morning"]) == 3 * 165
    assert cautions(practice) == ("A week of this group has 8:15 hours; Harmony asks for 9:00 hours.",)


def test_meetings_that_another_group_shares_count(practice: Practice) -> None:
    practice = after(practice, c.add_group, COHORT)
    assert cautions(practice, "cohort") == (
        "A week of this group has 6:45 hours; Blue Heart asks for 9:00 hours.",
    )
    shared = tuple(
        each.model_copy(update={"also": ("cohort",)}) if each.weekday in (3, 6) else each
        for each in EVENING.meetings
    )
    practice = after(practice, c.change_group, EVENING.model_copy(update={"meetings": shared}))
    assert weekly_minutes(practice, practice.groups["cohort"]) == 5 * 135
    assert cautions(practice, "cohort") == ()
    own = COHORT.model_copy(update={"meetings": (*COHORT.meetings, Meeting(weekday=6, start=time(9)))})
    assert cautions(after(practice, c.change_group, own), "cohort") == (
        "A meeting stands in this group and is shared by IOP Evening as well. Keep one of them.",
    )


def test_an_agenda_that_cannot_meet_its_programs_rules_is_pointed_out() -> None:
    for shipped in (HARMONY, BLUE_HEART):
        assert program_cautions(shipped.program) == ()
    rules = BLUE_HEART.program.rules.model_copy(update={"days_a_week": 3, "day_minutes": 180})
    assert program_cautions(BLUE_HEART.program.model_copy(update={"rules": rules})) == (
        "A day of this agenda has 2:15 hours; the rules ask for 3:00 hours.",
        "3 days a week of this agenda have 6:45 hours; the rules ask for 9:00 hours.",
    )
