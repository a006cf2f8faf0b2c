"""What is signed: a note as it stands, all of it in words, and the digest that its signature carries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from app.live.note_events import SignedNote, SignedSection
from app.live.noting import Addendum
from app.review.names import Names
from app.review.sheet import NoteSheet


def as_note(sheet: NoteSheet, names: Names | None = None) -> SignedNote:
    """What would be signed: every name that was answered to be another member's is replaced, by `names` where they are
    not those that the sheet was made with."""
    if sheet.signed is not None:
        return sheet.signed.note

    safe = (names or sheet.names).signed
    return SignedNote(
        format=sheet.format.id,
        title=sheet.format.title,
        header=sheet.header,
        group=sheet.group,
        sections=tuple(
            SignedSection(id=each.id, title=each.title, text=safe(each.standing.text.strip()))
            for each in sheet.sections
        ),
        risk=sheet.risk.answer if sheet.risk else "",
        risk_words=safe(sheet.risk.words.strip()) if sheet.risk else "",
        objectives=tuple(safe(each.text) for each in sheet.objectives if each.named),
        no_show=sheet.no_show,
    )


def digest_of(about: str, note: SignedNote) -> str:
    """SHA-256, in hex, over the canonical JSON of a note and whom it is about: keys sorted, no spaces."""
    return _digest({"about": about, "note": note.model_dump(mode="json")})


def digest_of_addendum(about: str, text: str, signed: str) -> str:
    """Of an addendum, with the digest of the note that it is added to."""
    return _digest({"about": about, "addendum": text, "note": signed})


def digest_of_all(about: str, note: SignedNote, addenda: Sequence[Addendum]) -> str:
    """Of a note with all that was added to it: what a co-signature is for."""
    added = [each.text for each in addenda]
    return _digest({"about": about, "addenda": added, "note": note.model_dump(mode="json")})


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()
