"""Where a document may go, what each place asks for, and what allows it (42 CFR Part 2). Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from pydantic import ValidationError

from app.errors import Refused
from app.model.day_words import day_in_words
from app.model.leaving import DISCLOSURES, Destination, Leaving, LegalBasis
from app.model.notes import folded
from app.model.people import Consent
from app.practice.days import today_of
from app.practice.state import Practice
from app.words import _

# kinds of consent under which anything may be disclosed at all; a first-day paper allows none
DISCLOSING: Final = ("disclosure", "treatment")

# what stands between words
BETWEEN: Final = re.compile(r"[^\w]+")

# What can allow each disclosure. Payment has no basis of its own beside a consent (§ 2.33(a)); an audit has § 2.53;
# to anybody else: medical personnel in an emergency (§ 2.51), a court's order with a subpoena (§§ 2.61 to 2.67), a
# report of child abuse or neglect under state law (§ 2.12(c)(6)).
BASES: Final[Mapping[Destination, tuple[LegalBasis, ...]]] = {
    Destination.PAYER: (LegalBasis.CONSENT,),
    Destination.AUDIT: (LegalBasis.AUDIT, LegalBasis.CONSENT),
    Destination.OTHER: (
        LegalBasis.CONSENT,
        LegalBasis.MEDICAL_EMERGENCY,
        LegalBasis.COURT_ORDER,
        LegalBasis.CHILD_ABUSE,
    ),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Where somebody wants a document to go, as chosen and typed. `consents` are ids of consents by the person's id."""

    destination: Destination
    recipient: str = ""
    purpose: str = ""
    basis: LegalBasis | None = None
    reference: str = ""
    consents: Mapping[str, str] = field(default_factory=dict)


def bases_of(destination: Destination) -> tuple[LegalBasis, ...]:
    """What can allow it, the usual first; () where nothing has to: the program's own record and supervision inside it
    (§ 2.12(c)(3)), the person themselves (§ 2.23)."""
    return BASES.get(destination, ())


def asks_reference(basis: LegalBasis | None) -> bool:
    """Whether something has to be named that can be looked up later: an emergency is documented (§ 2.51(c)), an order
    and its subpoena have numbers, an auditor has agreed in writing (§ 2.53), a report was made to somebody."""
    return basis is not None and basis is not LegalBasis.CONSENT


def treatment_purposes() -> tuple[str, ...]:
    """What the one consent for treatment, payment and operations can be used for (§ 2.31(a)(4) and (5), § 2.33(a))."""
    return (_("Treatment"), _("Payment"), _("Health care operations"))


def usual_purpose(destination: Destination) -> str:
    """Of these, the one that a destination is about; '' where somebody has to choose."""
    _treatment, payment, operations = treatment_purposes()
    return {Destination.PAYER: payment, Destination.AUDIT: operations}.get(destination, "")


def consents_that_hold(practice: Practice, now: datetime, person: str) -> tuple[Consent, ...]:
    """Consents under which something about a person may be disclosed today, those signed last first."""
    day = today_of(practice, now, person)
    held = [each for each in practice.care_of(person).consents.values() if _may_disclose(each, day)]
    return tuple(sorted(held, key=lambda each: each.signed or date.min, reverse=True))


def scope_words(consent: Consent) -> str:
    """What a consent allows, as the explanation of its scope that goes with a disclosure (§ 2.32)."""
    parts = _("{what}. From {discloses} to {to_whom}, for {purpose}.")
    words = parts.format(
        what=consent.what[:1].upper() + consent.what[1:].rstrip("."),
        discloses=consent.discloses,
        to_whom=consent.to_whom,
        purpose=consent.purpose.rstrip("."),
    )
    signed = _("Signed on {day}.").format(day=day_in_words(consent.signed)) if consent.signed else ""
    return " ".join(piece for piece in (words, signed, _until(consent)) if piece)


def _until(consent: Consent) -> str:
    if consent.expires:
        return _("It ends on {day}.").format(day=day_in_words(consent.expires))
    if consent.ends_with:
        return _("It ends with: {event}.").format(event=consent.ends_with.rstrip("."))
    return _("No day is named on which it ends.")


def leaving_of(
    practice: Practice, now: datetime, people: Collection[str], wish: Wish, nameless: bool = False
) -> Leaving:
    """What is written down of a document about these people that may go where it is wished to. One that is `nameless`
    names none of them in full, and then neither does the scope that goes with it.

    Raises Refused with one sentence on what is missing and where to add it. A disclosure needs to whom, what for, and
    a consent of each person (§ 2.31) or a legal basis with its reference; what is no disclosure needs nothing. A
    person's own copy tells of nobody else (§ 2.23), an emergency opens the record of whoever is in it (§ 2.51(a)), and
    a report of child abuse opens no record beside itself (§ 2.12(c)(6)).
    """
    alone = len(people) == 1
    if wish.destination is Destination.PERSON and not alone:
        raise Refused(_("It tells of other people too. Give the person something about themselves alone."))
    if wish.destination not in DISCLOSURES:
        return Leaving(destination=wish.destination)
    recipient, purpose, reference = (_spaced(text) for text in (wish.recipient, wish.purpose, wish.reference))
    if wish.basis is None:
        raise Refused(_("Say what allows it: a consent, or one of the legal bases."))
    if wish.basis not in bases_of(wish.destination):
        raise Refused(_("That does not allow this. Choose another basis, or another destination."))
    if wish.basis is LegalBasis.MEDICAL_EMERGENCY and not alone:
        raise Refused(
            _("It tells of other people too. In an emergency only what is about the person may go.")
        )
    if wish.basis is LegalBasis.CHILD_ABUSE and not alone:
        raise Refused(_("It tells of other people too. Only what the report is about may go with it."))
    # first what takes longest to get
    under = _consents(practice, now, people, wish) if wish.basis is LegalBasis.CONSENT else {}
    if not _words(recipient):
        raise Refused(_("Say to whom it goes: a name, or an office."))
    if not _words(purpose):
        raise Refused(_("Say what it is for; a few words are enough."))
    if asks_reference(wish.basis) and not reference:
        raise Refused(_missing_reference(wish.basis))
    for person, consent in under.items():
        _refuse_if(_does_not_cover(consent, recipient, purpose), practice, person, consent)
    try:
        return Leaving(
            destination=wish.destination,
            recipient=recipient,
            purpose=purpose,
            basis=wish.basis,
            consent=" ".join(consent.id for consent in under.values()),
            scope=_scope(practice, under, nameless),
            reference=reference,
        )
    except ValidationError:
        raise Refused(_("Something here is too long. Keep it to a line or two.")) from None


