"""One session as it stands: entries folded into state, purely and totally."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import NamedTuple

from app.live import events as e
from app.live import noting, running, teaching
from app.live.attending import Attendee, after, gone
from app.live.note_events import GROUP_SECTION
from app.live.noting import Note as Note
from app.live.noting import ProgressNote
from app.live.teaching import LessonPartRun
from app.model.agenda import Block, PartKind, Run
from app.model.decks import DeckKind, WhyTopic
from app.model.entry import Entry
from app.model.rounds import OrderedBy, Round
from app.model.small_groups import Room

LiveEntry = Entry[e.LiveEvent]
# what a stream without its first entry runs by: nothing
NO_RUN = Run((), datetime.min.replace(tzinfo=UTC))


class Speaker(NamedTuple):
    """Who has the floor since when, with a soft clock of so many minutes."""

    person: str
    since: datetime
    minutes: int


class Guest(NamedTuple):
    """Somebody in the room who is not a participant."""

    name: str
    role: str
    came: datetime
    left: datetime | None = None


class Order(NamedTuple):
    """In which order a round goes round, how that came about, and since when."""

    by: OrderedBy
    people: tuple[str, ...]
    at: datetime


class Safety(NamedTuple):
    """A step that was taken on the crisis page, or the record of whom was told."""

    at: datetime
    author: str
    event: e.SafetyStepTaken | e.EmergencyTold


@dataclass(frozen=True, slots=True)
class Session:
    """Everything about one session. `entries` are all that was folded, in the order in which it was written."""

    stream: str
    opened: e.SessionOpened | None = None
    run: Run = NO_RUN
    people: Mapping[str, Attendee] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    # by person, and of the group's own section
    progress: Mapping[str, ProgressNote] = field(default_factory=dict)
    icebreaker: e.Item | None = None
    closing_thought: e.Item | None = None
    reflection: e.Item | None = None
    # what was drawn and not taken today
    skipped: tuple[e.Item, ...] = ()
    topic: e.Topic | None = None
    why_topic: WhyTopic | None = None
    topic_covered: bool | None = None
    parts_covered: tuple[str, ...] = ()
    # the parts of its lesson, as they were begun
    lesson: tuple[LessonPartRun, ...] = ()
    shown: str = ""
    # what is shown in the place of the topic's own question
    shown_text: str = ""
    # parts of blocks that are over, and since when
    parts_done: Mapping[tuple[str, PartKind], datetime] = field(default_factory=dict)
    speaker: Speaker | None = None
    # when each person got the floor last
    spoke: Mapping[str, datetime] = field(default_factory=dict)
    let_go: tuple[str, ...] = ()
    guests: Mapping[str, Guest] = field(default_factory=dict)
    orders: Mapping[Round, Order] = field(default_factory=dict)
    # who takes their turn later, in the order in which they said so
    put_off: Mapping[Round, tuple[str, ...]] = field(default_factory=dict)
    # when a turn went on to somebody else without being taken
    handed_on: Mapping[Round, datetime] = field(default_factory=dict)
    safety: tuple[Safety, ...] = ()
    reports: tuple[e.ReportTaken, ...] = ()
    # only people of this session sit in them, and somebody sits in each
    small_groups: tuple[Room, ...] = ()
    # as they stood last, also when everybody is together again
    sat: tuple[Room, ...] = ()
    undone: frozenset[str] = frozenset()
    entries: tuple[LiveEntry, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        return {person: each.name for person, each in self.people.items() if not each.erased}

    def progress_of(self, about: str) -> ProgressNote:
        return self.progress.get(about, ProgressNote())

    def drawn(self, kind: DeckKind) -> e.Item | None:
        """What came up of a deck's kind."""
        match kind:
            case DeckKind.ICEBREAKER:
                return self.icebreaker
            case DeckKind.CLOSING_THOUGHT:
                return self.closing_thought
            case DeckKind.REFLECTION:
                return self.reflection

    @property
    def block(self) -> Block | None:
        return self.run.current

    @property
    def lesson_part(self) -> LessonPartRun | None:
        """The part of the lesson that runs."""
        return self.lesson[-1] if self.lesson and self.lesson[-1].until is None else None

    @property
    def reached(self) -> frozenset[PartKind]:
        """What the blocks that the group was in are made of."""
        visited = {visit.block for visit in self.run.visits}
        blocks = (block for block in self.run.blocks if block.id in visited)
        return frozenset(part.kind for block in blocks for part in block.parts)

    @property
    def here(self) -> frozenset[str]:
        return frozenset(person for person, attendee in self.people.items() if attendee.presence == "here")

    @property
    def attended(self) -> tuple[str, ...]:
        return tuple(person for person, attendee in self.people.items() if attendee.spans)


