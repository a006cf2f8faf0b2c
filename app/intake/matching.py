"""Who of a group's roster the people of an attendance report are: a proposal that a person confirms.

Mail addresses count first, then names that somebody was matched with before, then the names themselves. Where two are
possible nothing is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.intake.attendance_reports.report import ReportedPerson
from app.intake.name_forms import alikeness, forms_of_reported, forms_of_roster
from app.intake.rosters import same
from app.model.reconciling import InReport

# alikeness of two names, 0 to 100: from here on they are the same person's, and from here on it is worth asking
SURE, PERHAPS = 90.0, 76.0
# a second candidate has to be this much less alike, or both are asked about
APART = 12.0
MOST_CANDIDATES = 5

Outcome = Literal["person", "candidates", "nobody"]
Way = Literal["email", "alias", "name", ""]
_WAYS: tuple[Way, ...] = ("email", "alias", "name")


@dataclass(frozen=True, slots=True)
class OnRoster:
    """Somebody of the group: the name used there, the legal name where it is known, and mail addresses."""

    id: str
    name: str
    legal_name: str = ""
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What is proposed for one person of the report.

    `people` are ids of the roster: one for `person`, one or more to ask about for `candidates`, most alike first, none
    for `nobody`. `by` says what made the match; `twice` that somebody else in the report was taken for the same person.
    """

    reported: ReportedPerson
    outcome: Outcome
    people: tuple[str, ...] = ()
    by: Way = ""
    twice: bool = False

    @property
    def person(self) -> str | None:
        """The id of the one person that it is, or None while somebody has to be asked."""
        return self.people[0] if self.outcome == "person" else None


def match_people(
    reported: Iterable[ReportedPerson], roster: Sequence[OnRoster], aliases: Mapping[str, str] | None = None
) -> tuple[Match, ...]:
    """One match for each person of the report, in its order.

    `aliases` are names in reports with the id of the person they were confirmed for; ids that are not on the roster
    count for nothing.
    """
    ids = {person.id for person in roster}
    known = {
        same(alias): person for alias, person in (aliases or {}).items() if person in ids and same(alias)
    }
    return _each_once([_match(one, roster, known) for one in reported])


def labels(people: Sequence[ReportedPerson]) -> tuple[str, ...]:
    """What each person of a report is called where they have to be told apart: the name, with the address behind it
    where two have the same name."""
    names = [one.name for one in people]
    return tuple(
        f"{one.name} ({one.email})" if one.email and names.count(one.name) > 1 else one.name for one in people
    )


def in_report(people: Sequence[ReportedPerson]) -> tuple[InReport, ...]:
    """The people of a report as they are put beside live attendance, by their labels."""
    named = zip(labels(people), people, strict=True)
    return tuple(InReport(label, one.minutes, one.spans) for label, one in named)


def _key(name: str) -> str:
    return same(name) or name.strip()


def _match(reported: ReportedPerson, roster: Sequence[OnRoster], aliases: Mapping[str, str]) -> Match:
    address = reported.email.strip().casefold()
    owners = [
        person.id
        for person in roster
        if address and address in (email.strip().casefold() for email in person.emails)
    ]
    if owners:
        return _found(reported, owners, "email")
    remembered = [
        aliases[_key(name)] for name in (reported.name, reported.original_name) if _key(name) in aliases
    ]
    if remembered:
        return _found(reported, list(dict.fromkeys(remembered)), "alias")
    return _by_name(reported, roster)


def _found(reported: ReportedPerson, people: Sequence[str], by: Way) -> Match:
    return Match(reported, "person" if len(people) == 1 else "candidates", tuple(people), by)


def _by_name(reported: ReportedPerson, roster: Sequence[OnRoster]) -> Match:
    shown = forms_of_reported(reported.name, reported.original_name)
    if not shown:
        return Match(reported, "nobody")
    alike = [(alikeness(shown, forms_of_roster(one.name, one.legal_name)), one.id) for one in roster]
    likely = sorted((pair for pair in alike if pair[0] >= PERHAPS), key=lambda pair: -pair[0])
    if not likely:
        return Match(reported, "nobody")
    best = likely[0][0]
    # the very name is nobody else's, unless two people are called the same
    apart = APART if best < 100 else 0
    near = [person for score, person in likely if best - score <= apart]
    if best >= SURE and len(near) == 1:
        return Match(reported, "person", tuple(near), "name")
    return Match(reported, "candidates", tuple(near[:MOST_CANDIDATES]), "name")


def _each_once(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Two people of a report are never made one: the better reason stands, and the others are asked about."""
    claims: dict[str, list[Way]] = {}
    for match in matches:
        if match.person is not None:
            claims.setdefault(match.person, []).append(match.by)
    settled = []
    for match in matches:
        ways = claims.get(match.person or "", [])
        best = min(ways, key=_WAYS.index, default=match.by)
        if len(ways) > 1 and (match.by != best or ways.count(best) > 1):
            match = replace(match, outcome="candidates", twice=True)
        settled.append(match)
    return tuple(settled)
