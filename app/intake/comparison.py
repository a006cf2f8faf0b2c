"""One report beside one session while a person goes through it: who is who, and what is to be kept. Pure.

Nothing is changed by any of this: what is to be kept is written down by `app.live.reports.take_report`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from app.errors import Refused, UnreadableReport
from app.intake.attendance_reports.reading import content_of, read_report
from app.intake.attendance_reports.report import AttendanceReport, Platform, ReportedPerson
from app.intake.matching import Match, OnRoster, in_report, labels, match_people
from app.intake.name_forms import forms_of_reported
from app.intake.rosters import same
from app.live.state import Session
from app.model import reconciling
from app.model.days import day_in
from app.model.people import Person
from app.model.reconciling import Choice, Row, Stay
from app.practice.state import Practice
from app.words import _

# what somebody in a report can be beside a person of the roster
NOBODY: Final = ""
BESIDE: Final = "guest"
# a number with as many digits is a telephone's
_TELEPHONE = 7


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report, who of the session is in it, and what a person has said so far.

    `matches` are what is proposed, by the label of each person of the report. `answers` are what was said: an id of the
    roster, BESIDE, or NOBODY. `beside` are ids of facilitators and guests, who have no minutes. `before` says that the
    same file was compared before.
    """

    stream: str
    zone: str
    platform: Platform
    digest: str
    matches: Mapping[str, Match]
    names: Mapping[str, str]
    beside: frozenset[str]
    live: Mapping[str, tuple[Stay, ...]]
    started: datetime
    ended: datetime
    warnings: tuple[str, ...] = ()
    before: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)

    def answer(self, label: str, who: str) -> Comparison:
        """Somebody said who this is. What was chosen for a person whose part of the report changes by it is open."""
        if label not in self.matches or who not in (*self.names, BESIDE, NOBODY):
            raise Refused(_("That person is not on today's list."))
        touched = {self.who(label), who}
        choices = {person: choice for person, choice in self.choices.items() if person not in touched}
        return replace(self, answers={**self.answers, label: who}, choices=choices)

    def choose(self, person: str, choice: Choice) -> Comparison:
        """Somebody said what is to be kept. Raises Refused where the report does not say when they were there."""
        if person not in self.names:
            raise Refused(_("That person is not on today's list."))
        reconciling.choose(self.rows, person, choice)
        return replace(self, choices={**self.choices, person: choice})

    def who(self, label: str) -> str | None:
        """Whose a name is: an id, BESIDE or NOBODY; None while somebody has to be asked."""
        if label in self.answers:
            return self.answers[label]
        match = self.matches[label]
        if match.outcome == "candidates":
            return None
        return BESIDE if match.person in self.beside else match.person or NOBODY

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each person of the roster, in its order, with what was chosen."""
        reported = in_report([match.reported for match in self.matches.values()])
        whose = {label: who for label in self.matches if (who := self.who(label))}
        rows = reconciling.reconcile(self.live, reported, whose, self.started, self.ended)
        for person, choice in self.choices.items():
            rows = reconciling.choose(rows, person, choice)
        return tuple(row for row in rows if row.person is not None)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names about which somebody has to be asked."""
        return tuple(label for label in self.matches if self.who(label) is None)

    @property
    def undecided(self) -> tuple[Row, ...]:
        return reconciling.undecided(self.rows)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be said before anything can be kept."""
        return bool(self.unknown or self.undecided)

    @property
    def is_touched(self) -> bool:
        return bool(self.answers or self.choices)

    @property
    def whose(self) -> dict[str, str]:
        """Whose each name of the report is, as it is written down; names that are nobody's are left out."""
        return {label: who for label in self.matches if (who := self.who(label))}