def fold(session: Session, entry: LiveEntry) -> Session:
    """The next state. An entry that makes no sense any more changes nothing but the list of entries."""
    if isinstance(entry.event, e.Undone) and entry.event.entry not in session.undone:
        undone = session.undone | _undoable(entry.event.entry, session)
        if undone != session.undone:
            entries = (*session.entries, entry)
            return replace(_apply_all(session.stream, entries, undone), undone=undone, entries=entries)
    entries = (*session.entries, entry)
    if entry.event is None or (session.opened is None and not isinstance(entry.event, e.SessionOpened)):
        return replace(session, entries=entries)
    return replace(_apply(session, entry, entry.event), entries=entries)


def fold_all(stream: str, entries: Iterable[LiveEntry]) -> Session:
    """A whole stream folded; undone entries are left out from the beginning."""
    return reduce(fold, entries, Session(stream))


def clock_corrected(session: Session) -> timedelta:
    """By how much the computer's clock is known to have been changed during a session."""
    changes = (entry.event for entry in session.entries)
    seconds = sum(event.seconds for event in changes if isinstance(event, e.ClockCorrected))
    return timedelta(seconds=seconds)


def _undoable(entry_id: str, session: Session) -> frozenset[str]:
    """The entry's id if it is there and may be taken back."""
    found = next((entry.event for entry in session.entries if entry.id == entry_id), None)
    lasting = found is None or isinstance(found, e.LASTING_EVENTS) or _signed_on(found, session)
    return frozenset() if lasting else frozenset([entry_id])


def _signed_on(event: e.LiveEvent, session: Session) -> bool:
    """Whether a signed note would be without its session, or without its person."""
    match event:
        case e.SessionEnded():
            return any(note.signed for note in session.progress.values())
        case e.PersonExpected(person=person):
            return session.progress_of(person.id).signed is not None
        case _:
            return False


def _apply_all(stream: str, entries: tuple[LiveEntry, ...], undone: frozenset[str]) -> Session:
    session = Session(stream)
    for entry in entries:
        if entry.event is None or entry.id in undone or isinstance(entry.event, e.Undone):
            continue
        if session.opened is not None or isinstance(entry.event, e.SessionOpened):
            session = _apply(session, entry, entry.event)
    return session


