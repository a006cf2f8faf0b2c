"""The note of somebody who did not come: short, dated, and about nobody else."""

from __future__ import annotations

from datetime import date

from app.documents.no_show import MissedSession, no_show_note
from app.documents.people_beside import names_of_all
from app.documents.redaction import redact
from app.model.care import ReachTry
from app.model.people import Person
from app.practice.state import NoShow, Practice, Reached
from tests.events_for_tests import ALEX, SAM, at, minutes

USERS = {ALEX.id: ALEX, SAM.id: SAM}
DAY = date(2026, 11, 24)
ZONE = "America/New_York"


def note(missed: NoShow) -> list[str]:
    people = {
        one.id: one for one in (Person(id="maria", name="Maria S."), Person(id="james", name="James Ng"))
    }
    names = names_of_all(Practice(users=USERS, people=people), "maria", ())
    told = redact(MissedSession("IOP Morning", DAY, ZONE, missed), names)
    return no_show_note(told, USERS, at(400)).splitlines()


def test_each_attempt_stands_with_its_time_and_who_made_it() -> None:
    tries = (
        Reached(at(20), ALEX.id, ReachTry(how="call", reached=False, words="left a message")),
        Reached(at(25) + minutes(24 * 60), SAM.id, ReachTry(how="contact", reached=True)),
    )
    assert note(NoShow(tries)) == [
        "IOP Morning, Tuesday, November 24, 2026",
        "Did not attend.",
        "Attempts to reach:",
        "- 9:20\u00a0AM: call, no answer, left a message (Alex Rivera, LADC)",
        "- Wednesday, November 25, 2026, 9:25\u00a0AM: call to the emergency contact, reached (Sam Okafor)",
        "Reached.",
        "Written Tuesday, November 24, 2026 at 3:40\u00a0PM.",
    ]


def test_what_has_not_been_done_is_said_as_it_is() -> None:
    assert note(NoShow())[2] == "No attempt to reach was made yet."
    tried = (Reached(at(20), ALEX.id, ReachTry(how="text", reached=False)),)
    assert note(NoShow(tried))[-2] == "Not reached yet."
    assert note(NoShow(tried, closed=True))[-2] == "Not reached; nothing more is planned."


def test_free_words_name_no_other_member() -> None:
    words = "Maria is with James Ng until tonight"
    tried = (Reached(at(20), ALEX.id, ReachTry(how="call", reached=True, words=words)),)
    assert "reached, Maria is with another group member until tonight (Alex" in note(NoShow(tried))[3]
