"""What a session is opened with: the roster, the rules, and what was drawn for today, all as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import NamedTuple

from app.errors import Refused
from app.intake.translated import topic_in, translated
from app.live.events import Expected, Item, SessionOpened, Topic
from app.live.group_events import item_key
from app.live.state import Session
from app.model.agenda import PartKind
from app.model.days import day_in
from app.model.decks import TOPICS, Deck, DeckItem, DeckKind, EducationTopic, Library, WhyTopic
from app.model.groups import Group
from app.model.people import ConsentKind, Person
from app.model.rotation import counted, draw
from app.model.rounds import Round
from app.model.rows import CheckRow, CoverageRow, DeckRow, RoomRow, RoundRow, SessionRow
from app.model.small_groups import Room
from app.model.telehealth import TelehealthCheck
from app.practice.coverage import curriculum, had_by
from app.practice.next_topic import last_had, next_topic
from app.practice.offered import Offer
from app.practice.state import Practice
from app.words import ENGLISH, _

# where in an agenda each kind comes up
PART_OF = {
    DeckKind.ICEBREAKER: PartKind.ICEBREAKER,
    DeckKind.CLOSING_THOUGHT: PartKind.CLOSING_THOUGHT,
    DeckKind.REFLECTION: PartKind.REFLECTION,
}


@dataclass(frozen=True, slots=True)
class Past:
    """What a session is opened with from the sessions before it: of the people expected, and of the group.

    `last` is each person's newest round, `checks` their newest telehealth checks, `met` how many of them have had an
    item, by deck and item, `coverage` the topics that they were there for, in any group; `came_up` is what the group
    drew, oldest first, `rooms` its last small groups, newest session first, `first_turns` who had the first turn of
    each round last time.
    """

    number: int = 1
    last: Mapping[str, RoundRow] = field(default_factory=dict)
    checks: Mapping[str, CheckRow] = field(default_factory=dict)
    came_up: Sequence[DeckRow] = ()
    met: Mapping[tuple[str, str], int] = field(default_factory=dict)
    rooms: Sequence[RoomRow] = ()
    first_turns: Mapping[Round, str] = field(default_factory=dict)
    coverage: Sequence[CoverageRow] = ()

    def used(self, decks: Iterable[Deck]) -> Iterator[DeckRow]:
        """What was used of these decks, oldest first."""
        ids = {deck.id for deck in decks}
        return (row for row in self.came_up if row.deck in ids and row.outcome == "used")


def opening(
    practice: Practice, group: Group, scheduled: datetime, past: Past, library: Library
) -> SessionOpened:
    """The first event of a session: the same meeting with the same past always draws the same."""
    program = practice.programs[group.program_id]
    library = translated(library, group.language)
    agenda = practice.agenda_of(group) or program.agenda
    kinds = {part.kind for block in agenda.blocks for part in block.parts}
    day = day_in(group.zone, scheduled)
    histories = {kind: _had(practice, library, group, kind, past, day) for kind in DeckKind}
    met = {item_key(*item): people for item, people in past.met.items() if item[0] != TOPICS}
    seed = f"{group.id} {scheduled.astimezone(UTC).isoformat()}"

    def drawn(kind: DeckKind) -> Item | None:
        if PART_OF[kind] not in kinds:
            return None
        return _pinned(practice.offer, library, group, kind, day) or _next(
            practice.offer, library, group, kind, histories[kind], (), seed, met, day
        )

    people = practice.expected_at(group, scheduled)
    ids = [person.id for person in people]
    had = had_by(practice, ids, past.coverage)
    teaches = PartKind.EDUCATION in kinds
    topic = next_topic(practice, group, library, day, ids, had, past.came_up) if teaches else None
    return SessionOpened(
        group_id=group.id,
        group_name=group.name,
        program_id=program.id,
        program_name=program.name,
        number=past.number,
        zone=group.zone,
        scheduled=scheduled,
        agenda=agenda,
        rules=program.rules,
        facilitators=tuple(practice.users.values()),
        expected=tuple(
            expected(
                person,
                past.last.get(person.id),
                past.checks.get(person.id),
                practice.care_of(person.id).papers_missing(day),
            )
            for person in people
        ),
        topic=as_drawn(topic.topic, group.language, program.language) if topic else None,
        why_topic=topic.why if topic else None,
        topics_had=had if teaches else {},
        topics_last=last_had(past.came_up) if teaches else {},
        icebreaker=drawn(DeckKind.ICEBREAKER),
        closing_thought=drawn(DeckKind.CLOSING_THOUGHT),
        reflection=drawn(DeckKind.REFLECTION),
        icebreakers_used=histories[DeckKind.ICEBREAKER],
        closing_thoughts_used=histories[DeckKind.CLOSING_THOUGHT],
        reflections_used=histories[DeckKind.REFLECTION],
        met=met,
        pinned=tuple(item_key(*item) for item in practice.offer.pinned(group.id, day)),
        rooms_before=_rooms(past.rooms),
        call_link=group.call_link,
        first_last_time=past.first_turns,
        language=group.language,
        record_language=program.language,
    )


def another(session: Session, practice: Practice, library: Library, kind: DeckKind) -> Item:
    """The item of a kind that comes next in this group, other than those of today; Refused when there is none."""
    opened = session.opened
    group = practice.groups.get(opened.group_id) if opened else None
    if opened is None or group is None:
        raise Refused(_("That group is not here any more."))
    today = [item.key for item in (*session.skipped, session.drawn(kind)) if item is not None]
    history = {
        DeckKind.ICEBREAKER: opened.icebreakers_used,
        DeckKind.CLOSING_THOUGHT: opened.closing_thoughts_used,
        DeckKind.REFLECTION: opened.reflections_used,
    }[kind]
    day = day_in(opened.zone, opened.scheduled)
    seed = f"{session.stream} {len(session.skipped)}"
    library = translated(library, opened.language)
    item = _next(practice.offer, library, group, kind, history, today, seed, opened.met, day)
    if item is None or item.key in today:
        sentences = {
            DeckKind.ICEBREAKER: _("There is no other icebreaker in the deck."),
            DeckKind.CLOSING_THOUGHT: _("There is no other closing thought in the deck."),
            DeckKind.REFLECTION: _("There is no other reflection prompt in the deck."),
        }
        raise Refused(sentences[kind])
    return item


class TopicNeed(NamedTuple):
    """A topic that can be chosen now, and how many of the people in the room still need it."""

    topic: EducationTopic
    why: WhyTopic
    named: bool  # in the curriculum


def topics_by_need(session: Session, practice: Practice, library: Library) -> list[TopicNeed]:
    """What can be chosen in an open session: the curriculum with the most needed first, then all other topics.

    Who is in the room counts; before anybody is, everybody on the roster. Of those alone whom the session was opened
    with: of others nobody knows here what they have had.
    """
    opened = session.opened
    if opened is None:
        return []
    known = {person.id for person in opened.expected}
    room = (session.here & known) or known
    barred = practice.offer.hidden | practice.offer.barred_for(opened.group_id)
    named = curriculum(practice, practice.programs.get(opened.program_id))

    def need(topic: str) -> TopicNeed:
        had = opened.topics_had.get(topic, ())
        lacking = sum(1 for each in room if each not in had)
        last = opened.topics_last.get(topic)
        why = WhyTopic(kind="chosen", lacking=lacking, people=len(room), last=last)
        return TopicNeed(library.topics[topic], why, topic in named)

    every = dict.fromkeys((*named, *library.topics))
    found = [need(topic) for topic in every if topic in library.topics and (TOPICS, topic) not in barred]
    return sorted(found, key=lambda each: (not each.named, -each.why.lacking))


def as_drawn(topic: EducationTopic, language: str = "", record_language: str = ENGLISH) -> Topic:
    """A topic as a session keeps it: in the group's language, and as the record says it."""
    said, recorded = topic_in(topic, language), topic_in(topic, record_language)
    drawn = Topic(id=topic.id, title=said.title, outline=said.outline, question=said.question)
    if said == recorded:
        return drawn
    return drawn.model_copy(update={"record_title": recorded.title, "record_outline": recorded.outline})


