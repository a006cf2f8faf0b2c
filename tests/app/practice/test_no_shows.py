"""Who did not come stays on the list until they are reached, or somebody decides that nothing more is to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from app.errors import Refused
from app.model.care import CareStep
from app.model.entry import Entry
from app.model.people import Consent, EmergencyContact, Person
from app.model.rows import AttendanceRow
from app.practice import events as e
from app.practice.no_shows import close_no_show, may_call_contact, no_show, not_reached_yet, try_to_reach
from app.practice.state import Care, Practice, fold, fold_all

NOW = datetime(2026, 11, 24, 14, 20, tzinfo=UTC)
TODAY = date(2026, 11, 24)
AISHA = Person(id="aisha", name="Aisha K.", emergency_contact=EmergencyContact(name="Dee", release=True))


MISSING = ("aisha", "nobody")


def row(person: str = "aisha", day: str = "2026-11-24", status: str = "no_show") -> AttendanceRow:
    return AttendanceRow(f"session-{day}", person, "group-morning", day, status, 0, 0, 0, 0, 0, 0)


def practice() -> Practice:
    return after(Practice(), [e.PersonAdded(person=AISHA)])


def after(practice: Practice, events: Sequence[e.PracticeEvent]) -> Practice:
    for event in events:
        practice = fold(practice, Entry(str(len(practice.entries)), "practice", "alex", NOW, NOW, event))
    return practice


def test_who_was_not_reached_stays_with_every_attempt() -> None:
    held = practice()
    held = after(
        held, try_to_reach(held, NOW, "aisha", "session-2026-11-24", MISSING, "call", False, "left a message")
    )
    (missed,) = not_reached_yet(held, [row()], TODAY)
    assert (missed.person, missed.group, missed.day) == (AISHA, "group-morning", TODAY)
    assert [(each.attempt.how, each.attempt.reached, each.at) for each in missed.tries] == [
        ("call", False, NOW)
    ]


def test_who_was_reached_or_let_be_is_done() -> None:
    held = practice()
    reached = after(held, try_to_reach(held, NOW, "aisha", "session-2026-11-24", MISSING, "text", True))
    closed = after(held, close_no_show(held, NOW, "aisha", "session-2026-11-24"))
    assert not_reached_yet(reached, [row()], TODAY) == []
    assert not_reached_yet(closed, [row()], TODAY) == []
    assert close_no_show(closed, NOW, "aisha", "session-2026-11-24") == []
    # another day that they missed is another matter
    assert len(not_reached_yet(reached, [row(day="2026-11-20")], TODAY)) == 1


def test_only_no_shows_of_the_last_fourteen_days_are_listed_newest_first() -> None:
    rows = [
        row(day="2026-11-09"),
        row(day="2026-11-10"),
        row(day="2026-11-23"),
        row(day="2026-11-24", status="excused"),
        row("nobody"),
    ]
    assert [missed.day.isoformat() for missed in not_reached_yet(practice(), rows, TODAY)] == [
        "2026-11-23",
        "2026-11-10",
    ]


def test_who_is_discharged_leaves_the_list_on_that_day() -> None:
    over = CareStep(kind="discharged", on=date(2026, 11, 25))
    held = after(practice(), [e.CareStepTaken(person="aisha", step=over)])
    assert len(not_reached_yet(held, [row()], TODAY)) == 1
    assert not_reached_yet(held, [row()], date(2026, 11, 25)) == []
    back = CareStep(kind="readmitted", on=date(2026, 11, 25))
    held = after(held, [e.CareStepTaken(person="aisha", step=back)])
    assert len(not_reached_yet(held, [row()], date(2026, 11, 25))) == 1


def test_an_attempt_can_be_taken_back_with_the_practice_as_it_was() -> None:
    held = practice()
    tried = after(held, try_to_reach(held, NOW, "aisha", "s", MISSING, "call", True))
    undone = fold_all(
        [*tried.entries, Entry("u", "practice", "alex", NOW, NOW, e.Undone(entry=tried.entries[-1].id))]
    )
    assert no_show(undone, "aisha", "s").tries == ()


def test_bad_input_gets_a_sentence() -> None:
    with pytest.raises(Refused):
        try_to_reach(practice(), NOW, "nobody", "s", MISSING, "call", False)
    with pytest.raises(Refused):
        try_to_reach(practice(), NOW, "aisha", "s", MISSING, "call", False, "x" * 201)


def test_only_who_did_not_come_is_looked_for() -> None:
    with pytest.raises(Refused, match="did not miss that session"):
        try_to_reach(practice(), NOW, "aisha", "s", ("maria",), "call", True)


def test_an_attempt_of_earlier_has_its_own_time_and_its_place_among_the_others() -> None:
    earlier = NOW - timedelta(minutes=20)
    held = after(practice(), try_to_reach(practice(), NOW, "aisha", "s", MISSING, "call", False))
    held = after(held, try_to_reach(held, NOW, "aisha", "s", MISSING, "text", False, "  at  work ", earlier))
    assert [(each.attempt.how, each.at) for each in no_show(held, "aisha", "s").tries] == [
        ("text", earlier),
        ("call", NOW),
    ]
    assert no_show(held, "aisha", "s").tries[0].attempt.words == "at work"
    for at, sentence in (
        (NOW + timedelta(minutes=1), "still to come"),
        (NOW - timedelta(days=16), "two weeks"),
    ):
        with pytest.raises(Refused, match=sentence):
            try_to_reach(held, NOW, "aisha", "s", MISSING, "call", False, at=at)


def release(**dates: date) -> Care:
    return Care(consents={"c": Consent(id="c", kind="contact_release", **dates)})


def test_a_release_with_dates_counts_before_the_mark_beside_the_contact() -> None:
    signed = date(2026, 11, 1)
    assert may_call_contact(AISHA, Care(), TODAY)
    assert may_call_contact(AISHA, release(signed=signed), TODAY)
    assert not may_call_contact(AISHA, release(signed=signed, revoked=TODAY), TODAY)
    assert not may_call_contact(AISHA, release(signed=signed, expires=date(2026, 11, 23)), TODAY)
    assert not may_call_contact(AISHA, release(), TODAY)
    assert not may_call_contact(Person(id="x", name="X"), release(signed=signed), TODAY)
