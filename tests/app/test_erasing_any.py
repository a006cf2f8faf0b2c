"""Whatever was done in a session: of a person who is erased no word is left, and nobody else is touched."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.clock import SetClock
from app.desk import Desk, Seat
from app.erasing import erase, told_of
from app.errors import Refused
from app.live import commands as c
from app.live import events as e
from app.live.state import Session
from app.model.rows import Rows
from app.model.small_groups import Room
from app.past import rows_of
from app.practice.care import discharge
from app.vault.entries import StoredEntry
from app.vault.folder import unlock
from app.vault.keys import Purpose
from tests.app.vault.making import journal_of
from tests.app.vault.pages import decrypted
from tests.practice_for_tests import (
    AISHA,
    ALEX,
    JAMES,
    MARIA,
    PASSPHRASE,
    SAM,
    clock_at,
    minutes,
    new_desk,
    opened,
)

NAMES = {MARIA: "Maria", JAMES: "James", AISHA: "Aisha"}
PEOPLE = st.sampled_from([MARIA, JAMES, AISHA])
SOME = st.lists(PEOPLE, unique=True, max_size=3)
WHAT = st.sampled_from(
    [
        *(
            "arrive",
            "step out",
            "leave",
            "in",
            "out",
            "flag",
            "note",
            "note",
            "note",
            "amend",
            "amend",
            "strike",
        ),
        *("rooms", "section", "safety", "guest", "expect", "undo", "undo"),
    ]
)


class Deed(NamedTuple):
    """What somebody does; a number makes its words its own."""

    what: str
    people: list[str]
    number: int
    author: str


DEEDS = st.lists(
    st.builds(Deed, WHAT, SOME, st.integers(0, 9), st.sampled_from([ALEX.id, SAM.id])), max_size=25
)


def word(number: int, people: list[str]) -> str:
    """One that no other deed has: about one person alone, several, or nobody."""
    whose = NAMES[people[0]].lower() if len(people) == 1 else "several" if people else "nobody"
    return f"{whose}sword{number}"


def do(seat: Seat, deed: Deed) -> None:
    session = seat.desk.session
    assert session is not None
    one = deed.people[0] if deed.people else JAMES
    said = word(deed.number, deed.people)
    text = " ".join((*(f"@{NAMES[person]}" for person in deed.people), said))
    notes = session.notes
    match deed.what:
        case "arrive":
            seat.do(c.mark_arrived, one)
        case "step out":
            seat.do(c.mark_stepped_out, one)
        case "leave":
            seat.do(c.mark_left, one)
        case "in":
            seat.do(c.check_in, one, {"promise": word(deed.number, [one])}, "")
        case "out":
            seat.do(c.check_out, one, {"promise": word(deed.number, [one])})
        case "flag":
            seat.do(c.flag, one)
        case "note":
            seat.do(c.catch_note, text)
        case "amend" if notes:
            seat.do(c.amend_note, notes[deed.number % len(notes)].id, text)
        case "strike" if notes:
            seat.do(c.strike_note, notes[deed.number % len(notes)].id)
        case "undo":
            seat.undo()
        case "rooms" if deed.people:
            act(seat, e.SmallGroupsDrawn(rooms=(Room(people=tuple(deed.people)),), by="hand"))
        case "section":
            act(seat, e.SectionWritten(about=one, section="data", text=word(deed.number, [one])))
        case "safety":
            said = word(deed.number, [one])
            act(seat, e.SafetyStepTaken(person=one, situation="other", step="written", words=said))
        case "guest":
            act(seat, e.GuestCame(guest=str(deed.number), name=f"{NAMES[one]}’s sister", role="family"))
        case "expect":
            person = e.Expected(id="late", name="Noah", initials="N", last_promise=f"with {NAMES[one]}")
            seat.do(c.expect_person, person)


def act(seat: Seat, event: e.LiveEvent) -> None:
    seat.desk.act_live(seat.user, [event], None)


def about_others(rows: Rows) -> Rows:
    """What no erasing of Maria may move: all but her words, and the words of others in which she is named."""
    return rows._replace(
        found=(),
        guests=(),
        progress=tuple(row for row in rows.progress if row.person_id != MARIA),
        rounds=tuple(row for row in rows.rounds if row.person_id != MARIA),
        checks=(),
        unsafe=tuple(row for row in rows.unsafe if row.person_id != MARIA),
    )


def found_of(rows: Rows) -> dict[str, str]:
    """The words that can be found of those who are not Maria, by entry."""
    return {row.entry: row.text for row in rows.found if MARIA not in row.people and "aria" not in row.text}


def lines_of(desk: Desk, stream: str) -> list[StoredEntry]:
    return desk.vault.read(stream).result()


def played(desk: Desk, clock: SetClock, deeds: list[Deed]) -> Session:
    seat = opened(desk)
    seat.do(c.start)
    for deed in deeds:
        clock.pass_time(minutes(0.1))
        try:
            do(desk.seat(deed.author), deed)
        except Refused:
            continue
    assert desk.session is not None
    if desk.session.run.ended is None:
        seat.do(c.end, list(desk.session.people))
    return desk.session


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(DEEDS)
def test_no_word_is_left_and_nobody_else_is_touched(deeds: list[Deed]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        clock = clock_at()
        desk = new_desk(folder, clock)
        seat = desk.seat(ALEX.id)
        session = played(desk, clock, deeds)
        seat.arrange(discharge, MARIA, date(2026, 11, 24), "Moved.")
        before = rows_of(session.stream, lines_of(desk, session.stream))
        erase(seat, told_of(desk, MARIA).result(), "Maria S.", "Over.")
        lines = lines_of(desk, session.stream)
        after = rows_of(session.stream, lines)
        assert before is not None
        assert after is not None
        assert about_others(after) == about_others(before)
        assert found_of(before).items() <= found_of(after).items()
        assert desk.session == desk.past_session(session.stream).result()
        assert desk.session is not None
        assert {id: each.spans for id, each in desk.session.people.items()} == {
            id: each.spans for id, each in session.people.items()
        }
        assert desk.vault.search("maria").result() == []
        assert desk.vault.search("mariasword").result() == []
        assert desk.vault.verify().result() == []
        shown = desk.practice
        desk.reload()
        assert desk.practice == shown
        desk.close()
        left = decrypted(journal_of(folder), unlock(folder, PASSPHRASE).key(Purpose.JOURNAL))
        assert b"Maria" not in left
        assert b"mariasword" not in left
