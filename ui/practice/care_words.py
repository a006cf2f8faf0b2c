"""The words of consents, steps of care and the discharge checklist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from app.documents.care_summary import beside_words, step_words
from app.model.care import BesideKind, BesideSession, CareStep, DischargeItem
from app.model.people import FIRST_DAY, Consent, ConsentKind, User
from app.model.programs import Program
from app.practice.beside import counts, owed, usual_a_week
from app.practice.state import Care
from app.words import _, ngettext
from ui.days import day_shown


def consent_words(kind: ConsentKind) -> str:
    return {
        "telehealth": _("Telehealth consent"),
        "group_confidentiality": _("Group confidentiality agreement"),
        "part2_notice": _("Notice of 42 CFR Part 2"),
        "contact_release": _("Release for the emergency contact"),
        "disclosure": _("Consent to a disclosure"),
        "treatment": _("Treatment, payment, operations"),
    }[kind]


def consent_state(consent: Consent, today: date) -> str:
    """Whether it holds, in a few words."""
    if consent.revoked is not None and consent.revoked <= today:
        return _("revoked on {day}").format(day=day_shown(consent.revoked))
    if consent.expires is not None and consent.expires < today:
        return _("expired on {day}").format(day=day_shown(consent.expires))
    signed = _("signed {day}").format(day=day_shown(consent.signed))
    if consent.expires is not None:
        return _("{signed}, until {day}").format(signed=signed, day=day_shown(consent.expires))
    if consent.ends_with:
        return _("{signed}, until: {event}").format(signed=signed, event=consent.ends_with)
    return signed


def consent_line(consent: Consent, today: date) -> str:
    """Everything that a consent says, in one line."""
    pieces = [consent_state(consent, today)]
    if consent.to_whom:
        pieces.append(_("to {whom}").format(whom=consent.to_whom))
    if consent.what:
        pieces.append(consent.what)
    if consent.purpose and consent.kind not in FIRST_DAY:
        pieces.append(_("for {purpose}").format(purpose=consent.purpose))
    return " · ".join(pieces)


def step_line(step: CareStep) -> str:
    """Where a step leads and why."""
    pieces = [day_shown(step.on)]
    if step.to:
        pieces.append(_("to {place}").format(place=step.to))
    if step.reason:
        pieces.append(step.reason)
    return " · ".join(pieces)


def beside_line(session: BesideSession, users: Mapping[str, User]) -> str:
    """When a session was held, how long, by whom."""
    pieces = [day_shown(session.on), _("{minutes} min").format(minutes=session.minutes)]
    if session.by in users:
        pieces.append(_("by {name}").format(name=users[session.by].name))
    return " · ".join(pieces)


def owed_words(care: Care, program: Program, today: date) -> str:
    """A line for each kind of session that is usual in the program: how many this week has had, and what is owed."""
    lines = []
    for kind in get_args(BesideKind):
        usual = usual_a_week(program.rules, kind)
        if not usual:
            continue
        left = owed(care, program.rules, kind, today)
        held = {
            "individual": _("This week: {held} of {usual} individual sessions held."),
            "family": _("This week: {held} of {usual} family sessions held."),
        }[kind]
        pieces = [held.format(held=usual - left, usual=usual)]
        if left:
            pieces.append(ngettext("{n} is owed.", "{n} are owed.", left).format(n=left))
        if not counts(program.rules, kind):
            pieces.append(_("Their minutes do not count in {program}.").format(program=program.name))
        lines.append(" ".join(pieces))
    return "\n".join(lines)


def discharge_words(item: DischargeItem) -> str:
    return {
        "plan_handed_over": _("Relapse prevention plan handed over"),
        "next_care_arranged": _("Next care arranged, with a date"),
        "naloxone_talked_about": _("Naloxone and lower tolerance talked about"),
        "contacts_known": _("Knows whom to call, 988 included"),
        "releases_reviewed": _("Releases and consents reviewed"),
        "summary_sent": _("Summary handed over or sent"),
    }[item]


__all__ = [
    "beside_line",
    "beside_words",
    "consent_line",
    "consent_state",
    "consent_words",
    "discharge_words",
    "owed_words",
    "step_line",
    "step_words",
]
