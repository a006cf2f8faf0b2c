"""What a session tells of one person."""

from __future__ import annotations

from app.live import events as e
from app.live.about_person import AboutPerson, about_person
from tests.events_for_tests import started, told


def test_notes_that_name_the_person_and_documents_that_have_left() -> None:
    session = told(
        started(),
        (5, e.NoteCaught(text="named a warning sign", people=("maria",), tags=())),
        (6, e.NoteCaught(text="about both", people=("james", "maria"), tags=())),
        (7, e.NoteCaught(text="about James", people=("james",), tags=())),
        (185, e.SessionEnded()),
        (190, e.DocumentSent(format="csv", purpose="record", digest="0" * 64)),
        (191, e.DocumentSent(format="csv", purpose="record", digest="0" * 64)),
    )
    assert about_person(session, "maria") == AboutPerson(("named a warning sign", "about both"), ("csv",))
    assert about_person(session, "aisha") == AboutPerson((), ("csv",))
