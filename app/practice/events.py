"""What can happen to a practice between sessions. Each kind stays readable for ever.

`day` is the day that it was where the person's groups met then; without one it is counted where they meet now.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime

from app.model.agenda import Agenda
from app.model.care import BesideSession, CareStep, DischargeItem, ReachTry
from app.model.decks import Deck, DeckItem, EducationTopic, Pin
from app.model.entry import Event
from app.model.entry import Rewritten as Rewritten
from app.model.groups import Group
from app.model.leaving import Leaving
from app.model.people import Consent, Person, User
from app.model.plans import Goal, PlanLine
from app.model.programs import Program
from app.practice.named_event import PracticeNamed as PracticeNamed
from app.practice.note_events import MarkDropped as MarkDropped
from app.practice.note_events import MarkKept as MarkKept
from app.practice.note_events import NameAnswered as NameAnswered
from app.practice.note_events import NoteFormatDropped as NoteFormatDropped
from app.practice.note_events import NoteFormatKept as NoteFormatKept
from app.practice.note_events import TagDropped as TagDropped
from app.practice.note_events import TagKept as TagKept


class UserAdded(Event):
    kind: Literal["user_added"] = "user_added"
    user: User


class UserChanged(Event):
    kind: Literal["user_changed"] = "user_changed"
    user: User


class ProgramAdded(Event):
    kind: Literal["program_added"] = "program_added"
    program: Program


class ProgramChanged(Event):
    kind: Literal["program_changed"] = "program_changed"
    program: Program


class GroupAdded(Event):
    kind: Literal["group_added"] = "group_added"
    group: Group


class GroupChanged(Event):
    kind: Literal["group_changed"] = "group_changed"
    group: Group


class AgendaKept(Event):
    """The practice has this agenda of its own from now on, new or changed."""

    kind: Literal["agenda_kept"] = "agenda_kept"
    agenda: Agenda


class AgendaDropped(Event):
    """One of the practice's own agendas is offered no more; sessions keep the one they were opened with."""

    kind: Literal["agenda_dropped"] = "agenda_dropped"
    agenda: str


class PersonAdded(Event):
    kind: Literal["person_added"] = "person_added"
    person: Person


class PersonChanged(Event):
    kind: Literal["person_changed"] = "person_changed"
    person: Person


class PersonEnrolled(Event):
    """A person is a member of a group from a day on."""

    kind: Literal["person_enrolled"] = "person_enrolled"
    person: str
    group: str
    on: date


class PersonWithdrawn(Event):
    """A person is a member of a group no longer, from a day on. What was written about them stays."""

    kind: Literal["person_withdrawn"] = "person_withdrawn"
    person: str
    group: str
    on: date


class ConsentKept(Event):
    """A consent or a first-day paper of a person, new or changed; the newest of an id counts."""

    kind: Literal["consent_kept"] = "consent_kept"
    person: str
    consent: Consent


class CareStepTaken(Event):
    """A step of care: admitted, stepped down, aftercare, discharged, …"""

    kind: Literal["care_step_taken"] = "care_step_taken"
    person: str
    step: CareStep


class BesideSessionKept(Event):
    """An individual or a family session was held; the newest of an id counts."""

    kind: Literal["beside_session_kept"] = "beside_session_kept"
    person: str
    session: BesideSession


class BesideSessionDropped(Event):
    """It was not held after all."""

    kind: Literal["beside_session_dropped"] = "beside_session_dropped"
    person: str
    session: str


class DischargeItemTicked(Event):
    kind: Literal["discharge_item_ticked"] = "discharge_item_ticked"
    person: str
    item: DischargeItem
    done: bool = True


class ReachTried(Event):
    """Somebody who did not come was called, or written to. `session` is the stream of the session they missed."""

    kind: Literal["reach_tried"] = "reach_tried"
    person: str
    session: str
    attempt: ReachTry


class NoShowClosed(Event):
    """Nothing more is to be done about a session that a person missed."""

    kind: Literal["no_show_closed"] = "no_show_closed"
    person: str
    session: str


class SafetyFollowedUp(Event):
    """What a session left open about a person's safety is followed up; or it is not after all."""

    kind: Literal["safety_followed_up"] = "safety_followed_up"
    person: str
    session: str
    done: bool = True


class PersonDocumentSent(Event):
    """A document about one person left the vault: its format, where it went, and the SHA-256 of what was written.

    `document` says which it was ('' in entries before it was kept), `leaving` where it went and what allowed it.
    """

    kind: Literal["person_document_sent"] = "person_document_sent"
    person: str
    format: str
    purpose: str
    digest: str
    day: date | None = None
    document: str = ""
    leaving: Leaving | None = None


class DeckKept(Event):
    """The practice has this deck of its own, whole: one that was brought in, or the head of one that is typed here, to
    which `ItemKept` adds. It takes the place of a shipped deck of its id, if it has items."""

    kind: Literal["deck_kept"] = "deck_kept"
    deck: Deck


