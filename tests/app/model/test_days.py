"""A session's day is the one of its group's zone, wherever it is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.documents.taking import take_record
from app.live.rows import rows
from app.model.days import day_in
from tests.events_for_tests import opening, told

ZONES = st.sampled_from(["America/New_York", "Pacific/Honolulu", "Pacific/Auckland", "UTC"])


def test_an_evening_elsewhere_is_still_the_same_day_there() -> None:
    moment = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
    assert day_in("America/New_York", moment) == date(2026, 11, 23)
    assert day_in("Pacific/Auckland", moment) == date(2026, 11, 24)


@given(ZONES, st.integers(0, 400 * 24 * 60))
def test_views_and_documents_say_the_same_day(zone: str, minutes: int) -> None:
    scheduled = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    opened = opening().model_copy(update={"zone": zone, "scheduled": scheduled})
    session = told(opened=opened)
    assert opened.day == scheduled.astimezone(ZoneInfo(zone)).date()
    assert rows(session).sessions[0].day == opened.day.isoformat()
    assert take_record(session, scheduled, {}).day == opened.day
