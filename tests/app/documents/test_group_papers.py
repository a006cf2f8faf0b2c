"""The group's note names no member; the attendance sheet names each by first name and initial."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.attendance_sheet import attendance_page, names_on_sheet
from app.documents.group_note import group_note, group_note_page
from app.documents.page import text
from app.documents.taking import take_record
from app.errors import ExportRefused
from app.live import events as e
from app.live.state import Session
from tests.app.documents.signed_notes import PRACTICE, signed_day
from tests.app.documents.test_taking import USERS, a_day
from tests.events_for_tests import after, at


def test_the_group_note_counts_people_and_names_none() -> None:
    session = signed_day()
    page = group_note_page(group_note(PRACTICE, session), take_record(session, at(310), USERS))
    assert (page.title, page.line) == ("Group note", "IOP Morning, Tuesday, November 24, 2026")
    facts = dict(page.sections[0].labelled)
    assert facts["Attended"] == "2 of 3 on the roster"
    assert (facts["Present"], facts["Late"], facts["No-show"]) == ("1", "1", "1")
    assert "Excused" not in facts
    assert [each.heading for each in page.sections[1:]] == ["Topic", "Interventions", "Process", "Signature"]
    said = text(page)
    assert "another group member was missed; another group member opened." in said
    for name in ("Maria", "James", "Aisha"):
        assert name not in said
    assert "Alex Rivera, LADC" in said


def test_a_group_note_that_is_not_signed_does_not_leave() -> None:
    with pytest.raises(ExportRefused):
        group_note(PRACTICE, a_day())


def sheet(session: Session) -> tuple[tuple[str, ...], ...]:
    made = attendance_page(take_record(session, at(310), USERS)).sections[1].table
    assert made is not None
    return made.rows


def test_the_sheet_says_who_came_how_and_how_long() -> None:
    assert sheet(a_day()) == (
        ("Maria S.", "Present", "8:58\u00a0AM to 12:03\u00a0PM", "182", "167"),
        ("James T.", "Late", "9:12\u00a0AM to 10:40\u00a0AM, 10:44\u00a0AM to 12:03\u00a0PM", "168", "153"),
        ("Aisha K.", "No-show", "", "", ""),
    )


def test_whose_clocks_its_times_are_of_is_said_as_they_stood_that_day() -> None:
    record = take_record(a_day(), at(310), USERS)
    summer = record.scheduled_start.replace(month=7)
    for day, words in (
        (record, "New York (UTC−5)"),
        (record.model_copy(update={"scheduled_start": summer}), "New York (UTC−4)"),
    ):
        assert dict(attendance_page(day).sections[0].labelled)["Times in"] == words


def test_guests_are_counted_on_both() -> None:
    session = after(signed_day(), 310, [e.GuestCame(guest="g", name="Rosa Lopez", role="family")])
    record = take_record(session, at(320), USERS)
    for page in (attendance_page(record), group_note_page(group_note(PRACTICE, session), record)):
        assert "Guests: 1 family member" in text(page)
        assert "Rosa" not in text(page)


def test_a_long_name_is_its_first_word_and_an_initial() -> None:
    names = ("Maria Santos", "Cher", "Jean-Luc de la Tour", "maria silva", "Lee (he)", "Ann B.", "Maria")
    assert names_on_sheet(names) == (
        "Maria Sa.",
        "Cher",
        "Jean-Luc T.",
        "maria Si.",
        "Lee H.",
        "Ann B.",
        "Maria",
    )
    assert names_on_sheet(["Ann Smart", "Ann Smith", "Ann Smith", "Ann Sole"]) == (
        "Ann Sma.",
        "Ann Smith.",
        "Ann Smith.",
        "Ann So.",
    )


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6, unique=True))
def test_everybody_has_a_name_on_the_sheet(names: list[str]) -> None:
    made = names_on_sheet(names)
    assert len(made) == len(names)
    record = take_record(a_day(), at(310), USERS)
    people = (record.people[0].model_copy(update={"name": name}) for name in names)
    page = attendance_page(record.model_copy(update={"people": tuple(people)}))
    assert replace(page, title="").line
