"""What a session tells of one person."""

from __future__ import annotations

from app.live import events as e
from app.live.about_person import AboutPerson, about_person
from tests.events_for_tests import started, told


def test_notes_that_name_the_person() -> None:
    session = told(
        started(),
        (5, e.NoteCaught(text="named a warning sign", people=("maria",), tags=())),
        (6, e.NoteCaught(text="about both", people=("james", "maria"), tags=())),
        (7, e.NoteCaught(text="about James", people=("james",), tags=())),
        (185, e.SessionEnded()),
    )
    assert about_person(session, "maria") == AboutPerson(("named a warning sign", "about both"))
    assert about_person(session, "aisha") == AboutPerson()


def test_notes_are_told_without_their_signs() -> None:
    session = told(
        started(),
        (
            5,
            e.NoteCaught(
                text="@james and @maria argued #conflict", people=("james", "maria"), tags=("conflict",)
            ),
        ),
        (6, e.NoteCaught(text="@maria #peer-support", people=("maria",), tags=("peer-support",))),
    )
    assert about_person(session, "maria") == AboutPerson(("James and Maria argued", "peer support"))
