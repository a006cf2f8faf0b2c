"""A missed topic that somebody caught up on outside the group: marked, and taken back."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, datetime

from app.errors import Refused
from app.model.care import FIRST_YEAR
from app.practice import events as e
from app.practice.days import today_of
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def make_up_topic(
    practice: Practice, now: datetime, person: str, topic: str, on: date, known: Container[str]
) -> Events:
    """A person caught up on a topic on a day; the day that was marked last counts, whichever it is. `known` are the
    topics that there are."""
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
    if topic not in known:
        raise Refused(_("That topic is not here any more."))
    if on > today_of(practice, now, person):
        raise Refused(_("That day is still to come. A make-up is marked when it was done."))
    if on.year < FIRST_YEAR:
        raise Refused(_("That day is before the year {year}. Check the year.").format(year=FIRST_YEAR))
    if practice.care_of(person).made_up.get(topic) == on:
        return []
    return [e.TopicMadeUp(person=person, topic=topic, on=on)]


def take_back_make_up(practice: Practice, now: datetime, person: str, topic: str) -> Events:
    """They did not make it up after all."""
    on = practice.care_of(person).made_up.get(topic)
    if on is None:
        raise Refused(_("That make-up is not here any more."))
    return [e.TopicMadeUp(person=person, topic=topic, on=on, done=False)]
