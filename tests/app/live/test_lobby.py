"""Telehealth checks, guests and the return roll call: what a person may write down, and what it comes to."""

from __future__ import annotations

import pytest

from app.documents.page_markdown import page_markdown
from app.documents.session_json import session_json
from app.documents.session_page import session_page
from app.documents.taking import take_record
from app.errors import Refused
from app.live import events as e
from app.live import lobby
from app.model.people import User
from app.model.telehealth import TelehealthCheck
from tests.events_for_tests import AISHA, ALEX, JAMES, MARIA, after, arrived, at, opening, started, told

ALL_ASKED = TelehealthCheck(
    identity=True,
    address="12 Elm Street, Concord",
    state="NH",
    private=True,
    others="nobody",
    not_driving=True,
    modality="video",
)
BACK_AGAIN = MARIA.model_copy(update={"last_check": ALL_ASKED})


def licensed(*states: str) -> e.SessionOpened:
    user = User(id=ALEX.id, name=ALEX.name, licensed_in=states)
    return opening().model_copy(update={"facilitators": (user,)})


def test_what_is_missing_goes_as_it_is_answered() -> None:
    session = told()
    assert lobby.missing(session.people["maria"]) == (
        "identity",
        "address",
        "private",
        "others",
        "not_driving",
        "modality",
    )
    partly = TelehealthCheck(identity=True, address="12 Elm Street", private=False)
    session = after(session, -10, lobby.check_telehealth(session, at(-10), "maria", partly))
    assert lobby.missing(session.people["maria"]) == ("private", "others", "not_driving", "modality")
    session = after(session, -9, lobby.check_telehealth(session, at(-9), "maria", ALL_ASKED))
    assert lobby.missing(session.people["maria"]) == ()
    assert list(lobby.check_telehealth(session, at(-8), "maria", ALL_ASKED)) == []


def test_as_last_time_is_said_by_one_person_and_only_where_there_was_a_last_time() -> None:
    session = told(opened=opening().model_copy(update={"expected": (BACK_AGAIN, JAMES)}))
    events = lobby.check_as_before(session, at(-5), "maria")
    assert list(events) == [e.TelehealthChecked(person="maria", check=ALL_ASKED, as_before=True)]
    session = after(session, -5, events)
    assert session.people["maria"].check == ALL_ASKED
    assert session.people["james"].check is None
    with pytest.raises(Refused, match=r"James T\. has not been asked before"):
        lobby.check_as_before(session, at(-5), "james")


def test_from_the_camera_to_the_phone_is_a_mark_with_its_time() -> None:
    session = told(arrived(MARIA), started(2))
    session = after(session, 40, lobby.switch_modality(session, at(40), "maria", "phone"))
    maria = session.people["maria"]
    assert maria.check is not None
    assert (maria.check.modality, maria.switched[-1].at) == ("phone", at(40))
    assert list(lobby.switch_modality(session, at(41), "maria", "phone")) == []
    with pytest.raises(Refused, match=r"Aisha K\. is not in the room"):
        lobby.switch_modality(session, at(41), "aisha", "phone")


@pytest.mark.parametrize(
    ("states", "where", "said"),
    [(("MA",), "NH", "NH"), (("MA", "nh"), "NH", ""), ((), "NH", ""), (("MA",), "", "")],
)
def test_an_address_outside_the_license_is_told_apart(states: tuple[str, ...], where: str, said: str) -> None:
    session = told(opened=licensed(*states))
    assert lobby.outside_license(session, ALL_ASKED.model_copy(update={"state": where})) == said


def test_guests_are_counted_by_role_and_named_nowhere() -> None:
    session = told(arrived(MARIA), started(0))
    guests: tuple[tuple[str, str, lobby.GuestRole], ...] = (
        ("g1", "  Rosa   Muster ", "family"),
        ("g2", "Dr. Lindqvist", "observer"),
        ("g3", "Paul Muster", "family"),
    )
    for guest, name, role in guests:
        session = after(session, 5, lobby.welcome_guest(session, at(5), guest, name, role))
    assert session.guests["g1"].name == "Rosa Muster"
    session = after(session, 50, lobby.see_guest_off(session, at(50), "g1"))
    assert session.guests["g1"].left == at(50)
    assert set(session.people) == {"maria", "james", "aisha"}
    record = take_record(session, at(60), {})
    assert [(each.role, each.count) for each in record.guests] == [("family", 2), ("observer", 1)]
    assert record.participants_expected == 3
    page = page_markdown(session_page(record))
    for written in (session_json(record), page):
        assert not any(name in written for name in (b"Rosa", b"Muster", b"Lindqvist"))
    assert b"2 family members, 1 observer" in page


def test_a_guest_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match="name first"):
        lobby.welcome_guest(told(), at(0), "g1", "   ", "other")
    assert lobby.welcome_guest(told(), at(0), "g1", "x" * 60, "other")
    with pytest.raises(Refused, match="too long"):
        lobby.welcome_guest(told(), at(0), "g1", "x" * 61, "other")


def test_whoever_does_not_come_back_after_a_break_has_stepped_out() -> None:
    session = told(
        arrived(MARIA), arrived(JAMES), arrived(AISHA), started(1), (30, e.PersonSteppedOut(person="aisha"))
    )
    assert lobby.on_roll(session) == ("maria", "james", "aisha")
    session = after(session, 95, lobby.close_roll_call(session, at(95), ["james", "aisha"]))
    assert {person: one.presence for person, one in session.people.items()} == {
        "maria": "here",
        "james": "out",
        "aisha": "out",
    }
    assert session.people["james"].spans[-1].end == at(95)
    assert session.people["aisha"].spans[-1].end == at(30)


def test_nothing_is_asked_of_anybody_after_the_end() -> None:
    session = told(arrived(MARIA), started(0), (60, e.SessionEnded()))
    with pytest.raises(Refused, match="ended"):
        lobby.check_telehealth(session, at(61), "maria", ALL_ASKED)
    with pytest.raises(Refused, match="ended"):
        lobby.welcome_guest(session, at(61), "g1", "Rosa", "family")
    with pytest.raises(Refused, match="ended"):
        lobby.close_roll_call(session, at(61), [])
