"""What can happen in one session. Each kind stays readable for ever; its literal `kind` is its name on disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import AwareDatetime

from app.live.clock_events import (
    BlockEntered,
    BlocksArranged,
    EndSet,
    PauseAdded,
    Paused,
    PlanChanged,
    Resumed,
    SessionStarted,
    Slept,
    StartCorrected,
    TimeAdded,
)
from app.live.group_events import (
    ClosingThoughtDrawn,
    Item,
    LessonPartBegun,
    LessonPartEnded,
    ReflectionDrawn,
    SmallGroupsDrawn,
    Topic,
)
from app.live.note_events import SIGNED_EVENTS as SIGNED_EVENTS
from app.live.note_events import (
    AddendumSigned,
    CounselingNoteKept,
    NameJudged,
    NoteAmended,
    NoteCaught,
    NoteCosigned,
    NoteEntered,
    NoteFormatChosen,
    NoteSigned,
    NoteStruck,
    ObjectivesNamed,
    ProgressEvent,
    RiskAnswered,
    SectionDraftedAgain,
    SectionWritten,
)
from app.live.room_events import (
    CheckedIn,
    CheckedOut,
    EmergencyTold,
    Expected,
    GuestCame,
    GuestLeft,
    ModalityChanged,
    PersonArrived,
    PersonExcused,
    PersonExpected,
    PersonFlagged,
    PersonLeft,
    PersonReturned,
    PersonSeen,
    PersonSteppedOut,
    ReportTaken,
    SafetyStepTaken,
    Situation,
    Stay,
    StayCorrected,
    TelehealthChecked,
    TurnPassed,
    TurnPutOff,
    TurnsOrdered,
)
from app.model.agenda import Agenda, PartKind
from app.model.days import day_in
from app.model.decks import WhyTopic
from app.model.entry import Event
from app.model.entry import Rewritten as Rewritten
from app.model.leaving import Leaving
from app.model.people import User
from app.model.programs import Rules
from app.model.rounds import Round
from app.model.small_groups import Room
from app.words import ENGLISH

__all__ = [
    "AddendumSigned",
    "BlockEntered",
    "BlocksArranged",
    "CheckedIn",
    "CheckedOut",
    "ClosingThoughtDrawn",
    "CounselingNoteKept",
    "EmergencyTold",
    "EndSet",
    "Expected",
    "GuestCame",
    "GuestLeft",
    "Item",
    "LessonPartBegun",
    "LessonPartEnded",
    "ModalityChanged",
    "NameJudged",
    "NoteAmended",
    "NoteCaught",
    "NoteCosigned",
    "NoteEntered",
    "NoteFormatChosen",
    "NoteSigned",
    "NoteStruck",
    "ObjectivesNamed",
    "PauseAdded",
    "Paused",
    "PersonArrived",
    "PersonExcused",
    "PersonExpected",
    "PersonFlagged",
    "PersonLeft",
    "PersonReturned",
    "PersonSeen",
    "PersonSteppedOut",
    "PlanChanged",
    "ProgressEvent",
    "ReflectionDrawn",
    "ReportTaken",
    "Resumed",
    "Rewritten",
    "RiskAnswered",
    "SafetyStepTaken",
    "SectionDraftedAgain",
    "SectionWritten",
    "SessionStarted",
    "Situation",
    "Slept",
    "SmallGroupsDrawn",
    "StartCorrected",
    "Stay",
    "StayCorrected",
    "TelehealthChecked",
    "TimeAdded",
    "Topic",
    "TurnPassed",
    "TurnPutOff",
    "TurnsOrdered",
]


class SessionOpened(Event):
    """A session exists: everything that it depends on is kept here, as it was.

    `icebreakers_used`, `closing_thoughts_used` and `reflections_used` are those that this group had before, oldest
    first, so that another one can be drawn at once; `met` says how many of the people expected had an item already,
    where any had. Items are named as in `Item.key`. `topics_had` says who of those expected has had a topic, by topic,
    for the same reason. `pinned` is what was pinned for the day when the session was opened, the newest first.
    `rooms_before` are the small groups of the last sessions that had some, newest first.
    """

    kind: Literal["session_opened"] = "session_opened"
    group_id: str
    group_name: str
    program_id: str
    program_name: str
    number: int
    zone: str
    scheduled: AwareDatetime
    agenda: Agenda
    rules: Rules
    facilitators: tuple[User, ...]
    expected: tuple[Expected, ...]
    topic: Topic | None = None
    icebreaker: Item | None = None
    closing_thought: Item | None = None
    reflection: Item | None = None
    icebreakers_used: tuple[str, ...] = ()
    closing_thoughts_used: tuple[str, ...] = ()
    reflections_used: tuple[str, ...] = ()
    met: Mapping[str, int] = {}
    pinned: tuple[str, ...] = ()
    why_topic: WhyTopic | None = None
    topics_had: Mapping[str, tuple[str, ...]] = {}
    # when the group had each topic last
    topics_last: Mapping[str, date] = {}
    rooms_before: tuple[tuple[Room, ...], ...] = ()
    call_link: str = ""
    # who had the first turn of each round last time
    first_last_time: Mapping[Round, str] = {}
    # what the group gets is in the first ('' is that of the screens), the record in the second
    language: str = ""
    record_language: str = ENGLISH

    @property
    def day(self) -> date:
        """The session's day: the one that it has in its group's zone."""
        return day_in(self.zone, self.scheduled)


class IcebreakerDrawn(Event):
    """Another icebreaker took the place of the one before, which goes back to the deck."""

    kind: Literal["icebreaker_drawn"] = "icebreaker_drawn"
    item: Item


class PromptShown(Event):
    """The share window shows a prompt: the icebreaker, the topic's question, the closing thought, the reflection
    prompt; '' is none.

    `text` is what is shown in the place of the topic's own question: another one, or an activity's title and below it
    the step that the group is at.
    """

    kind: Literal["prompt_shown"] = "prompt_shown"
    what: Literal["", "icebreaker", "topic", "closing_thought", "reflection"]
    text: str = ""


class PartDone(Event):
    """A part of a block is over, an icebreaker: its minutes belong to the rest of the block now; or it is not after
    all."""

    kind: Literal["part_done"] = "part_done"
    block: str
    part: PartKind
    done: bool = True


class TopicChosen(Event):
    kind: Literal["topic_chosen"] = "topic_chosen"
    topic: Topic
    why: WhyTopic | None = None


class TopicCovered(Event):
    """The topic was covered, wholly or not; `parts` are the titles of those parts of its lesson that were, where that
    is known."""

    kind: Literal["topic_covered"] = "topic_covered"
    topic: str
    whole: bool = True
    parts: tuple[str, ...] = ()


class SpeakerStarted(Event):
    """A soft clock runs for one person who speaks; the one before, if any, is over."""

    kind: Literal["speaker_started"] = "speaker_started"
    person: str
    minutes: int


class SpeakerEnded(Event):
    kind: Literal["speaker_ended"] = "speaker_ended"


class SessionEnded(Event):
    """The session is over. `let_go` are the people who were consciously let go without a check-out or flagged."""

    kind: Literal["session_ended"] = "session_ended"
    let_go: tuple[str, ...] = ()


class ClockCorrected(Event):
    """The computer's clock was changed by `seconds`; the session's time went on undisturbed."""

    kind: Literal["clock_corrected"] = "clock_corrected"
    seconds: float


class DocumentSent(Event):
    """A document left the vault: its format, where it went, and the SHA-256 of what was written.

    `document` says which it was, `people` of whom it tells (none: the whole roster), `leaving` where it went
    and what allowed it.
    """

    kind: Literal["document_sent"] = "document_sent"
    format: str
    purpose: str
    digest: str
    document: str = "session"
    people: tuple[str, ...] = ()
    leaving: Leaving | None = None


class Undone(Event):
    """An earlier entry is taken back; the state is folded again without it."""

    kind: Literal["undone"] = "undone"
    entry: str


LiveEvent = (
    SessionOpened
    | SessionStarted
    | BlockEntered
    | Paused
    | Resumed
    | TimeAdded
    | StartCorrected
    | PauseAdded
    | EndSet
    | BlocksArranged
    | Slept
    | PlanChanged
    | PersonExpected
    | PersonArrived
    | PersonSteppedOut
    | PersonReturned
    | PersonLeft
    | PersonExcused
    | PersonFlagged
    | StayCorrected
    | PersonSeen
    | TelehealthChecked
    | ModalityChanged
    | GuestCame
    | GuestLeft
    | TurnsOrdered
    | TurnPutOff
    | SafetyStepTaken
    | EmergencyTold
    | ReportTaken
    | CheckedIn
    | CheckedOut
    | TurnPassed
    | IcebreakerDrawn
    | ClosingThoughtDrawn
    | ReflectionDrawn
    | SmallGroupsDrawn
    | LessonPartBegun
    | LessonPartEnded
    | PromptShown
    | PartDone
    | TopicChosen
    | TopicCovered
    | SpeakerStarted
    | SpeakerEnded
    | NoteCaught
    | NoteAmended
    | NoteStruck
    | ProgressEvent
    | SessionEnded
    | ClockCorrected
    | DocumentSent
    | Rewritten
    | Undone
)

# What the clock is made of: either window may take these back.
CLOCK_EVENTS = (
    SessionStarted,
    BlockEntered,
    Paused,
    Resumed,
    TimeAdded,
    StartCorrected,
    PauseAdded,
    EndSet,
    BlocksArranged,
    PlanChanged,
    SpeakerStarted,
    SpeakerEnded,
    SessionEnded,
)
# What stands for ever.
LASTING_EVENTS = (
    SessionOpened,
    Slept,
    ClockCorrected,
    SafetyStepTaken,
    EmergencyTold,
    *SIGNED_EVENTS,
    DocumentSent,
    Rewritten,
    Undone,
)