def _consents(
    practice: Practice,
    now: datetime,
    people: Collection[str],
    wish: Wish,
) -> dict[str, Consent]:
    """The consent of each person, which holds. Raises Refused for what is missing, for everybody at once."""
    if not people:
        raise Refused(_("It tells of nobody, so no consent can allow it. Choose another destination."))
    kept = {person: practice.care_of(person).consents.get(wish.consents.get(person, "")) for person in people}
    missing = [person for person, consent in kept.items() if consent is None]
    if missing:
        names = ", ".join(_name(practice, person) for person in missing)
        words = _("{names}: no consent is chosen. Add one on their page, under Care.")
        raise Refused(words.format(names=names))
    found = {person: consent for person, consent in kept.items() if consent is not None}
    for person, consent in found.items():
        day = today_of(practice, now, person)
        if not _may_disclose(consent, day):
            _refuse_if(_does_not_hold(consent, day), practice, person, consent)
    return found


def _may_disclose(consent: Consent, day: date) -> bool:
    return consent.kind in DISCLOSING and consent.holds(day)


def _refuse_if(trouble: str, practice: Practice, person: str, consent: Consent) -> None:
    if trouble:
        whom, purpose = consent.to_whom.rstrip("."), consent.purpose.rstrip(".")
        raise Refused(trouble.format(name=_name(practice, person), whom=whom, purpose=purpose))


def _does_not_hold(consent: Consent, day: date) -> str:
    """The words for one under which nothing may be disclosed on a day (§ 2.31(a) and (c): signed, neither expired nor
    revoked), as a sentence with a place for a `name`. Whether it holds is decided by `Consent.holds` alone."""
    if consent.kind not in DISCLOSING:
        return _("That paper of {name} allows no disclosure. Add a consent on their page, under Care.")
    if consent.signed is None or consent.signed > day:
        return _("The consent of {name} is not signed yet. Note the day on their page, under Care.")
    if consent.revoked is not None and consent.revoked <= day:
        return _("{name} has taken this consent back. A new one can be added on their page, under Care.")
    return _("The consent of {name} has expired. A new one can be added on their page, under Care.")


def _does_not_cover(consent: Consent, recipient: str, purpose: str) -> str:
    """Why it does not reach this recipient or purpose, with places for `name`, `whom` and `purpose`; '' if it does.

    A consent to one disclosure names its recipient and purpose (§ 2.31(a)(4) and (5)): they are what is written in it,
    all of it. One for treatment, payment and operations may name classes of recipients, as "my treating providers,
    health plans" (§ 2.31(a)(4)(i)), so whether somebody is of a class is left to whoever reads it, and the purpose is
    one of the three.
    """
    if consent.kind == "treatment":
        if _words(purpose) in [_words(each) for each in treatment_purposes()]:
            return ""
        return _(
            "The consent of {name} is for treatment, payment and operations. Choose one of them, "
            "or add a consent for this on their page, under Care."
        )
    if _words(recipient) != _words(consent.to_whom):
        return _(
            "The consent of {name} is for {whom}. To reach somebody else, add a consent for them "
            "on that page, under Care."
        )
    if _words(purpose) != _words(consent.purpose):
        return _(
            "The consent of {name} is for {purpose}. For another purpose, add a consent on their page, "
            "under Care."
        )
    return ""


def _words(text: str) -> list[str]:
    """Letters and digits alone, whatever case and accents they have."""
    return [word for piece in BETWEEN.split(unicodedata.normalize("NFKC", text)) if (word := folded(piece))]


def _missing_reference(basis: LegalBasis) -> str:
    return {
        LegalBasis.MEDICAL_EMERGENCY: _("Say what the emergency is (42 CFR 2.51 asks for it)."),
        LegalBasis.AUDIT: _("Name the audit, and the paper in which the auditor agreed to protect it."),
        LegalBasis.COURT_ORDER: _(
            "Name the court, its order and the subpoena. An order alone is not enough."
        ),
        LegalBasis.CHILD_ABUSE: _("Name the report: when, and to which office."),
    }[basis]


def _scope(practice: Practice, under: Mapping[str, Consent], nameless: bool) -> str:
    """One person's in its own words; of several, a line for each, or for each that differs where nobody is named."""
    if len(under) == 1 or nameless:
        return "\n".join(sorted({scope_words(consent) for consent in under.values()}))
    line = _("{name}: {words}")
    return "\n".join(
        line.format(name=_name(practice, person), words=scope_words(consent))
        for person, consent in under.items()
    )


def _name(practice: Practice, person: str) -> str:
    known = practice.people.get(person)
    return known.name if known else _("somebody who is not here any more")


def _spaced(text: str) -> str:
    return " ".join(text.split())
