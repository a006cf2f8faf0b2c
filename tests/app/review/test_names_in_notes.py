"""Nobody else's name comes into a note: not by a shared first name, a place, an objective or the group's section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Refused
from app.live import events as e
from app.live.note_events import GROUP_SECTION, Signature, SignedNote, SignedSection
from app.model.people import Location, Objective, Person
from app.practice.state import Practice
from app.review.as_note import as_note
from app.review.commands import add_addendum
from app.review.sheet import Need, Place
from app.review.sheets import Beside, note_sheet
from tests.app.review.notes_for_tests import CHECKED, PEOPLE, PRACTICE, drafted, held, more, note
from tests.events_for_tests import ALEX, arrived, at

SIGNED = e.NoteSigned(
    about="maria",
    note=SignedNote(
        format="DAP",
        title="DAP",
        header=(),
        sections=(SignedSection(id="data", title="Data", text="Was there."),),
    ),
    signature=Signature(name="Alex Rivera", credentials="LADC", digest="", head_count=1, head="ab"),
)


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


def test_a_name_in_the_group_s_section_is_answered_before_anybody_s_note_is_signed() -> None:
    """Each note takes the section as it stands: what is not answered there would be signed in all of them."""
    practice = with_person(Person(id="grace", name="Grace O."))
    beside = Beside(met={"maria": ("grace",)})
    words = "At the end Grace read the list aloud."
    session = more(held(), (190, e.SectionWritten(about=GROUP_SECTION, section="topic", text=words)))

    def asks() -> list[tuple[str, Place]]:
        sheet = note_sheet(session, practice, "maria", beside)
        return [(each.words, each.place) for each in sheet.hindrances if each.need is Need.NAME]

    assert asks() == [("The group’s section asks about a name. Answer it there first.", Place.GROUP)]
    assert not any(
        each.need is Need.NAME for each in note_sheet(session, practice, "aisha", beside).hindrances
    ), "a no-show note has nothing of it"
    ((_start, _end, word), *_more) = note_sheet(session, practice, GROUP_SECTION, beside).sections[0].asked
    session = more(session, (191, e.NameJudged(about=GROUP_SECTION, word=word, member=True)))
    assert asks() == []
    (topic, *_rest) = as_note(note_sheet(session, practice, "maria", beside)).group
    assert topic.text.startswith("At the end another group member read the list aloud.")


def test_an_addendum_names_nobody_whom_they_met_long_ago() -> None:
    practice = with_person(Person(id="lucia", name="Lucía O."))
    session = more(held(), (200, SIGNED))
    sheet = note_sheet(session, practice, "maria", Beside(met={"maria": ("lucia",)}))
    with pytest.raises(Refused, match="Lucía"):
        add_addendum(session, at(201), ALEX, sheet, "Lucía called back.", (1, "ab"))
