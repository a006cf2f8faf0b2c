"""The practice as it stands: users, programs, groups and people, folded purely and totally."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import reduce

from app.model.agenda import Agenda
from app.model.care import BesideSession, CareStep, DischargeItem, ReachTry
from app.model.days import day_in
from app.model.entry import Entry
from app.model.groups import Group
from app.model.leaving import Leaving
from app.model.people import FIRST_DAY, Consent, ConsentKind, Person, User
from app.model.plans import Plan
from app.model.practice_head import PracticeHead
from app.model.programs import Program
from app.practice import events as e
from app.practice.enrollments import Enrollment as Enrollment
from app.practice.enrollments import enrolled, withdrawn
from app.practice.noting import Noting, noting
from app.practice.offered import Offer, offered
from app.practice.planning import planned

PracticeEntry = Entry[e.PracticeEvent]
STREAM = "practice"


@dataclass(frozen=True, slots=True)
class Reached:
    """One attempt to reach somebody about a session that they missed."""

    at: datetime
    author: str
    attempt: ReachTry


@dataclass(frozen=True, slots=True)
class NoShow:
    """What was tried about one missed session."""

    tries: tuple[Reached, ...] = ()
    closed: bool = False

    @property
    def done(self) -> bool:
        return self.closed or any(each.attempt.reached for each in self.tries)


@dataclass(frozen=True, slots=True)
class Sent:
    """A document about a person that left the vault; `day` is the one that it was where their groups met, if it was
    written down."""

    at: datetime
    author: str
    format: str
    purpose: str
    day: date | None = None
    digest: str = ""
    document: str = ""
    leaving: Leaving | None = None


@dataclass(frozen=True, slots=True)
class Care:
    """What is kept of one person beside the groups, oldest first."""

    consents: Mapping[str, Consent] = field(default_factory=dict)
    steps: tuple[CareStep, ...] = ()
    beside: Mapping[str, BesideSession] = field(default_factory=dict)
    ticked: frozenset[DischargeItem] = frozenset()
    # by the stream of the session
    no_shows: Mapping[str, NoShow] = field(default_factory=dict)
    # when what a session left open about their safety was followed up, by its stream
    followed_up: Mapping[str, datetime] = field(default_factory=dict)
    sent: tuple[Sent, ...] = ()
    # topics caught up on outside the group, and when
    made_up: Mapping[str, date] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)
    # whether a word is another's name in what leaves, by the place where it stands
    names: Mapping[str, bool] = field(default_factory=dict)

    def papers_missing(self, day: date) -> tuple[ConsentKind, ...]:
        """First-day papers that do not hold on a day, in their order."""
        held = {consent.kind for consent in self.consents.values() if consent.holds(day)}
        return tuple(kind for kind in FIRST_DAY if kind not in held)


@dataclass(frozen=True, slots=True)
class Practice:
    """Everything that outlives a session."""

    head: PracticeHead = field(default_factory=PracticeHead)
    users: Mapping[str, User] = field(default_factory=dict)
    programs: Mapping[str, Program] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    agendas: Mapping[str, Agenda] = field(default_factory=dict)
    enrollments: tuple[Enrollment, ...] = ()
    care: Mapping[str, Care] = field(default_factory=dict)
    offer: Offer = field(default_factory=Offer)
    noting: Noting = field(default_factory=Noting)
    # pairs who never sit in one small group
    apart: frozenset[frozenset[str]] = frozenset()
    undone: frozenset[str] = frozenset()
    entries: tuple[PracticeEntry, ...] = ()

    def members(self, group: str, day: date) -> list[Person]:
        """The people of a group on a day, in the order in which they joined it."""
        found = [held.person for held in self.enrollments if held.group == group and held.holds(day)]
        return [self.people[person] for person in dict.fromkeys(found) if person in self.people]

    def expected_at(self, group: Group, scheduled: datetime) -> list[Person]:
        """Who is expected at a meeting of a group: its members, and those of the groups that share that meeting."""
        day = day_in(group.zone, scheduled)
        moment = scheduled.astimezone(UTC)
        shared = [
            other
            for start, meeting in group.scheduled_between(moment, moment + timedelta(seconds=1))
            # in UTC: a time that comes twice equals nothing in another zone
            if start.astimezone(UTC) == moment
            for other in meeting.also
        ]
        found = (person for each in (group.id, *shared) for person in self.members(each, day))
        return list({person.id: person for person in found}.values())

    def care_of(self, person: str) -> Care:
        return self.care.get(person, Care())

    def groups_of(self, person: str, day: date) -> list[Group]:
        found = [held.group for held in self.enrollments if held.person == person and held.holds(day)]
        return [self.groups[group] for group in dict.fromkeys(found) if group in self.groups]

    def program_of(self, group: Group) -> Program | None:
        return self.programs.get(group.program_id)

    def agenda_of(self, group: Group) -> Agenda | None:
        """What a group's sessions are opened with: its own choice, or what its program brings."""
        program = self.program_of(group)
        return self.agendas.get(group.agenda_id, program.agenda if program else None)

    def groups_with(self, agenda_id: str) -> list[Group]:
        """The groups that chose one of the practice's own agendas, or whose program brings this one."""
        used = ((group, self.agenda_of(group)) for group in self.groups.values())
        return [group for group, agenda in used if agenda is not None and agenda.id == agenda_id]


