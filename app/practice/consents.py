"""Consents and first-day papers of a person: what can be written down about them, and what cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.errors import Refused
from app.model.people import FIRST_DAY, Consent, ConsentKind
from app.practice import events as e
from app.practice.schedule import today_in
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def keep_consent(practice: Practice, now: datetime, person: str, consent: Consent) -> Events:
    """Keep a consent of a person, new or changed: the newest of its id counts.

    One without a day of signature is kept and does not hold. A disclosure names everything that 42 CFR 2.31 asks for:
    who discloses what to whom, why, until when, and the day of the signature.
    """
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
    today = _today(practice, now)
    signed, expires, revoked = consent.signed, consent.expires, consent.revoked
    if signed is not None and signed > today:
        raise Refused(_("The day of the signature has not come yet."))
    if revoked is not None and revoked > today:
        raise Refused(_("The day on which it was revoked has not come yet."))
    if signed is None and revoked is not None:
        raise Refused(_("Only what was signed can be revoked. Give the day of the signature."))
    if signed is not None and expires is not None and expires < signed:
        raise Refused(_("It would expire before it was signed. Choose a later day."))
    if signed is not None and revoked is not None and revoked < signed:
        raise Refused(_("It would be revoked before it was signed. Choose a later day."))
    if consent.kind == "disclosure" and (words := _left_open(consent)):
        raise Refused(words)
    return (
        []
        if practice.care_of(person).consents.get(consent.id) == consent
        else [e.ConsentKept(person=person, consent=consent)]
    )


def paper_of(practice: Practice, person: str, kind: ConsentKind) -> Consent | None:
    """The first-day paper of a kind that a person has, the one signed last if there are several."""
    found = [held for held in practice.care_of(person).consents.values() if held.kind == kind]
    return max(found, key=lambda held: held.signed or date.min, default=None)


def papers_of(
    practice: Practice, person: str, day: date, missing_then: Sequence[ConsentKind] = ()
) -> tuple[ConsentKind, ...]:
    """First-day papers to be looked at: those missing now, and those that were missing when the session was opened."""
    if person not in practice.people:
        return ()
    missing = practice.care_of(person).papers_missing(day)
    return tuple(kind for kind in FIRST_DAY if kind in missing or kind in missing_then)


def _left_open(consent: Consent) -> str:
    """One sentence for the first thing that a disclosure does not say, or ''."""
    for there, words in (
        (consent.discloses.strip(), _("Say who discloses.")),
        (consent.what.strip(), _("Say what is disclosed.")),
        (consent.to_whom.strip(), _("Say to whom it is disclosed.")),
        (consent.purpose.strip(), _("Say for what purpose.")),
        (consent.expires, _("Say until when it holds.")),
        (consent.signed, _("Give the day of the signature.")),
    ):
        if not there:
            return words
    return ""


def _today(practice: Practice, now: datetime) -> date:
    """The latest day that it is now where any of the practice's groups meets."""
    return max((today_in(group.zone, now) for group in practice.groups.values()), default=now.date())
