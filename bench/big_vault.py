"""Vaults of the size that years of groups leave: 1,000 sessions, or 200,000 notes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.clock import SetClock
from app.desk import Desk
from app.intake.programs import shipped_programs
from app.lines import line
from app.live import commands, rows, state
from app.live.events import LiveEvent, NoteCaught, SessionOpened
from app.live.state import Session
from app.model.entry import Entry, new_id
from app.model.people import Person, User
from app.opening import opening
from app.practice import commands as practice
from app.setting_up import first_group, set_up, shipped_library
from app.vault.entries import Batch
from app.vault.folder import Vault

USER = User(id="a1" * 16, name="Alex Rivera", credentials="LADC")
COLLEAGUE = User(id="b2" * 16, name="Sam Okafor", credentials="LMHC")
PASSPHRASE = "a quiet lamp by the door"
ZONE = "America/New_York"
NAMES = (
    "Maria S.",
    "James T.",
    "Aisha K.",
    "Devon R.",
    "Lena P.",
    "Marcus W.",
    "Priya N.",
    "Tom B.",
    "Grace L.",
)
WORDS = "named asked shared offered support warning signs weekend plan craving sponsor meeting listened calm routine"
TODAY = datetime(2026, 11, 24, 8, 45, tzinfo=ZoneInfo(ZONE))


def furnished(folder: Path) -> Desk:
    """A desk with both programs two users and nine people in the morning group."""
    desk = Desk(Vault.create(folder, USER.id, PASSPHRASE), SetClock(TODAY), shipped_library())
    seat = desk.seat(USER.id)
    programs = shipped_programs()
    set_up(
        seat,
        USER,
        [(shipped, first_group(shipped, f"group-{shipped.program.id}", ZONE)) for shipped in programs],
    )
    seat.arrange(practice.add_user, COLLEAGUE)
    people = [Person(id=f"person-{place}", name=name) for place, name in enumerate(NAMES)]
    seat.arrange(practice.add_people, people, "group-harmony", date(2020, 1, 1))
    return desk


def with_sessions(folder: Path, sessions: int) -> None:
    """A vault with so many ended sessions, the last of them yesterday."""
    desk = furnished(folder)
    group = desk.practice.groups["group-harmony"]
    chance = random.Random(sessions)
    for back in range(sessions, 0, -1):
        scheduled = TODAY.replace(hour=9, minute=0) - timedelta(days=back)
        first = opening(desk.practice, group, scheduled, sessions - back + 1, {}, [], desk.library)
        entries = list(_played(first, scheduled, chance))
        session = state.fold_all(entries[0].stream, entries)
        desk.vault.append(
            Batch(
                tuple(line(entry, desk.vault.writer_id, 0, "past") for entry in entries),
                words={entry.id: rows.words(entry) for entry in entries},
                rows={session.stream: rows.rows(session)},
            )
        )
    desk.close(600)


def with_notes(folder: Path, notes: int) -> None:
    """A vault with so many notes, a thousand in a session."""
    desk = furnished(folder)
    chance = random.Random(notes)
    for start in range(0, notes, 1000):
        stream = f"session-{start:08}"
        entries = []
        for place in range(min(1000, notes - start)):
            at = TODAY - timedelta(days=400) + timedelta(minutes=start + place)
            event = NoteCaught(text=sentence(chance), people=("person-1",), tags=("insight",))
            entries.append(_entry(stream, at, event, chance))
        desk.vault.append(
            Batch(
                tuple(line(entry, desk.vault.writer_id, 0, "past") for entry in entries),
                words={entry.id: rows.words(entry) for entry in entries},
            )
        )
    desk.close(600)


def sentence(chance: random.Random) -> str:
    """A note of ten words about one person."""
    name = chance.choice(NAMES).split()[0]
    return f"@{name} {' '.join(chance.choices(WORDS.split(), k=9))} #insight"


def _played(first: SessionOpened, scheduled: datetime, chance: random.Random) -> Iterator[Entry[LiveEvent]]:
    """A short session: everybody arrives, two notes each, check-ins and check-outs, the end."""
    stream = f"session-{new_id(scheduled, chance.randbytes(10))}"
    at = scheduled.astimezone(ZoneInfo("UTC"))
    session = Session(stream)

    def happened(event: LiveEvent) -> Entry[LiveEvent]:
        nonlocal session
        entry = _entry(stream, at, event, chance)
        session = state.fold(session, entry)
        return entry

    yield happened(first)
    for event in commands.start(session, at):
        yield happened(event)
    people = list(session.people)
    for person in people:
        for event in commands.mark_arrived(session, at, person):
            yield happened(event)
    for person in people:
        at += timedelta(minutes=2)
        craving = str(chance.randrange(8))
        for event in commands.check_in(session, at, person, {"craving": craving, "used": "no"}, "kept"):
            yield happened(event)
        for event in commands.catch_note(session, at, sentence(chance)):
            yield happened(event)
    for _block in range(4):
        at += timedelta(minutes=35)
        for event in commands.next_block(session, at):
            yield happened(event)
    for event in commands.cover_topic(session, at):
        yield happened(event)
    for person in people:
        at += timedelta(minutes=1)
        answers = {"craving": "2", "promise": "call a friend tonight"}
        for event in commands.check_out(session, at, person, answers):
            yield happened(event)
    for event in commands.end(session, at, people):
        yield happened(event)


def _entry(stream: str, at: datetime, event: LiveEvent, chance: random.Random) -> Entry[LiveEvent]:
    at = at.astimezone(ZoneInfo("UTC"))
    return Entry(new_id(at, chance.randbytes(10)), stream, USER.id, at, at, event)
