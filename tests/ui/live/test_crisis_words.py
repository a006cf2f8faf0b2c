"""What the crisis page says, whatever is kept: never another place's number, never a word too much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.live import events as e
from app.live.attending import Attendee
from app.model.people import EmergencyContact, Location, Person
from app.model.telehealth import TelehealthCheck
from ui.live.crisis_words import everything, what_to_know, where_help_goes

ADDRESSES = ("12 Elm Street", "88 Canal Road", "4 Oak Lane")
NUMBERS = {"12 Elm Street": "413-555-0134", "88 Canal Road": "802-555-0191", "4 Oak Lane": ""}
PLACES = st.lists(st.sampled_from(ADDRESSES), unique=True).map(
    lambda found: tuple(
        Location(id=address[:2], name=f"Place {address[:2]}", address=address, dispatch=NUMBERS[address])
        for address in found
    )
)
CHECKS = st.none() | st.builds(
    TelehealthCheck,
    address=st.sampled_from(["", *ADDRESSES, "12  elm street.", "1 Unknown Way"]),
    location=st.sampled_from(["", "12", "88", "4 ", "gone"]),
    others=st.sampled_from(["", "nobody"]),
)
CONTACTS = st.none() | st.builds(
    EmergencyContact, name=st.just("Dee"), phone=st.sampled_from(["", "802-555-0177"]), release=st.booleans()
)


def somebody(check: TelehealthCheck | None) -> Attendee:
    return Attendee(e.Expected(id="maria", name="Maria S.", initials="MS"), check=check)


@given(PLACES, CHECKS)
def test_help_is_never_sent_to_another_place(
    places: tuple[Location, ...], check: TelehealthCheck | None
) -> None:
    person = Person(id="maria", name="Maria S.", locations=places)
    facts = {fact.id: fact for fact in where_help_goes(somebody(check), person)}
    dispatch, address = facts["dispatch"], facts["address"]
    assert next(iter(facts)) == "dispatch"
    assert "911" in dispatch.hint
    if dispatch.copies:
        (place,) = [each for each in places if each.dispatch == dispatch.copies]
        assert address.copies.replace("  ", " ").strip(".").lower() == place.address.lower()
    elif address.copies:
        assert not any(
            each.dispatch and each.address.lower() == address.copies.replace("  ", " ").strip(".").lower()
            for each in places
        )
    else:  # nobody asked: every usual place can be asked about
        assert {f"usual-{each.id}" for each in places} <= facts.keys()


@given(CHECKS, CONTACTS, st.booleans())
def test_without_a_release_no_word_tells_where_the_person_is_in_care(
    check: TelehealthCheck | None, contact: EmergencyContact | None, may_call: bool
) -> None:
    person = Person(id="maria", name="Maria S.", emergency_contact=contact)
    facts = {fact.id: fact for fact in what_to_know(somebody(check), person, may_call, "Alex Rivera")}
    assert ("script" in facts) == (contact is not None and not may_call)
    assert list(facts)[-2:] == ["988", "samhsa"]
    copied = everything("Maria S.", tuple(facts.values()))
    assert "Dee" not in copied
    if "script" in facts:
        said = facts["script"].value.lower()
        assert not any(
            word in said for word in ("group", "program", "iop", "treatment", "recovery", "session")
        )
