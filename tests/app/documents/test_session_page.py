"""A whole session as a page: all that happened, with everybody's name, for the program's own record."""

from __future__ import annotations

from app.documents.attendance_sheet import attendance_page
from app.documents.page import Section, text
from app.documents.session_page import session_page
from app.documents.taking import take_record
from app.live.state import Session
from tests.app.documents.test_compared_report import compared
from tests.app.documents.test_markdown import a_hard_day
from tests.app.documents.test_taking import USERS, a_bent_day, a_day
from tests.events_for_tests import at, told


def sections(session: Session) -> dict[str, Section]:
    return {each.heading: each for each in session_page(take_record(session, at(310), USERS)).sections}


def rows(section: Section) -> list[tuple[str, ...]]:
    assert section.table is not None
    return list(section.table.rows)


def test_it_has_the_session_from_its_plan_to_its_last_note() -> None:
    page = session_page(take_record(a_day(), at(310), USERS))
    assert (page.title, page.line) == ("IOP Morning", "Tuesday, November 24, 2026")
    assert [each.heading for each in page.sections] == [
        "",
        "How the session ran",
        "Attendance",
        "Content",
        "Each person",
        "Maria S.",
        "James T.",
        "Participation notes",
    ]
    facts = dict(page.sections[0].labelled)
    assert facts["Facilitator"] == "Alex Rivera, LADC"
    assert facts["Participants"] == "2 of 3 on the roster"
    assert "" not in facts.values()
    assert "Last promise: text two people (partly kept)" in page.sections[5].items[0]
    assert page.sections[6].items == (
        "Check-in, 9:14: passed",
        "Still to be seen when the session ended: flagged, no check-out",
    )


def test_what_says_of_both_papers_that_they_name_everybody_says_not_where_they_are() -> None:
    """They may be disclosed as well, with a notice beside these words."""
    record = take_record(a_day(), at(310), USERS)
    for page in (session_page(record), attendance_page(record)):
        assert page.footer == "It names everybody on the roster."


def test_which_parts_of_a_topic_were_covered_is_said() -> None:
    record = take_record(a_day(), at(310), USERS)
    assert record.topic is not None
    topic = record.topic.model_copy(update={"covered": "partly", "parts": ("early signs", "late signs")})
    content = dict(
        next(
            each.labelled
            for each in session_page(record.model_copy(update={"topic": topic})).sections
            if each.heading == "Content"
        )
    )
    assert content["Topic"].endswith("(partly covered: early signs, late signs)")


def test_minutes_of_the_blocks_add_up_as_in_the_other_formats() -> None:
    ran = sections(a_day())["How the session ran"]
    assert ran.words == (
        "Ended 4 min after plan: started 2 min late, Check-in & icebreaker 4 min over, "
        "Small-group counseling 4 min short, Check-out 2 min over.",
    )
    *blocks, whole = rows(ran)
    assert whole == ("All blocks", "", "", "180", "182")
    assert sum(int(row[4]) for row in blocks) == 182
    assert blocks[0] == ("Check-in & icebreaker", "9:00 to 9:30", "9:02 to 9:36", "30", "34")


def test_what_was_left_out_and_put_in_is_said() -> None:
    said = [row[1:3] for row in rows(sections(a_bent_day())["How the session ran"])]
    assert any(scheduled == "put in" for scheduled, _held in said)
    assert any(held == "left out" for _scheduled, held in said)


def test_steps_for_safety_and_who_was_told_stand_with_the_person() -> None:
    said = text(session_page(take_record(a_hard_day(), at(310), USERS)))
    assert "9:41: Called them by name, no answer (Alex Rivera, LADC)" in said
    assert "medical personnel told in an emergency (42 CFR 2.51). " in said


def test_a_session_that_never_started_is_a_page_too() -> None:
    page = session_page(take_record(told(), at(-10), USERS))
    assert dict(page.sections[0].labelled)["Held"] == "not started"
    assert [each.heading for each in page.sections] == ["", "How the session ran", "Attendance", "Content"]


def test_a_report_that_was_compared_is_named_with_whose_times_were_kept() -> None:
    (said,) = sections(compared())["Compared with the call’s report"].items
    assert said.startswith("Zoom · ")
    assert "times of the report were kept for " in said
