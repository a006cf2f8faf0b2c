"""A person's packet: what was signed over some days, the newest last, behind a cover that hides no gap."""

from __future__ import annotations

from datetime import date

import pytest

from app.documents.packet import packet, packet_page
from app.documents.page import pictures, text
from app.errors import ExportRefused
from app.live import note_events as n
from tests.app.documents.signed_notes import PRACTICE, another_day, signed_day
from tests.events_for_tests import after, told

SINCE, UNTIL = date(2026, 11, 24), date(2026, 11, 30)


def test_the_cover_says_what_is_in_it_and_what_is_missing() -> None:
    entered = after(another_day(2, about=None), 210, [n.NoteEntered(about="maria")])
    sessions = [another_day(3), entered, signed_day(), another_day(1, about=None)]
    made = packet(PRACTICE, sessions, "maria", SINCE, UNTIL)
    assert [each.value.note.day.day for each in made.notes] == [24, 27]
    page = packet_page(made)
    assert (page.title, page.header) == ("Progress notes", "Maria Santos · 4711")
    assert page.line == "Tuesday, November 24, 2026 to Monday, November 30, 2026"
    person, inside, missing, *notes = page.sections
    assert ("In it", "2 signed notes") in person.labelled
    assert ("Person", "Maria Santos") in person.labelled
    assert inside.table is not None
    assert [row[:3] for row in inside.table.rows] == [
        ("Tuesday, November 24, 2026", "IOP Morning", "DAP"),
        ("Friday, November 27, 2026", "IOP Morning", "DAP"),
    ]
    assert inside.table.rows[0][3] == "Alex Rivera, LADC, Tuesday, November 24, 2026, 12:20\u00a0PM EST"
    assert missing.table is not None
    assert missing.table.rows == (
        ("Wednesday, November 25, 2026", "IOP Morning", "Not signed yet"),
        ("Thursday, November 26, 2026", "IOP Morning", "Entered in the program’s own record"),
    )
    assert [each.heading for each in notes if each.new_sheet] == [
        "Tuesday, November 24, 2026: Progress note (DAP)",
        "Friday, November 27, 2026: Progress note (DAP)",
    ]
    assert all(each.under for each in notes if not each.new_sheet)
    assert "James" not in text(page)


def test_each_note_begins_on_a_sheet_of_its_own() -> None:
    short = packet_page(packet(PRACTICE, [another_day(0)], "maria", SINCE, UNTIL))
    both = packet_page(packet(PRACTICE, [another_day(0), another_day(1)], "maria", SINCE, UNTIL))
    assert len(pictures(both, 20)) > len(pictures(short, 20)) > 1


def test_only_the_days_that_were_asked_for_and_only_the_persons_own_sessions() -> None:
    sessions = [another_day(-1), another_day(0), another_day(6), another_day(7), another_day(2, "aisha")]
    made = packet(PRACTICE, sessions, "maria", SINCE, UNTIL)
    assert [each.value.note.day for each in made.notes] == [SINCE, UNTIL]
    assert [each.day.day for each in made.unsigned] == [26]
    with pytest.raises(ExportRefused, match="That person is not here any more"):
        packet(PRACTICE, [signed_day()], "nobody", SINCE, UNTIL)


def test_a_packet_without_a_signed_note_does_not_leave() -> None:
    with pytest.raises(ExportRefused, match="No note of these days is signed yet"):
        packet(PRACTICE, [signed_day()], "james", SINCE, UNTIL)


def test_a_session_that_goes_on_is_no_gap() -> None:
    made = packet(PRACTICE, [told(), another_day(1)], "maria", SINCE, UNTIL)
    assert made.unsigned == ()
