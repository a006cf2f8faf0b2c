"""A duration is read in every way in which platforms write it, and not where it could mean two things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.attendance_reports.durations import seconds_of


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("62", 3720),
        ("62.5", 3750),
        ("62,5", 3750),
        ("1:02:03", 3723),
        ("32:14", 1934),
        ("1 hr 5 min", 3900),
        ("1 hr", 3600),
        ("45 min", 2700),
        ("1h 2m 3s", 3723),
        ("1h2m3s", 3723),
        ("59m 3s", 3543),
        ("0s", 0),
        ("59 Min. 0 Sek.", 3540),
        ("1 Std. 2 Min. 3 Sek.", 3723),
        ("1 Stunde und 5 Minuten", 3900),
        ("1 hora y 5 minutos", 3900),
        ("1 h 5 min 3 s", 3903),
        ("1 heure et 5 minutes", 3900),
        ("2 hours, 1 minute", 7260),
        ("PT1H2M3S", 3723),
        ("less than a minute", 30),
        ("< 1 min", 30),
    ],
)
def test_a_duration_is_read(written: str, seconds: float) -> None:
    assert seconds_of(written) == seconds


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1:05",
        "soon",
        "5 min 1 hr",
        "5 min 5 min",
        "1 day",
        "-5",
        "1h 2",
        "1:99:00",
        "5 parsecs",
        "5 min ago",
    ],
)
def test_what_is_no_duration_or_could_be_two_is_not_read(written: str) -> None:
    assert seconds_of(written) is None


@given(st.text(alphabet="0123456789:.,hms minrstdek<PT-", max_size=30) | st.text())
def test_any_text_is_read_without_a_crash(text: str) -> None:
    seconds = seconds_of(text)
    assert seconds is None or seconds >= 0
