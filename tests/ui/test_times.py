"""Times of day as people type them, in the ways that their systems write them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QTime

from ui.times import day_and_time, day_name, day_words, read_time, time_words

LOCALES = ("en_US", "en_GB", "de_DE", "fi_FI", "en_CA", "zh_TW", "es_MX")

times = st.builds(QTime, st.integers(0, 23), st.integers(0, 59))


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@given(times, times, st.sampled_from(LOCALES))
def test_every_time_reads_back_as_it_is_shown(time: QTime, near: QTime, locale: str) -> None:
    QLocale.setDefault(QLocale(locale))
    shown = time_words(time)
    for typed in (shown, shown.lower(), shown.upper(), shown.replace(" ", ""), f"  {shown} "):
        assert read_time(typed, near) == time


@given(st.text())
def test_whatever_is_typed_is_a_time_or_nothing(typed: str) -> None:
    time = read_time(typed, QTime(9, 0))
    assert time is None or time.isValid()


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("16:00", QTime(16, 0)),
        ("1600", QTime(16, 0)),
        ("930", QTime(9, 30)),
        ("9.30", QTime(9, 30)),
        ("9 30", QTime(9, 30)),
        ("9h30", QTime(9, 30)),
        ("4", QTime(4, 0)),
        ("4pm", QTime(16, 0)),
        ("4 P.M.", QTime(16, 0)),
        ("4:05p", QTime(16, 5)),
        ("12 am", QTime(0, 0)),
        ("12:30 PM", QTime(12, 30)),
        ("16:00 PM", QTime(16, 0)),
    ],
)
def test_a_time_may_be_typed_in_many_ways(typed: str, time: QTime) -> None:
    assert read_time(typed) == time


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "25", "24:00", "9:60", "9:5", "16 am", "0 pm", "4 xm", "-4", "4/30", "1:2:3", "12345"],
)
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    assert read_time(typed) is None


def test_without_am_or_pm_the_closer_time_is_meant_where_there_are_two() -> None:
    assert read_time("2:10", QTime(13, 55)) == QTime(14, 10)
    assert read_time("11:50", QTime(12, 0)) == QTime(11, 50)
    assert read_time("12:10", QTime(23, 40)) == QTime(0, 10)
    assert read_time("02:10", QTime(13, 55)) == QTime(2, 10)
    QLocale.setDefault(QLocale("de_DE"))
    assert read_time("2:10", QTime(13, 55)) == QTime(2, 10)


def test_a_moment_is_called_by_its_day_as_long_as_that_says_which() -> None:
    zone = "America/New_York"
    in_zone = ZoneInfo(zone)
    now = datetime(2026, 11, 24, 12, 0, tzinfo=in_zone)
    for moment, words in (
        (datetime(2026, 11, 24, 9, 0, tzinfo=in_zone), "today 9:00"),
        (datetime(2026, 11, 25, 9, 0, tzinfo=in_zone), "tomorrow 9:00"),
        (datetime(2026, 11, 23, 17, 5, tzinfo=in_zone), "yesterday 5:05 PM"),
        (datetime(2026, 11, 20, 9, 0, tzinfo=in_zone), "Friday 9:00"),
        (datetime(2026, 11, 3, 9, 0, tzinfo=in_zone), "Nov 3, 9:00"),
        (datetime(2025, 11, 3, 9, 0, tzinfo=in_zone), "Nov 3, 2025, 9:00"),
    ):
        assert day_and_time(moment, now, zone) == words
    days = (date(2026, 11, 24), date(2026, 11, 23), date(2026, 11, 20), date(2025, 11, 3))
    assert [day_name(day, zone, now) for day in days] == ["today", "yesterday", "Friday", "Nov 3, 2025"]


def test_a_meeting_a_week_away_is_not_taken_for_one_of_today() -> None:
    zone = ZoneInfo("America/New_York")
    now = datetime(2026, 11, 28, 9, 41, tzinfo=zone)
    for day, words in (
        (datetime(2026, 11, 28, 9, 15, tzinfo=zone), "Today, 9:15 to 12:15"),
        (datetime(2026, 12, 4, 9, 15, tzinfo=zone), "Friday, 9:15 to 12:15"),
        (datetime(2026, 12, 5, 9, 15, tzinfo=zone), "Saturday, December 5, 9:15 to 12:15"),
        (datetime(2026, 11, 21, 9, 15, tzinfo=zone), "Saturday, November 21, 9:15 to 12:15"),
    ):
        assert day_words(day, day.replace(hour=12), "America/New_York", now) == words
