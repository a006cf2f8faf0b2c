"""Any session at all, as two people at two windows could steer it: random acts at random times, by command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from hypothesis import strategies as st

from app.errors import Refused
from app.live import commands as c
from app.live import steering
from app.live.speaking import end_speaker, start_speaker
from app.live.state import LiveEntry, Session, fold, fold_all
from app.model.agenda import MINUTE, Agenda, Block, Part, PartKind, lay
from app.model.drift import catch_up
from app.model.entry import Entry
from tests.events_for_tests import ALEX, NINE, SAM, opening

What = Literal[
    "start",
    "next block",
    "the block before",
    "any block",
    "pause",
    "short break",
    "resume",
    "minutes",
    "it began earlier",
    "that was a pause",
    "the end",
    "start late",
    "put in",
    "drop",
    "move",
    "catch up",
    "catch up by hand",
    "arrive",
    "step out",
    "note",
    "speak",
    "spoken",
    "take back",
    "end",
    "look",
]
STEERING: tuple[What, ...] = (
    *(
        "next block",
        "the block before",
        "the block before",
        "any block",
        "any block",
        "pause",
        "short break",
        "resume",
        "minutes",
    ),
    *("it began earlier", "that was a pause", "the end", "start late", "put in", "drop", "move"),
    *("catch up", "catch up by hand", "look"),
)
# what two people do beside the clock: only its own window takes it back
BESIDE: tuple[What, ...] = ("arrive", "step out", "note", "speak", "spoken")


class Deed(NamedTuple):
    """What somebody does `wait` milliseconds after the deed before; `much` is how much, which one, how long ago."""

    wait: int
    author: str
    what: What
    much: int = 0


@dataclass(frozen=True, eq=False)
class Act:
    """A deed that was done: the session before it and after it, and the entries between them."""

    deed: Deed
    at: datetime
    before: Session
    after: Session
    entries: tuple[LiveEntry, ...]


class Played:
    """A session from its opening on. `now` is when the last deed was tried; what was refused left no act."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.session = session
        self.now = now
        self.acts: list[Act] = []
        self._deeds: list[Deed] = []

    def __repr__(self) -> str:
        opened = self.session.opened
        return f"opened_with({opened.agenda.blocks if opened else ()}).play({self._deeds})"

    def play(self, deeds: Sequence[Deed]) -> Played:
        for deed in deeds:
            self.now += timedelta(milliseconds=deed.wait)
            self._deeds.append(deed)
            self._try(deed)
        return self

    def _try(self, deed: Deed) -> None:
        if deed.what == "look":
            # as the desk does: a block that does not hold is left when its minutes are over
            while (over := steering.goes_on_at(self.session, self.now)) is not None:
                self.do(deed, c.next_block, at=over)
        elif deed.what == "it began earlier":
            self.do(deed, steering.correct_start, at=self.now - timedelta(seconds=10 * deed.much))
        else:
            self.do(deed, lambda session, now: said(session, now, deed))

    def do(
        self, deed: Deed, command: Callable[[Session, datetime], c.Events], at: datetime | None = None
    ) -> bool:
        """Whether the command was followed by anything; a refusal changes nothing."""
        try:
            events = command(self.session, at or self.now)
        except Refused:
            return False
        before = self.session
        entries: tuple[LiveEntry, ...] = tuple(
            Entry(
                f"entry-{len(before.entries) + number:03d}",
                before.stream,
                deed.author,
                at or self.now,
                self.now,
                event,
            )
            for number, event in enumerate(events)
        )
        for entry in entries:
            self.session = fold(self.session, entry)
        if entries:
            self.acts.append(Act(deed, self.now, before, self.session, entries))
        return bool(entries)


