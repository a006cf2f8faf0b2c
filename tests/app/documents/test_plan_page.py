"""The page of a plan: what is empty can be filled in by hand, and nobody else of the group is named."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from app.desk import Desk
from app.documents.page import Page, pdf, pictures, text
from app.documents.people_beside import names_of_those_around
from app.documents.plan_page import BLANKS, WrittenPlan, plan_page, written_plan
from app.documents.redaction import NamesToJudge, Redacted, members_named
from app.model.people import Person
from app.model.plans import PlanPart
from app.practice import care, commands, plans
from app.practice.names_answered import answer_names
from app.practice.state import Practice
from tests.practice_for_tests import ALEX, EVENING, MARIA, MORNING

TODAY = date(2026, 11, 24)


def plan_of(practice: Practice, met: Collection[str] = ()) -> Redacted[WrittenPlan]:
    return written_plan(practice, MARIA, names_of_those_around(practice, MARIA, (), met))


def page_of(practice: Practice, met: Collection[str] = ()) -> Page:
    return plan_page(plan_of(practice, met), TODAY)


def filled(desk: Desk) -> Desk:
    seat = desk.seat(ALEX.id)
    seat.arrange(plans.keep_line, MARIA, "1", PlanPart.COPING_SKILLS, "Breathe *slowly*, like James showed")
    seat.arrange(plans.keep_line, MARIA, "2", PlanPart.PEOPLE_TO_CALL, "Aunt Rosa, 518-555-0142")
    seat.arrange(plans.keep_goal, MARIA, "g", "Thirty meetings")
    seat.arrange(plans.set_progress, MARIA, "g", "nearly")
    seat.arrange(plans.add_feedback, MARIA, "g", "Aisha heard more calm, Maria")
    return desk


def test_the_page_has_each_part_with_its_lines_or_room_to_write(desk: Desk) -> None:
    seat = filled(desk).seat(ALEX.id)
    for line, words in (("t", "My cousin"), ("u", "the boys of the corner")):
        seat.arrange(plans.keep_line, MARIA, line, PlanPart.TRIGGER_PEOPLE, words)
    page = page_of(desk.practice)
    assert page.title == "Maria S.: my plan to stay well"
    assert page.line == "As of Tuesday, November 24, 2026"
    sections = {section.heading: section for section in page.sections}
    assert sections["What makes it hard"].labelled == (
        ("People", "My cousin; the boys of the corner"),
        ("Places", ""),
        ("Feelings", ""),
        ("Times", ""),
    )
    assert "People: My cousin; the boys of the corner" in text(page)
    assert len(sections) == len(PlanPart) - 4 + 1 + 1
    assert sections["People to call"].items == ("Aunt Rosa, 518-555-0142",)
    assert sections["People to call"].blanks == 0
    assert (sections["Warning signs"].items, sections["Warning signs"].blanks) == ((), BLANKS)


def test_nobody_else_of_the_group_is_on_it(desk: Desk) -> None:
    page = page_of(filled(desk).practice)
    sections = {section.heading: section.items for section in page.sections}
    assert sections["Coping skills"] == ("Breathe *slowly*, like another group member showed",)
    assert sections["My goals"] == (
        "Thirty meetings (nearly there)",
        "The group said: another group member heard more calm, Maria",
    )


def test_people_of_ones_own_life_keep_their_names_and_members_do_not(desk: Desk) -> None:
    seat = filled(desk).seat(ALEX.id)
    seat.arrange(commands.add_person, Person(id="rosa", name="Rosa P."), EVENING, date(2026, 11, 2))
    seat.arrange(plans.keep_line, MARIA, "3", PlanPart.PEOPLE_TO_CALL, "James from group")
    sections = {section.heading: section.items for section in page_of(desk.practice).sections}
    assert sections["People to call"] == (
        "Aunt Rosa, 518-555-0142",
        "another group member from group",
    )


def test_the_page_fits_on_paper_and_can_be_pasted(desk: Desk) -> None:
    page = page_of(filled(desk).practice)
    assert text(page).startswith("Maria S.: my plan to stay well\n\nAs of Tuesday, November 24, 2026\n")
    assert "• Breathe *slowly*, like another group member showed" in text(page)
    assert pdf(page).startswith(b"%PDF")


def test_an_empty_plan_and_one_with_two_lines_in_each_part_are_one_sheet(desk: Desk) -> None:
    assert len(pictures(page_of(desk.practice), 30)) == 1
    seat = desk.seat(ALEX.id)
    for words in ("Call my sponsor, 518-555-0142", "Walk to the river and back before anything else"):
        for part in PlanPart:
            seat.arrange(plans.keep_line, MARIA, f"{part}{words}", part, words)
        seat.arrange(plans.keep_goal, MARIA, words, words)
    assert len(pictures(page_of(desk.practice), 30)) == 1


def test_names_of_the_group_are_found_in_words(desk: Desk) -> None:
    practice = desk.practice
    assert members_named(practice, MARIA, "james and AISHA’s calm") == ("James T.", "Aisha K.")
    assert members_named(practice, MARIA, "Maria was calm, so were the others") == ()


def shared(desk: Desk, group: str, also: str) -> None:
    held = desk.practice.groups[group]
    meetings = tuple(each.model_copy(update={"also": (also,)}) for each in held.meetings)
    desk.seat(ALEX.id).arrange(commands.change_group, held.model_copy(update={"meetings": meetings}))


@pytest.mark.parametrize(("says", "other"), [(MORNING, EVENING), (EVENING, MORNING)])
def test_a_cohort_that_shares_meetings_is_not_named_whichever_group_says_so(
    desk: Desk, says: str, other: str
) -> None:
    """Also when the person who is named left long ago."""
    seat = desk.seat(ALEX.id)
    seat.arrange(commands.add_person, Person(id="marcus", name="Marcus Bell"), EVENING, date(2026, 11, 2))
    seat.arrange(plans.keep_line, MARIA, "1", PlanPart.PEOPLE_TO_CALL, "Marcus from group")
    assert "Marcus from group" in text(page_of(desk.practice))  # as somebody of her own life
    shared(desk, says, other)
    seat.arrange(care.leave, "marcus", EVENING, date(2026, 11, 9))
    assert "Marcus" not in text(page_of(desk.practice))
    assert members_named(desk.practice, MARIA, "Marcus from group") == ("Marcus Bell",)
    assert plan_of(desk.practice).replaced == {"Marcus": 1}


def test_who_was_ever_on_a_roster_with_the_person_is_not_named(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.arrange(commands.add_person, Person(id="marcus", name="Marcus Bell"), EVENING, date(2026, 11, 2))
    seat.arrange(plans.keep_line, MARIA, "1", PlanPart.PEOPLE_TO_CALL, "Marcus from group")
    page = page_of(desk.practice, {"marcus", "not here any more"})
    assert "Marcus" not in text(page)
    assert members_named(desk.practice, MARIA, "Marcus", {"marcus"}) == ("Marcus Bell",)


PLAIN = "I love a long walk with a friend. Long days: 1. Day by day. 2. Friend, with young people"


def test_words_that_are_names_of_members_stay_words(desk: Desk) -> None:
    names = ("Ann Love", "Bo Long", "Cy Friend", "Di Day", "Eve Young")
    people = [Person(id=name, name=name) for name in names]
    seat = desk.seat(ALEX.id)
    seat.arrange(commands.add_people, people, MORNING, date(2026, 11, 2))
    seat.arrange(plans.keep_line, MARIA, "1", PlanPart.COPING_SKILLS, PLAIN)
    seat.arrange(
        plans.keep_line, MARIA, "2", PlanPart.CRAVING_STEPS, "Call Mr. Long or Ann Love. Bo Long helps"
    )
    with pytest.raises(NamesToJudge) as asked:
        page_of(desk.practice)
    assert [each.phrase for each in asked.value.questions] == [
        "…walk with a friend. Long days: 1. Day by…",
        "…friend. Long days: 1. Day by…",
        "…Day by day. 2. Friend, with young people",
    ]
    seat.arrange(answer_names, MARIA, {each.place: False for each in asked.value.questions})
    sections = {section.heading: section.items for section in page_of(desk.practice).sections}
    assert sections["Coping skills"] == (PLAIN,)
    assert sections["Steps when a craving comes"] == (
        "Call Mr. another group member or another group member. another group member helps",
    )
    assert plan_of(desk.practice).replaced == {"Long": 1, "Ann Love": 1, "Bo Long": 1}


def test_nobody_of_another_group_garbles_a_plan(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.arrange(commands.add_person, Person(id="x", name="River Lake"), EVENING, date(2026, 11, 2))
    seat.arrange(plans.keep_line, MARIA, "1", PlanPart.TRIGGER_PLACES, "The house by Lake George")
    assert "Places: The house by Lake George" in text(page_of(desk.practice))
