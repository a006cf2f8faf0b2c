"""What speaks of a risk in the group is answered in words before "none" is signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Refused
from app.live import events as e
from app.live.note_events import RiskAnswered
from app.live.state import Session
from app.review.as_note import as_note
from app.review.commands import sign, write_section
from app.review.sheet import Need, Place
from app.review.sheets import note_sheet
from tests.app.review.notes_for_tests import PRACTICE, held, more, note
from tests.events_for_tests import ALEX, Fact, at

SPEAKS: dict[str, tuple[Fact, ...]] = {
    "A note says risk: “said it is too much today”.": (
        (40, note("@Maria said it is too much today #risk", "maria", tags=("risk",))),
    ),
    "They were marked with risk during the group.": ((40, note("risk", "maria", mark="risk")),),
    "They were flagged during the group.": ((40, e.PersonFlagged(person="maria", flagged=True)),),
    "Something was done for their safety (": (
        (
            40,
            e.SafetyStepTaken(person="maria", situation="risk_to_self", step="written", words="Sat with her"),
        ),
    ),
}


def answered(session: Session, answer: str, words: str = "", person: str = "maria") -> Session:
    event = RiskAnswered.model_validate({"about": person, "answer": answer, "words": words})
    return more(session, (190, event))


def risk_words(session: Session, person: str = "maria") -> list[str]:
    return [
        each.words for each in note_sheet(session, PRACTICE, person).hindrances if each.place is Place.RISK
    ]


@pytest.mark.parametrize("said", SPEAKS)
def test_none_is_no_answer_alone_where_something_speaks_of_a_risk(said: str) -> None:
    session = held(*SPEAKS[said])
    (before,) = risk_words(session)
    assert before.startswith(said)
    assert before.endswith("Answer the question about risk.")
    (words,) = risk_words(answered(session, "none"))
    assert words.startswith(said)
    assert words.endswith("Say what became of it.")
    with pytest.raises(Refused, match="Say what became of it"):
        signed_now(answered(session, "none"))
    with_words = answered(session, "none", "Talked alone; the hotline's number is with her.")
    assert risk_words(with_words) == []
    assert as_note(note_sheet(with_words, PRACTICE, "maria")).risk_words.startswith("Talked alone")
    assert risk_words(answered(session, "concern", "Wants to die; seen by Alex.")) == []
    assert risk_words(answered(session, "none", person="james"), "james") == [], "it is about nobody else"


def signed_now(session: Session) -> None:
    practice = replace(PRACTICE)
    for section in ("assessment", "plan"):
        for event in write_section(session, at(195), "maria", section, f"Words of the {section}."):
            session = more(session, (195, event))
    sign(session, at(200), practice, ALEX, note_sheet(session, practice, "maria"), (1, "ab"))


def test_a_note_that_was_struck_speaks_of_nothing() -> None:
    session = held((40, note("@Maria said it #risk", "maria", tags=("risk",))))
    struck = more(session, (185, e.NoteStruck(note=session.notes[0].id)))
    assert risk_words(answered(struck, "none")) == []


def test_of_a_no_show_only_that_they_were_not_seen_is_an_answer() -> None:
    session = held()
    assert note_sheet(answered(session, "not_seen", person="aisha"), PRACTICE, "aisha").need is Need.READY
    assert risk_words(answered(session, "none", person="aisha"), "aisha") == [
        "They were not there. Answer that they were not seen today."
    ]


def test_what_was_caught_is_shown_with_all_its_tags() -> None:
    session = held(
        (40, note("@Maria said it is too much #risk #follow-up", "maria", tags=("risk", "follow-up"))),
        (41, note("@Maria set a #goal for Sunday", "maria", tags=("goal",))),
    )
    assert [line.words for line in note_sheet(session, PRACTICE, "maria").caught] == [
        "said it is too much #risk #follow-up",
        "set a goal for Sunday #goal",
    ]
