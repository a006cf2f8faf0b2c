"""Who is never in one small group with whom: two people, no reasons, and it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from app.errors import Refused
from app.model.entry import Entry
from app.model.people import Person
from app.practice import events as e
from app.practice.keeping_apart import apart_from, keep_apart, let_together
from app.practice.state import Practice, fold

NOW = datetime(2026, 11, 24, 14, 20, tzinfo=UTC)
TODAY = date(2026, 11, 24)
PEOPLE = tuple(Person(id=name, name=name.title()) for name in ("aisha", "ben", "chris"))


def after(practice: Practice, events: Sequence[e.PracticeEvent]) -> Practice:
    for event in events:
        practice = fold(practice, Entry(str(len(practice.entries)), "practice", "alex", NOW, NOW, event))
    return practice


def practice() -> Practice:
    return after(Practice(), [e.PersonAdded(person=person) for person in PEOPLE])


def test_it_holds_for_both_and_can_be_taken_back_from_either() -> None:
    held = practice()
    held = after(held, keep_apart(held, NOW, "ben", "aisha"))
    held = after(held, keep_apart(held, NOW, "ben", "chris"))
    assert [person.name for person in apart_from(held, "ben")] == ["Aisha", "Chris"]
    assert [person.name for person in apart_from(held, "aisha")] == ["Ben"]
    assert keep_apart(held, NOW, "aisha", "ben") == []
    held = after(held, let_together(held, NOW, "aisha", "ben"))
    assert apart_from(held, "aisha") == ()
    assert let_together(held, NOW, "aisha", "ben") == []


def test_nobody_is_kept_apart_from_themselves_or_from_somebody_who_is_gone() -> None:
    with pytest.raises(Refused, match="same person"):
        keep_apart(practice(), NOW, "ben", "ben")
    with pytest.raises(Refused, match="not here any more"):
        keep_apart(practice(), NOW, "ben", "nobody")
