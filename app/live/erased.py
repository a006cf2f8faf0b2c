"""What an entry of a session says once all words about one person are gone. Pure.

Who was there and when, who sat with whom and whose turn came first are told by ids alone: such entries stay, so that
nobody else's attendance and no count moves. A turn in a round stays without its answers. What is about the person
alone goes whole; what tells of others as well stays without the person. What was signed about others stays as it was
signed: their names were taken out before.
"""

from __future__ import annotations

from typing import Final

from app.live import events as e
from app.live.room_events import Expected
from app.live.state import LiveEntry, Session
from app.model.erased import Safe, leaving_without
from app.model.telehealth import TelehealthCheck

_THEIRS: Final = (e.TelehealthChecked, e.ModalityChanged, e.SafetyStepTaken, e.EmergencyTold)


def without(session: Session, entry: LiveEntry, person: str, safe: Safe) -> e.LiveEvent | None:
    """The event that stands from then on: the same one where it says nothing about the person, None where nothing of
    it is left. `session` is the entry's, as it stands."""
    event = entry.event
    if isinstance(event, _THEIRS) and event.person == person:
        return None
    if isinstance(event, e.ProgressEvent):
        return None if event.about == person else _of_another(event, safe)
    match event:
        case e.SessionOpened():
            expected = tuple(_expected(each, person, safe) for each in event.expected)
            return event.model_copy(update={"expected": expected})
        case e.PersonExpected():
            return event.model_copy(update={"person": _expected(event.person, person, safe)})
        case e.CheckedIn(person=one) if one == person:
            return e.CheckedIn(person=person, answers={})
        case e.CheckedOut(person=one) if one == person:
            return e.CheckedOut(person=person, answers={})
        case e.CheckedIn() | e.CheckedOut():
            answers = {question: safe(answer, False) for question, answer in event.answers.items()}
            return event.model_copy(update={"answers": answers})
        case e.NoteCaught() | e.NoteAmended():
            return _note(
                session, entry.id if isinstance(event, e.NoteCaught) else event.note, event, person, safe
            )
        case e.TelehealthChecked(check=check):
            return event.model_copy(update={"check": _check_without(check, safe)})
        case e.SafetyStepTaken():
            return event.model_copy(update={"words": safe(event.words, False)})
        case e.EmergencyTold():
            return event.model_copy(update={"emergency": safe(event.emergency, False)})
        case e.GuestCame():
            return event.model_copy(update={"name": safe(event.name, False)})
        case e.ReportTaken():
            matches = {safe(label, False): one for label, one in event.matches.items() if one != person}
            return event.model_copy(update={"matches": matches})
        case e.DocumentSent():
            return None if event.people == (person,) else _sent(event, safe)
        case _:
            return event


def _expected(one: Expected, person: str, safe: Safe) -> Expected:
    if one.id == person:
        return Expected(id=person, name="", initials="")
    check = one.last_check and _check_without(one.last_check, safe)
    return one.model_copy(update={"last_promise": safe(one.last_promise, False), "last_check": check})


def _check_without(check: TelehealthCheck, safe: Safe) -> TelehealthCheck:
    words = {field: safe(getattr(check, field), False) for field in ("address", "location", "others")}
    return check.model_copy(update=words)


def _note(
    session: Session, note: str, event: e.NoteCaught | e.NoteAmended, person: str, safe: Safe
) -> e.LiveEvent | None:
    """A note goes whole where it is about the person alone as it stands now; an earlier text of it that was about them
    alone goes, too, and leaves room for what stands."""
    stands = next((each.people for each in session.notes if each.id == note), event.people)
    if set(stands) == {person}:
        return None
    if set(event.people) == {person}:
        return event.model_copy(update={"text": "", "people": (), "tags": ()})
    others = tuple(one for one in event.people if one != person)
    about = person in event.people
    tags = tuple(tag for tag in event.tags if safe(tag, about) == tag)
    return event.model_copy(update={"text": safe(event.text, about), "people": others, "tags": tags})


def _sent(event: e.DocumentSent, safe: Safe) -> e.DocumentSent:
    words = {"purpose": safe(event.purpose, False), "leaving": leaving_without(event.leaving, safe)}
    return event.model_copy(update=words)


def _of_another(event: e.ProgressEvent, safe: Safe) -> e.LiveEvent | None:
    match event:
        case e.SectionWritten():
            offered = {fact: safe(words, False) for fact, words in event.offered.items()}
            return event.model_copy(update={"text": safe(event.text, False), "offered": offered})
        case e.RiskAnswered():
            return event.model_copy(update={"words": safe(event.words, False)})
        case e.NameJudged():
            return event if safe(event.word, True) == event.word else None
        case _:
            return event
