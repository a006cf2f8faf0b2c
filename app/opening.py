"""What a session is opened with: the roster, the rules, and what was drawn for today, all as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from app.errors import Refused
from app.live.events import Expected, Item, SessionOpened, Topic
from app.live.rows import TOPICS
from app.live.state import Session
from app.model.agenda import PartKind
from app.model.groups import Group
from app.model.people import ConsentKind, Person
from app.model.programs import Program
from app.model.rotation import draw
from app.model.rounds import Round
from app.model.rows import CheckRow, DeckRow, RoundRow, SessionRow
from app.model.telehealth import TelehealthCheck
from app.practice.schedule import today_in
from app.practice.state import Practice
from app.words import _


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that can be drawn: the shipped decks and topics."""

    icebreakers: tuple[Item, ...] = ()
    closing_thoughts: tuple[Item, ...] = ()
    topics: Mapping[str, Topic] = field(default_factory=dict)


def used(items: Sequence[Item], came_up: Iterable[DeckRow]) -> tuple[str, ...]:
    """The ids of a deck's items that were used, oldest first."""
    decks = {item.deck for item in items}
    return tuple(row.item for row in came_up if row.deck in decks and row.outcome == "used")


def next_item(
    items: Sequence[Item], history: Sequence[str], skipped: Sequence[str], seed: str
) -> Item | None:
    """The next item of a deck for a group, without repeats until the whole deck was seen."""
    chosen = draw([item.id for item in items], history, frozenset(skipped), seed)
    return next((item for item in items if item.id == chosen), None)


def next_topic(program: Program, library: Library, came_up: Iterable[DeckRow]) -> Topic | None:
    """The topic of the curriculum that the group has not had for the longest; in curriculum order at first."""
    last_time = {row.item: place for place, row in enumerate(came_up) if row.deck == TOPICS}
    known = [topic for topic in program.topics if topic in library.topics]
    chosen = min(known, key=lambda topic: last_time.get(topic, -1), default=None)
    return library.topics[chosen] if chosen is not None else None


def opening(
    practice: Practice,
    group: Group,
    scheduled: datetime,
    number: int,
    last: Mapping[str, RoundRow],
    came_up: Sequence[DeckRow],
    library: Library,
    checks: Mapping[str, CheckRow] = MappingProxyType({}),
    first_last_time: Mapping[Round, str] = MappingProxyType({}),
) -> SessionOpened:
    """The first event of a session: the same meeting with the same past always draws the same.

    `last` is each person's newest round before this session, `came_up` what this group drew so far, oldest first;
    `checks` are the newest telehealth checks by person, `first_last_time` who had the first turn of each round.
    """
    program = practice.programs[group.program_id]
    agenda = practice.agenda_of(group) or program.agenda
    kinds = {part.kind for block in agenda.blocks for part in block.parts}
    seed = f"{group.id} {scheduled.isoformat()}"
    day = today_in(group.zone, scheduled)
    has_closing = PartKind.CLOSING_THOUGHT in kinds
    return SessionOpened(
        group_id=group.id,
        group_name=group.name,
        program_id=program.id,
        program_name=program.name,
        number=number,
        zone=group.zone,
        scheduled=scheduled,
        agenda=agenda,
        rules=program.rules,
        facilitators=tuple(practice.users.values()),
        expected=tuple(
            expected(
                person,
                last.get(person.id),
                checks.get(person.id),
                practice.care_of(person.id).papers_missing(day),
            )
            for person in practice.expected_at(group, scheduled)
        ),
        topic=next_topic(program, library, came_up) if PartKind.EDUCATION in kinds else None,
        icebreaker=next_item(library.icebreakers, used(library.icebreakers, came_up), (), seed)
        if PartKind.ICEBREAKER in kinds
        else None,
        closing_thought=next_item(library.closing_thoughts, used(library.closing_thoughts, came_up), (), seed)
        if has_closing
        else None,
        icebreakers_used=used(library.icebreakers, came_up),
        call_link=group.call_link,
        first_last_time=first_last_time,
    )


def first_turns(held: Iterable[SessionRow]) -> dict[Round, str]:
    """Who had the first turn of each round in the newest session that had one; `held` newest first."""
    found: dict[Round, str] = {}
    for row in held:
        for round, person in ((Round.CHECK_IN, row.first_in), (Round.CHECK_OUT, row.first_out)):
            if person:
                found.setdefault(round, person)
    return found


def another_icebreaker(session: Session, library: Library) -> Item:
    """The icebreaker that comes next in this group, other than those of today; Refused when there is none."""
    opened = session.opened
    today = [*session.skipped, *([session.icebreaker.id] if session.icebreaker else [])]
    seed = f"{session.stream} {len(session.skipped)}"
    item = next_item(library.icebreakers, opened.icebreakers_used if opened else (), today, seed)
    if item is None or item.id in today:
        raise Refused(_("There is no other icebreaker in the deck."))
    return item


def expected(
    person: Person,
    last: RoundRow | None,
    check: CheckRow | None = None,
    papers: tuple[ConsentKind, ...] = (),
) -> Expected:
    """A person as a session remembers them: last promise and craving, last telehealth check, papers still missing."""
    craving = None
    if last is not None:
        craving = last.craving_out if last.craving_out is not None else last.craving_in
    return Expected(
        id=person.id,
        name=person.name,
        initials=person.initials,
        joined=person.joined,
        last_promise=last.promise if last else "",
        last_craving=craving,
        last_check=TelehealthCheck.model_validate_json(check.answers) if check else None,
        papers=papers,
    )
