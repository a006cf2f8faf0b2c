"""Where a document goes that leaves the vault, and what allows it (42 CFR Part 2)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from pydantic import Field

from app.model.entry import Value


class Destination(StrEnum):
    """Where it goes. The first three are no disclosure: § 2.12(c)(3) for the program itself, § 2.23 for the person."""

    RECORD = "record"
    PERSON = "person"
    SUPERVISION = "supervision"
    PAYER = "payer"
    AUDIT = "audit"
    OTHER = "other"


DISCLOSURES: Final = (Destination.PAYER, Destination.AUDIT, Destination.OTHER)


class LegalBasis(StrEnum):
    """What allows a disclosure: a consent (§ 2.31, § 2.33), or one of the bases that need none.

    § 2.51 medical emergency · § 2.53 audit and evaluation · §§ 2.61 to 2.67 court order with a subpoena · § 2.12(c)(6)
    report of child abuse or neglect.
    """

    CONSENT = "consent"
    MEDICAL_EMERGENCY = "medical_emergency"
    AUDIT = "audit"
    COURT_ORDER = "court_order"
    CHILD_ABUSE = "child_abuse"


class Leaving(Value):
    """One leaving: where to, to whom, what for, and what allowed it.

    `consent` is the id of the consent, or the ids of several people's with spaces between them; `scope` what it allows
    in its own words, as it stood, a line for each of several people; `reference` names the order, the subpoena or the
    report where there is one.
    """

    destination: Destination
    recipient: str = Field(default="", max_length=200)
    purpose: str = Field(default="", max_length=200)
    basis: LegalBasis | None = None
    consent: str = ""
    # a consent says up to 800 letters, and a document may tell of a whole group
    scope: str = Field(default="", max_length=50_000)
    reference: str = Field(default="", max_length=200)

    @property
    def is_disclosure(self) -> bool:
        return self.destination in DISCLOSURES

    @property
    def says_what_allows_it(self) -> bool:
        """Whether everything is named without which nothing is disclosed; what is no disclosure needs nothing."""
        if not self.is_disclosure:
            return True
        by = (
            self.consent and self.scope if self.basis is LegalBasis.CONSENT else self.basis and self.reference
        )
        return bool(self.recipient and self.purpose and by)
