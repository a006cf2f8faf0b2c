"""The accounting of disclosures of one person, as a page and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from app.documents.attendance_csv import DISCLOSED, safe_cell
from app.documents.leaving_words import (
    basis_words,
    destination_words,
    document_words,
    format_words,
    signed_words,
)
from app.documents.notices import Notice
from app.documents.page import Page, Section
from app.documents.redaction import Redacted, certain
from app.documents.wording import day_in_words
from app.model.people import Person
from app.practice.accounting import Accounting, Left
from app.words import _

FACTS = (
    "kind",
    "date",
    "time_utc",
    "document",
    "of_session_on",
    "format",
    "destination",
    "recipient",
    "purpose",
    "basis",
    "reference",
    "consent_signed",
    "by",
    "sha256",
)
# of a digest, so many letters tell one document from another on paper
SHORT = 12


def accounting_page(known: Redacted[Accounting], today: date) -> Page:
    """For the person: disclosures first, each with what 45 CFR 164.528(b)(2) asks for, then the copies. Raises
    NamesToJudge: see `certain`."""
    account = certain(known)
    sections = [
        Section(
            _("Disclosures to others"),
            () if account.disclosures else (_("Nothing was disclosed to anybody outside the program."),),
        ),
        *(_section(left) for left in account.disclosures),
        Section(
            _("Copies: the program’s own, and yours"),
            () if account.copies else (_("No copy has left Groupside."),),
        ),
        *(_section(left) for left in account.copies),
    ]
    return Page(
        accounting_title(account.person),
        tuple(sections),
        _("Everything that is written down, until {day}").format(day=day_in_words(today)),
        _("What was told by mouth, or sent by other programs, is not written down in Groupside."),
    )


def accounting_title(person: Person) -> str:
    """About whom it is."""
    return _("{name}: what has left about you").format(name=person.legal_name or person.name)


def accounting_csv(known: Redacted[Accounting], notice: Notice | None = None) -> bytes:
    """One row a leaving, newest first, in UTF-8 with a byte order mark; column names are fixed words. Raises
    NamesToJudge: see `certain`."""
    account = certain(known)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    heads, said = (DISCLOSED, (notice.short, notice.scope)) if notice else ((), ())
    writer.writerow((*FACTS, *heads))
    for kind, lefts in (("disclosure", account.disclosures), ("copy", account.copies)):
        for left in lefts:
            writer.writerow(safe_cell(cell) for cell in (kind, *_row(left), *said))
    return text.getvalue().encode("utf-8-sig")


def purpose_words(left: Left) -> str:
    """What for; of a copy, whose it is."""
    if left.leaving is None:
        return left.purpose
    return left.leaving.purpose or destination_words(left.leaving.destination)


def allowed_words(left: Left) -> str:
    """What allowed it: the consent with the day of its signature, or the basis with what it refers to; '' of a copy."""
    if left.leaving is None or left.basis is None:
        return ""
    pieces = (basis_words(left.basis), signed_words(left.signed), left.leaving.reference)
    return ", ".join(piece for piece in pieces if piece)


def head_words(left: Left) -> str:
    """What it was, and of which session."""
    what = document_words(left.document, left.format)
    what = what[:1].upper() + what[1:]
    if left.day is None:
        return what
    day = day_in_words(left.day)
    if (left.document, left.format) in (("session", "markdown"), ("session", "pdf"), ("session", "docx")):
        return _("Session of {day}").format(day=day)
    return _("{document}, session of {day}").format(document=what, day=day)


def _section(left: Left) -> Section:
    leaving = left.leaving
    facts = (
        (_("When"), day_in_words(left.on)),
        (_("To whom"), leaving.recipient if leaving else ""),
        (_("What for") if left.is_disclosure else _("Copy for"), purpose_words(left)),
        (_("Allowed by"), allowed_words(left)),
        (_("Format"), format_words(left.format)),
        (_("By"), left.by),
        (_("SHA-256 begins with"), left.digest[:SHORT]),
    )
    return Section(head_words(left), labelled=tuple(fact for fact in facts if fact[1]), under=True)


def _row(left: Left) -> Iterator[str]:
    leaving = left.leaving
    yield left.on.isoformat()
    yield left.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    yield left.document
    yield left.day.isoformat() if left.day else ""
    yield left.format
    yield leaving.destination.value if leaving else ""
    yield leaving.recipient if leaving else ""
    yield leaving.purpose if leaving and leaving.purpose else left.purpose
    yield left.basis.value if left.basis else ""
    yield leaving.reference if leaving else ""
    yield " ".join(day.isoformat() for day in left.signed)
    yield left.by
    yield left.digest
