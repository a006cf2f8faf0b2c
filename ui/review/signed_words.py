"""A signed note in words: its sections as they were signed, and the lines of those who signed."""

from __future__ import annotations

from datetime import datetime

from app.desk import Seat
from app.documents.risk_words import risk_heading, risk_lines
from app.model.roles import Right
from app.review.sheet import NoteSheet
from app.words import _
from ui.review.note_words import added_line, cosigned_line, signed_line
from ui.review.signed_panel import SignedWords


def signed_words(sheet: NoteSheet, seat: Seat, now: datetime, zone: str) -> SignedWords | None:
    """None for a note that is not signed. A co-signature is offered to who may, did not sign, and has not seen
    the last addendum."""
    signed = sheet.signed
    if signed is None:
        return None
    note = signed.note
    sections = [(section.title, section.text) for section in note.sections if section.text]
    if risk := risk_lines(note.risk, note.risk_words):
        sections.append((risk_heading(), "\n".join(risk)))
    if note.objectives:
        sections.append((_("Objectives"), "\n".join(note.objectives)))
    if signed.alike:
        sections.append((_("Why it is like another note"), signed.alike))
    since = max((added.at for added in sheet.addenda), default=signed.at)
    seen = any(each.author == seat.user and each.at >= since for each in sheet.cosigned)
    return SignedWords(
        tuple(sections),
        signed_line(signed.signature, signed.at, now, zone),
        tuple((added.text, added_line(added.signature, added.at, now, zone)) for added in sheet.addenda),
        tuple(cosigned_line(each.signature, each.at, now, zone) for each in sheet.cosigned),
        can_cosign=seat.may(Right.COSIGN) and signed.author != seat.user and not seen,
    )