def _apply(session: Session, entry: LiveEntry, event: e.LiveEvent) -> Session:
    """What one event does, whoever wrote it and whatever came before."""
    if isinstance(event, e.SessionStarted) and event.extra:
        session = _held_now(session, entry.at)
    at, run = entry.at, session.run
    match event:
        case e.SessionOpened():
            return session if session.opened else _opened(session, event)
        case (
            e.SessionStarted()
            | e.BlockEntered()
            | e.Paused()
            | e.Resumed()
            | e.TimeAdded()
            | e.StartCorrected()
            | e.PauseAdded()
            | e.EndSet()
            | e.BlocksArranged()
            | e.PlanChanged()
        ):
            went_on = running.after(run, at, event)
            # what the share window showed belonged to the block that was left
            left = isinstance(event, e.BlockEntered) and went_on is not run
            if left:
                over = teaching.over(session.lesson, at)
                return replace(session, run=went_on, shown="", shown_text="", speaker=None, lesson=over)
            return replace(session, run=went_on)
        case e.SessionEnded():
            # a room that was opened by mistake ends without ever having started
            if run.ended is not None or session.opened is None:
                return session
            at = running.not_before(run, at)
            people = {person: gone(attendee, at) for person, attendee in session.people.items()}
            return replace(
                session,
                run=running.ended(run, at),
                people=people,
                let_go=event.let_go,
                lesson=teaching.over(session.lesson, at),
                shown="",
                shown_text="",
                speaker=None,
            )
        case e.PersonExpected():
            if event.person.id in session.people:
                return session
            return replace(session, people={**session.people, event.person.id: Attendee(event.person)})
        case (
            e.PersonArrived()
            | e.PersonSteppedOut()
            | e.PersonReturned()
            | e.PersonLeft()
            | e.PersonExcused()
            | e.PersonFlagged()
            | e.StayCorrected()
            | e.PersonSeen()
            | e.TelehealthChecked()
            | e.ModalityChanged()
            | e.CheckedIn()
            | e.CheckedOut()
            | e.TurnPassed()
        ):
            attendee = session.people.get(event.person)
            if attendee is None:
                return session
            attendee = after(attendee, at, event, run.ended)
            silent = (
                attendee.presence != "here" and session.speaker and session.speaker.person == event.person
            )
            return replace(
                session,
                people={**session.people, event.person: attendee},
                speaker=None if silent else session.speaker,
            )
        case e.GuestCame():
            came = Guest(event.name, event.role, at)
            return replace(session, guests={**session.guests, event.guest: came})
        case e.GuestLeft():
            guest = session.guests.get(event.guest)
            if guest is None or guest.left is not None:
                return session
            return replace(session, guests={**session.guests, event.guest: guest._replace(left=at)})
        case e.TurnsOrdered():
            orders = {**session.orders, event.round: Order(event.by, event.order, at)}
            return replace(session, orders=orders, put_off={**session.put_off, event.round: ()})
        case e.TurnPutOff():
            others = (each for each in session.put_off.get(event.round, ()) if each != event.person)
            put_off = {**session.put_off, event.round: (*others, event.person)}
            # the turn of somebody else goes on as it was
            handed_on = {**session.handed_on, event.round: at} if event.began else session.handed_on
            return replace(session, put_off=put_off, handed_on=handed_on)
        case e.SafetyStepTaken() | e.EmergencyTold():
            return replace(session, safety=(*session.safety, Safety(at, entry.author, event)))
        case e.ReportTaken():
            return replace(session, reports=(*session.reports, event))
        case e.IcebreakerDrawn():
            skipped = _skipped(session, session.icebreaker, event.item)
            return replace(session, icebreaker=event.item, skipped=skipped)
        case e.ClosingThoughtDrawn():
            skipped = _skipped(session, session.closing_thought, event.item)
            return replace(session, closing_thought=event.item, skipped=skipped)
        case e.ReflectionDrawn():
            skipped = _skipped(session, session.reflection, event.item)
            return replace(session, reflection=event.item, skipped=skipped)
        case e.SmallGroupsDrawn():
            rooms = _known(event.rooms, session.people)
            return replace(session, small_groups=rooms, sat=rooms or session.sat)
        case e.PromptShown():
            return replace(session, shown=event.what, shown_text=event.text)
        case e.PartDone():
            part = (event.block, event.part)
            parts = {one: when for one, when in session.parts_done.items() if one != part}
            return replace(session, parts_done={**parts, part: at} if event.done else parts)
        case e.TopicChosen():
            return replace(session, topic=event.topic, why_topic=event.why, topic_covered=None, lesson=())
        case e.LessonPartBegun():
            return replace(session, lesson=teaching.begun(session.lesson, event, at)) if run.live else session
        case e.LessonPartEnded():
            return replace(session, lesson=teaching.over(session.lesson, at))
        case e.TopicCovered():
            fits = session.topic is not None and session.topic.id == event.topic
            return replace(session, topic_covered=event.whole, parts_covered=event.parts) if fits else session
        case e.SpeakerStarted():
            if not run.live or event.person not in session.here:
                return session
            speaker = Speaker(event.person, at, event.minutes)
            return replace(session, speaker=speaker, spoke={**session.spoke, event.person: at})
        case e.SpeakerEnded():
            return replace(session, speaker=None)
        case e.NoteCaught():
            return replace(session, notes=noting.caught(session.notes, entry, event))
        case e.NoteAmended() | e.NoteStruck():
            return replace(session, notes=noting.noted(session.notes, event))
        case e.Slept() | e.ClockCorrected() | e.DocumentSent() | e.Rewritten() | e.Undone():
            return session
        case _:
            if event.about not in session.people and event.about != GROUP_SECTION:
                return session
            note = noting.written(session.progress_of(event.about), entry, event)
            return replace(session, progress={**session.progress, event.about: note})


def _held_now(session: Session, at: datetime) -> Session:
    """A session that starts on another day than planned is planned for now."""
    if session.opened is None or session.run.started is not None or session.run.ended is not None:
        return session
    now = at.replace(second=0, microsecond=0)
    opened = session.opened.model_copy(update={"scheduled": now})
    return replace(session, opened=opened, run=replace(session.run, scheduled=now))


def _skipped(session: Session, before: e.Item | None, drawn: e.Item) -> tuple[e.Item, ...]:
    """What was passed over once `drawn` took the place of `before`: one that comes after all was not."""
    every = (*session.skipped, before) if before is not None else session.skipped
    return tuple(item for item in every if item.key != drawn.key)


def _known(rooms: tuple[Room, ...], people: Collection[str]) -> tuple[Room, ...]:
    """Without whom the session does not know: adding somebody may have been undone after they had a place."""
    known = (
        room.model_copy(update={"people": tuple(one for one in room.people if one in people)})
        for room in rooms
    )
    return tuple(room for room in known if room.people)


def _opened(session: Session, event: e.SessionOpened) -> Session:
    return replace(
        session,
        opened=event,
        run=Run(event.agenda.blocks, event.scheduled),
        people={person.id: Attendee(person) for person in event.expected},
        icebreaker=event.icebreaker,
        closing_thought=event.closing_thought,
        reflection=event.reflection,
        topic=event.topic,
        why_topic=event.why_topic,
    )
