"""Vaults of the size that years of groups leave: 1,000 sessions, or 200,000 notes."""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterator
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
from app.model.rows import FoundRow, Rows
from app.opening import Past, opening
from app.practice import commands as practice
from app.setting_up import first_group, set_up, shipped_library
from app.vault.entries import Batch
from app.vault.folder import Vault
from app.vault.keys import LEAST_COST

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
NOTES_A_SESSION = 200
TAGS = ("insight", "coping", "follow-up", "goal", "strength", "trigger", "feedback")
TODAY = datetime(2026, 11, 24, 8, 45, tzinfo=ZoneInfo(ZONE))


def furnished(folder: Path) -> Desk:
    """A desk with both programs two users and nine people in the morning group."""
    desk = Desk(
        Vault.create(folder, USER.id, PASSPHRASE, cost=LEAST_COST), SetClock(TODAY), shipped_library()
    )
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
    chance = random.Random(sessions)
    for back in range(sessions, 0, -1):
        hold(desk, TODAY.replace(hour=9, minute=0) - timedelta(days=back), sessions - back + 1, chance)
    desk.close(600)


def hold(desk: Desk, scheduled: datetime, number: int, chance: random.Random, away: float = 0.0) -> None:
    """A session of the morning group that has ended; of each person it is by chance whether they were `away`."""
    group = desk.practice.groups["group-harmony"]
    first = opening(desk.practice, group, scheduled, Past(number), desk.library)
    missing = {person.id for person in first.expected if chance.random() < away}
    entries = list(played(first, scheduled, chance, missing))
    session = state.fold_all(entries[0].stream, entries)
    desk.vault.append(
        Batch(
            tuple(line(entry, desk.vault.writer_id, 0, "past") for entry in entries),
            rows={session.stream: rows.rows(session)},
        )
    )


def with_people(folder: Path, people: int) -> None:
    """A vault with so many people in the morning group, and two sessions of this week and two of the last."""
    desk = furnished(folder)
    more = [
        Person(id=f"person-{place}", name=f"{NAMES[place % len(NAMES)].split()[0]} {place}.")
        for place in range(len(NAMES), people)
    ]
    if more:
        desk.seat(USER.id).arrange(practice.add_people, more, "group-harmony", date(2020, 1, 1))
    chance = random.Random(people)
    for number, back in enumerate((8, 7, 1, 0), start=1):
        hold(desk, TODAY.replace(hour=5, minute=0) - timedelta(days=back), number, chance, away=0.2)
    desk.close(600)


def with_two_years(folder: Path) -> None:
    """A vault with 300 ended sessions, three a week, each person away now and then."""
    desk = furnished(folder)
    chance = random.Random(300)
    first = TODAY.replace(hour=9, minute=0) - timedelta(weeks=100, days=1)
    for number in range(300):
        week, day = divmod(number, 3)
        hold(desk, first + timedelta(weeks=week, days=(0, 1, 3)[day]), number + 1, chance, away=0.1)
    desk.close(600)


def with_notes(folder: Path, notes: int) -> None:
    """A vault with so many notes, two hundred in a session, two sessions a day in turn of both groups."""
    desk = furnished(folder)
    chance = random.Random(notes)
    groups = list(desk.practice.groups.values())
    for number, start in enumerate(range(0, notes, NOTES_A_SESSION)):
        stream, group = f"session-{start:08}", groups[number % len(groups)]
        begins = TODAY - timedelta(days=1 + (notes - start) // NOTES_A_SESSION // 2, hours=number % 2)
        entries, found = [], []
        for place in range(min(NOTES_A_SESSION, notes - start)):
            who = f"person-{chance.randrange(len(NAMES))}"
            event = NoteCaught(text=sentence(chance), people=(who,), tags=(chance.choice(TAGS),))
            entry = _entry(stream, begins + timedelta(seconds=40 * place), event, chance)
            entries.append(entry)
            about = json.dumps(event.people), json.dumps(event.tags)
            day = begins.date().isoformat()
            found.append(FoundRow(stream, entry.id, group.id, day, "Education", event.text, *about))
        desk.vault.append(
            Batch(
                tuple(line(entry, desk.vault.writer_id, 0, "past") for entry in entries),
                rows={stream: Rows(found=tuple(found))},
            )
        )
    desk.close(600)


def sentence(chance: random.Random) -> str:
    """A note of ten words about one person."""
    name = chance.choice(NAMES).split()[0]
    return f"@{name} {' '.join(chance.choices(WORDS.split(), k=9))} #insight"


def played(
    first: SessionOpened, scheduled: datetime, chance: random.Random, away: Collection[str] = ()
) -> Iterator[Entry[LiveEvent]]:
    """A short session: all but those `away` arrive, a note each, check-ins and check-outs, the end, its documents."""
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
    people = [person for person in session.people if person not in away]
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
    for event in commands.end(session, at, list(session.people)):
        yield happened(event)
    from app.documents.formats import FORMATS  # the passphrase alone is wanted where memory is measured

    for document in ("markdown", *(made.id for made in FORMATS)):
        for event in commands.send_document(session, at, document, "record", chance.randbytes(32).hex()):
            yield happened(event)


def _entry(stream: str, at: datetime, event: LiveEvent, chance: random.Random) -> Entry[LiveEvent]:
    at = at.astimezone(ZoneInfo("UTC"))
    return Entry(new_id(at, chance.randbytes(10)), stream, USER.id, at, at, event)
