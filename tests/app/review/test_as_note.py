"""A digest is of the words alone, and can be computed again from what the journal holds."""

from __future__ import annotations

import json
from hashlib import sha256

from app.live.note_events import SignedNote, SignedSection
from app.review.as_note import digest_of

NOTE = SignedNote(
    format="DAP",
    title="DAP",
    header=(("Date", "Tuesday, November 24, 2026"),),
    sections=(SignedSection(id="data", title="Data", text="Checked in “calm”, María."),),
    risk="none",
)


def test_the_digest_is_sha_256_of_the_canonical_json() -> None:
    """Written out here as somebody with another tool would compute it."""
    text = (
        '{"about":"maria","note":{"format":"DAP","group":[],"header":[["Date","Tuesday, November 24, 2026"]],'
        '"no_show":false,"objectives":[],"risk":"none","risk_words":"","sections":[{"id":"data",'
        '"text":"Checked in “calm”, María.","title":"Data"}],"title":"DAP"}}'
    )
    assert digest_of("maria", NOTE) == sha256(text.encode("utf-8")).hexdigest()


def test_a_note_read_back_from_the_journal_has_the_digest_that_was_signed() -> None:
    again = SignedNote.model_validate(json.loads(NOTE.model_dump_json()))
    assert digest_of("maria", again) == digest_of("maria", NOTE)
    assert digest_of("james", NOTE) != digest_of("maria", NOTE)
    assert digest_of("maria", NOTE.model_copy(update={"risk": "concern"})) != digest_of("maria", NOTE)
