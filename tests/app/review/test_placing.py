"""Each format has its facts where a clinician looks for them: what was done, and what somebody did upon it."""

from __future__ import annotations

import pytest

from app.live import events as e
from app.model.note_formats import SHIPPED_FORMATS, Takes
from app.review.sheets import note_sheet
from tests.app.review.notes_for_tests import PRACTICE, held, more, note

CAME = ("check-in", "check-in-goal")
WENT = ("check-out-learned", "check-out-craving")
DID = ("note-", "mark-gave-feedback")
GROUP = ("group-interventions",)
THERE = ("attendance",)
AIM = ("objective-network",)

PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "DAP": {"data": (*THERE, *GROUP, *CAME, *DID, *WENT, *AIM)},
    "BIRP": {"behavior": (*THERE, *CAME, *DID, *AIM), "intervention": GROUP, "response": WENT},
    "GIRP": {"goal": AIM, "intervention": GROUP, "response": (*THERE, *CAME, *DID, *WENT)},
    "PIRP": {"problem": CAME, "intervention": GROUP, "response": (*THERE, *DID, *WENT, *AIM)},
    "SOAP": {"subjective": (*CAME, *WENT), "objective": (*THERE, *GROUP, *DID, *AIM)},
}


@pytest.mark.parametrize("format", PLACES)
def test_every_fact_stands_in_its_section_and_no_other(format: str) -> None:
    session = more(
        held(
            (5, e.CheckedIn(person="maria", answers={"feeling": "calm", "craving": "4", "goal": "walk"})),
            (40, note("@Maria named two signs", "maria")),
            (41, note("gave feedback", "maria", mark="gave-feedback")),
            (160, e.CheckedOut(person="maria", answers={"learned": "to wait", "craving": "2"})),
        ),
        (190, e.ObjectivesNamed(about="maria", objectives=("network",))),
        (191, e.NoteFormatChosen(about="maria", format=format)),
    )
    sheet = note_sheet(session, PRACTICE, "maria")
    found = {each.id: each.standing.facts for each in sheet.sections if each.standing.facts}
    assert list(found) == list(PLACES[format])
    for section, wanted in PLACES[format].items():
        for fact in wanted:
            holders = [id for id, facts in found.items() if any(each.startswith(fact) for each in facts)]
            assert section in holders, f"{fact} is not in {section}"
            if fact != "check-in":
                assert holders == [section], f"{fact} is in {holders}"


def test_no_fact_is_left_out_of_a_format_and_none_stands_twice() -> None:
    for format in SHIPPED_FORMATS:
        taken = [takes for section in format.sections for takes in section.takes]
        assert len(set(taken)) == len(taken), format.id
        assert set(Takes) - {Takes.CHECK_OUT} <= set(taken), format.id


def test_what_a_check_out_apart_is_drafted_from_is_said_beside_it() -> None:
    session = more(
        held((160, e.CheckedOut(person="maria", answers={"learned": "to wait"}))),
        (191, e.NoteFormatChosen(about="maria", format="BIRP")),
    )
    sources = {each.id: each.source for each in note_sheet(session, PRACTICE, "maria").sections}
    assert sources["behavior"] == "from attendance"
    assert sources["response"] == "from check-out"
