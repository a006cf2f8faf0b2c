"""Times in the room, corrected: what can have been is kept with who said so, everything else is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.live import events as e
from app.live import stays
from app.live.rows import rows, status
from app.live.state import LiveEntry, Session, fold_all
from app.model.agenda import ZERO, Span
from tests.events_for_tests import (
    MARIA,
    ROOMS,
    after,
    arrived,
    at,
    minutes,
    opening,
    started,
    told,
)

HERE = told(arrived(MARIA, 2), started(0), (50, e.Paused()), (55, e.Resumed()))


def stay(start: float, end: float | None) -> e.Stay:
    return e.Stay(start=at(start), end=None if end is None else at(end))


def test_corrected_times_take_the_place_of_what_was_marked() -> None:
    events = stays.correct_stay(HERE, at(100), "maria", [stay(60, None), stay(-3, 40)])
    session = after(HERE, 100, events)
    maria = session.people["maria"]
    assert maria.spans == (Span(at(-3), at(40)), Span(at(60), None))
    assert maria.presence == "here"
    assert stays.correction(session, "maria") == stays.Correction("alex", at(100))
    assert stays.correction(session, "james") is None


def test_a_correction_that_was_taken_back_is_not_told() -> None:
    session = after(HERE, 100, stays.correct_stay(HERE, at(100), "maria", [stay(-3, 40)]))
    session = after(session, 101, [e.Undone(entry=session.entries[-1].id)])
    assert stays.correction(session, "maria") is None
    assert session.people["maria"].spans == HERE.people["maria"].spans


@pytest.mark.parametrize(
    ("spans", "why"),
    [
        ([stay(10, 10)], "ends after it starts"),
        ([stay(20, 10)], "ends after it starts"),
        ([stay(0, 20), stay(19, 40)], "overlap"),
        ([stay(0, 40), stay(5, 10)], "overlap"),
        ([stay(0, None), stay(30, 40)], "overlap"),
        ([stay(0, 101)], "has not come yet"),
        ([stay(101, None)], "has not come yet"),
        ([stay(-721, 40)], "more than 12 hours before the planned start"),
    ],
)
def test_what_cannot_have_been_is_refused_in_one_sentence(spans: list[e.Stay], why: str) -> None:
    with pytest.raises(Refused, match=why):
        stays.correct_stay(HERE, at(100), "maria", spans)


def test_spans_that_touch_are_no_overlap_and_none_at_all_is_nobody_here() -> None:
    session = after(HERE, 100, stays.correct_stay(HERE, at(100), "maria", [stay(0, 20), stay(20, 40)]))
    assert len(session.people["maria"].spans) == 2
    session = after(session, 100, stays.correct_stay(session, at(100), "maria", []))
    assert session.people["maria"].presence == "expected"
    assert list(stays.correct_stay(session, at(100), "maria", [])) == []


def test_after_the_end_every_stay_has_an_end_and_the_rows_follow() -> None:
    over = after(HERE, 180, [e.SessionEnded(let_go=("maria",))])
    with pytest.raises(Refused, match="ended"):
        stays.correct_stay(over, at(500), "maria", [stay(0, None)])
    corrected = after(over, 500, stays.correct_stay(over, at(500), "maria", [stay(0, 90)]))
    assert status(corrected.people["maria"], corrected) == "left_early"
    kept = next(row for row in rows(corrected).attendance if row.person_id == "maria")
    assert (kept.group_seconds, kept.paused_seconds) == (85 * 60, 5 * 60)


def test_late_follows_the_corrected_arrival() -> None:
    late = after(HERE, 100, stays.correct_stay(HERE, at(100), "maria", [stay(20, None)]))
    assert status(late.people["maria"], late) == "late"
    assert status(HERE.people["maria"], HERE) == "present"


def test_a_time_of_day_is_that_of_this_session_also_past_midnight() -> None:
    zone = ZoneInfo("America/New_York")
    evening = datetime(2026, 11, 24, 22, 30, tzinfo=zone)
    session = told(opened=opening().model_copy(update={"scheduled": evening}))
    for hour, day in ((17, 24), (23, 24), (0, 25), (2, 25), (16, 25)):
        moment = stays.moment_of(session, hour, 15 if hour != 16 else 0)
        assert (moment.astimezone(zone).day, moment.astimezone(zone).hour) == (day, hour)
        assert moment.tzinfo is UTC


def test_a_time_of_day_on_the_night_when_clocks_go_back() -> None:
    zone = ZoneInfo("America/New_York")
    session = told(
        opened=opening().model_copy(update={"scheduled": datetime(2026, 10, 31, 23, 0, tzinfo=zone)})
    )
    assert stays.moment_of(session, 3, 0).astimezone(zone) == datetime(2026, 11, 1, 3, 0, tzinfo=zone)


SOME = st.lists(st.tuples(st.integers(-30, 250), st.integers(-30, 250) | st.none()), max_size=4)


@given(ROOMS, SOME)
def test_whatever_is_accepted_stands_exactly_and_adds_up(
    journal: list[LiveEntry], wished: list[tuple[int, int | None]]
) -> None:
    """Any spans for anybody in any session: refused in a sentence, or kept as they are, and every second counted."""
    session = fold_all("session-1", journal)
    spans = [stay(start, end) for start, end in wished]
    try:
        events = stays.correct_stay(session, at(301), "maria", spans)
    except Refused:
        return
    corrected = after(session, 301, events)
    kept = tuple(sorted((Span(one.start, one.end) for one in spans), key=lambda span: span.start))
    assert tuple(sorted(corrected.people["maria"].spans, key=lambda span: span.start)) == kept
    whole = sum(((span.end or at(301)) - span.start for span in kept), ZERO)
    assert stays.time_of(corrected, at(301), spans).whole == whole


def test_what_spans_would_come_to_is_told_before_they_are_kept() -> None:
    time = stays.time_of(HERE, at(100), [stay(-3, 40), stay(52, None)])
    assert (time.before, time.group, time.paused) == (minutes(3), minutes(85), minutes(3))
    assert time.whole == timedelta(minutes=91)


def test_a_person_who_is_not_on_the_list_has_no_times() -> None:
    with pytest.raises(Refused, match="not on today"):
        stays.correct_stay(Session("session-1", opening()), at(0), "nobody", [])
