"""Takes out of free words what tells who somebody is: letters instead of names, and no numbers, addresses and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from app.documents.redaction import Names, Place, Reading
from app.live.state import Session
from app.practice.state import Practice
from app.words import _

# "may" and "march" are months with a capital alone
_MONTH = (
    r"(?:(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)|M(?:AY|ay|AR(?:CH)?|ar(?:ch)?))\b\.?"
)
_DAY = r"\d{1,2}(?i:st|nd|rd|th)?"
_DATE = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})\b"
    rf"|\b{_MONTH}\s+{_DAY}\b(?:,?\s+\d{{4}}\b)?|\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}}\b)?"
)
# with or without what begins an address: "zoom.us/j/…", and "told.us" is none
_REACHED = re.compile(
    r"(?i:https?://|www\.)\S+|[^\s@<>()\[\]]+@[^\s@<>()\[\]]+\.[^\s@<>()\[\].,;]+"
    r"|\b(?:[\w-]+\.)+(?i:(?:com|org|net|gov|edu)\b(?:/[^\s<>()\[\]]*)?|[a-z]{2,}/[^\s<>()\[\]]*\d[^\s<>()\[\]]*)"
)
# a street that can be nothing else in any letters, with few words before it; what may be something else with capitals
_STREET = re.compile(
    r"\b\d{1,6}[A-Za-z]?\s+(?:(?:[\w.’']+\s+){1,2}(?i:street|avenue|ave|road|rd|lane|ln|boulevard|blvd|drive|highway|hwy)"
    r"|(?:[A-Z0-9][\w.’']*\s+){1,4}(?:St|Dr|Court|Ct|Place|Pl|Way|Terrace|Ter|Route|Circle|Cir|Square|Sq|Parkway|Pkwy"
    r"|Turnpike|Tpke|Street|Avenue|Road|Lane|Boulevard|Drive|Highway))\b\.?"
    r"(?:,?\s*(?i:apt|apartment|unit|suite|#)\.?\s*\w+)?|\b(?i:P\.?\s?O\.?\s+box)\s+\d+"
)
# a telephone number, or any number that is longer than a time, a share or a year
_NUMBER = re.compile(
    r"\+?\(?\d(?:[\s().\-\u00a0\u2010-\u2013]*\d){6,}(?:\s*(?:x|ext\.?|#)\s*\d{1,6})?|\d{5,}"
)
# stands around what was put in, so that no later rule reads it as words
_MARK = "\ue000"


class Letters:
    """Changes words about a session. `letters` are those of its people, by id.

    People of the session become "Person B", a name that two of them share "another group member", as do members of
    other groups; those who hold groups become "a facilitator", guests and emergency contacts "somebody they know".
    """

    def __init__(self, practice: Practice, session: Session, letters: Mapping[str, str]) -> None:
        staff = [user.name for user in practice.users.values()]
        if session.opened is not None:
            staff += [user.name for user in session.opened.facilitators]
        self._patterns = [
            *_known(practice, session),
            *(whole for name in staff for whole in _exactly(name, _("a facilitator"), re.IGNORECASE)),
            (_REACHED, _("[address]")),
            (_STREET, _("[address]")),
            (_DATE, _("[date]")),
            (_NUMBER, _("[number]")),
        ]
        members: dict[str, list[str]] = {person: [name] for person, name in session.names.items()}
        for one in practice.people.values():
            members.setdefault(one.id, []).extend(
                name for name in (one.name, one.legal_name, *one.known_as) if name
            )
        close = [one.emergency_contact.name for one in practice.people.values() if one.emergency_contact]
        close += [guest.name for guest in session.guests.values()]
        self._letters = letters
        terms = (
            *(each.name for each in practice.groups.values()),
            *(each.name for each in practice.programs.values()),
        )
        self._members = Names((), {one: tuple(names) for one, names in members.items()}, tuple(staff), terms)
        self._staff = Names((), {name: (name,) for name in staff})
        self._close = Names((), {name: (name,) for name in close})

    def __call__(self, text: str) -> str:
        """The words without what tells who somebody is."""
        put: list[str] = []

        def instead(words: str) -> str:
            put.append(words)
            return f"{_MARK}{len(put) - 1}{_MARK}"

        text = text.replace(_MARK, "")
        for pattern, words in self._patterns:
            text = pattern.sub(instead(words), text)
        text = _replaced(self._members.read(text), lambda place: instead(self._member(place)))
        text = _replaced(self._staff.read(text), lambda _place: instead(_("a facilitator")))
        text = _replaced(self._close.read(text), lambda _place: instead(_("somebody they know")))
        return re.sub(f"{_MARK}(\\d+){_MARK}", lambda found: put[int(found[1])], text)

    def doubtful(self, text: str) -> tuple[str, ...]:
        """What looks like a name and is nobody's here, or may be a name as well as a word."""
        reading = self._members.read(text)
        return tuple(dict.fromkeys((*reading.unknown, *reading.asked.values())))

    def _member(self, place: Place) -> str:
        letters = {self._letters.get(person) for person in place.people}
        letter = next(iter(letters)) if len(letters) == 1 else None
        if letter and not place.several:
            return person_words(letter)
        return _("other group members") if place.several else _("another group member")


def _replaced(reading: Reading, instead: Callable[[Place], str]) -> str:
    out, done = "", 0
    for place in reading.out():
        said = instead(place)
        out += reading.text[done : place.start] + (f"{said}’s" if place.possessive else said)
        done = place.end
    return out + reading.text[done:]


def person_words(letter: str) -> str:
    """What stands instead of a name."""
    return _("Person {letter}").format(letter=letter)


def _known(practice: Practice, session: Session) -> Iterator[tuple[re.Pattern[str], str]]:
    """Addresses, numbers and names of groups as the practice has them, word for word."""
    for one in practice.people.values():
        for address in (one.email, *(place.address for place in one.locations)):
            yield from _exactly(address, _("[address]"), re.IGNORECASE)
        yield from _exactly(one.record_number, _("[number]"), re.IGNORECASE)
    opened = session.opened
    # as they are written: "in harmony" is no program
    for name in (*(group.name for group in practice.groups.values()), opened.group_name if opened else ""):
        yield from _exactly(name, _("the group"))
    for name in (*(each.name for each in practice.programs.values()), opened.program_name if opened else ""):
        yield from _exactly(name, _("the program"))


def _exactly(words: str, instead: str, flags: int = 0) -> Iterator[tuple[re.Pattern[str], str]]:
    if words.strip():
        pieces = r"\s+".join(map(re.escape, words.split()))
        yield re.compile(rf"(?<!\w){pieces}(?!\w)", flags), instead
