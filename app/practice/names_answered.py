"""What was answered about words that may be another's name in what leaves about a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.errors import Refused
from app.practice import events as e
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def answer_names(
    practice: Practice, now: datetime, person: str, answers: Mapping[str, bool | None]
) -> Events:
    """By the place of a word (`Question.place`) whether it is another's name; None takes an answer back."""
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
    known = practice.care_of(person).names
    return [
        e.NameAnswered(person=person, place=place, member=member)
        for place, member in answers.items()
        if known.get(place) is not member
    ]