def said(session: Session, now: datetime, deed: Deed) -> c.Events:
    """What a deed asks of the session; what has a number but needs a block takes the one at that place."""
    much, blocks = deed.much, session.run.blocks
    block = blocks[much % len(blocks)].id
    match deed.what:
        case "start":
            return c.start(session, now)
        case "next block":
            return c.next_block(session, now)
        case "the block before":
            return c.previous_block(session, now)
        case "any block":
            return c.enter_block(session, now, block)
        case "pause":
            return c.pause(session, now)
        case "short break":
            return steering.take_short_break(session, now, 1 + much)
        case "resume":
            return c.resume(session, now)
        case "minutes":
            return c.add_minutes(session, now, much - 20)
        case "that was a pause":
            end = now - timedelta(seconds=much)
            return steering.make_pause(session, now, end - timedelta(seconds=20 * much), end)
        case "the end":
            return steering.set_end(session, now, now + much * 4 * MINUTE)
        case "start late":
            return steering.start_late(session, now)
        case "speak":
            return start_speaker(session, now, ("maria", "james", "aisha")[much % 3], 1 + much % 5)
        case "spoken":
            return end_speaker(session, now)
        case "put in":
            new = Block(id=f"put-in-{much % 3}", title="Visit", minutes=1 + much, least_minutes=much % 7)
            return steering.insert_block(session, now, new)
        case "drop":
            return steering.drop_block(session, now, block)
        case "move":
            return steering.move_block(session, now, block, much % 5 - 2)
        case "catch up":
            return steering.accept_catch_up(session, now)
        case "catch up by hand":
            proposal = catch_up(lay(session.run, now))
            taken = {} if proposal is None else {**proposal.taken, block: much % 7 - 3}
            return steering.replan(session, now, taken, now + much * 9 * MINUTE if much % 2 else None)
        case "arrive":
            return c.mark_arrived(session, now, ("maria", "james", "aisha")[much % 3])
        case "step out":
            return c.mark_stepped_out(session, now, ("maria", "james", "aisha")[much % 3])
        case "note":
            return c.catch_note(session, now, f"@Maria said {much}")
        case "take back":
            return c.undo(session, now, deed.author)
        case "end":
            return c.end(session, now, let_go=tuple(session.people))
        case "it began earlier" | "look":
            raise ValueError("is done at another time than now")


def opened_with(blocks: tuple[Block, ...]) -> Played:
    """A session with these blocks, opened half an hour before its time."""
    moment = NINE - 30 * MINUTE
    day = opening().model_copy(update={"agenda": Agenda(id="any", title="Any day", blocks=blocks)})
    entry: LiveEntry = Entry("entry-000", "session-1", ALEX.id, moment, moment, day)
    return Played(fold_all("session-1", [entry]), moment)


def _block(number: int, kind: PartKind, minutes: int, least: int, protected: bool, goes_on: bool) -> Block:
    return Block(
        id=f"block-{number}",
        title=f"Block {number}",
        minutes=minutes,
        parts=(Part(kind=kind),),
        protected=protected,
        least_minutes=least,
        service=kind is not PartKind.BREAK,
        at_end="go_on" if goes_on else "hold",
    )


_KINDS = st.sampled_from([PartKind.EDUCATION, PartKind.EDUCATION, PartKind.SMALL_GROUP, PartKind.BREAK])
_SOMETIMES = st.integers(0, 3).map(lambda number: number == 3)
_MINUTES = st.one_of(st.integers(1, 12), st.integers(1, 60))
_BLOCKS = st.tuples(_KINDS, _MINUTES, st.integers(0, 10), _SOMETIMES, _SOMETIMES)
AGENDAS = st.one_of(st.lists(_BLOCKS, min_size=1, max_size=6), st.lists(_BLOCKS, min_size=4, max_size=6)).map(
    lambda found: tuple(_block(number, *block) for number, block in enumerate(found))
)

AUTHORS = st.sampled_from([ALEX.id, SAM.id])
_MUCH = st.integers(0, 59)
# mostly seconds, sometimes the better part of a block
_WAITS = st.one_of(st.integers(1, 60_000), st.integers(1, 20 * 60_000))


def deeds(
    what: tuple[What, ...], waits: st.SearchStrategy[int] = _WAITS, least: int = 8, most: int = 25
) -> st.SearchStrategy[list[Deed]]:
    return st.lists(
        st.builds(Deed, waits, AUTHORS, st.sampled_from(what), _MUCH), min_size=least, max_size=most
    )


_ALL = (*STEERING, *BESIDE, "start", "take back", "take back", "end")
_BEFORE = deeds(("minutes", "put in", "drop", "move", "the end", "arrive", "take back"), least=0, most=4)
_START = st.builds(Deed, st.integers(1, 60 * 60_000), AUTHORS, st.just("start"))


def _play(blocks: tuple[Block, ...], before: list[Deed], start: Deed, after: list[Deed]) -> Played:
    return opened_with(blocks).play([*before, start, *after])


NOT_STARTED = st.builds(lambda blocks, before: opened_with(blocks).play(before), AGENDAS, _BEFORE)
"""Any session that waits for its start, before its time or after it."""
ANY = st.builds(_play, AGENDAS, _BEFORE, _START, deeds(_ALL))
"""Any session: started early or late, steered, taken back, sometimes ended."""
LIVE = st.builds(_play, AGENDAS, _BEFORE, _START, deeds((*STEERING, "take back"))).filter(
    lambda played: played.session.run.live
)
"""Any session that is running."""
SHORT = st.builds(
    _play,
    AGENDAS,
    st.just([]),
    _START,
    deeds((*STEERING, *BESIDE, "end"), waits=st.integers(1, 19_000), most=30),
)
"""Any session whose acts are all of the last ten minutes, and none of them taken back yet."""