class DeckDropped(Event):
    """The practice has this deck of its own no more; what ships under its id is back."""

    kind: Literal["deck_dropped"] = "deck_dropped"
    deck: str


class ItemKept(Event):
    """An item of one of the practice's own decks, new or changed; the newest of an id counts. A changed one stays where
    it is, a new one stands at `place`, counted from 0, or last."""

    kind: Literal["item_kept"] = "item_kept"
    deck: str
    item: DeckItem
    place: int | None = None


class ItemDropped(Event):
    """An own deck has this item no more."""

    kind: Literal["item_dropped"] = "item_dropped"
    deck: str
    item: str


class TopicKept(Event):
    """The practice has this topic of its own; one with the id of a shipped topic takes its place."""

    kind: Literal["topic_kept"] = "topic_kept"
    topic: EducationTopic


class TopicDropped(Event):
    """The practice has this topic in its own words no more; the one that ships is back."""

    kind: Literal["topic_dropped"] = "topic_dropped"
    topic: str


class ItemHidden(Event):
    """An item, or a topic, is offered to no group any more; or it is again."""

    kind: Literal["item_hidden"] = "item_hidden"
    deck: str
    item: str
    hidden: bool = True


class ItemBarred(Event):
    """Never for this group; or it may come again."""

    kind: Literal["item_barred"] = "item_barred"
    group: str
    deck: str
    item: str
    barred: bool = True


class ItemPinned(Event):
    """A pin for a date; of several for one deck, group and date the newest counts. `pinned` off takes it away."""

    kind: Literal["item_pinned"] = "item_pinned"
    pin: Pin
    pinned: bool = True


class TopicMadeUp(Event):
    """A person caught up on a topic outside the group, on a day; or they did not after all."""

    kind: Literal["topic_made_up"] = "topic_made_up"
    person: str
    topic: str
    on: date
    done: bool = True


class KeptApart(Event):
    """Two people never sit in one small group; or they may again."""

    kind: Literal["kept_apart"] = "kept_apart"
    one: str
    other: str
    apart: bool = True


class PlanLineKept(Event):
    """A line of a person's relapse prevention plan, new or changed; the newest of an id counts."""

    kind: Literal["plan_line_kept"] = "plan_line_kept"
    person: str
    line: PlanLine
    day: date | None = None


class PlanLineDropped(Event):
    kind: Literal["plan_line_dropped"] = "plan_line_dropped"
    person: str
    line: str
    day: date | None = None


class GoalKept(Event):
    """A goal of a person, new or changed; the newest of an id counts."""

    kind: Literal["goal_kept"] = "goal_kept"
    person: str
    goal: Goal
    day: date | None = None


class GoalDropped(Event):
    kind: Literal["goal_dropped"] = "goal_dropped"
    person: str
    goal: str
    day: date | None = None


class UnlocksFailed(Event):
    """Somebody tried passphrases that open nothing, this often since the last unlock."""

    kind: Literal["unlocks_failed"] = "unlocks_failed"
    times: int


class Erased(Event):
    """The words of these entries were emptied, here and everywhere; this entry authorises the holes.

    Where all words about a `person` went, `first` and `last` are the numbers of the first and the last entry that held
    some, and `since` is when the first was written down: what was copied from then on until now holds them still.
    """

    kind: Literal["erased"] = "erased"
    entries: tuple[str, ...]
    reason: str = ""
    person: str = ""
    first: int = 0
    last: int = 0
    since: AwareDatetime | None = None


class Undone(Event):
    """An earlier entry is taken back; the state is folded again without it."""

    kind: Literal["undone"] = "undone"
    entry: str


PracticeEvent = (
    PracticeNamed
    | UserAdded
    | UserChanged
    | ProgramAdded
    | ProgramChanged
    | GroupAdded
    | GroupChanged
    | AgendaKept
    | AgendaDropped
    | PersonAdded
    | PersonChanged
    | PersonEnrolled
    | PersonWithdrawn
    | ConsentKept
    | CareStepTaken
    | BesideSessionKept
    | BesideSessionDropped
    | DischargeItemTicked
    | ReachTried
    | NoShowClosed
    | SafetyFollowedUp
    | PersonDocumentSent
    | DeckKept
    | DeckDropped
    | ItemKept
    | ItemDropped
    | TopicKept
    | TopicDropped
    | ItemHidden
    | ItemBarred
    | ItemPinned
    | TopicMadeUp
    | KeptApart
    | PlanLineKept
    | PlanLineDropped
    | GoalKept
    | GoalDropped
    | MarkKept
    | MarkDropped
    | TagKept
    | TagDropped
    | NoteFormatKept
    | NameAnswered
    | NoteFormatDropped
    | UnlocksFailed
    | Erased
    | Rewritten
    | Undone
)

# What stands for ever.
LASTING_EVENTS = (UserAdded, PersonDocumentSent, UnlocksFailed, Erased, Rewritten, Undone)
