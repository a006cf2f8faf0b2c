"""Two groups over years, for tests of what rotates: sessions held through the commands, with whatever people wish."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.errors import Refused
from app.intake.programs import shipped_programs
from app.lines import line, live_entry, practice_entry
from app.live import commands as live
from app.live import events as le
from app.live.rows import rows
from app.live.state import LiveEntry, Session
from app.live.state import fold as fold_live
from app.model.decks import Deck, DeckItem, DeckKind, Library, Pin
from app.model.entry import Entry, Event
from app.model.groups import Group
from app.model.people import Person
from app.model.rows import DeckRow, Rows
from app.opening import Past, another, opening
from app.practice import choices, library
from app.practice import commands as practice_commands
from app.practice import events as pe
from app.practice.care import leave
from app.practice.state import STREAM, Practice, PracticeEntry
from app.practice.state import fold as fold_practice
from app.setting_up import first_group
from app.vault.entries import StoredEntry

ZONE = "America/New_York"
FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=ZoneInfo(ZONE))
SHIPPED = shipped_programs()[0]
ALEX = "alex"
ICEBREAKERS, CLOSING, OWN = "icebreakers", "closing-thoughts", "own-icebreakers"
ItemKey = tuple[str, str]


# what these groups have
KINDS = (DeckKind.ICEBREAKER, DeckKind.CLOSING_THOUGHT)


def deck(name: str, kind: DeckKind, items: Sequence[str]) -> Deck:
    return Deck(
        id=name,
        title=name,
        kind=kind,
        items=tuple(DeckItem(id=item, text=f"About {item}?") for item in items),
    )


LIBRARY = Library(
    (
        deck(ICEBREAKERS, DeckKind.ICEBREAKER, [f"item-{number}" for number in range(12)]),
        deck(CLOSING, DeckKind.CLOSING_THOUGHT, [f"thought-{number}" for number in range(9)]),
    )
)


class Years:
    """A practice and its journal, which grows by `arrange` and `hold`; `rows` is what its sessions left."""

    def __init__(self, shipped: Library = LIBRARY) -> None:
        self._shipped = shipped
        self.practice = Practice()
        self.rows: dict[str, Rows] = {}
        self.came_up: dict[str, list[DeckRow]] = defaultdict(list)
        self._met: dict[ItemKey, set[str]] = defaultdict(set)
        self.journal: list[StoredEntry] = []
        self.now = FIRST - timedelta(days=1)
        self.session = Session("none")

    # What is known

    @property
    def library(self) -> Library:
        return self.practice.offer.added_to(self._shipped)

    def met(self, people: Sequence[str]) -> dict[ItemKey, int]:
        """Counted by hand: how many of these people were there when an item was used."""
        counts = {item: len(who.intersection(people)) for item, who in self._met.items()}
        return {item: count for item, count in counts.items() if count}

    def prepare(self, group: Group, scheduled: datetime) -> le.SessionOpened:
        people = [person.id for person in self.practice.expected_at(group, scheduled)]
        past = Past(came_up=tuple(self.came_up[group.id]), met=self.met(people))
        return opening(self.practice, group, scheduled, past, self.library)

    # What happens

    def arrange(self, *events: pe.PracticeEvent) -> None:
        for event in events:
            entry: PracticeEntry = Entry(
                f"entry-{len(self.journal):06d}", STREAM, ALEX, self.now, self.now, event
            )
            self.practice = fold_practice(self.practice, entry)
            self._keep(entry)

    def open(self, group: Group, scheduled: datetime) -> None:
        self.now = scheduled - timedelta(minutes=5)
        self.session = Session(f"session-{group.id}-{scheduled.date().isoformat()}")
        self.do([self.prepare(group, scheduled)])

    def do(self, events: Sequence[le.LiveEvent]) -> None:
        for event in events:
            entry: LiveEntry = Entry(
                f"entry-{len(self.journal):06d}", self.session.stream, ALEX, self.now, self.now, event
            )
            self.session = fold_live(self.session, entry)
            self._keep(entry)
        self.look_back()
        self.now += timedelta(seconds=10)

    def look_back(self) -> None:
        """What the session leaves, once it is over."""
        if self.session.run.ended is None:
            return
        of = self.rows[self.session.stream] = rows(self.session)
        there = {row.person_id for row in of.attendance if row.group_seconds > 0}
        for row in of.decks:
            self.came_up[row.group_id].append(row)
            if row.outcome == "used":
                self._met[row.deck, row.item] |= there

    def draw_another(self, kind: DeckKind) -> bool:
        """Whether there was another one."""
        try:
            item = another(self.session, self.practice, self.library, kind)
        except Refused:
            return False
        command = live.draw_icebreaker if kind is DeckKind.ICEBREAKER else live.draw_closing_thought
        self.do(command(self.session, self.now, item))
        return True

    def hold(self, here: Sequence[str], blocks: int) -> None:
        """The open session from its start to its end, so many blocks of it."""
        for person in here:
            self.do(live.mark_arrived(self.session, self.now, person))
        self.do(live.start(self.session, self.now))
        for _block in range(blocks - 1):
            self.now += timedelta(minutes=20)
            self.do(live.next_block(self.session, self.now))
        self.now += timedelta(minutes=20)
        self.do(live.end(self.session, self.now, here))

    def _keep(self, entry: Entry[Event]) -> None:
        self.journal.append(line(entry, "writer", 0, "boot"))


def a_practice() -> Years:
    """Two groups of one program: five people in the morning, four in the evening."""
    years = Years()
    years.arrange(pe.ProgramAdded(program=SHIPPED.program))
    for name, hour, people in (("morning", 9, 5), ("evening", 17, 4)):
        group = first_group(SHIPPED, name, ZONE).model_copy(update={"name": name})
        years.arrange(pe.GroupAdded(group=group))
        for number in range(people):
            join(years, name, f"{name}-{number}", FIRST.date())
        assert hour
    return years


def join(years: Years, group: str, person: str, on: date) -> None:
    someone = Person(id=person, name=f"{person.title()} A.")
    years.arrange(*practice_commands.add_person(years.practice, years.now, someone, group, on))


def live_a_day(
    years: Years, group_id: str, scheduled: datetime, chance: random.Random, decks: bool = True
) -> None:
    """Whatever may happen before and in one session of a group: joins and leaves, wishes, changes of the decks, and a
    session that reaches its end, or does not, or never starts."""
    years.now = max(years.now, scheduled - timedelta(hours=3))
    group = years.practice.groups[group_id]
    for act in (_roster, _wishes, _second_thoughts, *([_decks] if decks else [])):
        act(years, group, scheduled, chance)
    years.open(group, scheduled)
    if chance.random() < 0.03:
        years.do(live.end(years.session, years.now))  # the room was closed again
        return
    for kind in KINDS:
        while chance.random() < 0.2:
            if not years.draw_another(kind):
                break
            if chance.random() < 0.3:
                years.do(live.undo(years.session, years.now, ALEX))
    if chance.random() < 0.03 and years.session.icebreaker is not None:
        never(years, group_id, years.session.icebreaker)
        years.draw_another(DeckKind.ICEBREAKER)
    here = [person for person in years.session.people if chance.random() < 0.8]
    blocks = len(years.session.run.blocks)
    years.hold(here, blocks if chance.random() < 0.9 else chance.randrange(1, blocks))


def never(years: Years, group: str, item: le.Item) -> None:
    years.arrange(*choices.bar_item(years.practice, years.now, years.library, group, item.deck, item.id))


def _roster(years: Years, group: Group, scheduled: datetime, chance: random.Random) -> None:
    day = scheduled.date()
    members = years.practice.members(group.id, day)
    if chance.random() < 0.08:
        join(years, group.id, f"{group.id}-{len(years.journal)}", day)
    if chance.random() < 0.08 and len(members) > 2:
        years.arrange(*leave(years.practice, years.now, chance.choice(members).id, group.id, day))


def _wishes(years: Years, group: Group, scheduled: datetime, chance: random.Random) -> None:
    """Never for this group, or again after all; this one on that day, or not after all."""
    now, library, offer = years.now, years.library, years.practice.offer
    all_items = [(of.id, item.id) for of in library.decks for item in of.items]
    may_come = [item for item in all_items if offer.may_come(group.id, item)]
    barred = sorted(offer.barred_for(group.id))
    if chance.random() < 0.03:
        years.arrange(*choices.bar_item(years.practice, now, library, group.id, *chance.choice(all_items)))
        may_come = [item for item in may_come if years.practice.offer.may_come(group.id, item)]
    if barred and (chance.random() < 0.03 or len(barred) > 5):
        years.arrange(
            *choices.bar_item(years.practice, now, library, group.id, *chance.choice(barred), barred=False)
        )
    if chance.random() < 0.08:
        item, on = chance.choice(may_come), scheduled.date() + timedelta(days=chance.choice((0, 0, 1, 3)))
        pin = Pin(group=group.id, deck=item[0], item=item[1], on=on)
        years.arrange(*choices.pin_item(years.practice, now, library, pin))
    if chance.random() < 0.02:
        day = scheduled.date()
        years.arrange(
            *choices.let_rotate(years.practice, now, group.id, day, [of.id for of in library.decks])
        )


_OF_DECKS = pe.DeckDropped | pe.ItemKept | pe.ItemDropped | pe.ItemHidden


def _decks(years: Years, group: Group, scheduled: datetime, chance: random.Random) -> None:
    """Own items come, go, and get other words; what ships is hidden and offered again."""
    if chance.random() < 0.04:
        own = years.practice.offer.decks.get(OWN)
        items = own.items if own else ()
        act, text = years.arrange, f"One of our own, {len(years.journal)}?"
        if items and chance.random() < 0.4:
            gone = chance.choice(items).id
            act(*library.remove_item(years.practice, years.now, years.library, OWN, gone))
        elif len(items) < 6:
            changes = items and chance.random() < 0.3
            kept = DeckItem(id=items[0].id if changes else f"own-{len(years.journal)}", text=text)
            kind = DeckKind.ICEBREAKER
            act(*library.keep_item(years.practice, years.now, years.library, kind, OWN, kept))
    last = years.practice.entries[-1]
    if chance.random() < 0.2 and isinstance(last.event, _OF_DECKS):
        years.arrange(pe.Undone(entry=last.id))
    hidden = sorted(years.practice.offer.hidden)
    if hidden and (chance.random() < 0.05 or len(hidden) > 4):
        name, item = chance.choice(hidden)
        years.arrange(pe.ItemHidden(deck=name, item=item, hidden=False))
    elif chance.random() < 0.03:
        of = chance.choice(LIBRARY.decks)
        years.arrange(pe.ItemHidden(deck=of.id, item=chance.choice(of.items).id))


def _second_thoughts(years: Years, group: Group, scheduled: datetime, chance: random.Random) -> None:
    """The newest wish of the group is taken back, or what was last done to the decks."""
    if chance.random() < 0.03:
        standing = (each for each in reversed(years.practice.entries) if each.id not in years.practice.undone)
        last = next((each for each in standing if _is_wish_of(each.event, group.id, scheduled.date())), None)
        if last is not None:
            years.arrange(pe.Undone(entry=last.id))


def _is_wish_of(event: pe.PracticeEvent | None, group: str, today: date) -> bool:
    """Something that can still be taken back: what was wished for a day that is over has come."""
    match event:
        case pe.ItemBarred():
            return event.group == group
        case pe.ItemPinned():
            return event.pin.group == group and event.pin.on >= today
        case _:
            return False


def scheduled_on(day: int, hour: int = 9) -> datetime:
    """The moment of a session on the so-many-eth day."""
    return (FIRST + timedelta(days=day)).replace(hour=hour)


def drawn_again(journal: Sequence[StoredEntry], shipped: Library = LIBRARY) -> Counter[str]:
    """Fold a journal from its start, and draw anew whatever was drawn: how many draws came out the same, and not."""
    years, found = Years(shipped), Counter[str]()
    for stored in journal:
        if stored.stream == STREAM:
            years.practice = fold_practice(years.practice, practice_entry(stored))
            continue
        entry = live_entry(stored)
        event = entry.event
        if isinstance(event, le.SessionOpened):
            years.session = Session(stored.stream)
            anew = years.prepare(years.practice.groups[event.group_id], event.scheduled.astimezone(UTC))
            drawn = (event.icebreaker, event.closing_thought, event.topic, event.icebreakers_used)
            found[
                "same"
                if (anew.icebreaker, anew.closing_thought, anew.topic, anew.icebreakers_used) == drawn
                else "other"
            ] += 1
        if isinstance(event, le.IcebreakerDrawn | le.ClosingThoughtDrawn):
            kind = DeckKind.ICEBREAKER if isinstance(event, le.IcebreakerDrawn) else DeckKind.CLOSING_THOUGHT
            item = another(years.session, years.practice, years.library, kind)
            found["same" if item == event.item else "other"] += 1
        years.session = fold_live(years.session, entry)
        years.look_back()
    return found
