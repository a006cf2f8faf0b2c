"""Sessions made of events alone, for tests of the pure core: told by hand, or any at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from app.intake.programs import ShippedProgram, shipped_programs
from app.live import events as e
from app.live.note_events import GROUP_SECTION, Signature, SignedNote, SignedSection
from app.live.state import LiveEntry, Session, fold, fold_all
from app.model.agenda import Block, PartKind
from app.model.entry import Entry
from app.model.people import Role, User
from app.model.rounds import Round
from app.model.small_groups import Room
from app.model.telehealth import TelehealthCheck

HARMONY, BLUE_HEART = shipped_programs()
ALEX = User(id="alex", name="Alex Rivera", credentials="LADC")
SAM = User(id="sam", name="Sam Okafor", role=Role.CO_FACILITATOR)
NINE = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
"""Nine o'clock in New York."""
MARIA = e.Expected(id="maria", name="Maria S.", initials="MS", last_promise="text two people", last_craving=5)
JAMES = e.Expected(id="james", name="James T.", initials="JT")
AISHA = e.Expected(id="aisha", name="Aisha K.", initials="AK")
ONE_THING = e.Item(deck="icebreakers", id="one-thing", text="What went right?", follow_up="Your part in it?")
WEATHER = e.Item(deck="icebreakers", id="weather", text="What is your weather today?")
FAIR_SIZE = e.Item(deck="closing-thoughts", id="fair-size", text="The next two hours are a fair size.")
SIGNS = e.Topic(
    id="signs", title="Warning signs", outline=("Early ones.", "Your own."), question="Which is yours?"
)
COPING = e.Topic(id="coping", title="Coping skills")


def minutes(amount: float) -> timedelta:
    return timedelta(minutes=amount)


def at(minute: float) -> datetime:
    """So many minutes after nine."""
    return NINE + minutes(minute)


def opening(program: ShippedProgram = HARMONY, *people: e.Expected) -> e.SessionOpened:
    return e.SessionOpened(
        group_id="group-morning",
        group_name="IOP Morning",
        program_id=program.program.id,
        program_name=program.program.name,
        number=14,
        zone="America/New_York",
        scheduled=NINE,
        agenda=program.program.agenda,
        rules=program.program.rules,
        facilitators=(ALEX, SAM),
        expected=people or (MARIA, JAMES, AISHA),
        topic=SIGNS,
        icebreaker=ONE_THING,
        closing_thought=FAIR_SIZE,
    )


Fact = tuple[float, e.LiveEvent] | tuple[float, e.LiveEvent, str]
"""When in minutes after nine, what, and whose entry it is if not Alex's."""


def entries(*facts: Fact, recorded: timedelta | None = None) -> list[LiveEntry]:
    """The entries of a session, written down when they happened, or `recorded` after nine."""
    return [
        Entry(
            id=f"entry-{number:03d}",
            stream="session-1",
            author=fact[2] if len(fact) == 3 else ALEX.id,
            at=at(fact[0]),
            recorded_at=at(fact[0]) if recorded is None else NINE + recorded,
            event=fact[1],
        )
        for number, fact in enumerate(facts)
    ]


def told(*facts: Fact, opened: e.SessionOpened | None = None) -> Session:
    """The session that these facts come to, opened half an hour before its time."""
    return fold_all("session-1", entries((-30, opened or opening()), *facts))


def after(session: Session, now: float, events: Sequence[e.LiveEvent]) -> Session:
    """The session after an act of Alex's, so many minutes after nine."""
    for event in events:
        moment = at(now)
        entry: LiveEntry = Entry(
            f"act-{len(session.entries)}", session.stream, ALEX.id, moment, moment, event
        )
        session = fold(session, entry)
    return session


def arrived(person: e.Expected, minute: float = 0) -> Fact:
    return minute, e.PersonArrived(person=person.id)


def started(minute: float = 0) -> Fact:
    return minute, e.SessionStarted()


def without_entries(session: Session) -> Session:
    """Everything about a session but how it was written down."""
    return replace(session, entries=(), undone=frozenset())


# Any session at all

MOMENTS = st.integers(-40 * 60_000, 300 * 60_000).map(lambda ms: NINE + timedelta(milliseconds=ms))
"""To the millisecond, from before the session to long after it."""
LATER = at(301)
PEOPLE = st.sampled_from(["maria", "james", "aisha", "nobody"])
BLOCKS = st.sampled_from(["check-in", "education", "break", "small-group", "check-out", "no-such-block"])
GUESTS = st.sampled_from(["guest-1", "guest-2"])
NOTES = st.integers(0, 40).map(lambda number: f"entry-{number:03d}")
ANSWERS = st.dictionaries(
    st.sampled_from(["feeling", "craving", "used", "promise", "?"]),
    st.sampled_from(["", "3", "9", "yes", "calm"]),
)

