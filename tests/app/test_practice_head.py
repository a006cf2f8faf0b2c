"""What the practice calls itself stands on what goes into records and to others, and not on what is taken home."""

from __future__ import annotations

import io

import docx as library
import pytest

from app.clock import SetClock
from app.desk import Desk
from app.documents.docx_page import docx
from app.documents.page import Page, Section, headed, pdf, pictures
from app.documents.page_markdown import page_markdown
from app.errors import Refused
from app.live import commands
from app.model.practice_head import PracticeHead
from app.parcels import attendance_parcel, nameless_parcel, plan_parcel, session_parcel, summary_parcel
from app.practice import events as e
from app.practice.naming import name_practice
from tests.practice_for_tests import ALEX, MARIA, held, opened

HEAD = PracticeHead(name="Riverside Recovery", line="41 Quay Street, Albany · 518-555-0142")
PAGE = Page("Attendance", (Section("Today", ("Some words.",)),), header="Maria S.")


def heads_of(desk: Desk) -> dict[str, tuple[str, ...]]:
    parcels = (
        session_parcel(desk),
        attendance_parcel(desk),
        summary_parcel(desk, MARIA),
        plan_parcel(desk, MARIA, ()),
        nameless_parcel(desk),
    )
    return {each.document: each.page.head for each in parcels if each.page is not None}


def test_records_carry_it_and_what_is_taken_home_or_names_nobody_does_not(
    desk: Desk, clock: SetClock
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    held(seat, clock)
    assert set(heads_of(desk).values()) == {()}
    seat.arrange(name_practice, HEAD)
    nothing: tuple[str, ...] = ()
    assert heads_of(desk) == {
        "session": HEAD.lines,
        "attendance": HEAD.lines,
        "care_summary": HEAD.lines,
        "plan": nothing,
        "names_removed": nothing,
    }


def test_it_stands_on_each_sheet_beside_whose_it_is_and_first_in_a_text_with_headings() -> None:
    page = headed(PAGE, HEAD)
    (section,) = library.Document(io.BytesIO(docx(page))).sections
    assert (
        section.header.paragraphs[0].text
        == "Riverside Recovery\tMaria S.\n41 Quay Street, Albany · 518-555-0142"
    )
    assert page_markdown(page).decode().startswith("Riverside Recovery · 41 Quay Street")
    assert pdf(page).startswith(b"%PDF")
    assert pictures(page, 30) != pictures(PAGE, 30)


def test_it_is_one_line_and_can_be_taken_away(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.arrange(name_practice, PracticeHead(name="  Riverside \n Recovery "))
    assert desk.practice.head == PracticeHead(name="Riverside Recovery")
    entries = len(desk.practice.entries)
    seat.arrange(name_practice, PracticeHead(name="Riverside Recovery"))
    assert len(desk.practice.entries) == entries
    (last,) = [each for each in desk.practice.entries if isinstance(each.event, e.PracticeNamed)]
    assert last.event == e.PracticeNamed(head=desk.practice.head)
    with pytest.raises(Refused, match="needs the practice’s name"):
        seat.arrange(name_practice, PracticeHead(line="41 Quay Street"))
    assert desk.practice.head.lines == ("Riverside Recovery",)
    seat.arrange(name_practice, PracticeHead())
    assert desk.practice.head == PracticeHead()