def compare_file(path: Path, session: Session, practice: Practice) -> Comparison:
    """Read a report's file and put it beside a session that has ended. Raises UnreadableReport with one sentence."""
    opened = session.opened
    if opened is None or session.run.started is None or session.run.ended is None:
        raise UnreadableReport(_("A report is compared after the end of the session."))
    content = content_of(path)
    zone = ZoneInfo(opened.zone)
    report = read_report(content, day_in(opened.zone, session.run.started), zone)
    return compare(report, hashlib.sha256(content).hexdigest(), session, practice)


def compare(report: AttendanceReport, digest: str, session: Session, practice: Practice) -> Comparison:
    """A report that was read beside a session that has ended. Raises UnreadableReport where it is of another one."""
    opened, started, ended = session.opened, session.run.started, session.run.ended
    if opened is None or started is None or ended is None:
        raise UnreadableReport(_("A report is compared after the end of the session."))
    if _is_of_another_time(report, started, ended):
        raise UnreadableReport(
            _("Nobody in this report was in the call while this session ran. Choose the report of this call.")
        )
    facilitators = {user.id: user.name for user in (*opened.facilitators, *practice.users.values())}
    guests = {id_: guest.name for id_, guest in session.guests.items()}
    beside = {id_: name for id_, name in (facilitators | guests).items() if id_ not in session.people}
    people = [practice.people.get(id_) or Person(id=id_, name=name) for id_, name in session.names.items()]
    roster = [
        OnRoster(one.id, session.people[one.id].name, one.legal_name, (one.email,) if one.email else ())
        for one in people
    ]
    roster += [OnRoster(id_, name) for id_, name in beside.items()]
    found = _matches(report.people, roster, people)
    return Comparison(
        stream=session.stream,
        zone=opened.zone,
        platform=report.platform,
        digest=digest,
        matches=dict(zip(labels(report.people), found, strict=True)),
        names=session.names,
        beside=frozenset(beside),
        live={
            id_: tuple((span.start, span.end or ended) for span in attendee.spans)
            for id_, attendee in session.people.items()
        },
        started=started,
        ended=ended,
        warnings=report.warnings,
        before=any(taken.digest == digest for taken in session.reports),
    )


def remembered(comparison: Comparison, practice: Practice) -> tuple[Person, ...]:
    """The people whose `known_as` changes by what somebody said: a name is remembered for one person and no other.

    A name that is nobody's own (*iPhone*, *Guest*) is not remembered: next time it could be somebody else.
    """
    changed: dict[str, Person] = {}
    for label, who in comparison.answers.items():
        name = comparison.matches[label].reported.name
        for id_ in comparison.names:
            person = changed.get(id_) or practice.people.get(id_)
            if person is None:
                continue
            others = tuple(alias for alias in person.known_as if same(alias) != same(name))
            new = id_ == who and same(name) != same(person.name) and _is_somebodys(name)
            known = (*others, name) if new else others
            if known != person.known_as:
                changed[id_] = person.model_copy(update={"known_as": known})
    return tuple(changed.values())


def _matches(
    reported: Sequence[ReportedPerson], roster: Sequence[OnRoster], people: Sequence[Person]
) -> list[Match]:
    """What is proposed; a name that two people were known by before asks which of them it is now."""
    owners: dict[str, list[str]] = {}
    for person in people:
        for alias in {same(each) for each in person.known_as}:
            owners.setdefault(alias, []).append(person.id)
    aliases = {alias: ids[0] for alias, ids in owners.items() if len(ids) == 1}
    found = []
    for match in match_people(reported, roster, aliases):
        ids = owners.get(same(match.reported.name), [])
        if len(ids) > 1 and match.by != "email":
            match = replace(match, outcome="candidates", people=tuple(ids), by="alias")
        found.append(match)
    return found


def _is_somebodys(name: str) -> bool:
    return bool(forms_of_reported(name)) or sum(map(str.isdigit, name)) >= _TELEPHONE


def _is_of_another_time(report: AttendanceReport, started: datetime, ended: datetime) -> bool:
    spans = [span for one in report.people for span in one.spans]
    return bool(spans) and not any(start < ended and end > started for start, end in spans)
