"""A draft says nothing that is not so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.live import events as e
from app.model.plans import Feedback, Goal, Plan
from app.practice.state import Care
from tests.app.review.notes_for_tests import AISHA, CHECKED, JAMES, MARIA, PRACTICE, drafted, held, note
from tests.events_for_tests import arrived, opening


@pytest.mark.parametrize("state", ["NH", ""])
def test_who_has_no_usual_place_was_at_no_other_than_usual(state: str) -> None:
    maria = PRACTICE.people["maria"].model_copy(update={"locations": ()})
    practice = replace(PRACTICE, people={**PRACTICE.people, "maria": maria})
    check = CHECKED.model_copy(update={"location": "", "state": state})
    said = drafted(held((0, e.TelehealthChecked(person="maria", check=check))), practice=practice)[
        "telehealth"
    ]
    assert "usual" not in said
    assert "the address that they gave" in said
    assert (f"({state})" in said) is bool(state)
    assert "Elm" not in said


def test_nobody_attended_the_whole_group_who_missed_a_minute_of_service() -> None:
    """Came half a minute late and left half a minute early."""
    session = held(arrived(JAMES, 0.6), (179.3, e.PersonLeft(person="james")), come=(MARIA,))
    said = drafted(session, "james")["attendance"]
    assert " of " in said.partition("(")[2], "some of the minutes"
    assert "whole group" not in said
    assert "from the start" not in said
    assert said.startswith("Attended from 9:00\u00a0AM to 11:59\u00a0AM")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Maria and James argued", "Maria and another group member argued."),
        ("Maria, James and Aisha laughed", "Maria, another group member and another group member laughed."),
        ("Maria with James led the round", "Maria with another group member led the round."),
        ("Maria: thanked James", "During education, thanked another group member."),
        ("Maria thanked James", "During education, thanked another group member."),
    ],
)
def test_a_note_that_begins_with_several_names_is_a_whole_sentence(typed: str, said: str) -> None:
    session = held((40, note(typed, "maria", "james", "aisha")), come=(MARIA, JAMES, AISHA))
    assert [words for fact, words in drafted(session).items() if fact.startswith("note-")] == [said]


def test_what_the_group_said_to_a_goal_stands_in_the_note_of_the_group_that_said_it() -> None:
    """Of two groups on one day as well; where nobody knows which it was, the day tells."""
    day = opening().day
    said = (
        Feedback(on=day, text="You sound steadier", session="session-1"),
        Feedback(on=day, text="Sleep first", session="session-of-the-evening"),
        Feedback(on=day, text="Keep at it"),
    )
    plan = Plan(goals=(Goal(id="g", text="Thirty meetings", feedback=said),))
    practice = replace(PRACTICE, care={"maria": Care(plan=plan)})
    told = [words for fact, words in drafted(held(), practice=practice).items() if "feedback" in fact]
    assert told == [
        "The group’s feedback on the goal “Thirty meetings”: “You sound steadier.”",
        "The group’s feedback on the goal “Thirty meetings”: “Keep at it.”",
    ]
