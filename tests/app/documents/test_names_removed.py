"""A session with its names removed: letters for people, other days, and nothing by which somebody is reached."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.letters import Letters
from app.documents.names_removed import (
    Disguise,
    NamesRemoved,
    disguise,
    names_removed,
    names_removed_page,
    names_removed_warning,
)
from app.documents.page import Page, text
from app.documents.record import SessionRecord
from app.documents.session_json import session_json
from app.documents.taking import take_record
from app.live import events as e
from app.live.state import Session
from app.model.people import EmergencyContact, Location
from tests.app.documents.signed_notes import PRACTICE
from tests.app.documents.test_session_page import a_hard_day
from tests.app.documents.test_taking import USERS, a_day
from tests.events_for_tests import after, at

LETTERS = {"maria": "B", "james": "C", "aisha": "A"}
GIVEN = Disguise(LETTERS, -70)
KNOWN = replace(
    PRACTICE,
    people={
        **PRACTICE.people,
        "maria": PRACTICE.people["maria"].model_copy(
            update={
                "email": "ms@example.org",
                "emergency_contact": EmergencyContact(name="Dee Lopez", relation="aunt"),
                "locations": (Location(id="1", name="home", address="Rose Cottage, Mill Hill"),),
            }
        ),
    },
)


def page(session: Session) -> Page:
    return names_removed_page(removed(session))


def removed(session: Session) -> NamesRemoved:
    return names_removed(KNOWN, session, take_record(session, at(310), USERS), GIVEN)


def without(words: str, session: Session | None = None) -> str:
    return Letters(KNOWN, session or a_day(), LETTERS)(words)


def test_people_are_letters_everywhere_and_the_day_is_another() -> None:
    said = page(a_day())
    assert said.title == "A session, names removed"
    assert said.line == "Day moved: Tuesday, September 15, 2026"
    attendance = next(each.table for each in said.sections if each.heading == "Attendance")
    assert attendance is not None
    assert [row[:2] for row in attendance.rows] == [
        ("Person A", "No-show"),
        ("Person B", "Present"),
        ("Person C", "Late"),
    ]
    notes = next(each.table for each in said.sections if each.heading == "Participation notes")
    assert notes is not None
    assert notes.rows[0] == ("9:15\u00a0AM", "Person B", "named two signs", "insight", "Facilitator")
    assert notes.rows[1] == (
        "9:16\u00a0AM",
        "Person B, Person C",
        "Person C thanked Person B",
        "",
        "Co-facilitator",
    )
    by_heading = {each.heading: each for each in said.sections}
    assert ": call somebody they know;" in by_heading["Person B"].items[1]


def test_times_of_day_stay() -> None:
    said = text(page(a_day()))
    assert "Held: 9:02\u00a0AM to 12:03\u00a0PM" in said
    assert "8:58\u00a0AM to 12:03\u00a0PM" in said


@pytest.mark.parametrize("session", [a_day(), a_hard_day()])
def test_no_name_no_day_and_no_group_is_left(session: Session) -> None:
    said = text(page(session))
    for words in (
        "Maria",
        "James",
        "Aisha",
        "Alex",
        "Rivera",
        "Sam",
        "Okafor",
        "Dee",
        "IOP Morning",
        "Harmony",
    ):
        assert words not in said, words
    for words in ("November", "2026-11", "New York", "LADC"):
        assert words not in said, words


@pytest.mark.parametrize("session", [a_day(), a_hard_day()])
def test_as_data_it_tells_no_more_than_on_paper(session: Session) -> None:
    record = removed(session).record
    said = session_json(record).decode()
    for words in (
        "aria",
        "james",
        "aisha",
        "alex",
        "rivera",
        "okafor",
        "2026-11",
        "harmony",
        "entry-",
        "-05:00",
    ):
        assert words not in said.casefold(), words
    assert SessionRecord.model_validate_json(said) == record
    assert {moment[-6:] for moment in re.findall(r"\d{4}-\d\d-\d\dT[^\"]+", said)} == {"+00:00"}
    assert {person.id for person in record.people} == {"A", "B", "C"}
    notes = {note.id: note for note in record.notes}
    assert all(person.id in notes[note].people for person in record.people for note in person.notes)


def test_it_warns_and_promises_no_more_than_it_does() -> None:
    said = text(page(a_day()))
    assert names_removed_warning() in said
    assert "may still tell who they are" in said
    assert "identif" not in said.casefold()


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("James asked Maria’s sister.", "Person C asked Person B’s sister."),
        ("James T. and Maria Santos left.", "Person C and Person B left."),
        ("Alex P. came. Alex Rivera spoke.", "another group member came. a facilitator spoke."),
        ("Another day, another group member, James.", "Another day, another group member, Person C."),
        ("Dee Lopez was called.", "somebody they know was called."),
        (
            "Mail ms@example.org or see https://example.org/maria?x=1 now",
            "Mail [address] or see [address] now",
        ),
        ("Call (518) 555-0142 ext. 3, or 555 0142.", "Call [number], or [number]."),
        ("She lives at Rose  Cottage, Mill Hill now", "She lives at [address] now"),
        ("Lives at 12 Old Mill Road, Apt 4B.", "Lives at [address]."),
        ("lives at 12 main street", "lives at [address]"),
        ("Record 4711, member 88012345", "Record [number], member [number]"),
        ("Sober since Nov. 3, 2025 or 11/03/2025 or 2025-11-03", "Sober since [date] or [date] or [date]"),
        ("Since the 3rd of May and March 12", "Since the [date] and [date]"),
        ("IOP Morning helps more than Harmony did.", "the group helps more than the program did."),
    ],
)
def test_what_tells_somebody_goes(words: str, left: str) -> None:
    assert without(words) == left


@pytest.mark.parametrize(
    "words",
    [
        "Craving 4 of 10 at 9:15, 2/10 at 11:40\u00a0AM.",
        "Two people may help, 10 may not.",
        "30 days on the road, in harmony.",
        "Asked what helped. A calm hour.",
        "On Thursday 3 members shared since 2019.",
    ],
)
def test_what_tells_nobody_stays(words: str) -> None:
    assert without(words) == words


def test_what_looks_like_a_name_is_pointed_out() -> None:
    caught = e.NoteCaught(text="@Maria spoke of Tyrone, and Maria of James", people=("maria",))
    session = after(a_day(), 100, [caught])
    made = removed(session)
    assert "Tyrone" in made.look_at
    assert not {"Maria", "James", "Person"} & set(made.look_at)


def test_initials_and_several_of_one_name_go_too() -> None:
    assert without("J.T. spoke, then JT.") == "Person C spoke, then Person C."
    assert without("The Marias laughed.") == "The other group members laughed."


def test_a_name_that_two_share_tells_neither() -> None:
    session = after(
        a_day(), 200, [e.PersonExpected(person=e.Expected(id="m2", name="Maria V.", initials="MV"))]
    )
    letters = Letters(KNOWN, session, {**LETTERS, "m2": "D"})
    assert letters("Maria asked Santos.") == "another group member asked Person B."


def test_letters_tell_nothing_of_the_roster_and_days_are_whole_weeks() -> None:
    drawn = [disguise(a_day(), random.Random(seed)) for seed in range(40)]
    assert {tuple(each.letters[person] for person in LETTERS) for each in drawn} > {
        ("A", "B", "C"),
        ("C", "B", "A"),
    }
    assert all(each.days % 7 == 0 and abs(each.days) >= 35 for each in drawn)
    assert len({each.days for each in drawn}) > 20


def test_more_people_than_letters() -> None:
    many = [e.PersonExpected(person=e.Expected(id=str(n), name=f"N{n}", initials="N")) for n in range(60)]
    session = after(a_day(), 200, many)
    letters = disguise(session, random.Random(1)).letters
    assert len(set(letters.values())) == 63
    assert {"A", "Z", "AA", "BK"} <= set(letters.values())


@given(st.text(max_size=80))
def test_any_words_can_be_read(words: str) -> None:
    assert isinstance(without(words), str)


@pytest.mark.parametrize(
    ("words", "out"),
    [
        ("the link is zoom.us/j/99887766.", "the link is [address]"),
        ("wrote on facebook.com/maria.santos", "wrote on [address]"),
        ("see harbor-house.org for it", "see [address] for it"),
        ("she told.us that and/or e.g. this", "she told.us that and/or e.g. this"),
        ("at 9:15, craving 4/10", "at 9:15, craving 4/10"),
        ("Ma\ue000ria spoke", "Person B spoke"),
    ],
)
def test_an_address_is_one_without_its_beginning_and_a_name_with_a_mark_in_it(words: str, out: str) -> None:
    assert without(words) == out
