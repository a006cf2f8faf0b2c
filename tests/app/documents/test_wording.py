"""Times of day as documents say them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.documents.wording import clock, stretch


def today(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (today(0, 5), "12:05 AM"),
        (today(9, 2), "9:02 AM"),
        (today(11, 59, 59), "11:59 AM"),
        (today(12, 0), "12:00 PM"),
        (today(17, 30), "5:30 PM"),
        (None, ""),
    ],
)
def test_a_time_of_day_is_written_as_readers_in_the_us_write_it_and_stays_on_one_line(
    moment: datetime | None, words: str
) -> None:
    assert clock(moment) == words.replace(" ", "\u00a0")


def test_a_stretch_of_time_says_the_half_of_the_day_at_both_ends() -> None:
    assert stretch(today(9, 0), today(12, 0)) == "9:00\u00a0AM to 12:00\u00a0PM"
    assert stretch(today(9, 0), None) == "from 9:00\u00a0AM"