PUT_IN = Block(id="put-in", title="Visit", minutes=10, least_minutes=0)
SOME_BLOCKS = st.sampled_from([*HARMONY.program.agenda.blocks, PUT_IN])
"""For arranging an agenda anew: the planned blocks, and one that was not planned."""

CLOCK = st.one_of(
    st.just(e.SessionStarted()),
    st.builds(e.BlockEntered, block=BLOCKS),
    st.just(e.Paused()),
    st.just(e.Resumed()),
    st.builds(e.TimeAdded, block=BLOCKS, minutes=st.integers(-60, 60)),
    st.just(e.StartCorrected()),
    st.builds(e.Paused, minutes=st.integers(1, 20)),
    st.builds(e.PauseAdded, start=MOMENTS, end=MOMENTS),
    st.builds(e.EndSet, end=MOMENTS),
    st.builds(e.BlocksArranged, blocks=st.lists(SOME_BLOCKS, max_size=7).map(tuple)),
    st.builds(e.PlanChanged, minutes=st.dictionaries(BLOCKS, st.integers(-30, 30))),
    st.builds(e.SessionEnded, let_go=st.lists(PEOPLE, max_size=2).map(tuple)),
)
STAYS = st.builds(e.Stay, start=MOMENTS, end=st.none() | MOMENTS)
CHECKS = st.builds(
    TelehealthCheck,
    identity=st.sampled_from([None, True, False]),
    address=st.sampled_from(["", "12 Elm Street"]),
    modality=st.sampled_from(["", "video", "phone"]),
)
IN_THE_ROOM = st.one_of(
    st.builds(e.PersonArrived, person=PEOPLE),
    st.builds(e.PersonSteppedOut, person=PEOPLE),
    st.builds(e.PersonReturned, person=PEOPLE),
    st.builds(e.PersonLeft, person=PEOPLE),
    st.builds(e.PersonExcused, person=PEOPLE),
    st.builds(e.StayCorrected, person=PEOPLE, spans=st.lists(STAYS, max_size=3).map(tuple)),
)
OTHERS = st.one_of(
    st.just(opening()),
    st.builds(
        e.PersonExpected,
        person=st.sampled_from([MARIA, e.Expected(id="nobody", name="Noor A.", initials="NA")]),
    ),
    st.builds(e.PersonFlagged, person=PEOPLE, flagged=st.booleans()),
    st.builds(
        e.CheckedIn, person=PEOPLE, answers=ANSWERS, kept=st.sampled_from(["", "kept", "partly", "not_yet"])
    ),
    st.builds(e.CheckedOut, person=PEOPLE, answers=ANSWERS),
    st.builds(e.TurnPassed, person=PEOPLE, round=st.sampled_from(list(Round))),
    st.builds(e.PersonSeen, person=PEOPLE),
    st.builds(e.TelehealthChecked, person=PEOPLE, check=CHECKS, as_before=st.booleans()),
    st.builds(e.ModalityChanged, person=PEOPLE, modality=st.sampled_from(["video", "phone"])),
    st.builds(
        e.GuestCame, guest=GUESTS, name=st.just("Rosa M."), role=st.sampled_from(["family", "observer"])
    ),
    st.builds(e.GuestLeft, guest=GUESTS),
    st.builds(
        e.TurnsOrdered,
        round=st.sampled_from(list(Round)),
        order=st.lists(PEOPLE, max_size=4).map(tuple),
        by=st.sampled_from(["rotation", "arrival", "newcomers_last", "hand"]),
    ),
    st.builds(e.TurnPutOff, person=PEOPLE, round=st.sampled_from(list(Round))),
    st.builds(
        e.SafetyStepTaken,
        person=PEOPLE,
        situation=st.sampled_from(["unresponsive", "risk_to_self"]),
        step=st.sampled_from(["began", "called_dispatch"]),
    ),
    st.builds(
        e.EmergencyTold,
        person=PEOPLE,
        told=st.just("Dispatcher 4"),
        affiliation=st.just("County dispatch"),
        emergency=st.just("Unresponsive on camera"),
    ),
    st.builds(e.ReportTaken, platform=st.just("zoom"), digest=st.just("0" * 64)),
    st.builds(e.IcebreakerDrawn, item=st.sampled_from([ONE_THING, WEATHER])),
    st.builds(e.ClosingThoughtDrawn, item=st.just(FAIR_SIZE)),
    st.builds(e.ReflectionDrawn, item=st.just(FAIR_SIZE)),
    st.builds(
        e.LessonPartBegun,
        way=st.sampled_from(["a", "b"]),
        part=st.integers(0, 5),
        title=st.just("Opening"),
        minutes=st.integers(1, 30),
    ),
    st.just(e.LessonPartEnded()),
    st.builds(
        e.SmallGroupsDrawn,
        rooms=st.sampled_from(
            [
                (Room(people=("maria", "james"), lead="alex"), Room(people=("aisha",))),
                (Room(people=("maria", "james", "aisha")), Room(people=("nobody",))),
            ]
        ),
        by=st.sampled_from(["as_last_time", "fresh", "hand"]),
    ),
    st.builds(e.PromptShown, what=st.sampled_from(["", "icebreaker", "topic", "closing_thought"])),
    st.builds(
        e.PartDone,
        block=BLOCKS,
        part=st.sampled_from([PartKind.ICEBREAKER, PartKind.EDUCATION]),
        done=st.booleans(),
    ),
    st.builds(e.TopicChosen, topic=st.sampled_from([SIGNS, COPING])),
    st.builds(e.TopicCovered, topic=st.sampled_from(["signs", "coping"]), whole=st.booleans()),
    st.builds(
        e.NoteCaught, text=st.text(min_size=1, max_size=30), people=st.lists(PEOPLE, max_size=2).map(tuple)
    ),
    st.builds(e.SpeakerStarted, person=PEOPLE, minutes=st.integers(1, 10)),
    st.just(e.SpeakerEnded()),
    st.builds(e.NoteAmended, note=NOTES, text=st.just("@Maria #goal")),
    st.builds(e.NoteStruck, note=NOTES),
    st.builds(e.ClockCorrected, seconds=st.floats(-900, 900)),
    st.builds(e.DocumentSent, format=st.just("csv"), purpose=st.just("record"), digest=st.just("0" * 64)),
    st.builds(e.Undone, entry=NOTES),
)
ABOUT = st.sampled_from(["maria", "james", "nobody", GROUP_SECTION])
SIGNATURE = Signature(name="Alex Rivera", credentials="LADC", digest="0" * 64, head_count=1, head="0" * 64)
SIGNED_NOTE = SignedNote(
    format="DAP",
    title="DAP",
    header=(),
    sections=(SignedSection(id="data", title="Data", text="Was there."),),
    risk="none",
    objectives=("Sleep.",),
)
PROGRESS = st.one_of(
    st.builds(
        e.SectionWritten,
        about=ABOUT,
        section=st.sampled_from(["data", "plan", "gone"]),
        text=st.text(max_size=30),
        offered=st.dictionaries(st.sampled_from(["attendance", "gone"]), st.text(max_size=10), max_size=2),
    ),
    st.builds(e.SectionDraftedAgain, about=ABOUT, section=st.just("data")),
    st.builds(e.RiskAnswered, about=ABOUT, answer=st.sampled_from(["", "none", "concern", "not_seen"])),
    st.builds(e.ObjectivesNamed, about=ABOUT, objectives=st.just(("network", "gone"))),
    st.builds(e.NameJudged, about=ABOUT, word=st.just("will"), member=st.booleans()),
    st.builds(e.NoteFormatChosen, about=ABOUT, format=st.sampled_from(["", "BIRP", "gone"])),
    st.builds(e.NoteSigned, about=ABOUT, note=st.just(SIGNED_NOTE), signature=st.just(SIGNATURE)),
    st.builds(e.AddendumSigned, about=ABOUT, text=st.just("Rang."), signature=st.just(SIGNATURE)),
    st.builds(e.NoteCosigned, about=ABOUT, signature=st.just(SIGNATURE)),
    st.builds(e.NoteEntered, about=ABOUT, entered=st.booleans()),
    st.builds(e.CounselingNoteKept, about=ABOUT, id=st.just("c1"), sealed=st.sampled_from(["", "a", "b"])),
)
EVENTS = st.one_of(CLOCK, IN_THE_ROOM, OTHERS, PROGRESS)


