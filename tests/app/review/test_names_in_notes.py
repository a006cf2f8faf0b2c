"""Nobody else's name comes into a note: not through a first name that two have, a place, a goal, the group's section."""

from __future__ import annotations

from dataclasses import replace

from app.live import events as e
from app.live.note_events import GROUP_SECTION
from app.model.people import Location, Objective, Person
from app.practice.state import Practice
from app.review.as_note import as_note
from app.review.commands import add_addendum
from app.review.sheet import Need
from app.review.sheets import Beside, note_sheet
from tests.app.review.notes_for_tests import CHECKED, MARIA, PEOPLE, PRACTICE, drafted, held, more, note
from tests.events_for_tests import ALEX, arrived


def with_person(person: Person) -> Practice:
    return replace(PRACTICE, people={**PRACTICE.people, person.id: person})


def test_of_two_with_one_first_name_the_other_is_taken_out_whole() -> None:
    other = e.Expected(id="maria-2", name="Maria G.", initials="MG")
    session = held(
        (1, e.PersonExpected(person=other)),
        arrived(other, 2),
        (40, note("@MariaG thanked @MariaS", "maria-2", "maria")),
    )
    practice = with_person(Person(id="maria-2", name="Maria G."))
    (said,) = [words for fact, words in drafted(session, practice=practice).items() if "note-" in fact]
    assert said == "During education, another group member thanked Maria S."
    (theirs,) = [
        words for fact, words in drafted(session, "maria-2", practice).items() if fact.startswith("note-")
    ]
    assert theirs == "During education, thanked another group member."


def test_a_place_that_is_called_after_somebody_is_told_without_the_name() -> None:
    place = Location(id="home", name="James’s kitchen", address="12 Elm Street, Concord", state="NH")
    practice = with_person(PEOPLE[0].model_copy(update={"locations": (place,)}))
    session = held((2, e.TelehealthChecked(person="maria", check=CHECKED)))
    assert "another group member’s kitchen" in drafted(session, practice=practice)["telehealth"]
    header = dict(note_sheet(session, practice, "maria").header)
    assert "another group member’s kitchen" in header["Telehealth"]


def test_an_objective_is_signed_without_another_s_name() -> None:
    objective = Objective(id="peace", text="Make peace with James.")
    practice = with_person(PEOPLE[0].model_copy(update={"objectives": (objective,)}))
    session = more(held(), (190, e.ObjectivesNamed(about="maria", objectives=("peace",))))
    assert as_note(note_sheet(session, practice, "maria")).objectives == (
        "Make peace with another group member.",
    )
