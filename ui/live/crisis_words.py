"""What the crisis page says about one person: where help has to go, whom to call, what to know. Pure.

911 dialed by the facilitator reaches the facilitator's own town: the dispatch center of the place where the person is
today comes first. Without a release nobody but medical personnel may learn that the person is in treatment (42 CFR
2.13, 2.51): the words for anybody else disclose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.live.attending import Attendee
from app.model.notes import folded
from app.model.people import Location, Person
from app.model.telehealth import TelehealthCheck
from app.words import _

Weight = Literal["loud", "plain", "quiet"]

# lines for everybody: they tell of nobody
_PUBLIC = ("988", "samhsa")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know: its name, what it is, a word on it, and what is copied (nothing: there is nothing)."""

    id: str
    name: str
    value: str
    hint: str = ""
    copies: str = ""
    weight: Weight = "plain"
    missing: bool = False

    @property
    def tells_of_somebody(self) -> bool:
        return self.id not in _PUBLIC


def where_help_goes(attendee: Attendee, person: Person) -> tuple[Fact, ...]:
    """What is needed first: the dispatch center, the address of today, the number to call back."""
    check = attendee.check or TelehealthCheck()
    place = place_today(check, person.locations)
    address = check.address or (place.address if place else "")
    facts = [_dispatch(address, place), _address(address, place, bool(person.locations))]
    if not address:
        facts += [_usual(each) for each in person.locations]
    missing = _("Not kept. It can be added under People.")
    facts.append(
        Fact(
            "callback",
            _("Call them back"),
            person.callback or missing,
            copies=person.callback,
            missing=not person.callback,
        )
    )
    return tuple(facts)


def what_to_know(attendee: Attendee, person: Person, may_call: bool, me: str) -> tuple[Fact, ...]:
    """The rest: the contact, who is near, what the crew asks for, and the lines to call. `me` is who calls."""
    others = attendee.check.others if attendee.check else ""
    return (
        *_contact(person, may_call, me),
        Fact("near", _("Who is near"), others or _("Not asked today."), missing=not others),
        Fact(
            "naloxone",
            _("Naloxone at hand"),
            person.naloxone or _("Not known. Ask whoever is near."),
            missing=not person.naloxone,
        ),
        Fact(
            "withdrawal",
            _("Withdrawal risk"),
            person.withdrawal_risk or _("Nothing is kept."),
            missing=not person.withdrawal_risk,
        ),
        *lines_to_call(),
    )


def lines_to_call() -> tuple[Fact, ...]:
    """The lines for everybody: 988 in a crisis, the other one for a referral."""
    return (
        Fact(
            "988",
            _("Suicide & Crisis Lifeline"),
            _("988: call or text"),
            _("Day and night. A chat is at 988lifeline.org."),
            _("You can call or text 988 at any hour, or chat at 988lifeline.org."),
        ),
        Fact(
            "samhsa",
            _("For a referral, later: SAMHSA’s helpline"),
            "1-800-662-4357",
            copies="1-800-662-4357",
            weight="quiet",
        ),
    )


def place_today(check: TelehealthCheck, places: tuple[Location, ...]) -> Location | None:
    """The usual place where somebody is today, if it is one: by what they chose, or by the address they gave.

    A place that was chosen and does not have the address that was given is not believed.
    """
    for place in places:
        same = bool(check.address) and _letters(place.address) == _letters(check.address)
        if same or (place.id == check.location and not check.address):
            return place
    return None


def _dispatch(address: str, place: Location | None) -> Fact:
    name = _("Dispatch center where they are")
    if place is not None and place.dispatch:
        hint = _("{place}. 911 dialed here reaches your own town.").format(place=place.name)
        return Fact("dispatch", name, place.dispatch, hint, place.dispatch, "loud")
    if address:
        hint = _(
            "Look up the ten-digit number of the dispatch center for the town below. Until you have it: 911 dialed "
            "here reaches your own town, so say first which town the person is in."
        )
        return Fact(
            "dispatch", name, _("No number is kept for this place"), hint, weight="loud", missing=True
        )
    hint = _(
        "Their address decides which dispatch center can send help. Then look up its ten-digit number. 911 dialed "
        "here reaches your own town: say first which town the person is in."
    )
    return Fact("dispatch", name, _("Ask for the address"), hint, weight="loud", missing=True)


def _address(address: str, place: Location | None, known: bool) -> Fact:
    if not address:
        hint = (
            _("Not asked today. Ask them, or whoever is near; or ask which of these it is.")
            if known
            else _("Not asked today. Ask them, or whoever is near.")
        )
        return Fact("address", _("Address today"), _("Not known"), hint, missing=True)
    hint = place.name if place is not None else _("None of the usual places.")
    return Fact("address", _("Address today"), address, hint, address)


def _usual(place: Location) -> Fact:
    name = _("Are they here? {place}").format(place=place.name)
    hint = (
        _("Dispatch center there: {number}").format(number=place.dispatch)
        if place.dispatch
        else _("No dispatch number is kept for it.")
    )
    return Fact(f"usual-{place.id}", name, place.address, hint, place.dispatch or place.address)


def _contact(person: Person, may_call: bool, me: str) -> tuple[Fact, ...]:
    contact, name = person.emergency_contact, _("Emergency contact")
    if contact is None:
        return (Fact("contact", name, _("No emergency contact is on file."), missing=True),)
    who = f"{contact.name} ({contact.relation})" if contact.relation else contact.name
    value = " · ".join(piece for piece in (who, contact.phone) if piece)
    if may_call:
        hint = _("A release allows calling them.")
        return (Fact("contact", name, value, hint, contact.phone),)
    hint = _(
        "No release: say nothing of the program, the group or the reason. Medical personnel may be told in an "
        "emergency, relatives may not."
    )
    return (
        Fact("contact", name, value, hint, contact.phone, missing=True),
        Fact("script", _("If you call, these words and no others"), neutral_words(person, me)),
    )


def neutral_words(person: Person, me: str) -> str:
    """What can be said to anybody without a release: it discloses nothing."""
    return _(
        "“Hello, my name is {me}. I am trying to reach {name}. Could you ask {name} to call me back at this number, "
        "please?” Asked why: “I would like to tell {name} myself.”"
    ).format(me=me.split()[0] if me.split() else me, name=person.name.split()[0])


def everything(name: str, facts: tuple[Fact, ...]) -> str:
    """For the clipboard: what a dispatcher or the crew asks for, line by line."""
    told = [
        fact
        for fact in facts
        if fact.id in ("dispatch", "address", "callback", "near", "naloxone", "withdrawal")
    ]
    return "\n".join([name, *(f"{fact.name}: {fact.value}" for fact in told)])


def _letters(address: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded(address)).split())
