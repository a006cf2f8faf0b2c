"""One person over time: weeks without a gap, their own trends, and topics that belong to them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.model.care import BesideSession
from app.model.rows import AttendanceRow, CoverageRow, RoundRow
from app.practice import events as e
from app.practice.person_record import PersonRecord, person_record
from app.practice.state import Practice
from app.practice.weeks import whole_minutes
from tests.app.practice.test_weeks import HARMONY, ROWS, a_practice, came, on

TODAY = on(2)


def record_of(
    practice: Practice,
    attendance: list[AttendanceRow] | None = None,
    rounds: list[RoundRow] | None = None,
    coverage: list[CoverageRow] | None = None,
    person: str = "maria",
    today: date = TODAY,
) -> PersonRecord:
    return person_record(
        practice, practice.people[person], attendance or [], rounds or [], coverage or [], today
    )


def asked(day: date, craving: int | None, mood: int | None = None, person: str = "maria") -> RoundRow:
    return RoundRow(f"session-{day}", person, day.isoformat(), craving, None, "", "", "", mood)


def met(topic: str, day: date, share: float, person: str = "maria") -> CoverageRow:
    return CoverageRow(f"session-{day}", person, topic, day.isoformat(), share)


def test_the_weeks_are_there_from_the_first_session_to_this_week_without_a_gap() -> None:
    record = record_of(a_practice(), [came("maria", on(-20)), came("maria", on(0)), came("james", on(-60))])
    assert [week.monday for week in record.weeks] == [on(-21), on(-14), on(-7), on(0)]
    assert [week.group_minutes for week in record.weeks] == [180, 0, 0, 180]
    assert [session.day for session in record.sessions] == [on(0), on(-20)]


def test_somebody_new_has_this_week_and_nothing_else() -> None:
    record = record_of(a_practice())
    assert [week.monday for week in record.weeks] == [on(0)]
    assert (record.sessions, record.mood.values) == ((), ())
    assert not any(topic.times for topic in record.topics)


def test_a_session_beside_the_group_begins_the_weeks_as_well() -> None:
    session = BesideSession(id="1", kind="family", on=on(-8), minutes=50)
    record = record_of(a_practice(e.BesideSessionKept(person="maria", session=session)))
    assert [week.monday for week in record.weeks] == [on(-14), on(-7), on(0)]


def test_trends_are_in_order_and_an_answer_that_was_not_given_is_a_gap() -> None:
    rounds = [asked(on(1), 3, mood=6), asked(on(0), None), asked(on(-7), 5, person="james"), asked(on(-3), 7)]
    record = record_of(a_practice(), rounds=rounds)
    assert record.craving_in.days == (on(-3), on(0), on(1))
    assert record.craving_in.values == (7, None, 3)
    assert record.craving_in.given == (7, 3)
    assert record.mood.values == (None, None, 6)


def test_topics_are_covered_in_part_or_missing_for_this_person() -> None:
    first, second, third = HARMONY.topics[:3]
    coverage = [
        met(first, on(-7), 0.2),
        met(first, on(0), 1.0),
        met(second, on(1), 0.3),
        met(third, on(1), 0.0),
        met(third, on(1), 1.0, person="james"),
        met("something-else", on(-9), 0.8),
    ]
    found = {topic.topic: topic for topic in record_of(a_practice(), coverage=coverage).topics}
    assert (found[first].covered, found[first].times, found[first].last) == (True, 2, on(0))
    assert (found[second].covered, found[second].in_part) == (False, True)
    assert (found[third].times, found[third].in_part) == (0, False)
    assert [*found] == [*HARMONY.topics, "something-else"]


def test_who_left_keeps_the_targets_of_the_last_program() -> None:
    practice = a_practice(e.PersonWithdrawn(person="maria", group="day", on=on(-7)))
    record = record_of(practice)
    assert record.program == HARMONY
    assert record.weeks[0].target == 540


@given(ROWS, st.integers(0, 400))
def test_the_weeks_add_up_to_all_sessions_of_the_person(rows: list[AttendanceRow], later: int) -> None:
    today = on(0) + timedelta(days=later)
    for person in ("maria", "james", "aisha"):
        record = record_of(a_practice(), rows, person=person, today=today)
        own = [row for row in rows if row.person_id == person]
        assert sum(week.group_minutes for week in record.weeks) == sum(
            whole_minutes(r.group_seconds) for r in own
        )
        assert sum(len(day.sessions) for day in record.days) == len(own) == len(record.sessions)
        assert all(a.monday + timedelta(days=7) == b.monday for a, b in pairwise(record.weeks))
        assert record.weeks[-1].monday + timedelta(days=6) >= today
