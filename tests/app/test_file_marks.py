"""Files about different people lie beside each other in one folder: each says whose it is, and none by a name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import SetClock
from app.desk import Desk
from app.documents.file_mark import LETTERS, code_of, file_mark
from app.documents.parcel import Parcel
from app.live import commands
from app.model.people import Person
from app.note_parcels import note_parcel, packet_parcel
from app.parcels import accounting_parcel, plan_parcel, summary_parcel
from app.practice import events as e
from app.practice.accounting import accounting
from app.practice.commands import change_person
from app.practice.state import Practice
from app.sending import send
from tests.app.documents.signed_notes import signed
from tests.app.practice.test_weeks import a_practice
from tests.app.test_note_parcels import note
from tests.practice_for_tests import ALEX, JAMES, MARIA, held, opened
from tests.sent_for_tests import RECORD

DAY = date(2026, 11, 24)


def parcels(desk: Desk, person: str) -> list[Parcel]:
    """Everything that is about one person alone."""
    session = desk.session
    assert session is not None
    account = accounting(desk.practice, person, ())
    return [
        note_parcel(desk, session, person),
        packet_parcel(desk, [session], person, DAY, DAY),
        plan_parcel(desk, person, ()),
        summary_parcel(desk, person),
        accounting_parcel(desk, account),
    ]


def test_no_two_people_share_a_file_and_the_dialog_says_which_is_whose(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    held(seat, clock)
    desk.act_live(ALEX.id, [signed(MARIA, note()), signed(JAMES, note("He read aloud."))], None)
    maria = desk.practice.people[MARIA].model_copy(update={"record_number": "A-17"})
    seat.arrange(change_person, maria)
    for person, mark in ((MARIA, "A-17"), (JAMES, code_of(JAMES))):
        for parcel in parcels(desk, person):
            name = desk.practice.people[person].name
            assert f"For {name} the names of its files end in {mark}." in parcel.holds
            written = send(seat, parcel, parcel.ways[:1], tmp_path, RECORD)
            assert all(path.stem.endswith(f" {mark}") for path in written)
    assert len(list(tmp_path.glob("*A-17.*"))) == len(list(tmp_path.glob(f"*{code_of(JAMES)}.*"))) == 5
    assert not any("Maria" in path.name or "James" in path.name for path in tmp_path.iterdir())


def of(**about: str) -> Practice:
    return a_practice(
        e.PersonAdded(person=Person(id="p", name="Amy Li", legal_name="Amelia Lindqvist", **about)),
        e.PersonAdded(person=Person(id="q", name="Bo R.", record_number="77")),
    )


@pytest.mark.parametrize("number", ["1042", "A-17", "MRN.0042", "IOP-12"])
def test_a_record_number_says_whose_it_is(number: str) -> None:
    assert file_mark(of(record_number=number), "p") == number


@pytest.mark.parametrize(
    "number",
    [
        "",
        "Amy",
        "Amy-17",
        "17amelia",
        "li3",
        "Bo 4",
        "bo-4",
        "Walker-2",
        "12/7",
        "..",
        "7 ",
        "77",
        "1" * 30,
        "ÄB1",
    ],
)
def test_a_number_that_is_a_name_or_no_file_can_be_called_or_is_anothers_does_not(number: str) -> None:
    expected = "7" if number == "7 " else code_of("p")
    assert file_mark(of(record_number=number), "p") == expected


@given(st.text())
def test_the_code_is_four_letters_that_are_no_word_and_always_the_same(person: str) -> None:
    assert len(code_of(person)) == 4
    assert set(code_of(person)) <= set(LETTERS)
    assert code_of(person) == code_of(person)