def fold(practice: Practice, entry: PracticeEntry) -> Practice:
    """The next state. An entry that makes no sense any more changes nothing but the list of entries."""
    entries = (*practice.entries, entry)
    if isinstance(entry.event, e.Undone) and entry.event.entry not in practice.undone:
        undone = practice.undone | _undoable(entry.event.entry, practice.entries)
        if undone != practice.undone:
            kept = (old for old in entries if old.id not in undone)
            return replace(reduce(_apply, kept, Practice()), undone=undone, entries=entries)
    return replace(_apply(practice, entry), entries=entries)


def fold_all(entries: Iterable[PracticeEntry]) -> Practice:
    return reduce(fold, entries, Practice())


def _undoable(entry_id: str, entries: tuple[PracticeEntry, ...]) -> frozenset[str]:
    found = next((entry for entry in entries if entry.id == entry_id), None)
    lasting = found is None or found.event is None or isinstance(found.event, e.LASTING_EVENTS)
    return frozenset() if lasting else frozenset([entry_id])


def _apply(practice: Practice, entry: PracticeEntry) -> Practice:
    event = entry.event
    match event:
        case e.PracticeNamed():
            return replace(practice, head=event.head)
        case e.UserAdded() | e.UserChanged():
            return replace(practice, users={**practice.users, event.user.id: event.user})
        case e.ProgramAdded() | e.ProgramChanged():
            return replace(practice, programs={**practice.programs, event.program.id: event.program})
        case e.GroupAdded() | e.GroupChanged():
            return replace(practice, groups={**practice.groups, event.group.id: event.group})
        case e.AgendaKept():
            return replace(practice, agendas={**practice.agendas, event.agenda.id: event.agenda})
        case e.AgendaDropped():
            kept = {name: agenda for name, agenda in practice.agendas.items() if name != event.agenda}
            return replace(practice, agendas=kept)
        case e.PersonAdded() | e.PersonChanged():
            return replace(practice, people={**practice.people, event.person.id: event.person})
        case e.PersonEnrolled():
            held = enrolled(practice.enrollments, event.person, event.group, event.on)
            return replace(practice, enrollments=held)
        case e.PersonWithdrawn():
            held = withdrawn(practice.enrollments, event.person, event.group, event.on)
            return replace(practice, enrollments=held)
        case (
            e.ConsentKept()
            | e.CareStepTaken()
            | e.BesideSessionKept()
            | e.BesideSessionDropped()
            | e.DischargeItemTicked()
            | e.ReachTried()
            | e.NoShowClosed()
            | e.SafetyFollowedUp()
            | e.PersonDocumentSent()
            | e.TopicMadeUp()
            | e.PlanLineKept()
            | e.PlanLineDropped()
            | e.GoalKept()
            | e.GoalDropped()
            | e.NameAnswered()
        ):
            cared = _cared(practice.care_of(event.person), entry, event)
            return replace(practice, care={**practice.care, event.person: cared})
        case (
            e.DeckKept()
            | e.DeckDropped()
            | e.ItemKept()
            | e.ItemDropped()
            | e.TopicKept()
            | e.TopicDropped()
            | e.ItemHidden()
            | e.ItemBarred()
            | e.ItemPinned()
        ):
            return replace(practice, offer=offered(practice.offer, event))
        case (
            e.MarkKept()
            | e.MarkDropped()
            | e.TagKept()
            | e.TagDropped()
            | e.NoteFormatKept()
            | e.NoteFormatDropped()
        ):
            return replace(practice, noting=noting(practice.noting, event))
        case e.KeptApart():
            pair = frozenset([frozenset([event.one, event.other])])
            return replace(practice, apart=practice.apart | pair if event.apart else practice.apart - pair)
        case e.UnlocksFailed() | e.Erased() | e.Rewritten() | e.Undone() | None:
            return practice


