"""A copy for another record is the document's own text; what is not signed says so first."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from docx import Document

from app.documents.copied_note import copied_draft, copied_note
from app.documents.docx_page import docx
from app.documents.note_json import note_json
from app.documents.page import text
from app.documents.page_markdown import page_markdown
from app.documents.person_note import note_page, person_note
from app.documents.risk_words import risk_lines
from app.errors import ExportRefused
from app.live import note_events as n
from app.live.state import Session
from tests.app.documents.signed_notes import NOTE, PRACTICE, signed, signed_day
from tests.app.documents.test_taking import a_day
from tests.events_for_tests import after, at


def test_the_first_line_of_a_draft_says_that_nobody_signed_it() -> None:
    copied = copied_draft("Maria S.", NOTE)
    assert copied.splitlines()[0] == "Draft, not signed"
    assert "Maria S.\nProgram: Harmony" in copied
    assert "Signed by" not in copied


def test_a_signed_note_ends_with_who_signed_and_what_was_added() -> None:
    copied = copied_note(signed_day(), "maria", "Maria S.")
    assert copied.startswith("Progress note (DAP)\n\nMaria S.\n")
    assert "Signed by: Alex Rivera, LADC\nSigned on: Tuesday, November 24, 2026, 12:20\u00a0PM EST" in copied
    added = copied.partition("Addendum\nDee called back.")[2]
    assert "Signed by: Alex Rivera, LADC\nSigned on: Tuesday, November 24, 2026, 1:00\u00a0PM EST" in added
    assert "Signed by: Robin Vale, LCSW" in added.partition("Co-signature")[2]
    with pytest.raises(ExportRefused):
        copied_note(signed_day(), "james", "James T.")


RISKS = {
    "none": ("", ("No thoughts of harming self or others were voiced or seen.",)),
    "none ": (
        "Talked alone.",
        ("No thoughts of harming self or others were voiced or seen.", "Talked alone."),
    ),
    "concern": (
        "Wants to die.\nSeen by Alex Rivera.",
        ("There was a concern:", "Wants to die.", "Seen by Alex Rivera."),
    ),
    "not_seen": ("", ("Not seen: the person was not there.",)),
}


@pytest.mark.parametrize("risk", RISKS)
def test_the_answer_on_risk_reads_the_same_wherever_it_stands(risk: str) -> None:
    words, lines = RISKS[risk]
    note = n.SignedNote.model_validate({**NOTE.model_dump(), "risk": risk.strip(), "risk_words": words})
    assert risk_lines(note.risk, note.risk_words) == lines
    session: Session = after(
        a_day(), 190, [n.NameJudged(about="maria", word="Alex", member=True), signed("maria", note)]
    )
    redacted = person_note(PRACTICE, session, "maria")
    page, made = note_page(redacted), json.loads(note_json(redacted, at(200)))["notes"][0]
    assert made["risk_sentence"] == lines[0]
    written = "\n".join(lines)
    for shown in (text(page), copied_note(session, "maria", "Maria S."), copied_draft("Maria S.", note)):
        assert f"Risk to self or others\n{written}\n" in shown
    paragraphs = [each.text for each in Document(BytesIO(docx(page))).paragraphs]
    assert all(line in paragraphs for line in lines)
    assert all(line.rstrip(".:") in page_markdown(page).decode() for line in lines)
