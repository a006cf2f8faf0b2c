"""The page of a plan: what is empty can be filled in by hand, and nobody else of the group is named."""

from __future__ import annotations

from datetime import date

from app.desk import Desk
from app.documents.other_names import members_named
from app.documents.page import pdf, text
from app.documents.plan_page import BLANKS, plan_page
from app.model.people import Person
from app.model.plans import PlanPart
from app.practice import commands, plans
from tests.practice_for_tests import ALEX, EVENING, MARIA

TODAY = date(2026, 11, 24)


def filled(desk: Desk) -> Desk:
    seat = desk.seat(ALEX.id)
    seat.arrange(plans.keep_line, MARIA, "1", PlanPart.COPING_SKILLS, "Breathe *slowly*, like James showed")
    seat.arrange(plans.keep_line, MARIA, "2", PlanPart.PEOPLE_TO_CALL, "Aunt Rosa, 518-555-0142")
    seat.arrange(plans.keep_goal, MARIA, "g", "Thirty meetings")
    seat.arrange(plans.set_progress, MARIA, "g", "nearly")
    seat.arrange(plans.add_feedback, MARIA, "g", "Aisha heard more calm, Maria")
    return desk


def test_the_page_has_each_part_with_its_lines_or_room_to_write(desk: Desk) -> None:
    page = plan_page(filled(desk).practice, MARIA, TODAY)
    assert page.title == "Maria S.: my plan to stay well"
    assert page.line == "As of Tuesday, November 24, 2026"
    sections = {section.heading: section for section in page.sections}
    assert len(sections) == len(PlanPart) + 1
    assert sections["People to call"].items == ("Aunt Rosa, 518-555-0142",)
    assert sections["People to call"].blanks == 0
    assert (sections["Warning signs"].items, sections["Warning signs"].blanks) == ((), BLANKS)


def test_nobody_else_of_the_group_is_on_it(desk: Desk) -> None:
    page = plan_page(filled(desk).practice, MARIA, TODAY)
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
    sections = {section.heading: section.items for section in plan_page(desk.practice, MARIA, TODAY).sections}
    assert sections["People to call"] == (
        "Aunt Rosa, 518-555-0142",
        "another group member from group",
    )


def test_the_page_fits_on_paper_and_can_be_pasted(desk: Desk) -> None:
    page = plan_page(filled(desk).practice, MARIA, TODAY)
    assert text(page).startswith("Maria S.: my plan to stay well\n\nAs of Tuesday, November 24, 2026\n")
    assert "• Breathe *slowly*, like another group member showed" in text(page)
    assert pdf(page).startswith(b"%PDF")


def test_names_of_the_group_are_found_in_words(desk: Desk) -> None:
    practice = desk.practice
    assert members_named(practice, MARIA, "james and AISHA’s calm", TODAY) == ("James T.", "Aisha K.")
    assert members_named(practice, MARIA, "Maria was calm, so were the others", TODAY) == ()
