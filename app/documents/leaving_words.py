"""Leavings in words: where a document goes, what allows it, which it was, in what shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from app.documents.formats import FORMATS
from app.documents.wording import day_in_words
from app.model.leaving import Destination, LegalBasis
from app.words import _, spoken


def destination_words(destination: Destination) -> str:
    """Short, as a choice and as what a copy was for."""
    return {
        Destination.RECORD: _("The program’s own record"),
        Destination.PERSON: _("The person themselves"),
        Destination.SUPERVISION: _("Supervision"),
        Destination.PAYER: _("A payer"),
        Destination.AUDIT: _("An audit"),
        Destination.OTHER: _("Somebody else"),
    }[destination]


def destination_meaning(destination: Destination) -> str:
    """One sentence on what the place asks for."""
    return {
        Destination.RECORD: _("It stays in the program. No consent is needed, and no notice goes with it."),
        Destination.PERSON: _("It is theirs. No consent is needed, and no notice goes with it."),
        Destination.SUPERVISION: _(
            "For somebody in the program who needs it for their work. No consent is needed, no notice goes with it."
        ),
        Destination.PAYER: _("A disclosure for payment. It needs a consent of the person."),
        Destination.AUDIT: _("A disclosure to whoever looks at how the program works, or pays for it."),
        Destination.OTHER: _("A disclosure. It needs a consent, or one of the legal bases."),
    }[destination]


def basis_words(basis: LegalBasis) -> str:
    """Short, as a choice and in an accounting."""
    return {
        LegalBasis.CONSENT: _("A consent of the person"),
        LegalBasis.MEDICAL_EMERGENCY: _("A medical emergency"),
        LegalBasis.AUDIT: _("An audit or evaluation"),
        LegalBasis.COURT_ORDER: _("A court order with a subpoena"),
        LegalBasis.CHILD_ABUSE: _("A report of child abuse or neglect"),
    }[basis]


def basis_meaning(basis: LegalBasis) -> str:
    """One sentence on when it allows a disclosure, with the rule."""
    return {
        LegalBasis.CONSENT: _("What the person has signed, for as long as it holds (42 CFR 2.31)."),
        LegalBasis.MEDICAL_EMERGENCY: _(
            "To medical personnel alone, as much as the emergency needs, when no consent can be had (42 CFR 2.51)."
        ),
        LegalBasis.AUDIT: _("To auditors who have agreed in writing to protect what they see (42 CFR 2.53)."),
        LegalBasis.COURT_ORDER: _(
            "A subpoena alone is not enough, and neither is an order: it takes both (42 CFR 2.61)."
        ),
        LegalBasis.CHILD_ABUSE: _(
            "The report itself, as the state asks for it. The record behind it stays protected (42 CFR 2.12(c)(6))."
        ),
    }[basis]


def reference_words(basis: LegalBasis) -> str:
    """What has to be named for a basis, as the name of a field."""
    return {
        LegalBasis.CONSENT: "",
        LegalBasis.MEDICAL_EMERGENCY: _("What the emergency is"),
        LegalBasis.AUDIT: _("Which audit, and the agreement"),
        LegalBasis.COURT_ORDER: _("Court, order and subpoena"),
        LegalBasis.CHILD_ABUSE: _("Which report"),
    }[basis]


def signed_words(signed: Sequence[date]) -> str:
    """When the consent was signed; '' where it is not known."""
    days = "; ".join(day_in_words(day) for day in signed)
    return _("signed {days}").format(days=days) if days else ""


def document_words(document: str, format: str = "") -> str:
    """Which document it was. Of a session's data the format says it."""
    return _document_words(document, format, spoken())


@cache  # a person's page says some hundred
def _document_words(document: str, format: str, _language: str) -> str:
    kinds = {made.id: made.kind() for made in FORMATS}
    named = {
        "care_summary": _("summary of care"),
        "plan": _("relapse prevention plan"),
        "accounting": _("accounting of disclosures"),
        "note": _("progress note"),
        "note_draft": _("draft of a note"),
        "group_note": _("group note"),
        "packet": _("packet"),
        "attendance": _("attendance sheet"),
        "week": _("week of a group"),
        "audit": _("audit"),
        "no_show": _("no-show note"),
        "safety": _("safety note"),
        "crisis": _("what help needs in a crisis"),
        "small_groups": _("list of small groups"),
        "names_removed": _("session with names removed"),
        # as it was called once
        "markdown": _("session"),
    }
    if document == "session":
        return kinds.get(format, _("session"))
    return named.get(document) or kinds.get(document, document)


def format_words(format: str) -> str:
    """In what shape it left."""
    named = {
        "pdf": _("PDF"),
        "docx": _("Word (DOCX)"),
        "markdown": _("Markdown"),
        "csv": _("CSV"),
        "json": _("JSON"),
        "clipboard": _("copied as text"),
        "text": _("copied as text"),
        "print": _("printed"),
    }
    return named.get(format, "")
