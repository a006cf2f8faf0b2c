"""No document about a person tells of another: plan, care summary, no-show note, safety note and accounting alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.redaction import Kind, Names, NamesToJudge
from app.model.people import EmergencyContact, Person
from app.practice.state import Practice
from tests.app.documents.kinds_for_tests import ABOUT, KINDS, in_every_kind, made, people_of
from tests.app.documents.test_redaction_properties import OWN, names_around, texts

GRACE = people_of(Names(("Maria S.",), {"1": ("Grace L.", "Grace Lee", "Gigi"), "2": ("Hope M.",)}))


@given(names_around, st.data(), st.booleans())
def test_nothing_leaves_unanswered_and_then_nobody_is_named(
    chosen: list[str], data: st.DataObject, answer: bool
) -> None:
    """Names in all forms, also such that are words, between words of every day; the last one is a guest."""
    said = data.draw(texts(chosen).filter(str.strip))
    practice = people_of(Names((OWN,), {str(at): (name,) for at, name in enumerate(chosen[:-1])}))
    guests = (chosen[-1],)
    for kind, document in in_every_kind(practice, said, answer, guests):
        reading = document.names.read(said)
        if reading.asked:
            with pytest.raises(NamesToJudge):
                made(kind, practice, said, guests=guests).words()
        out = reading.without({each.place: answer for each in document.known.asked})
        assert out in document.words(), kind
        again = document.names.read(out)
        assert not [each for each in again.places if each.kind is Kind.REPLACED], kind
        assert not answer or not again.out(), kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_is_asked_about_where_it_stands_and_answered_there_alone(kind: str) -> None:
    said = "Then Hope spoke. Grace said: Hope is all. Gigi heard it."
    asked = made(kind, GRACE, said).known.asked
    assert [(each.word, each.phrase) for each in asked] == [
        ("Hope", "Then Hope spoke. Grace said:…"),
        ("Grace", "Then Hope spoke. Grace said: Hope is all.…"),
        ("Hope", "…spoke. Grace said: Hope is all. Gigi heard…"),
    ]
    answers = {each.place: member for each, member in zip(asked, (True, False, False), strict=True)}
    words = made(kind, GRACE, said, answers).words()
    assert "Then another group member spoke. Grace said: Hope is all. another group member heard" in words


@pytest.mark.parametrize("kind", KINDS)
def test_guests_and_the_contacts_of_others_are_known_and_ones_own_stays(kind: str) -> None:
    def with_contact(person: Person, name: str) -> Person:
        return person.model_copy(update={"emergency_contact": EmergencyContact(name=name, relation="sister")})

    own = with_contact(GRACE.people[ABOUT], "Ximena Paz")
    other = with_contact(GRACE.people["1"], "Delphine Okoye")
    practice = Practice(people={**GRACE.people, ABOUT: own, "1": other})
    said = "Then Tasha met Delphine and Ximena."
    document = made(kind, practice, said, guests=("Tasha Moore",))
    assert [each.word for each in document.known.asked] == ["Tasha", "Delphine"]
    answers = {each.place: True for each in document.known.asked}
    words = made(kind, practice, said, answers, ("Tasha Moore",)).words()
    assert "Then somebody else met somebody else and Ximena." in words