def _numbered(facts: Sequence[tuple[datetime, e.LiveEvent | None, str]]) -> list[LiveEntry]:
    return [
        Entry(f"entry-{number:03d}", "session-1", author, moment, moment, event)
        for number, (moment, event, author) in enumerate(facts)
    ]


AUTHORS = st.sampled_from([ALEX.id, SAM.id])


def journals(
    events: st.SearchStrategy[e.LiveEvent] = EVENTS, most: int = 30
) -> st.SearchStrategy[list[LiveEntry]]:
    """Any events in any order by two authors, in a session that was opened first; some had their words erased."""
    facts = st.lists(st.tuples(MOMENTS, st.one_of(events, events, events, st.none()), AUTHORS), max_size=most)
    return facts.map(lambda found: _numbered([(at(-30), opening(), ALEX.id), *found]))


def running(events: st.SearchStrategy[e.LiveEvent], most: int = 12) -> st.SearchStrategy[list[LiveEntry]]:
    """Any of these events in any order, in a session that was started first."""
    facts = st.lists(st.tuples(MOMENTS, events, AUTHORS), max_size=most)
    return st.tuples(MOMENTS, facts).map(
        lambda found: _numbered(
            [(at(-30), opening(), ALEX.id), (found[0], e.SessionStarted(), ALEX.id), *found[1]]
        )
    )


JOURNALS = st.one_of(journals(), running(EVENTS, most=20))
CLOCKS = running(CLOCK)
ROOMS = running(st.one_of(CLOCK, IN_THE_ROOM, IN_THE_ROOM), most=16)
