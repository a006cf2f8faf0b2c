"""One page about one person's care, from facts alone: groups, dates, sessions, minutes, steps, topics, objectives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.documents.page import Page, Section, Table
from app.documents.redaction import Redacted, certain
from app.documents.wording import day_in_words
from app.model.care import BesideKind, CareStep, StepKind
from app.model.people import Objective, Person
from app.model.rows import AttendanceRow, CoverageRow
from app.practice.coverage import TopicOfPerson, ledger
from app.practice.state import Practice
from app.practice.weeks import whole_minutes
from app.words import _, ngettext

MISSED = ("no_show", "excused", "expected")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A membership of a group; without `until` it goes on."""

    group: str
    program: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class BesideSum:
    """The individual, or the family sessions: how many, and how many minutes."""

    kind: BesideKind
    sessions: int
    minutes: int


@dataclass(frozen=True, slots=True)
class CareSummary:
    """All that the page says, as it is written; the page takes it as `Redacted` alone."""

    made: date
    person: Person
    stretches: tuple[Stretch, ...]
    steps: tuple[CareStep, ...]
    attended: int
    no_shows: int
    excused: int
    first_session: date | None
    last_session: date | None
    group_minutes: int
    service_minutes: int
    beside: tuple[BesideSum, ...]
    topics: tuple[str, ...]
    objectives: tuple[Objective, ...]

    def map_words(self, change: Callable[[str], str]) -> CareSummary:
        """The same with each of its free words changed."""
        return replace(
            self,
            stretches=tuple(
                replace(each, group=change(each.group), program=change(each.program))
                for each in self.stretches
            ),
            steps=tuple(
                step.model_copy(update={"reason": change(step.reason), "to": change(step.to)})
                for step in self.steps
            ),
            topics=tuple(map(change, self.topics)),
            objectives=tuple(each.model_copy(update={"text": change(each.text)}) for each in self.objectives),
        )


def take_summary(
    practice: Practice,
    person_id: str,
    attendance: Sequence[AttendanceRow],
    coverage: Sequence[CoverageRow],
    topics: Mapping[str, str],
    today: date,
) -> CareSummary:
    """The facts about one person. `attendance` and `coverage` are theirs; `topics` are titles by id.

    Each session's minutes are rounded once, and added. Raises KeyError for a person who is not here.
    """
    person, care = practice.people[person_id], practice.care_of(person_id)
    there = [row for row in attendance if row.person_id == person_id and row.status not in MISSED]
    had = ledger([row for row in coverage if row.person_id == person_id], care.made_up, ())
    return CareSummary(
        made=today,
        person=person,
        stretches=tuple(_stretches(practice, person_id)),
        steps=care.steps,
        attended=len(there),
        no_shows=sum(row.status == "no_show" for row in attendance),
        excused=sum(row.status == "excused" for row in attendance),
        first_session=date.fromisoformat(there[0].day) if there else None,
        last_session=date.fromisoformat(there[-1].day) if there else None,
        group_minutes=sum(whole_minutes(row.group_seconds) for row in there),
        service_minutes=sum(whole_minutes(row.service_seconds) for row in there),
        beside=tuple(
            BesideSum(kind, len(held), sum(each.minutes for each in held))
            for kind in ("individual", "family")
            if (held := [each for each in care.beside.values() if each.kind == kind])
        ),
        topics=tuple(_topic_words(topic, topics) for topic in had if topic.done),
        objectives=person.objectives,
    )


def care_page(summary: Redacted[CareSummary]) -> Page:
    """The page about a person's care. Raises NamesToJudge: see `certain`."""
    said = certain(summary)
    whose = said.person.legal_name or said.person.name
    return Page(
        _("Summary of care: {name}").format(name=whose),
        (_head(said), _groups(said), _sessions(said), *_steps(said), _topics(said), *_objectives(said)),
        header=" · ".join(words for words in (whose, said.person.record_number) if words),
    )