CareEvent = (
    e.ConsentKept
    | e.CareStepTaken
    | e.BesideSessionKept
    | e.BesideSessionDropped
    | e.DischargeItemTicked
    | e.ReachTried
    | e.NoShowClosed
    | e.SafetyFollowedUp
    | e.PersonDocumentSent
    | e.TopicMadeUp
    | e.PlanLineKept
    | e.PlanLineDropped
    | e.GoalKept
    | e.GoalDropped
    | e.NameAnswered
)


def _cared(care: Care, entry: PracticeEntry, event: CareEvent) -> Care:
    match event:
        case e.ConsentKept():
            return replace(care, consents={**care.consents, event.consent.id: event.consent})
        case e.CareStepTaken():
            return replace(care, steps=(*care.steps, event.step))
        case e.BesideSessionKept():
            return replace(care, beside={**care.beside, event.session.id: event.session})
        case e.BesideSessionDropped():
            kept = {name: session for name, session in care.beside.items() if name != event.session}
            return replace(care, beside=kept)
        case e.DischargeItemTicked():
            changed = frozenset([event.item])
            return replace(care, ticked=care.ticked | changed if event.done else care.ticked - changed)
        case e.ReachTried():
            missed = care.no_shows.get(event.session, NoShow())
            tried = Reached(event.attempt.at or entry.at, entry.author, event.attempt)
            tries = sorted((*missed.tries, tried), key=lambda each: each.at)
            missed = replace(missed, tries=tuple(tries))
            return replace(care, no_shows={**care.no_shows, event.session: missed})
        case e.NoShowClosed():
            missed = replace(care.no_shows.get(event.session, NoShow()), closed=True)
            return replace(care, no_shows={**care.no_shows, event.session: missed})
        case e.SafetyFollowedUp():
            before = {stream: at for stream, at in care.followed_up.items() if stream != event.session}
            followed = {**before, event.session: entry.recorded_at} if event.done else before
            return replace(care, followed_up=followed)
        case e.PersonDocumentSent():
            sent = Sent(
                entry.at,
                entry.author,
                event.format,
                event.purpose,
                event.day,
                event.digest,
                event.document,
                event.leaving,
            )
            return replace(care, sent=(*care.sent, sent))
        case e.TopicMadeUp():
            others = {topic: on for topic, on in care.made_up.items() if topic != event.topic}
            return replace(care, made_up={**others, event.topic: event.on} if event.done else others)
        case e.PlanLineKept() | e.PlanLineDropped() | e.GoalKept() | e.GoalDropped():
            return replace(care, plan=planned(care.plan, event))
        case e.NameAnswered():
            names = {place: member for place, member in care.names.items() if place != event.place}
            return replace(
                care, names=names if event.member is None else {**names, event.place: event.member}
            )
