"""A person's note as it leaves: all that was signed, nobody else, and nothing that is not signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.notices import notice
from app.documents.page import Section, pictures, text
from app.documents.person_note import note_page, person_note
from app.errors import ExportRefused
from app.live import note_events as n
from tests.app.documents.signed_notes import ABSENT, DIGEST, HEAD, NOTE, PRACTICE, signed, signed_day
from tests.app.documents.test_taking import a_day
from tests.events_for_tests import after


def headings(sections: tuple[Section, ...]) -> list[str]:
    return [section.heading for section in sections]


def test_a_page_has_everything_that_was_signed_in_its_order() -> None:
    page = note_page(person_note(PRACTICE, signed_day(), "maria"))
    assert (page.title, page.line) == ("Progress note (DAP)", "IOP Morning, Tuesday, November 24, 2026")
    assert page.header == "Maria Santos · 4711"
    assert headings(page.sections) == [
        "",
        "Group: Topic",
        "Group: Interventions",
        "Data",
        "Assessment",
        "Plan",
        "Risk to self or others",
        "Objectives of the treatment plan",
        "Signature",
        "Addendum",
        "Signature of the addendum",
        "Co-signature",
    ]
    facts = page.sections[0].labelled
    assert facts[:4] == (
        ("Person", "Maria Santos"),
        ("Name used in the group", "Maria S."),
        ("Record number", "4711"),
        ("Program", "Harmony"),
    )
    assert facts[-1] == ("Facilitators", "Alex Rivera, LADC; Sam Okafor")
    assert page.sections[1].words == ("Warning signs: early ones, and one’s own.",)
    assert page.sections[6].words == ("No thoughts of harming self or others were voiced or seen.",)
    assert page.sections[7].items == NOTE.objectives
    assert page.notice is None


def test_a_signature_says_who_when_and_of_what() -> None:
    page = note_page(person_note(PRACTICE, signed_day(), "maria"))
    sections = {each.heading: each for each in page.sections}
    assert sections["Signature"].labelled == (
        ("Signed by", "Alex Rivera, LADC"),
        ("Signed on", "Tuesday, November 24, 2026, 12:20\u00a0PM EST"),
        ("Digest of what was signed", f"{DIGEST[:8]}…; entry 812 of the record, {HEAD[:8]}…"),
    )
    assert sections["Addendum"].words == ("Dee called back. another group member knows.",)
    assert sections["Signature of the addendum"].labelled[1] == (
        "Signed on",
        "Tuesday, November 24, 2026, 1:00\u00a0PM EST",
    )
    assert sections["Co-signature"].labelled[0] == ("Signed by", "Robin Vale, LCSW")


def test_nobody_else_is_named_and_whoever_held_the_group_is() -> None:
    page = text(note_page(person_note(PRACTICE, signed_day(), "maria")))
    assert "James" not in page
    assert "thanked another group member for his words" in page
    assert "Alex Rivera offered" in page
    # the first name alone can be a member's
    assert "another group member is who she called on Sunday" in page
    assert "Maria reported" in page


@pytest.mark.parametrize("about", ["james", "nobody"])
def test_what_is_not_signed_does_not_leave(about: str) -> None:
    session = after(a_day(), 190, [n.SectionWritten(about="james", section="data", text="Half a thought")])
    with pytest.raises(ExportRefused):
        person_note(PRACTICE, session, about)


def test_a_no_show_is_short_and_says_that_risk_was_not_seen() -> None:
    page = note_page(person_note(PRACTICE, signed_day(), "aisha"))
    assert page.title == "Progress note (No-show)"
    assert headings(page.sections) == ["", "Absence", "Risk to self or others", "Signature"]
    assert page.sections[2].words == ("Not seen: the person was not there.",)
    assert page.sections[0].labelled[0] == ("Person", "Aisha K.")
    assert page.header == "Aisha K."
    assert ABSENT.sections[0].text in text(page)


def test_a_concern_has_its_words() -> None:
    note = NOTE.model_copy(
        update={"risk": "concern", "risk_words": "Said that James worries her.\nSeen after."}
    )
    page = note_page(
        person_note(PRACTICE, after(a_day(), 200, [signed("maria", note)]), "maria", {"alex": True})
    )
    (risk,) = [each for each in page.sections if each.heading == "Risk to self or others"]
    assert risk.words == (
        "There was a concern:",
        "Said that another group member worries her.",
        "Seen after.",
    )


def test_a_disclosed_note_carries_the_notice_and_has_two_sheets_at_most() -> None:
    page = replace(
        note_page(person_note(PRACTICE, signed_day(), "maria")), notice=notice("Progress notes of November")
    )
    assert page.notice == notice("Progress notes of November")
    assert len(pictures(page, 30)) <= 3


def test_a_word_that_may_be_a_name_is_asked_about_before_it_leaves() -> None:
    session = after(a_day(), 200, [signed("maria", NOTE)])
    asked = person_note(PRACTICE, session, "maria")
    assert [each.word for each in asked.asked] == ["Alex"]
    with pytest.raises(ExportRefused, match="“Alex” may be somebody else’s name"):
        note_page(asked)
    for answer, words in (
        (True, "another group member is who she called"),
        (False, "Alex is who she called"),
    ):
        assert words in text(note_page(person_note(PRACTICE, session, "maria", {"alex": answer})))


def test_what_was_answered_before_the_signature_counts_before_what_is_said_now() -> None:
    note = person_note(PRACTICE, signed_day(), "maria", {"alex": False})
    assert note.unanswered == ()
    assert "Alex is who" not in text(note_page(note))