def step_words(kind: StepKind) -> str:
    """A step of care in words."""
    return {
        "admitted": _("Admitted"),
        "stepped_up": _("Stepped up"),
        "stepped_down": _("Stepped down"),
        "aftercare": _("Aftercare taper"),
        "discharged": _("Discharged"),
        "readmitted": _("Re-admitted"),
    }[kind]


def beside_words(kind: BesideKind) -> str:
    """A session beside the group in words."""
    return _("Individual session") if kind == "individual" else _("Family session")


def _stretches(practice: Practice, person: str) -> Iterator[Stretch]:
    for each in practice.enrollments:
        group = practice.groups.get(each.group)
        if each.person == person and group is not None and each.since != each.until:
            program = practice.program_of(group)
            yield Stretch(group.name, program.name if program else "", each.since, each.until)


def _head(summary: CareSummary) -> Section:
    person = summary.person
    facts = [(_("Name used in the group"), person.name)]
    if person.pronouns:
        facts.append((_("Pronouns"), person.pronouns))
    if person.record_number:
        facts.append((_("Record number"), person.record_number))
    if person.joined:
        facts.append((_("First day in the program"), day_in_words(person.joined)))
    facts.append((_("Written on"), day_in_words(summary.made)))
    return Section(labelled=tuple(facts))


def _groups(summary: CareSummary) -> Section:
    heading = _("Program and groups")
    if not summary.stretches:
        return Section(heading, (_("In no group so far."),))
    rows = tuple(
        (
            each.program,
            each.group,
            day_in_words(each.since),
            day_in_words(each.until) if each.until else _("going on"),
        )
        for each in summary.stretches
    )
    head = (_("Program"), _("Group"), _("From"), _("Until (not included)"))
    return Section(heading, table=Table(head, rows))


def _sessions(summary: CareSummary) -> Section:
    facts = [
        (_("Group sessions attended"), str(summary.attended)),
        (_("Missed without word"), str(summary.no_shows)),
        (_("Excused"), str(summary.excused)),
        (_("Minutes in group"), str(summary.group_minutes)),
        (_("Minutes of service"), str(summary.service_minutes)),
    ]
    for each in summary.beside:
        name = _("Individual sessions") if each.kind == "individual" else _("Family sessions")
        words = ngettext("{n} session, {minutes} min", "{n} sessions, {minutes} min", each.sessions)
        facts.append((name, words.format(n=each.sessions, minutes=each.minutes)))
    if summary.first_session and summary.last_session:
        facts.append((_("First session"), day_in_words(summary.first_session)))
        facts.append((_("Last session"), day_in_words(summary.last_session)))
    return Section(_("Sessions"), labelled=tuple(facts))


def _steps(summary: CareSummary) -> Iterator[Section]:
    if not summary.steps:
        return
    rows = tuple(
        (day_in_words(step.on), step_words(step.kind), step.to, step.reason) for step in summary.steps
    )
    yield Section(_("Steps of care"), table=Table((_("Day"), _("Step"), _("To"), _("Reason")), rows))


def _topic_words(topic: TopicOfPerson, titles: Mapping[str, str]) -> str:
    title = titles.get(topic.topic, topic.topic)
    if topic.covered or topic.made_up is None:
        return title
    return _("{topic} (made up on {day})").format(topic=title, day=day_in_words(topic.made_up))


def _topics(summary: CareSummary) -> Section:
    return Section(_("Topics covered"), (" · ".join(summary.topics) or _("None so far."),))


def _objectives(summary: CareSummary) -> Iterator[Section]:
    if not summary.objectives:
        return
    rows = tuple(
        (
            each.text,
            _("met") if each.met else _("open"),
            day_in_words(each.review) if each.review else "",
        )
        for each in summary.objectives
    )
    table = Table((_("Objective"), _("State"), _("Review")), rows)
    yield Section(_("Objectives of the treatment plan"), table=table)