def _next(
    offer: Offer,
    library: Library,
    group: Group,
    kind: DeckKind,
    history: Sequence[str],
    skipped: Sequence[str],
    seed: str,
    met: Mapping[str, int],
    day: date,
) -> Item | None:
    """The next item of a kind for a group, without repeats until the group has had all."""
    there = _there(offer, library, group, kind, day)
    chosen = draw(list(there), history, skipped, seed, met)
    return _item(*there[chosen]) if chosen is not None else None


def _there(
    offer: Offer, library: Library, group: Group, kind: DeckKind, day: date
) -> dict[str, tuple[str, DeckItem]]:
    """What may come up in a group on a day, by key; what is kept for a later day waits for it, where there is more."""
    waiting = offer.waiting(group.id, day)
    there = {(deck, item.id): (deck, item) for deck, item in offer.for_group(library, group, kind)}
    now = {item: there[item] for item in there if item not in waiting} or there
    return {item_key(*item): each for item, each in now.items()}


def _had(
    practice: Practice, library: Library, group: Group, kind: DeckKind, past: Past, day: date
) -> tuple[str, ...]:
    """The keys of what the group used of a kind, in the order in which it counts."""
    uses = ((item_key(row.deck, row.item), bool(row.pinned)) for row in past.used(library.of(kind)))
    return counted(uses, _there(practice.offer, library, group, kind, day))


def _pinned(offer: Offer, library: Library, group: Group, kind: DeckKind, day: date) -> Item | None:
    """What was pinned for the day, also where the rotation would not bring it."""
    there = {(deck.id, item.id): item for deck in library.of(kind) for item in deck.items}
    found = (pin for pin in offer.pinned(group.id, day) if pin in there)
    return next((_item(pin[0], there[pin]) for pin in found), None)


def _item(deck: str, item: DeckItem) -> Item:
    return Item(deck=deck, id=item.id, text=item.text, follow_up=item.follow_up or "")


def _rooms(rows: Iterable[RoomRow]) -> tuple[tuple[Room, ...], ...]:
    """The small groups of each session, in the order of the rows."""
    sessions: dict[str, dict[int, list[RoomRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        sessions[row.stream][row.room].append(row)
    return tuple(
        tuple(
            Room(people=tuple(row.person_id for row in people), lead=people[0].lead)
            for people in room.values()
        )
        for room in sessions.values()
    )


def first_turns(held: Iterable[SessionRow]) -> dict[Round, str]:
    """Who had the first turn of each round in the newest session that had one; `held` newest first."""
    found: dict[Round, str] = {}
    for row in held:
        for round, person in ((Round.CHECK_IN, row.first_in), (Round.CHECK_OUT, row.first_out)):
            if person:
                found.setdefault(round, person)
    return found


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
