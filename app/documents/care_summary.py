"""One page about one person's care, from facts alone: groups, dates, sessions, minutes, steps, topics, objectives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.documents.markdown_text import plain, table
from app.documents.redaction import names_in, words_about
from app.documents.wording import day_in_words
from app.model.care import BesideKind, CareStep, StepKind
from app.model.people import Objective, Person
from app.model.rows import AttendanceRow, CoverageRow
from app.practice.coverage import TopicOfPerson, ledger
from app.practice.state import Practice
from app.practice.weeks import whole_minutes
from app.words import _, ngettext

MISSED = ("no_show", "excused", "expected")
_Safe = Callable[[str], str]


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
    """All that the page says. No field can hold the name of another member, but as one of the words `look_at`, which
    may be a name as well: somebody looks at them before the page leaves."""

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
    look_at: tuple[str, ...] = ()


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
    names, look_at = words_about(person_id, names_in(practice)), dict[str, None]()

    def safe(text: str) -> str:
        reading = names.read(text)
        look_at.update(dict.fromkeys(reading.asked.values()))
        return reading.without()

    there = [row for row in attendance if row.person_id == person_id and row.status not in MISSED]
    had = ledger([row for row in coverage if row.person_id == person_id], care.made_up, ())
    summary = CareSummary(
        made=today,
        person=person,
        stretches=tuple(_stretches(practice, person_id, safe)),
        steps=tuple(
            step.model_copy(update={"reason": safe(step.reason), "to": safe(step.to)}) for step in care.steps
        ),
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
        topics=tuple(safe(_topic_words(topic, topics)) for topic in had if topic.done),
        objectives=tuple(each.model_copy(update={"text": safe(each.text)}) for each in person.objectives),
    )
    return replace(summary, look_at=tuple(look_at))


def care_summary(summary: CareSummary) -> bytes:
    """The page as Markdown: UTF-8, without a byte order mark."""
    parts = [*_head(summary), *_groups(summary), *_sessions(summary), *_steps(summary)]
    parts += [*_topics(summary), *_objectives(summary)]
    return ("\n\n".join(parts) + "\n").encode()


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


def _stretches(practice: Practice, person: str, safe: _Safe) -> Iterator[Stretch]:
    for each in practice.enrollments:
        group = practice.groups.get(each.group)
        if each.person == person and group is not None and each.since != each.until:
            program = practice.program_of(group)
            yield Stretch(safe(group.name), safe(program.name) if program else "", each.since, each.until)


def _head(summary: CareSummary) -> Iterator[str]:
    person = summary.person
    yield f"# {_('Summary of care')}: {plain(person.legal_name or person.name)}"
    facts = [(_("Name used in the group"), plain(person.name))]
    if person.pronouns:
        facts.append((_("Pronouns"), plain(person.pronouns)))
    if person.record_number:
        facts.append((_("Record number"), plain(person.record_number)))
    if person.joined:
        facts.append((_("First day in the program"), day_in_words(person.joined)))
    facts.append((_("Written on"), day_in_words(summary.made)))
    yield table([_("Person"), _("Details")], facts)


def _groups(summary: CareSummary) -> Iterator[str]:
    yield f"## {_('Program and groups')}"
    if not summary.stretches:
        yield _("In no group so far.")
        return
    rows = [
        (
            plain(each.program),
            plain(each.group),
            day_in_words(each.since),
            day_in_words(each.until) if each.until else _("going on"),
        )
        for each in summary.stretches
    ]
    yield table([_("Program"), _("Group"), _("From"), _("Until (not included)")], rows)


def _sessions(summary: CareSummary) -> Iterator[str]:
    yield f"## {_('Sessions')}"
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
    yield table([_("Sessions"), _("Number")], facts)


def _steps(summary: CareSummary) -> Iterator[str]:
    if not summary.steps:
        return
    yield f"## {_('Steps of care')}"
    rows = [
        (day_in_words(step.on), step_words(step.kind), plain(step.to), plain(step.reason))
        for step in summary.steps
    ]
    yield table([_("Day"), _("Step"), _("To"), _("Reason")], rows)


def _topic_words(topic: TopicOfPerson, titles: Mapping[str, str]) -> str:
    title = titles.get(topic.topic, topic.topic)
    if topic.covered or topic.made_up is None:
        return title
    return _("{topic} (made up on {day})").format(topic=title, day=day_in_words(topic.made_up))


def _topics(summary: CareSummary) -> Iterator[str]:
    yield f"## {_('Topics covered')}"
    yield " · ".join(plain(topic) for topic in summary.topics) or _("None so far.")


def _objectives(summary: CareSummary) -> Iterator[str]:
    if not summary.objectives:
        return
    yield f"## {_('Objectives of the treatment plan')}"
    rows = [
        (
            plain(each.text),
            _("met") if each.met else _("open"),
            day_in_words(each.review) if each.review else "",
        )
        for each in summary.objectives
    ]
    yield table([_("Objective"), _("State"), _("Review")], rows)
