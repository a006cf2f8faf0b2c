"""Guests and emergency contacts in a person's note: another's is asked about, the person's own stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk
from app.documents.redaction import Names, NamesToJudge
from app.live import commands as live
from app.live.lobby import welcome_guest
from app.live.note_events import GROUP_SECTION, SignedNote, SignedSection
from app.live.state import Session
from app.model.people import EmergencyContact
from app.model.plans import PlanPart
from app.note_parcels import note_parcel
from app.parcels import plan_parcel
from app.practice import commands as practice
from app.practice import plans
from app.practice.names_answered import answer_names
from app.review.names import names_for
from tests.app.documents.signed_notes import signed
from tests.practice_for_tests import ALEX, JAMES, MARIA, clock_at, held, new_desk, opened
from tests.sent_for_tests import RECORD

TOLD = "She told Tasha Moore that Delphine Okoye drove James. Her sister Ximena Paz called."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A session with a guest, Tasha Moore, has ended; Maria's contact is Ximena Paz, James's is Delphine Okoye."""
    clock: SetClock = clock_at()
    made = new_desk(tmp_path / "vault", clock)
    for person, name in ((MARIA, "Ximena Paz"), (JAMES, "Delphine Okoye")):
        contact = EmergencyContact(name=name, relation="sister")
        changed = made.practice.people[person].model_copy(update={"emergency_contact": contact})
        made.seat(ALEX.id).arrange(practice.change_person, changed)
    seat = opened(made)
    seat.do(live.start)
    seat.do(welcome_guest, "guest-1", "Tasha Moore", "family")
    held(seat, clock)
    yield made
    made.close()


def session_of(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def asked_in(desk: Desk, about: str, text: str = TOLD) -> list[str]:
    places = names_for(desk.practice, session_of(desk), about).unanswered(text)
    return [text[place.start : place.end] for place in places]


def test_a_guest_and_another_s_contact_are_asked_about_while_a_note_is_written(desk: Desk) -> None:
    assert asked_in(desk, MARIA) == ["Tasha Moore", "Delphine Okoye", "James"]
    assert asked_in(desk, JAMES) == ["Tasha Moore", "Ximena Paz"]
    assert asked_in(desk, GROUP_SECTION) == ["Tasha Moore", "Delphine Okoye", "James", "Ximena Paz"]
    assert asked_in(desk, MARIA, "tasha’s words; Ximena and Delphine met.") == ["tasha", "Delphine"]
    names = names_for(desk.practice, session_of(desk), MARIA)
    said = replace(names, answers={"tasha": True})
    assert said.signed("Tasha listened. Tasha left.") == "Somebody else listened. Somebody else left."


def test_a_note_does_not_leave_before_it_is_said_and_a_guest_is_no_member(desk: Desk) -> None:
    section = SignedSection(id="data", title="Data", text=TOLD)
    note = SignedNote(format="DAP", title="DAP", header=(), sections=(section,), risk="none")
    desk.act_live(ALEX.id, [signed(MARIA, note)], None)
    with pytest.raises(NamesToJudge) as asked:
        note_parcel(desk, session_of(desk), MARIA)
    assert [each.word for each in asked.value.questions] == ["Tasha Moore", "Delphine Okoye"]
    answers = {each.place: True for each in asked.value.questions}
    words = note_parcel(desk, session_of(desk), MARIA, answers).text_for(RECORD)
    assert "She told somebody else that somebody else drove another group member." in words
    assert "Her sister Ximena Paz called." in words
    kept = note_parcel(desk, session_of(desk), MARIA, dict.fromkeys(answers, False)).text_for(RECORD)
    assert "She told Tasha Moore that Delphine Okoye drove another group member." in kept


def test_a_guest_in_a_plan_is_asked_about_while_the_session_is_open_and_after_it(desk: Desk) -> None:
    desk.seat(ALEX.id).arrange(plans.keep_line, MARIA, "1", PlanPart.COPING_SKILLS, TOLD)
    for _open in (True, False):
        parcel = plan_parcel(desk, MARIA, ())
        assert [each.word for each in parcel.unanswered] == ["Tasha Moore", "Delphine Okoye"]
        desk.put_away()
    desk.seat(ALEX.id).arrange(answer_names, MARIA, {each.place: True for each in parcel.asked})
    words = plan_parcel(desk, MARIA, ()).text_for(RECORD)
    assert "She told somebody else that somebody else drove another group member." in words


def test_an_own_contact_hides_no_member() -> None:
    members = {"1": ("James T.", "James Turner")}
    names = Names(("Maria S.",), members, contact="James Turner")
    assert names.without("James Turner called") == "another group member called"


def test_a_contact_of_two_and_a_relation_are_not_asked_about() -> None:
    names = Names(("Maria S.",), {}, beside=("Mom", "Mother (Ana)"), contact="Ana Paz")
    assert names.read("Mom’s call; her Mother and Ana Paz came. MS").unanswered() == ()


def test_who_is_a_member_as_well_is_taken_out_as_one() -> None:
    names = Names(("Maria S.",), {"1": ("Delphine O.",)}, beside=("Delphine Okoye", "Tasha Moore"))
    assert names.without("Delphine spoke") == "another group member spoke"
    reading = names.read("Tasha’s words, Delphine’s words")
    assert reading.without({"tasha": False}) == "Tasha’s words, another group member’s words"
    assert reading.without({"tasha": True}).startswith("somebody else’s words")
