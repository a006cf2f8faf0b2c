"""Consents and first-day papers of a person: kept, changed and revoked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.errors import Refused
from app.model.people import FIRST_DAY, Consent, ConsentKind
from app.practice import events as e
from app.practice.days import today_of
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def keep_consent(practice: Practice, now: datetime, person: str, consent: Consent) -> Events:
    """A consent or a first-day paper, new or changed; the newest of an id counts.

    A disclosure needs all that 42 CFR 2.31 names; the one consent for treatment, payment and operations may leave
    the expiry open.
    """
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
    _dates_follow(consent, today_of(practice, now, person))
    if consent.kind in ("disclosure", "treatment"):
        _says_all(consent)
    if practice.care_of(person).consents.get(consent.id) == consent:
        return []
    return [e.ConsentKept(person=person, consent=consent)]


def paper_of(practice: Practice, person: str, kind: ConsentKind, day: date) -> Consent | None:
    """A person's first-day paper of a kind: of several one that holds on the day, then the one signed last."""
    found = [held for held in practice.care_of(person).consents.values() if held.kind == kind]
    return max(found, key=lambda held: (held.holds(day), held.signed or date.min), default=None)


def papers_of(
    practice: Practice, person: str, day: date, missing_then: Sequence[ConsentKind] = ()
) -> tuple[ConsentKind, ...]:
    """First-day papers to be looked at: those missing now, and those that were missing when the session was opened."""
    if person not in practice.people:
        return ()
    missing = practice.care_of(person).papers_missing(day)
    return tuple(kind for kind in FIRST_DAY if kind in missing or kind in missing_then)


def revoke_consent(practice: Practice, now: datetime, person: str, consent_id: str, on: date) -> Events:
    """It holds no longer from that day on; what it was stays written down."""
    consent = practice.care_of(person).consents.get(consent_id)
    if consent is None:
        raise Refused(_("That consent is not here any more."))
    return keep_consent(practice, now, person, consent.model_copy(update={"revoked": on}))


def _dates_follow(consent: Consent, today: date) -> None:
    if consent.signed is None:
        if consent.kind in FIRST_DAY and consent.revoked is None:
            return  # a tick in the lobby was taken away
        raise Refused(_("When was it signed? Type the day."))
    if consent.signed > today:
        raise Refused(_("The day of the signature is still to come."))
    if consent.expires is not None and consent.expires < consent.signed:
        raise Refused(_("It cannot expire before it was signed."))
    if consent.revoked is not None and consent.revoked > today:
        raise Refused(_("A consent cannot be revoked on a day that is still to come."))
    if consent.revoked is not None and consent.revoked < consent.signed:
        raise Refused(_("It cannot be revoked before it was signed."))


def _says_all(consent: Consent) -> None:
    """The elements of a written consent, 42 CFR 2.31(a)."""
    missing = [
        word
        for text, word in (
            (consent.discloses, _("who discloses")),
            (consent.what, _("what is disclosed")),
            (consent.to_whom, _("to whom")),
            (consent.purpose, _("what for")),
            (consent.expires or consent.ends_with.strip() or consent.kind == "treatment", _("until when")),
        )
        if not (text.strip() if isinstance(text, str) else text)
    ]
    if missing:
        raise Refused(_("This consent has to say: {missing}.").format(missing=", ".join(missing)))
